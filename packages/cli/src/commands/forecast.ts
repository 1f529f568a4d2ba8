/**
 * `milemark forecast [FILES...]`: when it ends and how sure that is.
 */
import { forecastJson } from '@milemark/core/forecast'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { ForecastFlags } from '../forecasted.ts'
import { forecasted, pastWeeks, withForecast } from '../forecasted.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit } from '../report.ts'
import { leftOutLines, scheduled } from '../scheduled.ts'
import { forecastLines } from '../show/forecast.ts'

const HELP = `
Every trial plays the plan through: each task takes as long as its estimate allows, risks strike or not,
what comes from outside is late or not, and nobody does two things at once. P80 is the date that four of
five trials meet.

Examples:
  milemark forecast                      every plan of this repository together
  milemark forecast docs/plan.md --mode network
  milemark forecast --json | jq '.finish.p80, .milestones[].chance'

Ends with 7 when no document holds tasks, with 130 when it was stopped before all trials were run.`

export function forecastCommand(io: Io): Command {
  return withForecast(withShared(new Command('forecast'), io))
    .description('Says by when the plan ends with which chance, what decides that, and what is assumed.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions & ForecastFlags) => io.exit(await runForecast(io, files, options)))
}

async function runForecast(io: Io, files: readonly string[], options: SharedOptions & ForecastFlags): Promise<ExitCode> {
  const { asOf, json } = options
  const found = await scheduled(io, files, { asOf, json: json === true, command: 'forecast', findings: 'skipped' })
  if (typeof found === 'number') return found
  const { forecast, interrupted } = await forecasted(io, found, { ...options, weekly: await pastWeeks(found, asOf) })
  if (json) printJson(io, forecastJson(forecast, asides(found.input)))
  else io.out([...forecastLines(io, forecast), ...leftOutLines(io, found)].join('\n'))
  return interrupted ? EXIT.interrupted : inputExit(found.input)
}
