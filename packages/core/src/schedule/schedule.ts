/**
 * From a problem to a schedule: the seam behind which better methods may stand.
 */
import type { Minute } from '../calendar/minute.ts'
import { lowerBound, tightened } from './bounds.ts'
import { improved } from './improve.ts'
import { mirror, unmirrored } from './mirror.ts'
import type { Network } from './network.ts'
import { byKey, network } from './network.ts'
import { better, lateness } from './objective.ts'
import { priorities, ranked } from './priority.ts'
import type { Placement, Problem } from './problem.ts'
import { lastFinish } from './problem.ts'
import { early, serial } from './sgs.ts'

export interface Schedule extends Placement {
  /** The last finish of all; -Infinity for a problem without activities. */
  readonly end: Minute
  /** No schedule can end before. */
  readonly lowerBound: Minute
  /** `optimal`: the end equals the lower bound. */
  readonly status: 'optimal' | 'feasible'
  /** Earliest starts and finishes if people were never busy elsewhere. */
  readonly earliest: Pick<Placement, 'start' | 'finish'>
}

export interface ScheduleOptions {
  /** How many schedules may be built; at least one is. */
  readonly passes: number
}

/** So many activities are placed in about a second, whatever the size of the plan. */
const PLACEMENTS = 60_000
/** What tightening the bound costs, in passes. */
const SEARCH_PASSES = 20
/** More passes than these have not been seen to find anything. */
const MOST_PASSES = 60

/** How many passes are spent on a problem when nobody says. */
export const usualPasses = ({ activities }: Problem): number =>
  Math.max(3, Math.min(MOST_PASSES, Math.floor(PLACEMENTS / Math.max(1, activities.length))))

/**
 * Schedules every activity as early as a serial scheme can, by several priority rules, and improves the best by justification.
 *
 * The order of the problem is tried first and kept unless another order ends earlier, or as early with less lateness.
 * Equal problems and options give equal schedules.
 *
 * @throws RangeError when links form a circle.
 */
export function schedule(problem: Problem, { passes }: ScheduleOptions = { passes: usualPasses(problem) }): Schedule {
  const from = network(problem)
  const earliest = early(problem, from)
  const bound = lowerBound(problem, earliest)
  const found = solved(problem, from, bound, passes)
  const end = lastFinish(found)
  const isWorthwhile = end > bound && problem.activities.length * SEARCH_PASSES <= PLACEMENTS
  const tight = isWorthwhile ? tightened(problem, earliest, bound, end) : Math.min(bound, end)
  return { ...found, end, lowerBound: tight, status: end <= tight ? 'optimal' : 'feasible', earliest }
}

function solved(problem: Problem, from: Network, bound: Minute, passes: number): Placement {
  const first = serial(
    problem,
    from,
    byKey(
      from,
      ranked(
        problem,
        Float64Array.from(problem.activities, (_, index) => index),
      ),
    ),
  )
  if (passes <= 1 || isDone(problem, first, bound)) return first
  const backwards = mirror(problem, lastFinish(first))
  const late = unmirrored(early(backwards, network(backwards)))
  let best = first
  let left = passes - 1
  for (const { key } of priorities(problem, from, late).slice(1)) {
    if (left <= 0 || isDone(problem, best, bound)) return best
    left--
    best = better(problem, best, serial(problem, from, byKey(from, ranked(problem, key))))
  }
  return isDone(problem, best, bound) ? best : improved(problem, from, best, left)
}

const isDone = (problem: Problem, placed: Placement, bound: Minute): boolean =>
  lastFinish(placed) <= bound && lateness(problem, placed) === 0
