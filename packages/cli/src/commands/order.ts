/**
 * Commands about places and orders: `move`, `split`, `remove`, `renumber`, `link`, `unlink`, `log-time`.
 */
import type { DependencyType, EditRequest } from '@milemark/core'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { EditOptions } from '../edit/change.ts'
import { runEdit, withEditing } from '../edit/change.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'

/** Makes one request of a command and its arguments. */
const run = async (
  io: Io,
  name: string,
  words: readonly string[],
  names: readonly string[],
  request: EditRequest,
  options: EditOptions,
) => {
  const typed = `${name} ${words.map(shellWord).join(' ')}`.trimEnd()
  io.exit(
    await runEdit(
      io,
      {
        names,
        requests: [request],
        label: `${name} ${words.join(' ')}`.trimEnd(),
        command: (path) => `milemark ${typed} --file ${shellWord(path)}`,
      },
      options,
    ),
  )
}

interface MoveOptions extends EditOptions {
  readonly after?: string
  readonly before?: string
  readonly phase?: string
}

export const moveCommand = (io: Io): Command =>
  withEditing(new Command('move'), io)
    .description('Moves a task with its steps and notes. Its id stays; milemark renumber gives new ones.')
    .argument('<TASK>', 'an id, or words of the title')
    .option('--after <TASK>', 'behind this task')
    .option('--before <TASK>', 'before this task')
    .option('--phase <PHASE>', 'to the end of this phase')
    .addHelpText('after', '\nExamples:\n  milemark move 2.3 --after 1.4\n  milemark move 2.3 --phase 3')
    .action(async (task: string, options: MoveOptions) => {
      const { after, before, phase } = options
      const places = [after, before, phase].filter((place) => place !== undefined)
      if (places.length !== 1) {
        io.err('milemark: Say one place: --after, --before or --phase. Nothing was moved.')
        return io.exit(EXIT.usage)
      }
      const place = {
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
        ...(phase === undefined ? {} : { phase }),
      }
      const [option] = Object.keys(place)
      await run(
        io,
        'move',
        [task, `--${option}`, places[0] as string],
        [task, ...[after, before].filter((name) => name !== undefined)],
        { do: 'move', task, ...place },
        options,
      )
    })

export const splitCommand = (io: Io): Command =>
  withEditing(new Command('split'), io)
    .description('Splits a task into steps below it; a single estimate is shared equally.')
    .argument('<TASK>', 'an id, or words of the title')
    .argument('<TITLE...>', 'the titles of the parts')
    .addHelpText('after', '\nExamples:\n  milemark split 2.3 "Model" "Route" "Page"')
    .action(async (task: string, titles: string[], options: EditOptions) =>
      run(io, 'split', [task, ...titles], [task], { do: 'split', task, titles }, options),
    )

export const removeCommand = (io: Io): Command =>
  withEditing(new Command('remove'), io)
    .description('Takes a task out of the document, with its steps and notes. One that others name has to be unlinked first.')
    .argument('<TASK>', 'an id, or words of the title')
    .addHelpText(
      'after',
      '\nExamples:\n  milemark remove 2.3 --dry-run\n  milemark cancel 2.3                    keeps it, marked as cancelled',
    )
    .action(async (task: string, options: EditOptions) => run(io, 'remove', [task], [task], { do: 'remove', task }, options))

export const renumberCommand = (io: Io): Command =>
  withEditing(new Command('renumber'), io)
    .description('Gives tasks the ids that their places ask for, and changes every reference to them in the document.')
    .addHelpText('after', '\nExamples:\n  milemark renumber --dry-run')
    .action(async (options: EditOptions) => run(io, 'renumber', [], [], { do: 'renumber' }, options))

interface LinkOptions extends EditOptions {
  readonly type: DependencyType
  readonly lag?: number
}

/** `2d`, `-1d`: working days. */
function days(text: string): number {
  const found = /^([+-]?\d+(?:\.\d+)?)\s*(?:d|days?)?$/.exec(text.trim())
  if (!found) throw new InvalidArgumentError('Write working days: 2d, or -1d.')
  return Number(found[1])
}

export const linkCommand = (io: Io): Command =>
  withEditing(new Command('link'), io)
    .description('Says that one item comes before another, in the form that the document uses.')
    .argument('<FIRST>', 'a task, "phase 2" or a milestone')
    .argument('<THEN>', 'what has to wait for it')
    .addOption(new Option('--type <TYPE>', 'finish to start, start to start, finish to finish').choices(['FS', 'SS', 'FF']).default('FS'))
    .addOption(new Option('--lag <DAYS>', 'working days between them').argParser(days))
    .addHelpText('after', '\nExamples:\n  milemark link 1.2 2.1                  2.1 comes after 1.2\n  milemark link 1.2 2.1 --lag 2d')
    .action(async (from: string, to: string, options: LinkOptions) =>
      run(
        io,
        'link',
        [from, to],
        [from, to],
        { do: 'link', from, to, type: options.type, ...(options.lag === undefined ? {} : { lagDays: options.lag }) },
        options,
      ),
    )

export const unlinkCommand = (io: Io): Command =>
  withEditing(new Command('unlink'), io)
    .description('Takes an order between two items away, wherever it is stated.')
    .argument('<FIRST>', 'what comes first now')
    .argument('<THEN>', 'what waits for it now')
    .addHelpText('after', '\nExamples:\n  milemark unlink 1.2 2.1')
    .action(async (from: string, to: string, options: EditOptions) =>
      run(io, 'unlink', [from, to], [from, to], { do: 'unlink', from, to }, options),
    )

export const logTimeCommand = (io: Io): Command =>
  withEditing(new Command('log-time'), io)
    .description('Adds time to what a task has taken so far.')
    .argument('<TASK>', 'an id, or words of the title')
    .argument('<TIME>', '3h, 45min, 0.5d')
    .addHelpText('after', '\nExamples:\n  milemark log-time 1.2 3h')
    .action(async (task: string, time: string, options: EditOptions) =>
      run(io, 'log-time', [task, time], [task], { do: 'log-time', task, time }, options),
    )
