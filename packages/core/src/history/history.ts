/**
 * The past of one document as plain rows: what its git commits say about each task, about the scope and about the finish.
 *
 * Dates are ISO days or instants; no clock is asked.
 */
import type { ItemKind } from '../change/items.ts'
import type { Key, TaskState } from '../plan/plan.ts'

/** A state of the document that was committed, or the one on the disk. */
export interface Revision {
  /** Null for the file as it stands now. */
  readonly commit: string | null
  /** ISO instant of the commit, with its zone. */
  readonly at: string
  readonly author: string
  readonly subject: string
  /** Where it stood then: renames are followed. */
  readonly path: string
}

/** A revision that is not used, and why: conflict markers, half a file, not UTF-8, no plan. */
export interface SkippedRevision extends Revision {
  readonly reason: string
}

/** How the plan stood at a revision. Counts are of schedulable units that are not cancelled. */
export interface HistoryPoint {
  readonly commit: string | null
  readonly at: string
  readonly total: number
  readonly done: number
  /** Person-hours, assumed estimates among them. */
  readonly totalHours: number
  readonly doneHours: number
  /** The finish as scheduled then; null where it was not computed or nothing was open. ISO local date-time. */
  readonly scheduled: string | null
}

/** What was expected at a revision. ISO days. */
export interface PastForecast {
  readonly commit: string | null
  readonly at: string
  readonly finish: { readonly p50: string; readonly p80: string } | null
  readonly milestones: readonly {
    readonly key: Key
    readonly p50: string | null
    readonly p80: string | null
    readonly target: string | null
  }[]
}

export type TaskEventKind = 'appeared' | 'started' | 'done' | 'reopened' | 're-estimated' | 'moved' | 'dropped' | 'cancelled' | 'returned'

export interface TaskEvent {
  readonly what: TaskEventKind
  readonly commit: string | null
  readonly at: string
  /** Estimates or places before and after. */
  readonly from: string | null
  readonly to: string | null
}

export interface TaskHistory {
  /** The key that it has now, or had last. */
  readonly key: Key
  readonly id: string | null
  readonly title: string
  /** Null for what is no longer in the document. */
  readonly line: number | null
  readonly state: TaskState | 'dropped'
  readonly events: readonly TaskEvent[]
}

export interface WeekOfWork {
  /** Its Monday. */
  readonly monday: string
  readonly done: number
  /** Tasks that came and went. */
  readonly added: number
  readonly dropped: number
}

export interface History {
  readonly path: string
  readonly asOf: string
  readonly title: string | null
  /** Used, skipped ones not among them; oldest first. */
  readonly revisions: readonly Revision[]
  readonly skipped: readonly SkippedRevision[]
  /** Sentences about what is not known: no git, a shallow clone. */
  readonly missing: readonly string[]
  readonly points: readonly HistoryPoint[]
  readonly forecasts: readonly PastForecast[]
  readonly milestones: readonly { readonly key: Key; readonly id: string | null; readonly title: string }[]
  readonly tasks: readonly TaskHistory[]
  readonly weeks: readonly WeekOfWork[]
  /** Tasks done per week over the weeks since the first one was done. */
  readonly throughput: { readonly perWeek: number; readonly weeks: number } | null
  /** How much larger the scope is than at the first revision, as a share: 0.25 is a quarter more. Null without tasks then. */
  readonly scopeGrowth: number | null
}

export type { ItemKind }
