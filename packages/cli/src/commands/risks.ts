/**
 * `milemark risks [FILES...]`: what each risk of the register does to the finish.
 */
import { risksJson } from '@milemark/core/forecast'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { ForecastFlags } from '../forecasted.ts'
import { forecasted, withForecast } from '../forecasted.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit } from '../report.ts'
import { leftOutLines, scheduled } from '../scheduled.ts'
import { riskLines } from '../show/forecast.ts'

const HELP = `
A risk strikes the tasks and phases that its text names, with the delay that it states ("+5 days"), else with
a share of their work by its impact. What it does not say is assumed and shown; the tables can be set under
milemark: likelihood, impact, planImpact. A mitigation that is done halves its chance.

Examples:
  milemark risks
  milemark risks docs/plan.md --json | jq '.risks[] | {title, costDays}'

Ends with 7 when no document holds tasks, with 130 when it was stopped before all trials were run.`

export function risksCommand(io: Io): Command {
  return withForecast(withShared(new Command('risks'), io))
    .description('Says what each risk costs in working days, by playing the plan through with it and without it.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions & ForecastFlags) => io.exit(await runRisks(io, files, options)))
}

async function runRisks(io: Io, files: readonly string[], options: SharedOptions & ForecastFlags): Promise<ExitCode> {
  const { asOf, json } = options
  const found = await scheduled(io, files, { asOf, json: json === true, command: 'risks', findings: 'skipped' })
  if (typeof found === 'number') return found
  const { forecast, interrupted } = await forecasted(io, found, options)
  if (json) printJson(io, risksJson(forecast, asides(found.input)))
  else io.out([...riskLines(io, forecast), ...leftOutLines(io, found)].join('\n'))
  return interrupted ? EXIT.interrupted : inputExit(found.input)
}
