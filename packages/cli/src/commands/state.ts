/**
 * `milemark start|done|block|cancel|reopen TASK...`: the state of tasks, written as the document writes states.
 */
import type { EditRequest, TaskState } from '@milemark/core'
import { TIMEOUT_MS } from '@milemark/node'
import { Command } from 'commander'
import type { EditOptions } from '../edit/change.ts'
import { runEdit, withEditing } from '../edit/change.ts'
import { pickTask } from '../edit/pick.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import type { ProveOptions } from '../prove/options.ts'
import { withProving } from '../prove/options.ts'
import { shellWord } from '../shell.ts'

interface StateOptions extends EditOptions, Partial<ProveOptions> {
  readonly verify?: true
  readonly reason?: string
  readonly evidence?: string
  readonly took?: string
  readonly seen?: string
}

interface StateCommand {
  readonly name: string
  readonly state: TaskState
  readonly description: string
  readonly examples: string
}

const EXAMPLES = (name: string, more = '') => `
A task is named by its id, its key, or words of its title that fit only one. Several at once are one change:
all of them or none.

Examples:
  milemark ${name} 1.2
  milemark ${name} "login route" --file docs/plan.md${more}`

export const startCommand = (io: Io): Command =>
  stateCommand(io, { name: 'start', state: 'doing', description: 'Marks tasks as begun.', examples: EXAMPLES('start') })

export const doneCommand = (io: Io): Command =>
  withProving(ticking(io).option('--verify', 'first run the command that the task names; tick only when it passes (milemark run)'))

const ticking = (io: Io): Command =>
  stateCommand(io, {
    name: 'done',
    state: 'done',
    description: 'Ticks tasks, or a milestone. An order that is not kept and steps that are open are said, and do not hinder.',
    examples: EXAMPLES(
      'done',
      '\n  milemark done 1.2 --evidence "npm test -- login" --took 3h\n  milemark done M1                       a milestone is ticked only by its name\n  milemark done 1.2 --verify             ticked only when (npm test -- login) behind it passes',
    ),
  })
    .option('--evidence <TEXT>', 'what shows that it is done, such as the command that passed')
    .option('--took <TIME>', 'how long it took, added to what is written: 3h, 0.5d')

export const blockCommand = (io: Io): Command =>
  stateCommand(io, {
    name: 'block',
    state: 'blocked',
    description: 'Marks tasks as blocked.',
    examples: EXAMPLES('block', '\n  milemark block 2.2 --reason "waiting for keys"'),
  }).option('--reason <TEXT>', 'why, in a few words')

export const cancelCommand = (io: Io): Command =>
  stateCommand(io, {
    name: 'cancel',
    state: 'cancelled',
    description: 'Marks tasks as cancelled. They stay in the document.',
    examples: EXAMPLES('cancel'),
  })

export const reopenCommand = (io: Io): Command =>
  stateCommand(io, {
    name: 'reopen',
    state: 'todo',
    description: 'Makes tasks open again, whatever they were.',
    examples: EXAMPLES('reopen'),
  })

const stateCommand = (io: Io, { name, state, description, examples }: StateCommand): Command =>
  withEditing(new Command(name), io)
    .description(description)
    .argument('[TASK...]', 'ids or words of titles; without any, a list to choose from')
    .option('--seen <VERSION>', 'refuse when the state has changed since this version of the task')
    .addHelpText('after', examples)
    .action(async (named: string[], options: StateOptions) => {
      const names = named.length > 0 ? named : await pickTask(io, { ...options, name, state })
      if (typeof names === 'number') return io.exit(names)
      if (names.length === 0) return io.exit(EXIT.usage)
      const verified = options.verify ? await passed(io, names, options) : null
      if (typeof verified === 'number') return io.exit(verified)
      io.exit(
        await runEdit(
          io,
          {
            names,
            requests: names.map((task) => request(task, state, options)),
            label: `${name} ${names.join(' ')}`,
            command: (path) => `milemark ${name} ${names.map(shellWord).join(' ')} --file ${shellWord(path)}`,
          },
          verified === null ? options : { ...options, file: verified.path },
        ),
      )
    })

/** Loaded for this alone: ticking starts nothing otherwise. */
async function passed(io: Io, names: readonly string[], options: StateOptions) {
  const { verifyTasks } = await import('../prove/verify-tasks.ts')
  return verifyTasks(io, names, { ...options, timeout: options.timeout ?? TIMEOUT_MS })
}

function request(task: string, state: TaskState, { reason, evidence, took, seen }: StateOptions): EditRequest {
  return {
    do: 'state',
    task,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(took === undefined ? {} : { took }),
    ...(seen === undefined ? {} : { seen }),
  }
}
