/**
 * The forecast of one or several plans as plain rows: what every table, picture and JSON of it is made from.
 *
 * Times are civil minutes (see `calendar/minute.ts`); a percentile is the first moment by which so many of the trials have
 * ended. Chances are shares from 0 to 1. Days are working days of the first plan's calendar.
 */
import type { Minute } from '../calendar/minute.ts'
import type { Level, MilestoneState } from '../plan/plan.ts'
import type { DocumentRow } from './outputs.ts'
import type { ItemRow } from './schedule-view.ts'

export interface Percentiles {
  readonly p10: Minute
  readonly p50: Minute
  readonly p80: Minute
  readonly p90: Minute
}

/** `people`: nobody does two things at once in any trial. `network`: only the order of the tasks holds, which is quicker. */
export type ForecastMode = 'people' | 'network'

export interface ForecastView {
  /** The status date, ISO. */
  readonly asOf: string
  readonly documents: readonly DocumentRow[]
  readonly mode: ForecastMode
  /** Trials that were run: fewer than asked for when they were stopped. */
  readonly trials: number
  readonly asked: number
  readonly seed: number
  /** Null where nothing is open. */
  readonly finish: Percentiles | null
  /** The finish if everything goes as it is written. */
  readonly scheduled: Minute | null
  /** The share of trials that end by then. */
  readonly scheduledChance: number | null
  /** How many trials end on each day, from the first to the last, days without any left out. */
  readonly days: readonly { readonly day: Minute; readonly trials: number }[]
  readonly milestones: readonly MilestoneForecast[]
  /** Open units in document order. */
  readonly tasks: readonly TaskForecast[]
  /** What moves the finish most, strongest first. */
  readonly sensitivity: readonly SensitivityRow[]
  readonly risks: readonly RiskForecast[]
  readonly buffer: BufferForecast | null
  /** What the speed so far says, without any estimate; null where the history is too short. */
  readonly throughput: ThroughputForecast | null
  /** What the estimates were calibrated with. */
  readonly calibration: { readonly rows: number; readonly text: string }
  readonly assumed: readonly string[]
}

export interface MilestoneForecast extends ItemRow {
  readonly state: MilestoneState
  /** End of its target day. */
  readonly target: Minute | null
  readonly targetText: string | null
  /** Of making the target; null where there is none or nothing gates it. */
  readonly chance: number | null
  /** Null where it is reached, or nothing says what gates it. */
  readonly finish: Percentiles | null
  /** If everything goes as written. */
  readonly scheduled: Minute | null
}

export interface TaskForecast extends ItemRow {
  readonly finish: Percentiles
  /** Share of the trials in which it is on the critical path. */
  readonly criticality: number
}

/** One bar of the tornado: the mean finish over the trials where it goes well (lowest fifth) and badly (highest fifth). */
export interface SensitivityRow {
  readonly kind: 'task' | 'risk' | 'external' | 'person' | 'plan'
  /** Null for a person or the plan as a whole. */
  readonly item: ItemRow | null
  readonly title: string
  readonly low: Minute
  readonly high: Minute
  /** Working days between the two. */
  readonly swingDays: number
  /** Spearman's rank correlation with the finish. */
  readonly correlation: number
  /** For tasks; null for everything else. */
  readonly criticality: number | null
}

export interface RiskForecast {
  readonly title: string
  readonly path: string
  readonly line: number
  readonly likelihood: Level | null
  readonly impact: Level | null
  /** Chance with which it strikes a trial. */
  readonly chance: number
  /** What it does when it strikes: `+ 40 % on 2.1, 2.3`, `+ 5 days on Phase 2`, `+ 15 % on all open tasks`. */
  readonly effect: string
  /** By how many working days it moves the mean finish: with it against without. */
  readonly costDays: number
  /** By how many it moves the finish when it strikes. */
  readonly struckDays: number
  /** A mitigation that is done, as a sentence; null where there is none. */
  readonly mitigated: string | null
  /** What its text does not say. */
  readonly assumed: readonly string[]
}

export interface BufferForecast {
  /** From the scheduled finish to P80. */
  readonly neededDays: number
  /** As the documents state it; null where they state none. */
  readonly statedDays: number | null
  readonly statedText: string | null
  /** The chance to finish within the schedule and the stated buffer. */
  readonly chance: number | null
  /** Share of the stated buffer by which the schedule has passed its target already: above 1 it is used up. Null without both. */
  readonly used: number | null
}

export interface ThroughputForecast {
  readonly finish: Percentiles
  /** Weeks that were looked at, and tasks done in them per week on average. */
  readonly weeks: number
  readonly perWeek: number
  /** Tasks that are open. */
  readonly open: number
}
