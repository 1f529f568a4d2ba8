/**
 * Plans in, the rows of their forecast out: what `milemark forecast` prints and every picture of it draws.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import type { Minute } from '../calendar/minute.ts'
import { dayOf, MINUTES_PER_DAY, startOfDay } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import type { RatioModel } from '../forecast/ratio-model.ts'
import { assumedRatios } from '../forecast/ratio-model.ts'
import type { Simulation, Trials } from '../forecast/simulate.ts'
import { simulation } from '../forecast/simulate.ts'
import { column, joined, percentile, shareUpTo } from '../forecast/summary.ts'
import { weeksNeeded } from '../forecast/throughput.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import type { PlanForecast } from '../plan/to-forecast.ts'
import { toForecast } from '../plan/to-forecast.ts'
import type { PlanProblem } from '../plan/to-problem.ts'
import { lastFinish } from '../schedule/problem.ts'
import type { Solution } from '../schedule/solution.ts'
import type { ForecastMode, ForecastView, MilestoneForecast, Percentiles, TaskForecast, ThroughputForecast } from './forecast-view.ts'
import { bufferForecast } from './forecasted/buffer.ts'
import { riskRows } from './forecasted/risks.ts'
import { sensitivityRows } from './forecasted/sensitivity.ts'
import { documentRow } from './outputs.ts'
import type { ScheduleView } from './schedule-view.ts'
import type { Planned } from './scheduled.ts'
import { itemRow, planned } from './scheduled.ts'

export interface ForecastOptions {
  /** The status date, ISO. */
  readonly asOf: string
  readonly mode?: ForecastMode
  readonly seed?: number
  readonly trials?: number
  /** What past work says about estimates; without it what is assumed. */
  readonly ratios?: RatioModel
  /** Tasks done in each of the past weeks. */
  readonly weekly?: readonly number[]
}

export const USUAL_TRIALS = 10_000

/** A forecast that is under way: its trials can be run in parts, anywhere, and be shown before all of them are there. */
export interface Forecasting {
  /** The plan if everything goes as it is written. */
  readonly view: ScheduleView
  /** Trials that are wanted; 0 where nothing is open. */
  readonly trials: number
  /** Runs some of the trials, half-open. */
  readonly run: (from: number, to: number) => Trials
  /** @param parts without gaps, from the first trial on */
  readonly result: (parts: readonly Trials[]) => ForecastView
}

/** What the rows of a forecast are made from. */
export interface Forecasted {
  readonly given: PlanProblem
  readonly solution: Solution
  readonly forecast: PlanForecast
  readonly trials: Trials
  /** By trial: the finish as a place on the axis of `calendar`. */
  readonly finishWork: Float64Array
  /** The calendar of the first plan, in whose days is counted. */
  readonly calendar: WorkingTime
  readonly mode: ForecastMode
  readonly seed: number
}

/** The forecast of several plans as one problem. Equal plans and options give equal forecasts. */
export const forecastView = (plans: readonly PlanAt[], options: ForecastOptions): ForecastView =>
  forecastOf(planned(plans, { asOf: options.asOf }), options)

/** The same for plans that have been scheduled, as of the same day. */
export function forecastOf(known: Planned, options: ForecastOptions): ForecastView {
  const under = forecasting(known, options)
  return under.result(under.trials === 0 ? [] : [under.run(0, under.trials)])
}

export function forecasting({ given, solution, view }: Planned, options: ForecastOptions): Forecasting {
  const { asOf, mode = 'people', seed = 1, trials = USUAL_TRIALS, ratios = assumedRatios } = options
  const today = startOfDay(parseIsoDate(asOf) ?? 0)
  const forecast = toForecast(given, solution.schedule, ratios, today)
  const isOpen = given.meanings.some(({ unit }) => unit !== null)
  let simulate: Simulation | null = null
  const run = (from: number, to: number): Trials => {
    simulate ??= simulation(forecast.model)
    return simulate({ seed, mode, from, to })
  }
  const calendar = given.problem.calendars[0] as WorkingTime
  const result = (parts: readonly Trials[]): ForecastView => {
    const open = view.tasks.filter(({ state }) => state !== 'done' && state !== 'cancelled').length
    const base = {
      asOf,
      documents: given.plans.map(({ at }) => documentRow(at)),
      mode,
      asked: trials,
      seed,
      throughput: throughput(options.weekly ?? [], open, today, { trials: Math.min(trials, 2000), seed }),
      calibration: { rows: ratios.rows, text: ratios.text },
    }
    if (parts.length === 0 || !isOpen) return { ...base, ...NOTHING, milestones: reached(view), assumed: view.assumed }
    const run = joined(parts)
    const finishWork = run.finish.map((at) => calendar.workBefore(at))
    return { ...base, ...rows({ given, solution, forecast, trials: run, finishWork, calendar, mode, seed }, view) }
  }
  return { view, trials: isOpen ? trials : 0, run, result }
}

