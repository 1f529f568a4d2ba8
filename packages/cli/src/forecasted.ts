/**
 * A forecast on the command line: run in parts, so that it shows how far it is and Ctrl-C keeps what there is.
 */

import type { StatusForecast } from '@milemark/core'
import type { ForecastMode, ForecastView, Trials } from '@milemark/core/forecast'
import { forecasting, forecastOf, PAST_FORECAST_FORMAT, pastForecast, USUAL_TRIALS } from '@milemark/core/forecast'
import type { History } from '@milemark/core/history'
import { weeklyDone } from '@milemark/core/history'
import { documentHistory } from '@milemark/node'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { Io } from './io.ts'
import { count } from './options.ts'
import type { Scheduled } from './scheduled.ts'

export interface ForecastFlags {
  readonly asOf: string
  readonly trials: number
  readonly seed: number
  readonly mode: ForecastMode
  /** Tasks done in each of the past weeks. */
  readonly weekly?: readonly number[]
}

const MOST_TRIALS = 1_000_000

const seedOf = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('Write a whole number.')
  return value
}

const trialsOf = (text: string): number => {
  const value = count(text)
  if (value > MOST_TRIALS) throw new InvalidArgumentError(`More than ${MOST_TRIALS} say no more.`)
  return value
}

/** `--trials`, `--seed` and `--mode`. */
export const withForecast = (command: Command): Command =>
  command
    .addOption(new Option('--trials <N>', 'how often the plan is played through').argParser(trialsOf).default(USUAL_TRIALS))
    .addOption(new Option('--seed <N>', 'another seed draws other trials; the same one the same').argParser(seedOf).default(1))
    .addOption(
      new Option('--mode <MODE>', 'people: nobody does two things at once; network: only the order holds, quicker')
        .choices(['people', 'network'])
        .default('people'),
    )

/** Histories that are read for the speed so far; of more plans together it says little. */
const MOST_HISTORIES = 20

/** How many tasks of these plans were done in each of the past weeks, out of git; empty where nobody knows. */
export async function pastWeeks({ plans }: Pick<Scheduled, 'plans'>, asOf: string): Promise<readonly number[]> {
  if (plans.length > MOST_HISTORIES) return []
  const histories = await Promise.all(plans.map(({ path }) => documentHistory(path, { asOf })))
  return weeklyDone(
    histories.map(({ history }) => history),
    asOf,
  )
}

/** Placements of one activity that take about a second. */
const QUICK_PLACEMENTS = 1_000_000
const QUICK_TRIALS = { least: 100, most: 1000 }

/** Two dates for a screen on which much else stands; null where nothing is open, and where even few trials would take long. */
export function quickForecast({ planned }: Pick<Scheduled, 'planned'>, asOf: string): StatusForecast | null {
  const trials = Math.min(QUICK_TRIALS.most, Math.floor(QUICK_PLACEMENTS / Math.max(1, planned.view.tasks.length)))
  if (trials < QUICK_TRIALS.least) return null
  const { finish, trials: run } = forecastOf(planned, { asOf, trials })
  return finish && { p50: finish.p50, p80: finish.p80, trials: run }
}

/** A page is made once and read often: more trials than a screen gets, fewer where there is much to place. */
export function reportForecast({ planned }: Pick<Scheduled, 'planned'>, asOf: string): ForecastView {
  const trials = Math.max(
    QUICK_TRIALS.least,
    Math.min(REPORT_TRIALS, Math.floor((4 * QUICK_PLACEMENTS) / Math.max(1, planned.view.tasks.length))),
  )
  return forecastOf(planned, { asOf, trials })
}

const REPORT_TRIALS = 5000

/** The past of these plans, of each that has one: a single revision tells nothing. */
export async function pastOf({ plans }: Pick<Scheduled, 'plans'>, asOf: string): Promise<readonly History[]> {
  if (plans.length > MOST_HISTORIES) return []
  const found: History[] = []
  for (const { path } of plans) {
    const { history } = await documentHistory(path, { asOf, forecast: pastForecast, forecastFormat: PAST_FORECAST_FORMAT })
    if (history.revisions.length > 1) found.push(history)
  }
  return found
}

/** Long enough to cost nothing, short enough that a bar moves. */
const PART_MS = 150

export interface Forecasted {
  readonly forecast: ForecastView
  readonly interrupted: boolean
}

/** Runs the trials; the second Ctrl-C ends the program as usual. */
export async function forecasted(
  io: Io,
  { planned }: Pick<Scheduled, 'planned'>,
  { asOf, trials, seed, mode, weekly = [] }: ForecastFlags,
): Promise<Forecasted> {
  const under = forecasting(planned, { asOf, trials, seed, mode, weekly })
  const parts: Trials[] = []
  let stopped = false
  const stop = () => {
    stopped = true
  }
  process.once('SIGINT', stop)
  const bar = progressBar(io, under.trials)
  let size = 50
  for (let from = 0; from < under.trials && !stopped; ) {
    const to = Math.min(under.trials, from + size)
    const begun = performance.now()
    parts.push(under.run(from, to))
    const took = performance.now() - begun
    size = Math.max(10, Math.min(5000, Math.round((size * PART_MS) / Math.max(1, took))))
    from = to
    bar.show(from)
    // A signal is delivered only between turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  }
  bar.clear()
  process.off('SIGINT', stop)
  return { forecast: under.result(parts), interrupted: stopped && (parts.at(-1)?.to ?? 0) < under.trials }
}

const BAR = 24
/** What is done sooner needs no bar. */
const PATIENCE_MS = 400

/** On a terminal's standard error, so that it never mixes with the answer. */
function progressBar({ paint }: Io, trials: number) {
  const { stderr } = process
  const begun = performance.now()
  let shown = false
  return {
    show: (done: number): void => {
      if (!stderr.isTTY || performance.now() - begun < PATIENCE_MS) return
      const full = Math.round((BAR * done) / Math.max(1, trials))
      stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done} of ${trials} trials ${paint('dim', '(Ctrl-C keeps them)')}`)
      shown = true
    },
    clear: (): void => {
      if (shown) stderr.write('\r\u001b[K')
    },
  }
}
