/**
 * Units as activities: how long, by whom, from when; and what is known about those that are over.
 */
import type { Minute } from '../../calendar/minute.ts'
import { lastDay, startOfDay } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import { lineAt } from '../../text/span.ts'
import type { Effort } from '../effort.ts'
import { estimator } from '../effort.ts'
import type { Task, Written } from '../plan.ts'
import type { PlanStart } from '../when.ts'
import { daysOf } from '../when.ts'
import type { Work } from '../work.ts'
import { isOver } from '../work.ts'
import type { UnitActivities } from './doors.ts'
import type { Draft, Place } from './draft.ts'
import { release } from './draft.ts'
import type { Hand, Staff } from './staff.ts'

export interface Setting {
  readonly of: Work
  readonly calendar: WorkingTime
  readonly start: PlanStart
  readonly place: Place
  /** Index of the calendar of day and night. */
  readonly always: number
  /** Day of the status date. */
  readonly asOf: number
  readonly hands: Staff['hands']
}

export interface Unit extends UnitActivities {
  readonly effort: Effort
  readonly hands: readonly Hand[]
  /** The end of the day on which it is due. */
  readonly due: Minute | null
  /** What is assumed about it, but for order and owner. */
  readonly assumed: readonly string[]
  /** Why it has no activities although it is open; null otherwise. */
  readonly left: string | null
}

/** What has begun goes on first; what is optional comes last. */
const RANKS = { begun: 0, usual: 1, optional: 2 } as const

/** More work than a century holds is a slip of the pen; dates from it would help nobody. */
const MOST_HOURS = 100 * 260 * 8

/** Adds the activities of all units of a plan, in document order. */
export function addUnits(draft: Draft, setting: Setting): Unit[] {
  const { effort } = estimator(setting.of, setting.calendar.minutesPerDay / 60)
  return setting.of.units.map((task, index) => addUnit(draft, setting, task, index, effort(task)))
}

function addUnit(draft: Draft, setting: Setting, task: Task, index: number, effort: Effort): Unit {
  const begun = task.state === 'doing'
  const base = {
    effort,
    begun,
    startedAt: moment(setting, task.start, 'start'),
    due: dueOf(setting, task.due),
    hands: [],
    activities: [],
    assumed: effort.assumed,
    left: null,
    doneAt: null,
  }
  if (isOver(task.state)) return { ...base, doneAt: task.state === 'done' ? moment(setting, task.doneOn, 'end') : null }
  if (effort.remaining > MOST_HOURS)
    return { ...base, left: `its estimate of ${Math.round(effort.hours)} hours is more than a century of work` }
  const hands = effort.elapsed ? [] : setting.hands(setting.place.plan, task)
  const minutes = Math.round(effort.remaining * 60)
  const rank = begun ? RANKS.begun : task.optional ? RANKS.optional : RANKS.usual
  const { due } = base
  const add = (work: number, anyOf: readonly number[], calendar: number): number => {
    draft.meanings.push({ plan: setting.place.plan, unit: index, reason: setting.place.reason })
    return (
      draft.activities.push({ work, anyOf, calendar, release: setting.place.release, finishFrom: Number.NEGATIVE_INFINITY, due, rank }) - 1
    )
  }
  const activities = effort.elapsed
    ? [add(minutes, [], setting.always)]
    : hands.map(({ anyOf }, at) => add(shareOf(minutes, hands.length, at), anyOf, setting.place.calendar))
  if (!begun) notBefore(draft, setting, task, activities)
  const blocked =
    task.state === 'blocked' ? [`blocked${task.blockedBy ? ` (${task.blockedBy.value})` : ''}: dated as if it could go on now`] : []
  return { ...base, hands, activities, assumed: [...effort.assumed, ...blocked] }
}

/** Owners share equally; what cannot be divided goes to the first. */
const shareOf = (minutes: number, owners: number, at: number): number => Math.floor(minutes / owners) + (at < minutes % owners ? 1 : 0)

function notBefore(draft: Draft, setting: Setting, task: Task, activities: readonly number[]): void {
  const at = moment(setting, task.start, 'start')
  if (at === null || !task.start) return
  const line = lineAt(setting.of.plan.source.lines, task.start.span.from)
  for (const activity of activities)
    release(draft, activity, at, { kind: 'not-before', text: `its start is stated as ${task.start.value}`, line })
}

/** The beginning or end of work on a written day; what ended on a day off did so at the usual hour. */
export function moment(
  { calendar, start }: Pick<Setting, 'calendar' | 'start'>,
  written: Written<string> | null,
  which: 'start' | 'end',
): Minute | null {
  const range = written && daysOf(written.value, start.day, calendar)
  if (!range) return null
  if (which === 'start') return calendar.startAt(calendar.workBefore(startOfDay(range.from)))
  const end = calendar.endAt(calendar.workBefore(startOfDay(range.to)))
  return startOfDay(range.to - 1) + (end - startOfDay(lastDay(end)))
}

/** Midnight behind the last day on which it is in time. */
export function dueOf({ calendar, start }: Pick<Setting, 'calendar' | 'start'>, written: Written<string> | null): Minute | null {
  const range = written && daysOf(written.value, start.day, calendar)
  return range ? startOfDay(range.to) : null
}
