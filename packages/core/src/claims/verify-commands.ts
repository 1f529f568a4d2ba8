/**
 * The commands that show that a task is done: `- [x] 3.2 Import works (npm test -- import)`, the form in which edits write evidence,
 * a line `Verify: …` below the task, a column of that name. Found, never started: that is for whoever was asked to.
 */
import { isCommand } from '../plan/guide/commands.ts'
import type { Key, Plan, Task } from '../plan/plan.ts'
import type { Mark, Phrase } from '../text/phrase.ts'
import { originalSpan } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Statement, TextStatement } from './statement.ts'
import { statements } from './statement.ts'

export interface VerifyCommand {
  /** The task that it speaks for. */
  readonly task: Key
  /** Exactly as written; a line break inside code is a blank, as Markdown has it. */
  readonly command: string
  readonly span: Span
  /** 1-based. */
  readonly line: number
}

/** In document order; the same command of a task once. */
export function verifyCommands(plan: Plan): VerifyCommand[] {
  const seen = new Set<string>()
  return statements(plan)
    .flatMap((statement) => fromStatement(statement, plan))
    .filter(({ task, command }) => {
      const name = JSON.stringify([task, command])
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
}

function fromStatement(statement: Statement, plan: Plan): VerifyCommand[] {
  if (statement.form === 'fence' || !statement.task) return []
  const { task, text } = statement
  const found = isTitle(statement, task)
    ? [...inBrackets(text), ...behindDash(text)]
    : isLabelled(statement)
      ? codes(text).filter(({ from, to }) => isRunnable(text.plain.slice(from, to)))
      : []
  return found.map(({ from, to }) => {
    const span = originalSpan(text, from, to)
    const before = plan.source.text.slice(text.span.from, span.from)
    return {
      task: task.key,
      command: text.plain.slice(from, to).replaceAll('\n', ' '),
      span,
      line: statement.line + (before.match(/\n/g)?.length ?? 0),
    }
  })
}

const isTitle = ({ text }: TextStatement, { titleSpan }: Task): boolean => text.span.from <= titleSpan.from && titleSpan.from < text.span.to

const LABEL =
  /^[^\p{L}]*(?:evidence|proof|verify|verified(?: by| with)?|verification|validation|validate|check(?:ed)?(?: by| with)?|acceptance|bằng chứng|kiểm tra|xác minh|验证|检查|証拠|検証|проверка|verificación|prüfung|nachweis|vérification)\s*[:：]/iu
const COLUMN =
  /^[^\p{L}]*(?:evidence|proof|verify|verification|validation|check command|bằng chứng|xác minh|验证|検証|проверка)[^\p{L}]*$/iu

const isLabelled = ({ text, column }: TextStatement): boolean => (column === null ? LABEL.test(text.plain) : COLUMN.test(column))

interface Range {
  readonly from: number
  readonly to: number
}

const codes = ({ marks }: Phrase): readonly Mark[] => marks.filter(({ kind }) => kind === 'code')

/** The parts of the brackets behind a title, separated by commas: code that is a command, or words that can be nothing else. */
function inBrackets(text: Phrase): Range[] {
  // Brackets inside code are not brackets of the sentence.
  const sentence = codes(text).reduce((rest, { from, to }) => rest.slice(0, from) + '`'.repeat(to - from) + rest.slice(to), text.plain)
  return [...sentence.matchAll(/(?<![\]\w])[(（]([^()（）]*)[)）]/gu)].flatMap((bracket) => {
    const from = bracket.index + 1
    const to = from + (bracket[1] as string).length
    const quoted = codes(text).filter((mark) => mark.from >= from && mark.to <= to)
    if (quoted.length > 0) return quoted.filter((mark) => isRunnable(text.plain.slice(mark.from, mark.to)))
    return parts(sentence, from, to).filter((part) => BARE.test(text.plain.slice(part.from, part.to)))
  })
}

function parts(plain: string, from: number, to: number): Range[] {
  return [...plain.slice(from, to).matchAll(/[^,;，；]+/gu)].map((part) => {
    const lead = part[0].length - part[0].trimStart().length
    const start = from + part.index + lead
    return { from: start, to: start + part[0].trim().length }
  })
}

/** ` — \`npm test\`` at the end of a title: the other form in which evidence is written. */
function behindDash(text: Phrase): Range[] {
  const last = codes(text).at(-1)
  if (!last || !/\s[—–]\s*$/u.test(text.plain.slice(0, last.from)) || /[\p{L}\p{N}]/u.test(text.plain.slice(last.to))) return []
  return isRunnable(text.plain.slice(last.from, last.to)) ? [last] : []
}

/** Runners that need no more words. */
const ALONE = /^(?:pytest|tox|nox|vitest|jest|rspec|phpunit|ctest|rake|mypy|ruff)$/

const isRunnable = (text: string): boolean => isCommand(text) || ALONE.test(text) || BARE.test(text)

/**
 * Without code ticks, `make it nice` and `go live` are words: only what nobody would say counts.
 */
const BARE =
  /^(?:(?:npm|pnpm|yarn|bun) (?:(?:run|run-script|exec|x) [\w:./-]+|t|test|lint|build|typecheck)(?: .+)?|(?:npx|pnpx|bunx|uvx) [@\w].*|deno (?:test|task|lint|check|run)(?: .+)?|(?:node|python3?|bash|sh|ruby|php|tsx) (?:-m )?[\w./-]*[./][\w./-]+(?: .+)?|python3? -m .+|(?:uv|poetry|pdm|hatch|pipenv) run .+|(?:pytest|vitest|jest|tox|nox)(?: [-\w./].*)?|go (?:test|vet|build)(?: .+)?|cargo (?:test|check|build|clippy|nextest)(?: .+)?|(?:make|just|task|rake) (?:-C \S+ )?(?:test|check|lint|verify|build|ci|e2e|coverage|typecheck)[\w:-]*|dotnet (?:test|build)(?: .+)?|mvn (?:test|verify)(?: .+)?|\.\/[\w./-]+(?: .+)?)$/
