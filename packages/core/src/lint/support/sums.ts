/**
 * Sums of tasks: which of them count for a figure that somebody stated for all of them.
 */
import { daySettings } from '../../plan/day-settings.ts'
import type { Estimate, Plan, Task } from '../../plan/plan.ts'
import { agrees, type Effort, sum } from './figures.ts'

/** The figures of tasks. */
export interface Parts {
  readonly estimates: readonly Estimate[]
  /** All that is planned: what is cancelled does not count. */
  readonly planned: Effort
  /** The other ways in which an author may have added them: with what is cancelled, without what is optional, without what is done. */
  readonly others: () => readonly Effort[]
}

/** Null unless each task that counts has a figure that can be added. */
export function partsOf(plan: Plan, tasks: readonly Task[]): Parts | null {
  const days = daySettings(plan.frontMatter.settings)
  const planned = tasks.filter((task) => task.state !== 'cancelled')
  const estimates = estimatesOf(planned)
  const total = estimates && sum(estimates, days)
  if (!estimates || !total || estimates.length === 0) return null
  const others = () =>
    [tasks, planned.filter((task) => !task.optional), planned.filter((task) => task.state !== 'done')].flatMap((some) => {
      const figures = some.length > 0 ? estimatesOf(some) : null
      return (figures && sum(figures, days)) ?? []
    })
  return { estimates, planned: total, others }
}

/** The estimate of each, or null where one has none that can be added. */
function estimatesOf(tasks: readonly Task[]): Estimate[] | null {
  const found: Estimate[] = []
  for (const { estimate } of tasks) {
    if (estimate === null || estimate.elapsed || estimate.unit === '%' || estimate.unit === 'size-word') return null
    found.push(estimate)
  }
  return found
}

/** True where the stated figure is the sum of the parts in one of these ways. */
export function isSumOf(stated: Estimate, { estimates, planned, others }: Parts, { source, frontMatter }: Plan): boolean {
  const by = { source, days: daySettings(frontMatter.settings) }
  return agrees(stated, estimates, planned, by) || others().some((total) => agrees(stated, estimates, total, by))
}
