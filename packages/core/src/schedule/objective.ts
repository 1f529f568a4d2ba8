/**
 * Which of two schedules is better.
 */
import type { Placement, Problem } from './problem.ts'
import { lastFinish } from './problem.ts'

/** The one that ends earlier, else with less lateness, else the first. */
export function better(problem: Problem, first: Placement, second: Placement): Placement {
  const gain = lastFinish(first) - lastFinish(second)
  if (gain !== 0) return gain > 0 ? second : first
  return lateness(problem, second) < lateness(problem, first) ? second : first
}

/** Minutes by which activities end after they are due, summed. */
export function lateness({ activities }: Problem, { finish }: Placement): number {
  return activities.reduce((sum, { due }, index) => (due === null ? sum : sum + Math.max(0, (finish[index] as number) - due)), 0)
}