const NOTHING = {
  trials: 0,
  finish: null,
  scheduled: null,
  scheduledChance: null,
  days: [],
  tasks: [],
  sensitivity: [],
  risks: [],
  buffer: null,
}

function rows(made: Forecasted, view: ScheduleView) {
  const { trials, forecast, solution } = made
  const sorted = trials.finish.slice().sort()
  const scheduled = lastFinish(solution.schedule)
  const risks = riskRows(made)
  return {
    trials: sorted.length,
    finish: percentiles(sorted),
    scheduled,
    scheduledChance: shareUpTo(sorted, scheduled),
    days: perDay(sorted),
    milestones: milestoneRows(made, view),
    tasks: taskRows(made),
    sensitivity: sensitivityRows(made, risks),
    risks,
    buffer: bufferForecast(made, view, sorted),
    assumed: [...view.assumed, ...forecast.assumed],
  }
}

const percentiles = (sorted: Float64Array): Percentiles => ({
  p10: percentile(sorted, 0.1),
  p50: percentile(sorted, 0.5),
  p80: percentile(sorted, 0.8),
  p90: percentile(sorted, 0.9),
})

/** By the day whose last minute a finish may be. */
function perDay(sorted: Float64Array): { readonly day: Minute; readonly trials: number }[] {
  const found: { day: Minute; trials: number }[] = []
  for (const finish of sorted) {
    const day = startOfDay(dayOf(finish - 1))
    const last = found.at(-1)
    if (last?.day === day) last.trials++
    else found.push({ day, trials: 1 })
  }
  return found
}

function milestoneRows({ given, forecast, trials }: Forecasted, { milestones }: ScheduleView): MilestoneForecast[] {
  const index = new Map(forecast.milestones.map(({ plan, key }, at) => [`${given.plans[plan]?.at.path}\n${key}`, at]))
  return milestones.map((milestone) => {
    const { key, id, title, path, line, state, target, targetText, finish: scheduled } = milestone
    const at = index.get(`${path}\n${key}`)
    const isOpen = state !== 'done' && at !== undefined && scheduled !== null
    const sorted = isOpen ? column(trials.watched, forecast.milestones.length, at) : null
    return {
      ...{ key, id, title, path, line, state, target, targetText, scheduled },
      chance: sorted && target !== null ? shareUpTo(sorted, target) : null,
      finish: sorted && percentiles(sorted),
    }
  })
}

const reached = ({ milestones }: ScheduleView): MilestoneForecast[] =>
  milestones.map(({ key, id, title, path, line, state, target, targetText, finish }) => ({
    ...{ key, id, title, path, line, state, target, targetText },
    scheduled: finish,
    chance: null,
    finish: null,
  }))

/** A unit of several owners is finished when the last of them is. */
function taskRows({ given, trials, solution }: Forecasted): TaskForecast[] {
  const size = solution.schedule.finish.length
  const all = trials.to - trials.from
  return given.plans.flatMap(({ units, of, at: { path } }) =>
    units.flatMap(({ activities }, unit): TaskForecast[] => {
      const task = of.units[unit]
      if (!task || activities.length === 0) return []
      const finishes = Float64Array.from({ length: trials.kept }, (_, trial) =>
        activities.reduce((last, activity) => Math.max(last, trials.finishes[trial * size + activity] as number), Number.NEGATIVE_INFINITY),
      ).sort()
      const criticality = activities.reduce((most, activity) => Math.max(most, (trials.critical[activity] as number) / all), 0)
      return [{ ...itemRow(task, path), finish: percentiles(finishes), criticality }]
    }),
  )
}

function throughput(
  weekly: readonly number[],
  open: number,
  today: Minute,
  options: { trials: number; seed: number },
): ThroughputForecast | null {
  const weeks = open === 0 ? null : weeksNeeded(weekly, open, options)
  if (weeks === null) return null
  const found = percentiles(weeks)
  const at = (count: number): Minute => today + Math.ceil(count * 7) * MINUTES_PER_DAY
  return {
    finish: { p10: at(found.p10), p50: at(found.p50), p80: at(found.p80), p90: at(found.p90) },
    weeks: weekly.length,
    perWeek: weekly.reduce((sum, count) => sum + count, 0) / weekly.length,
    open,
  }
}
