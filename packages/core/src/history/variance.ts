/**
 * How a plan differs from its baseline: for each task, phase and milestone what was planned then and is planned now.
 *
 * Both sides are schedules; days are working days of the calendar as the plan has it now. What has no dates on one side, because it is
 * done without dates or stands in a circle, has no difference.
 */

import { parseIsoDate } from '../calendar/civil.ts'
import type { Minute } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { workingHours } from '../notation/working-hours.ts'
import type { Key, Plan } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import type { ItemRow, ScheduleView } from '../view/schedule-view.ts'
import { matched } from './match.ts'
import { readingOf } from './reading.ts'

/** A value in the baseline and now. */
export interface Both<T> {
  readonly was: T
  readonly now: T
}

export interface VarianceRow {
  readonly what: 'kept' | 'added' | 'dropped'
  /** As it is now; as it was, for what was dropped. */
  readonly key: Key
  readonly id: string | null
  readonly title: string
  /** Null for what was dropped. */
  readonly line: number | null
  readonly state: Both<string | null>
  readonly start: Both<Minute | null>
  readonly finish: Both<Minute | null>
  /** Working days by which it starts and finishes later; negative for sooner. */
  readonly startDays: number | null
  readonly finishDays: number | null
}

export interface TaskVariance extends VarianceRow {
  /** As written. */
  readonly estimate: Both<string | null>
  /** Person-hours, assumed ones among them. */
  readonly hours: Both<number | null>
}

export interface MilestoneVariance extends VarianceRow {
  /** As written. */
  readonly target: Both<string | null>
}

export interface BaselineView {
  readonly path: string
  readonly asOf: string
  readonly title: string | null
  /** What it is compared with. */
  readonly baseline: BaselineRevision
  readonly finish: Both<Minute | null>
  readonly finishDays: number | null
  readonly hours: Both<number>
  readonly tasks: readonly TaskVariance[]
  readonly phases: readonly VarianceRow[]
  readonly milestones: readonly MilestoneVariance[]
}

export interface BaselineRevision {
  /** As it was asked for. */
  readonly revision: string
  readonly commit: string
  /** ISO instant. */
  readonly at: string
  /** What the document was called then. */
  readonly path: string
}

interface Side {
  readonly at: PlanAt
  readonly view: ScheduleView
}

export function baselineView(then: Side, now: Side, baseline: BaselineRevision): BaselineView {
  const days = daysBetween(now.at)
  const tasks = pairs(then.view.tasks, now.view.tasks, taskMatches(then.at.plan, now.at.plan))
  return {
    path: now.at.path,
    asOf: now.view.asOf,
    title: now.at.plan.title,
    baseline,
    finish: { was: then.view.finish, now: now.view.finish },
    finishDays: days(then.view.finish, now.view.finish),
    hours: { was: sum(then.view), now: sum(now.view) },
    tasks: withEstimates(tasks, then.at.plan, now.at.plan, days),
    phases: pairs(then.view.phases, now.view.phases, nameMatches(then.view.phases, now.view.phases)).map(([a, b]) =>
      row(a && { ...a, state: null }, b && { ...b, state: null }, days),
    ),
    milestones: pairs(then.view.milestones, now.view.milestones, nameMatches(then.view.milestones, now.view.milestones)).map(([a, b]) => ({
      ...row(a && { ...a, start: null }, b && { ...b, start: null }, days),
      target: { was: a?.targetText ?? null, now: b?.targetText ?? null },
    })),
  }
}

type Days = (then: Minute | null, now: Minute | null) => number | null

function daysBetween({ plan, holidays = [] }: PlanAt): Days {
  const daysOff = holidays.flatMap(({ date }) => parseIsoDate(date) ?? [])
  const calendar: WorkingTime = workingTime(workingHours(plan.frontMatter.settings.calendar ?? '') ?? USUAL_WEEK, daysOff)
  const perDay = calendar.minutesPerDay
  // In halves of a day: a schedule that was made on another weekday is not late by minutes.
  return (then, now) =>
    then === null || now === null ? null : Math.round(((calendar.workBefore(now) - calendar.workBefore(then)) / perDay) * 2) / 2
}

const sum = ({ tasks }: ScheduleView): number =>
  tasks.reduce((all, { state, effortHours }) => all + (state === 'cancelled' ? 0 : effortHours), 0)

type Pair<T> = readonly [then: T | null, now: T | null]

/** As they stand now, then what was dropped. */
function pairs<T extends ItemRow>(then: readonly T[], now: readonly T[], matches: ReadonlyMap<Key, Key>): Pair<T>[] {
  const before = new Map(then.map((item) => [item.key, item]))
  const kept = now.map((item): Pair<T> => [before.get(matches.get(item.key) ?? '') ?? null, item])
  const seen = new Set(kept.flatMap(([item]) => item?.key ?? []))
  return [...kept, ...then.filter(({ key }) => !seen.has(key)).map((item): Pair<T> => [item, null])]
}

/** Keys now → keys then. */
function taskMatches(then: Plan, now: Plan): Map<Key, Key> {
  const [before, after] = [readingOf(then).tasks, readingOf(now).tasks]
  const found = matched(before, after)
  return new Map(
    after.flatMap(({ key }, index): [Key, Key][] => {
      const old = before[found[index] as number]
      return old === undefined ? [] : [[key, old.key]]
    }),
  )
}

/** The same title, where only one has it, else the same key. */
function nameMatches(then: readonly ItemRow[], now: readonly ItemRow[]): Map<Key, Key> {
  const found = new Map<Key, Key>()
  const taken = new Set<Key>()
  const pass = (fits: (a: ItemRow, b: ItemRow) => boolean): void => {
    for (const item of now) {
      const old = found.has(item.key) ? undefined : then.find((one) => !taken.has(one.key) && fits(one, item))
      if (!old) continue
      found.set(item.key, old.key)
      taken.add(old.key)
    }
  }
  pass((a, b) => a.key === b.key && a.title === b.title)
  pass((a, b) => a.title === b.title)
  pass((a, b) => a.key === b.key && a.id !== null)
  return found
}

type Dated = ItemRow & { readonly state: string | null; readonly start: Minute | null; readonly finish: Minute | null }

function row(then: Dated | null, now: Dated | null, days: Days): VarianceRow {
  const of = (now ?? then) as Dated
  const [start, finish] = [
    { was: then?.start ?? null, now: now?.start ?? null },
    { was: then?.finish ?? null, now: now?.finish ?? null },
  ]
  return {
    what: then === null ? 'added' : now === null ? 'dropped' : 'kept',
    key: of.key,
    id: of.id,
    title: of.title,
    line: now?.line ?? null,
    state: { was: then?.state ?? null, now: now?.state ?? null },
    start,
    finish,
    startDays: days(start.was, start.now),
    finishDays: days(finish.was, finish.now),
  }
}

function withEstimates(found: readonly Pair<ScheduleView['tasks'][number]>[], then: Plan, now: Plan, days: Days): TaskVariance[] {
  const texts = (plan: Plan) => new Map(readingOf(plan).tasks.map(({ key, estimate }) => [key, estimate]))
  const [before, after] = [texts(then), texts(now)]
  return found.map(([a, b]) => ({
    ...row(a, b, days),
    estimate: { was: a ? (before.get(a.key) ?? null) : null, now: b ? (after.get(b.key) ?? null) : null },
    hours: { was: a?.effortHours ?? null, now: b?.effortHours ?? null },
  }))
}
