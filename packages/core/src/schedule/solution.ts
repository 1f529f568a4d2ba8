/**
 * A schedule with everything that follows from it: slack, the turns of each person, the critical path.
 */
import type { Step } from './critical-path.ts'
import { criticalPath } from './critical-path.ts'
import type { Network } from './network.ts'
import { network } from './network.ts'
import type { Problem } from './problem.ts'
import type { Schedule, ScheduleOptions } from './schedule.ts'
import { schedule } from './schedule.ts'
import type { Slack, Turns } from './slack.ts'
import { slack, turns } from './slack.ts'

export interface Solution {
  readonly schedule: Schedule
  readonly network: Network
  readonly turns: Turns
  readonly slack: Slack
  readonly path: readonly Step[]
}

/** @throws RangeError when links form a circle. */
export function solve(problem: Problem, options?: ScheduleOptions): Solution {
  const found = schedule(problem, options)
  const links = network(problem)
  const order = turns(problem, found)
  const spare = slack(problem, links, found, order, found.end)
  return { schedule: found, network: links, turns: order, slack: spare, path: criticalPath(problem, links, found, order, spare) }
}
