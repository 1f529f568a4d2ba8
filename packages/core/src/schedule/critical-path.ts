/**
 * The critical path of a schedule: the chain of work that ends last, each piece held in place by the one before.
 */
import type { Network } from './network.ts'
import type { Placement, Problem } from './problem.ts'
import type { Hold, Slack, Turns } from './slack.ts'
import { holds } from './slack.ts'

export interface Step {
  readonly activity: number
  /** What ties it to the step before; null for the first. */
  readonly by: 'dependency' | 'person' | null
}

/** From the first activity to the one that ends last; empty for a problem without activities. Events are steps too. */
export function criticalPath(problem: Problem, from: Network, placed: Placement, order: Turns, { total }: Slack): Step[] {
  const ending = lastOf(problem, placed)
  if (ending === null) return []
  const back: Step[] = []
  const seen = new Set<number>()
  for (let at: number | null = ending; at !== null; ) {
    seen.add(at)
    const hold: Exclude<Hold, { kind: 'dates' }> | undefined = strongest(holds(problem, from, placed, order, at), total, seen)
    back.push({ activity: at, by: hold === undefined ? null : hold.kind === 'link' ? 'dependency' : 'person' })
    at = hold?.activity ?? null
  }
  return back.reverse()
}

/** What has no slack goes first, then what is written, then the first. */
function strongest(found: readonly Hold[], total: Float64Array, seen: ReadonlySet<number>): Exclude<Hold, { kind: 'dates' }> | undefined {
  const before = found.flatMap((hold) => (hold.kind === 'dates' || seen.has(hold.activity) ? [] : [hold]))
  return before.find(({ activity }) => total[activity] === 0) ?? before[0]
}

/** The activity that ends last; of several, one with work in it, then the first. */
function lastOf({ activities }: Problem, { finish }: Placement): number | null {
  let last: number | null = null
  activities.forEach(({ work }, index) => {
    const at = finish[index] as number
    const best = last === null ? Number.NEGATIVE_INFINITY : (finish[last] as number)
    if (at > best || (at === best && last !== null && work > 0 && activities[last]?.work === 0)) last = index
  })
  return last
}
