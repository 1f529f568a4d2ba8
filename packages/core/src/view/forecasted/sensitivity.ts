/**
 * What moves the finish most: how far it lies apart between the trials in which one thing goes well and those in which it goes
 * badly. The rows of a tornado diagram.
 */

import { correlation, ranks, swing } from '../../forecast/summary.ts'
import type { Task } from '../../plan/plan.ts'
import type { RiskForecast, SensitivityRow } from '../forecast-view.ts'
import type { Forecasted } from '../forecasted.ts'
import { itemRow } from '../scheduled.ts'

/** What lies on the critical path less often moves nothing that would show. */
const LEAST_CRITICALITY = 0.02
const MOST_TASKS = 60
const MOST_ROWS = 20

export function sensitivityRows(made: Forecasted, risks: readonly RiskForecast[]): SensitivityRow[] {
  const { calendar } = made
  const rows = [...planRows(made), ...taskRows(made), ...riskRows(made, risks)]
  return (
    rows
      .map(({ low, high, ...row }) => ({
        ...row,
        low: calendar.endAt(Math.round(low)),
        high: calendar.endAt(Math.round(high)),
        swingDays: tenth((high - low) / calendar.minutesPerDay),
      }))
      // More work never ends a plan sooner: what looks so is chance.
      .filter(({ swingDays }) => swingDays > 0)
      .sort((a, b) => b.swingDays - a.swingDays)
      .slice(0, MOST_ROWS)
  )
}

/** With places on the axis of the calendar instead of moments. */
type Row = Omit<SensitivityRow, 'swingDays'>

const tenth = (value: number): number => Math.round(value * 10) / 10

/** The factors that the whole plan, a person, a phase share. */
function planRows({ trials, forecast, finishWork }: Forecasted): Row[] {
  const width = 1 + forecast.groups.length
  const finish = ranks(finishWork)
  const row = (column: number, kind: 'plan' | 'person', title: string): Row => {
    const driver = ranks(Float64Array.from({ length: finishWork.length }, (_, at) => trials.factors[at * width + column] as number))
    return { kind, title, item: null, criticality: null, correlation: correlation(driver, finish), ...swing(driver, finishWork) }
  }
  return [
    ...(forecast.model.efforts.length > 0 && forecast.model.common > 0 ? [row(0, 'plan', 'all estimates together')] : []),
    ...forecast.groups.flatMap(({ kind, title }, index) => (kind === 'person' ? [row(1 + index, 'person', title)] : [])),
  ]
}

function taskRows({ given, trials, forecast, finishWork }: Forecasted): Row[] {
  const kept = finishWork.subarray(0, trials.kept)
  const finish = ranks(kept)
  const width = forecast.efforts.length
  const candidates = forecast.efforts
    .map(({ plan, unit }, index) => {
      const own = given.plans[plan]
      const activities = own?.units[unit]?.activities ?? []
      const criticality = activities.reduce((most, at) => Math.max(most, (trials.critical[at] as number) / finishWork.length), 0)
      return { index, criticality, task: own?.of.units[unit] as Task, path: own?.at.path ?? '' }
    })
    .filter(({ criticality }) => criticality >= LEAST_CRITICALITY)
    .sort((a, b) => b.criticality - a.criticality)
    .slice(0, MOST_TASKS)
  return candidates.map(({ index, criticality, task, path }) => {
    const driver = ranks(Float64Array.from({ length: trials.kept }, (_, at) => trials.efforts[at * width + index] as number))
    const item = itemRow(task, path)
    return { kind: 'task', item, title: task.title, criticality, correlation: correlation(driver, finish), ...swing(driver, kept) }
  })
}

/** A risk goes well where it does not strike. */
function riskRows({ trials, finishWork, forecast }: Forecasted, risks: readonly RiskForecast[]): Row[] {
  const width = forecast.risks.length
  const finish = ranks(finishWork)
  return risks.flatMap(({ title, path, line }, index): Row[] => {
    const struck = Float64Array.from({ length: finishWork.length }, (_, at) => trials.struck[at * width + index] as number)
    const count = struck.reduce((sum, one) => sum + one, 0)
    if (count === 0 || count === struck.length) return []
    const part = (wanted: number): number =>
      finishWork.reduce((sum, at, trial) => (struck[trial] === wanted ? sum + at : sum), 0) / (wanted === 1 ? count : struck.length - count)
    const item = { key: title, id: null, title, path, line }
    return [{ kind: 'risk', item, title, criticality: null, correlation: correlation(ranks(struck), finish), low: part(0), high: part(1) }]
  })
}
