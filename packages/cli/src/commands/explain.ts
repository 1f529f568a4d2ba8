/**
 * `milemark explain TASK [FILE]`: every value of one task with the line it came from or the assumption, and why it starts
 * when it does.
 */
import { existsSync } from 'node:fs'
import type { Task } from '@milemark/core'
import { errorJson, explain, explainJson, findTask, noPlanSentence, scheduleView } from '@milemark/core'
import type { Document } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { explanationLines } from '../show/explain.ts'
import { taskName } from '../show/words.ts'
import { single } from '../single.ts'
import { truncate } from '../terminal/width.ts'

const HELP = `
Examples:
  milemark explain 2.3                   by its id
  milemark explain "login form" docs/plan.md
  milemark explain 2.3 docs/plan.md --json`

export function explainCommand(io: Io): Command {
  return withShared(new Command('explain'), io)
    .description('Shows every value of one task with the line it came from or the assumption, and why it starts when it does.')
    .argument('TASK', 'an id, a key, or words of the title')
    .argument('[FILE]', 'a document; may be left out where there is only one plan')
    .addHelpText('after', HELP)
    .action(async (words: string, file: string | undefined, options: SharedOptions) => io.exit(await runExplain(io, words, file, options)))
}

async function runExplain(io: Io, words: string, file: string | undefined, { asOf, json }: SharedOptions): Promise<ExitCode> {
  const slip = slipOf(words, file)
  if (slip !== null) {
    io.err(`milemark: ${slip}`)
    if (json) printJson(io, errorJson([{ path: words, code: 'usage', message: slip }]))
    return EXIT.usage
  }
  const document = await single(io, {
    file,
    asOf,
    json: json === true,
    findings: 'skipped',
    command: 'explain',
    typed: (path) => `milemark explain ${shellWord(words)} ${shellWord(path)}`,
  })
  if (typeof document === 'number') return document
  const sentence = noPlanSentence(document)
  if (sentence !== null)
    return refuse(io, document, { code: 'no-plan', message: sentence, exit: EXIT.unusable, json: json === true, candidates: [] })
  const { tasks, near } = findTask(document.plan, words)
  const [task, second] = tasks
  if (!task || second) return refuse(io, document, { ...unclear(words, document, tasks, near), exit: EXIT.usage, json: json === true })
  const times = scheduleView([document], { asOf }).tasks.find(({ key }) => key === task.key) ?? null
  const found = explain(document.plan, task.key, { path: document.path, times })
  if (json) printJson(io, explainJson(asOf, found))
  else io.out(explanationLines(io, found).join('\n'))
  return EXIT.fine
}

/** A document where the task should stand: the two exchanged, or the task forgotten. */
function slipOf(words: string, file: string | undefined): string | null {
  // `Write README.md` is the title of a task.
  if (!/\.(?:md|markdown)$/i.test(words) || (/\s/.test(words) && !existsSync(words))) return null
  if (file === undefined) return `Name the task as well: milemark explain TASK ${shellWord(words)}`
  return /\.(?:md|markdown)$/i.test(file) ? null : `The task comes first: milemark explain ${shellWord(file)} ${shellWord(words)}`
}

interface Refusal {
  readonly code: string
  readonly message: string
  readonly candidates: readonly Task[]
  readonly exit: typeof EXIT.usage | typeof EXIT.unusable
  readonly json: boolean
}

function unclear(
  words: string,
  { path, plan }: Document,
  tasks: readonly Task[],
  near: readonly Task[],
): Pick<Refusal, 'code' | 'message' | 'candidates'> {
  if (tasks.length > 0)
    return { code: 'ambiguous', message: `“${words}” fits ${tasks.length} tasks of ${path}; name one by its key.`, candidates: tasks }
  if (plan.tasks.length === 0) return { code: 'unknown', message: `${path} has no tasks.`, candidates: [] }
  const which = near.length > 0 ? 'Did you mean one of these?' : `What it has: milemark read ${shellWord(path)}`
  return { code: 'unknown', message: `${path} has no task “${words}”. ${which}`, candidates: near }
}

const SHOWN = 12

function refuse(io: Io, { path }: Document, { code, message, candidates, exit, json }: Refusal): ExitCode {
  io.err(`milemark: ${message}`)
  for (const task of candidates.slice(0, SHOWN))
    io.err(`${truncate(`  ${task.key === task.id ? '' : `${task.key}  `}${taskName(task)}`, io.width - 8)}  :${task.line}`)
  if (json)
    printJson(io, {
      ...errorJson([{ path, code, message }]),
      candidates: candidates.map(({ key, id, title, line }) => ({ key, id, title, path, line })),
    })
  return exit
}
