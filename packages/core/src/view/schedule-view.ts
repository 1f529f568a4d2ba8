/**
 * The schedule of one or several plans as plain rows: what every table, picture and JSON of it is made from.
 *
 * Times are civil minutes (see `calendar/minute.ts`) and half-open; only a screen prints a last day.
 */
import type { Minute } from '../calendar/minute.ts'
import type { DependencyType, Key, MilestoneState, TaskState } from '../plan/plan.ts'
import type { DocumentRow } from './outputs.ts'

/** An item of a document. Keys are unique in their document only, so that a row carries both. */
export interface ItemRow {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  readonly path: string
  /** 1-based. */
  readonly line: number
}

/** `infeasible`: some tasks wait for each other in a circle and have no dates. `optimal`: equals the lower bound. */
export type ScheduleStatus = 'optimal' | 'feasible' | 'infeasible'

export interface ScheduleView {
  /** The status date, ISO. */
  readonly asOf: string
  readonly documents: readonly DocumentRow[]
  /** The first start and last finish of anything that has one; null where nothing has. */
  readonly start: Minute | null
  readonly finish: Minute | null
  /** From the first start to the last finish, both days included. */
  readonly workingDays: number
  /** No schedule can need fewer. */
  readonly lowerBoundDays: number
  readonly status: ScheduleStatus
  /** How far the finish may lie above the lower bound, as a share of it: 0.05 is 5 %. 0 when optimal. */
  readonly gap: number
  /** From the first task to the last finish. */
  readonly criticalPath: readonly CriticalStep[]
  /** Schedulable units, cancelled ones too, in document order. */
  readonly tasks: readonly TaskTimes[]
  readonly phases: readonly PhaseTimes[]
  readonly milestones: readonly MilestoneTimes[]
  /** The order between tasks, phases and milestones as the documents state it or as it is assumed. */
  readonly links: readonly LinkRow[]
  readonly load: readonly PersonLoad[]
  /** Stretches in which nobody works, whole days, within the schedule: weekends and holidays. */
  readonly nonWorking: readonly { readonly from: Minute; readonly to: Minute; readonly name: string | null }[]
  /** What was assumed for the whole plan, as sentences; what was assumed for one task stands in its row. */
  readonly assumed: readonly string[]
  /** What has no dates, and why: one sentence for each circle. */
  readonly unscheduled: readonly { readonly tasks: readonly ItemRow[]; readonly message: string }[]
}

export interface CriticalStep extends ItemRow {
  /** What ties it to the step before: null for the first. */
  readonly by: 'dependency' | 'person' | null
  /** For `person`, who. */
  readonly person: string | null
}

export interface TaskTimes extends ItemRow {
  readonly state: TaskState
  readonly phase: Key | null
  /** The summary task above it. */
  readonly parent: Key | null
  readonly optional: boolean
  /** Null for done work without dates, cancelled work, and what stands in a circle. */
  readonly start: Minute | null
  readonly finish: Minute | null
  /** Working hours by which it may slip without moving the finish; null where it has no dates or is over. */
  readonly slackHours: number | null
  /** Working hours by which it may slip without moving any other task. */
  readonly freeSlackHours: number | null
  readonly critical: boolean
  /** Who it is scheduled for; empty for waiting. */
  readonly owners: readonly string[]
  /** True where the document names no owner. */
  readonly ownersAssumed: boolean
  /** Person-hours in all and still to do. */
  readonly effortHours: number
  readonly remainingHours: number
  /** From 0 to 1. */
  readonly progress: number
  /** End of the day on which it is due. */
  readonly due: Minute | null
  /** True when it finishes after it is due. */
  readonly late: boolean
  /** Why it starts when it does; null where it has no computed start. */
  readonly because: StartReason | null
  /** Sentences: estimate, owner, order, state. */
  readonly assumed: readonly string[]
}

/** What holds a start where it is. */
export interface StartReason {
  readonly kind: 'as-of' | 'start' | 'not-before' | 'external' | 'dependency' | 'person' | 'begun'
  /** A sentence part: `2.1 Search route finishes 2026-11-27 17:00`. */
  readonly text: string
  /** The task that it waits for, where there is one. */
  readonly key: Key | null
  readonly path: string | null
  /** Where it is stated; null where it is computed or assumed. */
  readonly line: number | null
}

export interface PhaseTimes extends ItemRow {
  readonly start: Minute | null
  readonly finish: Minute | null
  readonly critical: boolean
  /** Units that are not cancelled, and those that are done. */
  readonly total: number
  readonly done: number
  readonly target: Minute | null
  readonly late: boolean
}

export interface MilestoneTimes extends ItemRow {
  readonly state: MilestoneState
  /** End of its target day. */
  readonly target: Minute | null
  /** As it is written: `2026-12-18`, `Week 3`. */
  readonly targetText: string | null
  /** When everything that gates it is done; null where the document does not say what does. */
  readonly finish: Minute | null
  readonly late: boolean
  /** Working days between target and finish: positive is late, negative is early; null where either is missing. */
  readonly lateDays: number | null
  readonly gatedBy: readonly Key[]
  readonly assumed: readonly string[]
}

export interface LinkEnd {
  readonly kind: 'task' | 'phase' | 'milestone'
  readonly key: Key
}

export interface LinkRow {
  readonly path: string
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly type: DependencyType
  /** Working hours; negative is a lead. */
  readonly lag: number
  readonly stated: boolean
  /** Both ends are tasks and the link holds the critical path together. */
  readonly critical: boolean
  readonly line: number
}

export interface PersonLoad {
  readonly person: string
  /** True for the one person who is assumed where a document names nobody. */
  readonly assumed: boolean
  /** Share of a working day: 0.5 is half-time. */
  readonly share: number
  /** Person-hours still to do. */
  readonly hours: number
  /** When the first task begins and the last one ends. */
  readonly start: Minute | null
  readonly finish: Minute | null
  readonly tasks: readonly { readonly key: Key; readonly path: string; readonly start: Minute; readonly finish: Minute }[]
  /** Every calendar week from the first to the last of the whole schedule, in order. */
  readonly weeks: readonly LoadWeek[]
  readonly absences: readonly { readonly from: Minute; readonly to: Minute }[]
}

export interface LoadWeek {
  /** Its Monday at 00:00. */
  readonly monday: Minute
  /** Person-hours assigned in it, and those that the person has. */
  readonly hours: number
  readonly available: number
}
