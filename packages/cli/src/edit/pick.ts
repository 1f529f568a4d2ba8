/**
 * A command without a task, in a terminal: a short list of the tasks that it is likely about.
 */
import type { Plan, Task, TaskState } from '@milemark/core'
import { next } from '@milemark/core'
import { load } from '@milemark/node'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'
import { taskName } from '../show/words.ts'
import { reportUnclear } from './change.ts'
import { choose, whichDocument } from './which.ts'

export interface PickOptions {
  readonly name: string
  readonly state: TaskState
  readonly asOf: string
  readonly file?: string
  readonly json?: true
}

/** The chosen task, by its key; or how the command ends. */
export async function pickTask(io: Io, { name, state, asOf, file, json }: PickOptions): Promise<readonly string[] | ExitCode> {
  if (!(io.isTerminal && process.stdin.isTTY)) {
    io.err(`milemark: Name a task: milemark ${name} 1.2, or words of its title. Nothing was changed.`)
    return EXIT.usage
  }
  const document = await whichDocument(io, { file, asOf, names: [], command: (path) => `milemark ${name} --file ${shellWord(path)}` })
  if ('ok' in document) return reportUnclear(io, document, json ? { json } : {})
  const { documents } = await load([document.path], { asOf, findings: 'skipped' })
  const tasks = documents.flatMap(({ plan, path }) => likely(plan, state, asOf, path))
  if (tasks.length === 0) {
    io.err(`milemark: No task in ${document.path} could be meant. To see them all: milemark next --all ${document.path}`)
    return EXIT.usage
  }
  const picked = await choose(io, tasks.map(taskName), 'Which task?')
  const task = picked === null ? undefined : tasks[picked]
  if (task) return [task.key]
  io.err('milemark: No task was chosen; nothing was changed.')
  return EXIT.usage
}

/** To begin: what is ready. To end: what is begun, then what is ready. To reopen: what is over. */
function likely(plan: Plan, state: TaskState, asOf: string, path: string): Task[] {
  const units = plan.tasks.filter(({ unit }) => unit)
  if (state === 'todo') return units.filter((task) => task.state !== 'todo').reverse()
  const ready = next(plan, { asOf, path }).ready.flatMap(({ key }) => units.filter((task) => task.key === key))
  const begun = units.filter((task) => task.state === 'doing')
  return [...new Set(state === 'doing' ? ready.filter((task) => task.state !== 'doing') : [...begun, ...ready])]
}
