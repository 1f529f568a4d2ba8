/**
 * The JSON of a forecast: `milemark/forecast@1`, and `milemark/risks@1` for its risks alone.
 */
import type { Minute } from '../calendar/minute.ts'
import { isoMinute } from '../calendar/minute.ts'
import type { BufferForecast, ForecastView, Percentiles, RiskForecast } from './forecast-view.ts'
import type { Problem } from './outputs.ts'
import type { ItemRow } from './schedule-view.ts'

interface ForecastRun {
  readonly problems: readonly Problem[]
  readonly others: readonly string[]
}

const instant = (at: Minute | null): string | null => (at === null ? null : isoMinute(at))
const percentiles = ({ p10, p50, p80, p90 }: Percentiles) => ({
  p10: isoMinute(p10),
  p50: isoMinute(p50),
  p80: isoMinute(p80),
  p90: isoMinute(p90),
})
const orNull = (found: Percentiles | null) => found && percentiles(found)
const item = ({ key, id, title, path, line }: ItemRow) => ({ key, id, title, path, line })
const share = (value: number): number => Math.round(value * 10_000) / 10_000

export const forecastJson = (view: ForecastView, { problems, others }: ForecastRun) => ({
  format: 'milemark/forecast@1' as const,
  asOf: view.asOf,
  documents: view.documents,
  trials: view.trials,
  asked: view.asked,
  seed: view.seed,
  mode: view.mode,
  finish: orNull(view.finish),
  scheduled: instant(view.scheduled),
  scheduledChance: view.scheduledChance === null ? null : share(view.scheduledChance),
  days: view.days.map(({ day, trials }) => ({ day: isoMinute(day).slice(0, 10), trials })),
  milestones: view.milestones.map((milestone) => ({
    ...item(milestone),
    state: milestone.state,
    target: instant(milestone.target),
    targetText: milestone.targetText,
    chance: milestone.chance === null ? null : share(milestone.chance),
    p10: instant(milestone.finish?.p10 ?? null),
    p50: instant(milestone.finish?.p50 ?? null),
    p80: instant(milestone.finish?.p80 ?? null),
    p90: instant(milestone.finish?.p90 ?? null),
    scheduled: instant(milestone.scheduled),
  })),
  tasks: view.tasks.map((task) => ({ ...item(task), ...percentiles(task.finish), criticality: share(task.criticality) })),
  sensitivity: view.sensitivity.map((row) => ({
    kind: row.kind,
    key: row.item?.key ?? null,
    title: row.title,
    path: row.item?.path ?? null,
    line: row.item?.line ?? null,
    low: isoMinute(row.low),
    high: isoMinute(row.high),
    swingDays: row.swingDays,
    correlation: share(row.correlation),
    criticality: row.criticality === null ? null : share(row.criticality),
  })),
  risks: view.risks.map(riskJson),
  buffer: bufferJson(view.buffer),
  throughput: view.throughput && {
    finish: percentiles(view.throughput.finish),
    weeks: view.throughput.weeks,
    perWeek: share(view.throughput.perWeek),
    open: view.throughput.open,
  },
  calibration: view.calibration,
  assumed: view.assumed,
  problems,
  others,
})

/** Always an object, so that its fields can be asked for without a look whether it is there. */
const bufferJson = (buffer: BufferForecast | null) => ({
  neededDays: buffer?.neededDays ?? null,
  statedDays: buffer?.statedDays ?? null,
  statedText: buffer?.statedText ?? null,
  chance: buffer?.chance == null ? null : share(buffer.chance),
  used: buffer?.used ?? null,
})

const riskJson = ({ chance, ...risk }: RiskForecast) => ({ ...risk, chance: share(chance) })

export const risksJson = (view: ForecastView, { problems, others }: ForecastRun) => ({
  format: 'milemark/risks@1' as const,
  asOf: view.asOf,
  documents: view.documents,
  trials: view.trials,
  seed: view.seed,
  mode: view.mode,
  risks: view.risks.map(riskJson),
  problems,
  others,
})
