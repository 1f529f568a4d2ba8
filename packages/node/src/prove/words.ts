/**
 * The simple commands of a line of shell, as far as they can be seen without a shell: words, quotes, what separates commands.
 *
 * Only to find which files a command names. Nothing is ever put together again from these words: what is started is the text itself.
 */

export interface SimpleCommand {
  /** Without assignments before it. What a variable or a substitution would give stands as it is written. */
  readonly words: readonly string[]
}

/** Words that only start another command. */
const BEFORE = new Set(['sudo', 'env', 'time', 'nice', 'nohup', 'exec', 'command', 'then', 'do', 'else', 'if', 'while', '!', '{', '('])

export function simpleCommands(text: string): SimpleCommand[] {
  const commands: string[][] = [[]]
  let word: string | null = null
  let quote = ''
  const end = () => {
    if (word !== null) commands.at(-1)?.push(word)
    word = null
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (quote !== '') {
      if (sign === quote) quote = ''
      else if (sign === '\\' && quote === '"') word = (word ?? '') + (text[++at] ?? '')
      else word = (word ?? '') + sign
    } else if (sign === '"' || sign === "'") {
      quote = sign
      word ??= ''
    } else if (sign === '\\') {
      const next = text[++at] ?? ''
      if (next !== '\n') word = (word ?? '') + next
    } else if (/[;&|\n()`]/.test(sign)) {
      end()
      commands.push([])
    } else if (/[\s<>]/.test(sign)) end()
    else word = (word ?? '') + sign
  }
  end()
  return commands.map((words) => ({ words: withoutStart(words) })).filter(({ words }) => words.length > 0)
}

function withoutStart(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word) && !BEFORE.has(word))
  return first < 0 ? [] : words.slice(first)
}
