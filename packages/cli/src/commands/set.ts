/**
 * `milemark set TASK`: estimate, owners, dates, title, priority and progress, each written where the document writes it.
 */
import type { EditRequest, TaskValues } from '@milemark/core'
import { Command } from 'commander'
import type { EditOptions } from '../edit/change.ts'
import { runEdit, withEditing } from '../edit/change.ts'
import type { ValueOptions } from '../edit/values.ts'
import { valuesOf, withValues } from '../edit/values.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'

const HELP = `
The word none takes a value away.

Examples:
  milemark set 2.1 --estimate 2-4d
  milemark set "login route" --owner ana,ben --due 2026-12-01
  milemark set 2.1 --due none --dry-run`

interface Options extends EditOptions, ValueOptions {
  readonly title?: string
  readonly seen?: string
}

export function setCommand(io: Io): Command {
  return withValues(withEditing(new Command('set'), io))
    .description('Sets values of a task, each where this document writes such values.')
    .argument('<TASK>', 'an id, or words of the title')
    .option('--title <TEXT>', 'another title')
    .option('--seen <VERSION>', 'refuse when one of these values has changed since this version of the task')
    .addHelpText('after', HELP)
    .action(async (task: string, options: Options) => {
      const values: TaskValues = { ...valuesOf(options), ...(options.title === undefined ? {} : { title: options.title }) }
      if (Object.keys(values).length === 0) {
        io.err('milemark: Say what to set, such as --estimate 3d; nothing was changed. milemark set --help lists the values.')
        return io.exit(EXIT.usage)
      }
      const request: EditRequest = { do: 'set', task, values, ...(options.seen === undefined ? {} : { seen: options.seen }) }
      const label = `set ${task} ${Object.keys(values).join(' ')}`
      io.exit(
        await runEdit(
          io,
          { names: [task], requests: [request], label, command: (path) => `milemark set ${shellWord(task)} … --file ${shellWord(path)}` },
          options,
        ),
      )
    })
}
