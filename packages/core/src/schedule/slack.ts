/**
 * Slack, and what holds each activity where it is, in a schedule with people: the next work of the same person is a link
 * like any other.
 */
import type { Minute } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { shiftedBack } from '../calendar/working-time.ts'
import type { Network } from './network.ts'
import { linkBound } from './place.ts'
import type { Activity, Link, Placement, Problem } from './problem.ts'
import { calendarOf, durationOf, fromStart, NOBODY, toStart } from './problem.ts'

export interface Slack {
  /** Working minutes by which each activity may slip without moving the end. */
  readonly total: Float64Array
  /** The same without moving any other activity. */
  readonly free: Float64Array
}

/** Who works on what before and after each activity; -1 where there is nothing. */
export interface Turns {
  readonly before: Int32Array
  readonly after: Int32Array
}

/** The order in which each person does things. */
export function turns({ resources, activities }: Problem, { start, finish, resource }: Placement): Turns {
  const hands: number[][] = resources.map(() => [])
  activities.forEach((activity, index) => {
    if (activity.work > 0 && resource[index] !== NOBODY) hands[resource[index] as number]?.push(index)
  })
  const before = new Int32Array(activities.length).fill(-1)
  const after = new Int32Array(activities.length).fill(-1)
  for (const own of hands) {
    own.sort((a, b) => (start[a] as number) - (start[b] as number) || (finish[a] as number) - (finish[b] as number))
    for (let at = 1; at < own.length; at++) {
      const [first, then] = [own[at - 1] as number, own[at] as number]
      after[first] = then
      before[then] = first
    }
  }
  return { before, after }
}

interface Times {
  readonly start: Float64Array
  readonly finish: Float64Array
}

/** With leads and finish-to-finish links a later activity may bound an earlier one: then one sweep is not enough. */
const MOST_SWEEPS = 50

/**
 * The activities, those that end last first. Of events at one moment, such as the end of a phase and the start of the next,
 * what waits comes before what it waits for: else a chain of them takes a sweep for each.
 */
function lastFirst({ order }: Network, { start, finish }: Placement): Int32Array {
  const position = new Int32Array(order.length)
  order.forEach((activity, at) => {
    position[activity] = at
  })
  return order
    .slice()
    .sort(
      (a, b) =>
        (finish[b] as number) - (finish[a] as number) ||
        (start[b] as number) - (start[a] as number) ||
        (position[b] as number) - (position[a] as number),
    )
}

/** Total and free slack of every activity. */
export function slack(problem: Problem, from: Network, placed: Placement, { after }: Turns, end: Minute): Slack {
  const late: Times = { start: placed.start.map(() => Number.POSITIVE_INFINITY), finish: placed.finish.map(() => Number.POSITIVE_INFINITY) }
  const last = lastFirst(from, placed)
  let isMoving = true
  for (let sweep = 0; isMoving && sweep < MOST_SWEEPS; sweep++) {
    isMoving = false
    for (const index of last) {
      const times = latest(problem, from.out[index] as readonly Link[], placed, index, after[index] as number, late, end)
      if (times.start === late.start[index] && times.finish === late.finish[index]) continue
      late.start[index] = times.start
      late.finish[index] = times.finish
      isMoving = true
    }
  }
  const gap = (index: number, start: Minute): number => {
    const who = placed.resource[index] as number
    // What runs day and night slips by working time as well: nobody would notice the rest.
    const calendar = (
      who === NOBODY ? problem.calendars[0] : calendarOf(problem, problem.activities[index] as Activity, who)
    ) as WorkingTime
    return Math.max(0, calendar.workBefore(start) - calendar.workBefore(placed.start[index] as number))
  }
  return {
    total: late.start.map((start, index) => gap(index, start)),
    free: placed.start.map((_, index) =>
      gap(index, latest(problem, from.out[index] as readonly Link[], placed, index, after[index] as number, placed, end).start),
    ),
  }
}

/** The latest times of one activity that leave what comes behind it at the given times. */
function latest(problem: Problem, out: readonly Link[], placed: Placement, index: number, next: number, others: Times, end: Minute) {
  let startLimit = Number.POSITIVE_INFINITY
  let finishLimit = end
  for (const { to, type, lag, calendar } of out) {
    const at = (toStart(type) ? others.start : others.finish)[to] as number
    if (at === Number.POSITIVE_INFINITY) continue
    const limit = shiftedBack(problem.calendars[calendar] as Problem['calendars'][number], at, lag)
    if (fromStart(type)) startLimit = Math.min(startLimit, limit)
    else finishLimit = Math.min(finishLimit, limit)
  }
  const activity = problem.activities[index] as Activity
  const resource = placed.resource[index] as number
  const time = calendarOf(problem, activity, resource)
  const duration = durationOf(problem, activity, resource)
  if (duration === 0) {
    const at = Math.min(startLimit, finishLimit)
    return { start: at, finish: at }
  }
  let place = time.workBefore(finishLimit) - duration
  if (startLimit !== Number.POSITIVE_INFINITY) {
    const limit = time.workBefore(startLimit)
    place = Math.min(place, time.startAt(limit) <= startLimit ? limit : limit - 1)
  }
  if (next >= 0 && others.start[next] !== Number.POSITIVE_INFINITY)
    place = Math.min(place, time.workBefore(others.start[next] as number) - duration)
  return { start: time.startAt(place), finish: time.endAt(place + duration) }
}

/** What an activity waits for: a link, the work before it of the same person, or nothing but its own dates. */
export type Hold =
  | { readonly kind: 'link'; readonly activity: number; readonly link: Link }
  | { readonly kind: 'person'; readonly activity: number }
  | { readonly kind: 'dates' }

/**
 * What holds an activity where it is, so that it could not be a minute earlier: links first, then the person.
 *
 * @returns every reason that holds; `dates` alone where neither a link nor a person does.
 */
export function holds(problem: Problem, from: Network, placed: Placement, { before }: Turns, index: number): readonly Hold[] {
  const activity = problem.activities[index] as Activity
  const resource = placed.resource[index] as number
  const time = calendarOf(problem, activity, resource)
  const start = placed.start[index] as number
  const isEvent = durationOf(problem, activity, resource) === 0
  const place = time.workBefore(start)
  const holding = (link: Link): boolean => {
    const bound = linkBound(problem, link, placed)
    if (isEvent) return bound >= start
    return toStart(link.type) ? time.workBefore(bound) >= place : time.workBefore(bound) >= time.workBefore(placed.finish[index] as number)
  }
  const links = (from.into[index] as readonly Link[]).filter(holding).map((link): Hold => ({ kind: 'link', activity: link.from, link }))
  const turn = before[index] as number
  const person: Hold[] = turn >= 0 && time.workBefore(placed.finish[turn] as number) >= place ? [{ kind: 'person', activity: turn }] : []
  return links.length + person.length > 0 ? [...links, ...person] : [{ kind: 'dates' }]
}
