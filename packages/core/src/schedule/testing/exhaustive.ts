/**
 * The best end of a small problem by trying every start of every activity with every person: slow, and sure.
 */

import { linkBound } from '../place.ts'
import type { Activity, Problem } from '../problem.ts'
import { calendarOf, durationOf, NOBODY, toStart } from '../problem.ts'

/** @param limit a finish that is known to be possible */
export function bestEnd(problem: Problem, limit: number): number {
  const { activities, links } = problem
  const size = activities.length
  const placed = { start: new Float64Array(size), finish: new Float64Array(size), resource: new Int32Array(size).fill(NOBODY) }
  let best = limit
  const isFree = (index: number): boolean => {
    for (let other = 0; other < index; other++) {
      if (placed.resource[other] !== placed.resource[index] || activities[other]?.work === 0) continue
      if (
        (placed.start[other] as number) < (placed.finish[index] as number) &&
        (placed.start[index] as number) < (placed.finish[other] as number)
      )
        return false
    }
    return true
  }
  const isKept = (index: number): boolean =>
    links.every(
      (link) =>
        link.to !== index || ((toStart(link.type) ? placed.start : placed.finish)[index] as number) >= linkBound(problem, link, placed),
    )
  const visit = (index: number, end: number): void => {
    if (index === size) {
      best = Math.min(best, end)
      return
    }
    const activity = activities[index] as Activity
    for (const resource of activity.anyOf.length > 0 ? activity.anyOf : [NOBODY]) {
      const calendar = calendarOf(problem, activity, resource)
      const duration = durationOf(problem, activity, resource)
      placed.resource[index] = resource
      // An event that waits longer than its bounds gains nothing.
      const last = duration === 0 ? latestBound(problem, index, placed) : best
      for (let place = calendar.workBefore(activity.release); ; place++) {
        const start = duration === 0 ? last : calendar.startAt(place)
        const finish = duration === 0 ? last : calendar.endAt(place + duration)
        if (finish > Math.max(best, last)) break
        placed.start[index] = start
        placed.finish[index] = finish
        const fits = finish >= activity.finishFrom && isKept(index) && (duration === 0 || resource === NOBODY || isFree(index))
        if (fits) visit(index + 1, Math.max(end, finish))
        if (duration === 0) break
      }
    }
  }
  visit(0, Number.NEGATIVE_INFINITY)
  return best
}

/** The last of the moments that an activity has to wait for. */
function latestBound(problem: Problem, index: number, placed: { start: Float64Array; finish: Float64Array }): number {
  const activity = problem.activities[index] as Activity
  const bounds = problem.links.filter(({ to }) => to === index).map((link) => linkBound(problem, link, placed))
  return Math.max(activity.release, activity.finishFrom, ...bounds)
}
