/**
 * Forecasts for tests: a small one with every kind of row, and bell-shaped ones by their spread.
 */
import type { ForecastView, MilestoneForecast, Percentiles, RiskForecast, SensitivityRow } from '@milemark/core/forecast'
import { at } from './view.ts'

const PATH = 'plan.md'
const DAY = 1440

export const percentiles = (p50: string, spread = 10): Percentiles => {
  const middle = at(`${p50}T17:00`)
  return { p10: middle - spread * DAY, p50: middle, p80: middle + spread * DAY, p90: middle + 2 * spread * DAY }
}

export const milestoneForecast = (key: string, fields: Partial<MilestoneForecast> = {}): MilestoneForecast => ({
  key,
  id: key,
  title: `Milestone ${key} title`,
  path: PATH,
  line: 1,
  state: 'open',
  target: at('2027-03-06'),
  targetText: '2027-03-05',
  chance: 0.42,
  finish: percentiles('2027-03-08', 6),
  scheduled: at('2027-03-03T17:00'),
  ...fields,
})

export const sensitivity = (title: string, fields: Partial<SensitivityRow> = {}): SensitivityRow => ({
  kind: 'task',
  item: null,
  title,
  low: at('2027-03-02T17:00'),
  high: at('2027-03-19T17:00'),
  swingDays: 13,
  correlation: 0.6,
  criticality: null,
  ...fields,
})

export const riskForecast = (title: string, fields: Partial<RiskForecast> = {}): RiskForecast => ({
  title,
  path: PATH,
  line: 1,
  likelihood: 'high',
  impact: 'medium',
  chance: 0.6,
  effect: '+ 40 % on 2.1, 2.3',
  costDays: 2.4,
  struckDays: 4,
  mitigated: null,
  assumed: [],
  ...fields,
})

export const forecastOf = (fields: Partial<ForecastView> = {}): ForecastView => ({
  asOf: '2026-11-23',
  documents: [{ path: PATH, kind: 'plan', title: 'A plan' }],
  mode: 'people',
  trials: 0,
  asked: 1000,
  seed: 1,
  finish: null,
  scheduled: null,
  scheduledChance: null,
  days: [],
  milestones: [],
  tasks: [],
  sensitivity: [],
  risks: [],
  buffer: null,
  throughput: null,
  calibration: { rows: 0, text: 'No finished task says how long it took.' },
  assumed: [],
  ...fields,
})

/** Trials in the shape of a bell over so many days, skewed to the right, with the percentiles that follow. */
export function bell(from: string, days: number): Pick<ForecastView, 'trials' | 'finish' | 'days'> {
  const start = at(from)
  const rows = Array.from({ length: days }, (_, index) => {
    const x = (index + 0.5) / days
    return { day: start + index * DAY, trials: Math.round(4000 * x ** 2 * (1 - x) ** 4) + (days === 1 ? 1000 : 0) }
  }).filter(({ trials }, index) => trials > 0 && index % 7 !== 5 && (days < 7 || index % 7 !== 6))
  const trials = rows.reduce((sum, row) => sum + row.trials, 0)
  const when = (share: number): number => {
    let ended = 0
    const row = rows.find((one) => {
      ended += one.trials
      return ended >= share * trials
    })
    return (row?.day ?? start) + 17 * 60
  }
  return { trials, days: rows, finish: { p10: when(0.1), p50: when(0.5), p80: when(0.8), p90: when(0.9) } }
}

/** Every kind of row once. */
export const wholeForecast = (fields: Partial<ForecastView> = {}): ForecastView =>
  forecastOf({
    ...bell('2027-02-15', 60),
    scheduled: at('2027-02-24T17:00'),
    scheduledChance: 0.08,
    milestones: [
      milestoneForecast('M1', { title: 'Beta <script>alert(1)</script> & "friends"' }),
      milestoneForecast('M2', { target: null, targetText: 'Week 9', chance: null }),
      milestoneForecast('M3', { state: 'done', finish: null, chance: null, scheduled: null }),
    ],
    tasks: [{ key: '1.2', id: '1.2', title: 'Title of 1.2', path: PATH, line: 3, finish: percentiles('2027-01-08', 2), criticality: 0.97 }],
    sensitivity: [
      sensitivity('Import <b>of</b> old data', {
        item: { key: '2.1', id: '2.1', title: 'Import <b>of</b> old data', path: PATH, line: 9 },
        criticality: 0.8,
      }),
      sensitivity('Flood & fire', { kind: 'risk', low: at('2027-03-04T17:00'), swingDays: 11 }),
      sensitivity('Keys from the bank', { kind: 'external', high: at('2027-03-15T17:00'), swingDays: 9 }),
      sensitivity('ana', { kind: 'person', low: at('2027-03-05T17:00'), high: at('2027-03-12T17:00'), swingDays: 5 }),
      sensitivity('How well this team estimates', {
        kind: 'plan',
        low: at('2027-03-06T17:00'),
        high: at('2027-03-11T17:00'),
        swingDays: 3,
      }),
    ],
    risks: [
      riskForecast('Flood & fire', { line: 14 }),
      riskForecast('Theft', {
        costDays: 0.25,
        likelihood: 'low',
        line: 15,
        mitigated: 'Locks are in: 1.4 is done.',
        assumed: ['impact: medium'],
      }),
    ],
    buffer: { neededDays: 12, statedDays: 8, statedText: 'Buffer: 8 days', chance: 0.64, used: 0.5 },
    throughput: { finish: percentiles('2027-03-20', 8), weeks: 9, perWeek: 2.3, open: 31 },
    calibration: { rows: 14, text: 'Fourteen finished tasks took 1.2 times their estimate in the middle.' },
    assumed: ['2.4 has no estimate: 2 d'],
    ...fields,
  })
