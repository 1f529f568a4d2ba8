/**
 * `milemark schedule [FILES...]`: when each task starts and finishes. Several plans are scheduled as one.
 */
import { scheduleJson } from '@milemark/core'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit } from '../report.ts'
import type { Scheduled } from '../scheduled.ts'
import { leftOutLines, scheduled } from '../scheduled.ts'
import { documentHead } from '../show/document.ts'
import { scheduleHead } from '../show/finish.ts'
import { assumedLines, scheduleLines } from '../show/schedule.ts'

const HELP = `
Open work starts neither before the status date nor before the start of the plan, and nobody does two
things at once. People who are named in several plans are shared between them. The last day is a day of
work. Slack is how long a task may slip before the finish does.

Examples:
  milemark schedule                      every plan of this repository, as one schedule
  milemark schedule docs/plan.md --as-of 2026-12-01
  milemark schedule --json | jq '.tasks[] | select(.critical) | .key'

Ends with 7 when no document holds tasks.`

export function scheduleCommand(io: Io): Command {
  return withShared(new Command('schedule'), io)
    .description('Says when each task starts and finishes, and what decides the finish.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions) => io.exit(await runSchedule(io, files, options)))
}

async function runSchedule(io: Io, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: json === true, command: 'schedule', findings: 'skipped' })
  if (typeof found === 'number') return found
  if (json) printJson(io, scheduleJson(found.view, asides(found.input)))
  else io.out(text(io, found).join('\n'))
  return inputExit(found.input)
}

function text(io: Io, found: Scheduled): string[] {
  const { view, plans } = found
  const [only, second] = plans
  const head = scheduleHead(io, view)
  const body =
    only && !second
      ? [...documentHead(io, only), ...head, ...scheduleLines(io, view, only.path)]
      : [...head, ...plans.flatMap((document) => ['', ...documentHead(io, document), ...scheduleLines(io, view, document.path)])]
  return [...body, ...assumedLines(io, view), ...leftOutLines(io, found)]
}
