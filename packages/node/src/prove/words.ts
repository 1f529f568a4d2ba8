/**
 * The simple commands of a line of shell, as far as they can be seen without a shell: words, quotes, what separates commands.
 *
 * Only to find which files a command names. Nothing is ever put together again from these words: what is started is the text itself.
 */

export interface SimpleCommand {
  /** Without assignments before it. What a variable or a substitution would give stands as it is written. */
  readonly words: readonly string[]
}

/** Words of the shell before a command. */
const KEYWORDS = new Set(['then', 'do', 'else', 'if', 'while', 'until', '!', '{', '(', 'coproc'])

interface Wrapper {
  /** Its options that take a word. */
  readonly taking: ReadonlySet<string>
  /** Words of its own before the command. */
  readonly own: number
}

const wrapper = (taking = '', own = 0): Wrapper => ({ taking: new Set(taking.split(' ').filter(Boolean)), own })

/** Programs that only start another command. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ['sudo', wrapper('-u -g -h -p -C -r -t -U -D -R -T --user --group --host --prompt --chdir')],
  ['doas', wrapper('-u -C')],
  ['env', wrapper('-u -C -S --unset --chdir')],
  ['time', wrapper('-f -o --format --output')],
  ['nice', wrapper('-n --adjustment')],
  ['ionice', wrapper('-c -n -p --class --classdata')],
  ['nohup', wrapper()],
  ['setsid', wrapper()],
  ['stdbuf', wrapper('-i -o -e --input --output --error')],
  ['timeout', wrapper('-k -s --kill-after --signal', 1)],
  ['exec', wrapper('-a')],
  ['command', wrapper()],
  ['builtin', wrapper()],
  ['xargs', wrapper('-a -d -E -I -L -n -P -s --arg-file --delimiter --replace --max-lines --max-args --max-procs')],
  ['dotenv', wrapper('-e -v -c')],
  ['cross-env', wrapper()],
])

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k)?sh$/
/** Commands inside of commands, so deep. */
const DEEPEST = 4

export function simpleCommands(text: string, depth = 0): SimpleCommand[] {
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
  return commands.flatMap((words) => inner(withoutStart(words), depth))
}

/** `bash -c "npm test"` is a call of bash and one of npm. */
function inner(words: readonly string[], depth: number): SimpleCommand[] {
  if (words.length === 0) return []
  const option = SHELL.test(words[0] ?? '') ? words.findIndex((word) => /^-[a-z]*c$/.test(word)) : -1
  const text = option < 0 ? undefined : words[option + 1]
  return [{ words }, ...(text === undefined || depth >= DEEPEST ? [] : simpleCommands(text, depth + 1))]
}

function withoutStart(words: readonly string[]): readonly string[] {
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    const found = WRAPPERS.get(word.replace(/^\/(?:usr\/)?bin\//, ''))
    if (found) at = behind(words, at + 1, found)
    else if (KEYWORDS.has(word) || /^[A-Za-z_]\w*=/.test(word)) at++
    else break
  }
  return words.slice(at)
}

/** Where the command begins that a wrapper starts. */
function behind(words: readonly string[], from: number, { taking, own }: Wrapper): number {
  let at = from
  while (at < words.length && (words[at] ?? '').startsWith('-')) at += taking.has(words[at] ?? '') ? 2 : 1
  return at + own
}
