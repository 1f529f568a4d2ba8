/**
 * Lower bounds: moments before which no schedule of a problem can be finished.
 */
import type { Minute } from '../calendar/minute.ts'
import { minHeap } from './heap.ts'
import { mirror, unmirrored } from './mirror.ts'
import { network } from './network.ts'
import type { Activity, Placement, Problem } from './problem.ts'
import { calendarOf, durationOf } from './problem.ts'
import { early } from './sgs.ts'

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
  const own = ownJobs(problem, resource)
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

/**
 * A greater bound, between `lowerBound` and an end that is known to be possible: the first end by which each person could do
 * what nobody else may, were it divisible, between its earliest start and its latest finish.
 *
 * Preemptive earliest-due-date order is exact for one machine (Jackson 1955; as a bound Carlier 1982); searching for the end
 * keeps it right when calendars differ. Costs some twenty forward passes.
 */
export function tightened(problem: Problem, earliest: Times, least: Minute, possible: Minute): Minute {
  const jobs = problem.resources.map((_, resource) => ownJobs(problem, resource))
  let low = least
  let high = possible
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isThinkable(problem, earliest, jobs, middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** What nobody else may do. */
const ownJobs = ({ activities }: Problem, resource: number): number[] =>
  activities.flatMap(({ anyOf, work }, index) => (anyOf.length === 1 && anyOf[0] === resource && work > 0 ? [index] : []))

function isThinkable(problem: Problem, earliest: Times, jobs: readonly (readonly number[])[], end: Minute): boolean {
  const backwards = mirror(problem, end)
  const late = unmirrored(early(backwards, network(backwards)))
  return jobs.every((own, resource) => {
    const [first] = own
    if (first === undefined) return true
    const time = calendarOf(problem, problem.activities[first] as Activity, resource)
    return fits(
      own.map((index) => ({
        head: time.workBefore(earliest.start[index] as number),
        duration: durationOf(problem, problem.activities[index] as Activity, resource),
        due: time.workBefore(late.finish[index] as number),
      })),
    )
  })
}

interface Job {
  readonly head: number
  readonly duration: number
  readonly due: number
}

/** Whether divisible work of one person can keep to all its bounds: of what may be done, what is due first is done first. */
function fits(jobs: readonly Job[]): boolean {
  const byHead = [...jobs.keys()].sort((a, b) => (jobs[a] as Job).head - (jobs[b] as Job).head)
  const left = jobs.map(({ duration }) => duration)
  const open = minHeap(Float64Array.from(jobs, ({ due }) => due))
  let time = Number.NEGATIVE_INFINITY
  let next = 0
  for (;;) {
    let job = open.pop()
    if (job === undefined) {
      const waiting = byHead[next]
      if (waiting === undefined) return true
      time = Math.max(time, (jobs[waiting] as Job).head)
    }
    for (; next < byHead.length && (jobs[byHead[next] as number] as Job).head <= time; next++) open.push(byHead[next] as number)
    if (job === undefined) continue
    open.push(job)
    job = open.pop() as number
    const until = Math.min(time + (left[job] as number), (jobs[byHead[next] as number] ?? { head: Number.POSITIVE_INFINITY }).head)
    left[job] = (left[job] as number) - (until - time)
    time = until
    if ((left[job] as number) > 0) open.push(job)
    else if (time > (jobs[job] as Job).due) return false
  }
}
