/**
 * A line of shell as its single commands, each with its words. Enough of the shell to name what is called; nothing is ever run from
 * here.
 */

export interface SimpleCommand {
  /** Without quotes, variables before it and `sudo`. */
  readonly words: readonly string[]
  /** Offsets in the line, half-open. */
  readonly from: number
  readonly to: number
}

/** Longer lines are programs, not commands that somebody types. */
const LONGEST = 2_000
const JOINTS = /^(?:&&|\|\||[;|&\n])/

/** The commands between `&&`, `||`, `;` and `|`. Substitutions stay inside their word. */
export function simpleCommands(line: string): SimpleCommand[] {
  if (line.length > LONGEST) return []
  const found: SimpleCommand[] = []
  let words: string[] = []
  let word: string | null = null
  let from = 0
  let quote = ''
  let end = 0
  const closeWord = () => {
    if (word !== null) words.push(word)
    word = null
  }
  const closeCommand = () => {
    closeWord()
    const own = withoutPrefix(words)
    if (own.length > 0) found.push({ words: own, from, to: end })
    words = []
  }
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    const joint = quote === '' ? JOINTS.exec(line.slice(at, at + 2))?.[0] : undefined
    // `2>&1` redirects, it joins nothing.
    if (joint && !(joint === '&' && /[<>]/.test(line[at - 1] ?? ''))) {
      closeCommand()
      at += joint.length - 1
    } else if (quote === '' && /\s/.test(sign)) closeWord()
    else {
      if (words.length === 0 && word === null) from = at
      end = at + 1
      if (quote === sign) quote = ''
      else if (quote === '' && (sign === '"' || sign === "'")) {
        quote = sign
        word ??= ''
      } else word = (word ?? '') + sign
    }
  }
  closeCommand()
  return found
}

/** `PORT=3000 sudo env npm start` starts `npm start`. */
function withoutPrefix(words: readonly string[]): string[] {
  let at = 0
  while (
    at < words.length &&
    (/^[A-Za-z_]\w*=/.test(words[at] ?? '') || ['sudo', 'env', 'time', 'exec', 'nohup'].includes(words[at] ?? ''))
  )
    at++
  return words.slice(at)
}
