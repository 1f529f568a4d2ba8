/**
 * The serial schedule generation scheme: one activity after another is put where it can start earliest, given what has
 * been put before, and stays there (Kolisch 1996; the schedules are active where nothing asks for a late finish).
 */
import { Busy } from './busy.ts'
import type { Network } from './network.ts'
import type { Bounds } from './place.ts'
import { boundsOf, placeAfter, timesAt } from './place.ts'
import type { Activity, Placement, Problem } from './problem.ts'
import { calendarOf, durationOf, NOBODY } from './problem.ts'

/**
 * @param order every activity once, predecessors first
 * @param chosen who does each activity, where that has been decided before; else the person with whom it ends first
 */
export function serial(problem: Problem, { into }: Pick<Network, 'into'>, order: Int32Array, chosen: Int32Array | null = null): Placement {
  const size = problem.activities.length
  const placed = { start: new Float64Array(size), finish: new Float64Array(size), resource: new Int32Array(size).fill(NOBODY) }
  const busy = problem.resources.map(() => new Busy())
  for (const index of order) {
    const activity = problem.activities[index] as Activity
    const bounds = boundsOf(problem, activity, into[index] ?? [], placed)
    const resource = chosen ? (chosen[index] as number) : earliestPerson(problem, busy, activity, bounds)
    const { start, finish } = put(problem, busy, activity, bounds, resource)
    placed.start[index] = start
    placed.finish[index] = finish
    placed.resource[index] = resource
  }
  return placed
}

/** With whom the activity ends first; of equals, the first. */
function earliestPerson(problem: Problem, busy: readonly Busy[], activity: Activity, bounds: Bounds): number {
  const [only, ...others] = activity.anyOf
  if (only === undefined) return NOBODY
  let best = only
  if (others.length === 0) return best
  let least = finishWith(problem, busy, activity, bounds, only)
  for (const candidate of others) {
    const finish = finishWith(problem, busy, activity, bounds, candidate)
    if (finish < least) {
      best = candidate
      least = finish
    }
  }
  return best
}

function finishWith(problem: Problem, busy: readonly Busy[], activity: Activity, bounds: Bounds, resource: number): number {
  const calendar = calendarOf(problem, activity, resource)
  const duration = durationOf(problem, activity, resource)
  const place = (busy[resource] as Busy).earliest(placeAfter(calendar, bounds, duration), duration)
  return timesAt(calendar, place, duration, bounds).finish
}

function put(problem: Problem, busy: readonly Busy[], activity: Activity, bounds: Bounds, resource: number) {
  const calendar = calendarOf(problem, activity, resource)
  const duration = durationOf(problem, activity, resource)
  const first = placeAfter(calendar, bounds, duration)
  const taken = busy[resource]
  if (!taken) return timesAt(calendar, first, duration, bounds)
  const place = taken.earliest(first, duration)
  taken.take(place, place + duration)
  return timesAt(calendar, place, duration, bounds)
}

/**
 * The forward pass: the earliest start and the earliest finish of each activity if people were never busy elsewhere.
 *
 * Where several people may do it, the two may belong to different people: they are bounds, not a schedule.
 */
export function early(problem: Problem, { into, order }: Pick<Network, 'into' | 'order'>): Pick<Placement, 'start' | 'finish'> {
  const size = problem.activities.length
  const placed = {
    start: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    finish: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
  }
  for (const index of order) {
    const activity = problem.activities[index] as Activity
    const bounds = boundsOf(problem, activity, into[index] ?? [], placed)
    for (const resource of activity.anyOf.length > 0 ? activity.anyOf : [NOBODY]) {
      const calendar = calendarOf(problem, activity, resource)
      const duration = durationOf(problem, activity, resource)
      const { start, finish } = timesAt(calendar, placeAfter(calendar, bounds, duration), duration, bounds)
      placed.start[index] = Math.min(start, placed.start[index] as number)
      placed.finish[index] = Math.min(finish, placed.finish[index] as number)
    }
  }
  return placed
}
