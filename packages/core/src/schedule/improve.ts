/**
 * Forward-backward improvement, also called double justification (Tormos and Lova 2001; Valls, Ballestín and Quintanilla 2005):
 * everything is pushed as late as the end allows, the last first, and then as early as possible again.
 */
import { mirror, unmirrored } from './mirror.ts'
import type { Network } from './network.ts'
import { byKey, network } from './network.ts'
import { better } from './objective.ts'
import { ranked } from './priority.ts'
import type { Placement, Problem } from './problem.ts'
import { lastFinish } from './problem.ts'
import { serial } from './sgs.ts'

/** The best schedule that repeated justification finds with at most so many passes; never worse than the first. */
export function improved(problem: Problem, from: Network, first: Placement, passes: number): Placement {
  let best = first
  let current = first
  for (let left = passes; left >= 2; left -= 2) {
    const next = justified(problem, from, current)
    const chosen = better(problem, best, next)
    if (chosen === best && lastFinish(next) >= lastFinish(current)) return best
    best = chosen
    current = next
  }
  return best
}

/** One pass to the right and one back to the left. People keep their work on the way right and may exchange it on the way left. */
function justified(problem: Problem, from: Network, placed: Placement): Placement {
  const backwards = mirror(problem, lastFinish(placed))
  const there = network(backwards)
  const right = unmirrored(
    serial(
      backwards,
      there,
      byKey(
        there,
        ranked(
          backwards,
          placed.finish.map((at) => -at),
        ),
      ),
      placed.resource,
    ),
  )
  return serial(problem, from, byKey(from, ranked(problem, right.start)))
}
