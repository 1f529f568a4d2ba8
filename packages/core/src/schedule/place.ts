/**
 * The earliest place of one activity: from its bounds to a start and a finish on one calendar.
 */
import type { Minute } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { shifted } from '../calendar/working-time.ts'
import type { Activity, Link, Placement, Problem } from './problem.ts'
import { fromStart, toStart } from './problem.ts'

/** The moments before which an activity may neither start nor finish. */
export interface Bounds {
  readonly start: Minute
  readonly finish: Minute
}

/** The moment that a link asks its second activity to wait for. */
export function linkBound(problem: Problem, link: Link, { start, finish }: Pick<Placement, 'start' | 'finish'>): Minute {
  const at = (fromStart(link.type) ? start : finish)[link.from] as number
  return link.lag === 0 ? at : shifted(problem.calendars[link.calendar] as WorkingTime, at, link.lag)
}

/** What the activity's own dates and the links into it ask for. Everything that comes before has to be placed. */
export function boundsOf(problem: Problem, activity: Activity, into: readonly Link[], placed: Pick<Placement, 'start' | 'finish'>): Bounds {
  let start = activity.release
  let finish = activity.finishFrom
  for (const link of into) {
    const bound = linkBound(problem, link, placed)
    if (toStart(link.type)) start = Math.max(start, bound)
    else finish = Math.max(finish, bound)
  }
  return { start, finish }
}

/** The first place on the axis of a calendar at which work of that length keeps the bounds, when nothing else is in the way. */
export function placeAfter(calendar: WorkingTime, { start, finish }: Bounds, duration: number): number {
  const place = calendar.workBefore(start)
  if (finish === Number.NEGATIVE_INFINITY) return place
  const end = calendar.workBefore(finish)
  // Work that ends exactly there may end before a night or weekend that the bound lies in: then it needs a minute more.
  const least = calendar.endAt(end) < finish ? end + 1 : end
  return Math.max(place, least - duration)
}

/** Start and finish of work at a place of the axis; what takes no time happens at its bound, be it at night. */
export function timesAt(calendar: WorkingTime, place: number, duration: number, bounds: Bounds): { start: Minute; finish: Minute } {
  if (duration > 0) return { start: calendar.startAt(place), finish: calendar.endAt(place + duration) }
  const at = Math.max(bounds.start, bounds.finish)
  return { start: at, finish: at }
}
