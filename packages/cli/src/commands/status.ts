/**
 * `milemark status [FILES...]`: one screen on where the work stands.
 */
import { countFindings, nextOf, status, statusJson } from '@milemark/core'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { quickForecast } from '../forecasted.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit } from '../report.ts'
import { leftOutLines, scheduled } from '../scheduled.ts'
import { statusLines } from '../show/status.ts'

const HELP = `
Examples:
  milemark status                        every plan of this repository together
  milemark status docs/plan.md
  milemark status --json | jq '.finish, .late.milestones'

Ends with 7 when no document holds tasks.`

export function statusCommand(io: Io): Command {
  return withShared(new Command('status'), io)
    .description('Shows on one screen how far the work is, when it ends, what is late and what is next.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions) => io.exit(await runStatus(io, files, options)))
}

async function runStatus(io: Io, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: json === true, command: 'status', findings: 'wanted' })
  if (typeof found === 'number') return found
  const { input, plans, view } = found
  const findings = countFindings(plans.flatMap(({ diagnostics }) => diagnostics))
  const of = status(view, nextOf(plans, { asOf }), findings, quickForecast(found, asOf))
  if (json) printJson(io, statusJson(of, asides(input)))
  else io.out([...statusLines(io, of, files), ...leftOutLines(io, found)].join('\n'))
  return inputExit(input)
}
