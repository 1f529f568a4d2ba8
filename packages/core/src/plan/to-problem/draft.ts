/**
 * A problem while it grows: activities and links of several plans, and what each activity stands for.
 */
import type { Minute } from '../../calendar/minute.ts'
import type { Activity, Link } from '../../schedule/problem.ts'
import type { Key } from '../plan.ts'

/** Why an activity may not start earlier, where a date of its own says so. */
export interface ReleaseReason {
  readonly kind: 'as-of' | 'start' | 'not-before' | 'external' | 'dependency'
  /** A sentence part. */
  readonly text: string
  readonly line: number | null
}

/** Which plan an activity belongs to, and which of its units it does work for. */
export interface Meaning {
  readonly plan: number
  /** Null for events. */
  readonly unit: number | null
  readonly reason: ReleaseReason
}

/** A link with where it was written. */
export interface DraftLink extends Link {
  /** Null for links that only tie a group together. */
  readonly line: number | null
  readonly stated: boolean
}

export interface Draft {
  readonly activities: Activity[]
  readonly meanings: Meaning[]
  readonly links: DraftLink[]
}

/** Where in the problem a plan stands, and from when its open work may start. */
export interface Place {
  readonly plan: number
  /** Its calendar. */
  readonly calendar: number
  readonly release: Minute
  readonly reason: ReleaseReason
}

/** Adds a moment without work; gives its index. */
export function addEvent({ activities, meanings }: Draft, { plan, calendar, release, reason }: Place, due: Minute | null = null): number {
  meanings.push({ plan, unit: null, reason })
  return activities.push({ work: 0, anyOf: [], calendar, release, finishFrom: Number.NEGATIVE_INFINITY, due, rank: 1 }) - 1
}

/** Lets one activity wait for another because both belong to a group. */
export function tie({ links }: Draft, { calendar }: Place, from: number, to: number): void {
  links.push({ from, to, type: 'FS', lag: 0, calendar, line: null, stated: true })
}

/** An activity does not start before `at`; the reason of the later date is kept. */
export function release(draft: Draft, index: number, at: Minute, reason: ReleaseReason): void {
  const activity = draft.activities[index] as Activity
  if (at <= activity.release) return
  draft.activities[index] = { ...activity, release: at }
  draft.meanings[index] = { ...(draft.meanings[index] as Meaning), reason }
}

/** What stands for a task, phase or milestone in the problem. */
export interface Door {
  /** Nothing of it starts before these do. */
  readonly heads: readonly number[]
  /** All of it is finished when these are. */
  readonly tails: readonly number[]
  /** Whose start is taken for the start of all; null where it has begun. */
  readonly first: number | null
  /** Whose finish a bound on the finish of all is put on; null where it is over. */
  readonly last: number | null
  /** When it is said to have started, for a task that has begun or is done. */
  readonly startedAt: Minute | null
  /** The latest known finish of what is over. */
  readonly doneAt: Minute | null
}

export const CLOSED: Door = { heads: [], tails: [], first: null, last: null, startedAt: null, doneAt: null }

export type Doors = (end: { readonly key: Key; readonly kind: 'task' | 'phase' | 'milestone' }) => Door
