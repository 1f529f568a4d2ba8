/**
 * `milemark load [FILES...]`: who is busy when, week by week.
 */
import { loadJson } from '@milemark/core'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit } from '../report.ts'
import { leftOutLines, scheduled } from '../scheduled.ts'
import { chartLines } from '../show/document.ts'
import { loadLines } from '../show/load.ts'

const HELP = `
Examples:
  milemark load                          everyone in the plans of this repository
  milemark load docs/plan.md
  milemark load --json | jq '.people[] | {person, hours}'

Ends with 7 when no document holds tasks.`

export function loadCommand(io: Io): Command {
  return withShared(new Command('load'), io)
    .description('Shows who is busy when: the hours of each person in each week.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions) => io.exit(await runLoad(io, files, options)))
}

async function runLoad(io: Io, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: json === true, command: 'load', findings: 'skipped' })
  if (typeof found === 'number') return found
  const { view, input } = found
  if (json) printJson(io, loadJson(view, asides(input)))
  else io.out([...chartLines(io, found, loadLines(io, view)), ...leftOutLines(io, found)].join('\n'))
  return inputExit(input)
}
