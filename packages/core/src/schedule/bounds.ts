/**
 * Lower bounds: moments before which no schedule of a problem can be finished.
 */
import type { Minute } from '../calendar/minute.ts'
import type { Activity, Placement, Problem } from './problem.ts'
import { calendarOf, durationOf } from './problem.ts'

type Times = Pick<Placement, 'start' | 'finish'>

/**
 * The greatest of three bounds: the longest path of links; for each person the work that nobody else may do, none of it
 * before its earliest start; and all work together, shared by everyone without a pause.
 *
 * @param earliest the forward pass without regard to people
 */
export function lowerBound(problem: Problem, earliest: Times): Minute {
  const path = earliest.finish.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY)
  const own = problem.resources.map((_, resource) => ownWork(problem, earliest, resource))
  return Math.max(path, ...own, sharedWork(problem, earliest))
}

/** In the order of their earliest starts one person's activities end as early as in any order. */
function ownWork(problem: Problem, earliest: Times, resource: number): Minute {
  const own = problem.activities.flatMap((activity, index) =>
    activity.anyOf.length === 1 && activity.anyOf[0] === resource && activity.work > 0 ? [index] : [],
  )
  const [first] = own
  if (first === undefined) return Number.NEGATIVE_INFINITY
  const calendar = calendarOf(problem, problem.activities[first] as Activity, resource)
  const jobs = own
    .map((index) => ({
      head: calendar.workBefore(earliest.start[index] as number),
      duration: durationOf(problem, problem.activities[index] as Activity, resource),
    }))
    .sort((a, b) => a.head - b.head)
  const end = jobs.reduce((at, { head, duration }) => Math.max(at, head) + duration, Number.NEGATIVE_INFINITY)
  return calendar.endAt(end)
}

/** The first moment by which all who may work have time for all the work that people have to do. */
function sharedWork(problem: Problem, earliest: Times): Minute {
  const people = new Set<number>()
  let work = 0
  let from = Number.POSITIVE_INFINITY
  problem.activities.forEach((activity, index) => {
    if (activity.anyOf.length === 0 || activity.work === 0) return
    for (const resource of activity.anyOf) people.add(resource)
    work += activity.work
    from = Math.min(from, earliest.start[index] as number)
  })
  if (work === 0) return Number.NEGATIVE_INFINITY
  const hands = [...people].map((resource) => {
    const { share, calendar } = problem.resources[resource] as Problem['resources'][number]
    const time = problem.calendars[calendar] as Problem['calendars'][number]
    return { share, time, before: time.workBefore(from) }
  })
  const done = (at: Minute): number => hands.reduce((sum, { share, time, before }) => sum + share * (time.workBefore(at) - before), 0)
  let enough = from + 1
  for (let step = 1440; done(enough) < work; step *= 2) enough += step
  let short = from
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2)
    if (done(middle) >= work - 1e-6) enough = middle
    else short = middle
  }
  return enough
}
