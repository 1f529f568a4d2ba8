/**
 * Whether a total below a phase adds up that phase or the whole plan: a plan often ends with `Total: 20 days` and no heading.
 */
import { hours } from '../../notation/estimate.ts'
import type { Estimate, Task } from '../plan.ts'
import { type Target, TOTAL } from './target.ts'

/** Sums that are closer than this are not told apart. */
const NOTABLY_MORE = 1.2

/** The owner, or the whole plan where its figures so far come nearer to the total. `found` is what stands above. */
export function summedUp(owner: Target, figure: Figure, found: readonly Estimate[], tasks: readonly Task[]): Target {
  if (owner.kind !== 'phase') return owner
  const stated = latest(found)
  const ofTasks = (inside: readonly Task[]) => sum(inside.map((task) => stated.get(task.key) ?? 0))
  const own = stated.get(owner.key ?? '') ?? ofTasks(tasks.filter((task) => task.phase === owner.key))
  const phases = [...new Set(tasks.map((task) => task.phase ?? ''))].flatMap((key) => stated.get(key) ?? [])
  const all = phases.length > 1 ? sum(phases) : ofTasks(tasks)
  const total = middle(figure)
  const isWhole = own > 0 && all > NOTABLY_MORE * own && Math.abs(total - all) < Math.abs(total - own)
  return isWhole ? TOTAL : owner
}

type Figure = Pick<Estimate, 'low' | 'mid' | 'high' | 'unit' | 'word'>

function middle(figure: Figure): number {
  const { low, high } = hours(figure) ?? { low: 0, high: 0 }
  return (low + high) / 2
}

/** Hours of each item by its last estimate. */
function latest(found: readonly Estimate[]): Map<string, number> {
  return new Map(
    found.flatMap((estimate) => (estimate.key !== null && estimate.kind === 'estimate' ? [[estimate.key, middle(estimate)] as const] : [])),
  )
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
