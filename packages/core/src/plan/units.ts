/**
 * The schedulable unit: the level of the tree that is planned, scheduled and offered by `next`.
 */
import type { Key, Task } from './plan.ts'

/**
 * Marks the units: going down from a top-level task, the deepest level whose items carry an id or an estimate of their
 * own; where nothing below a top-level task does, that task itself. Steps below a unit count for its progress only.
 *
 * @param tasks in document order, parents before their children
 */
export function withUnits(tasks: readonly Task[]): Task[] {
  const hasPlannedBelow = new Set<Key>()
  // The last first: what is below an item is known before the item.
  for (const task of [...tasks].reverse()) {
    if (task.parent !== null && (isPlanned(task) || hasPlannedBelow.has(task.key))) hasPlannedBelow.add(task.parent)
  }
  return tasks.map((task) => {
    const unit = (task.parent === null || isPlanned(task)) && !hasPlannedBelow.has(task.key)
    return unit === task.unit ? task : { ...task, unit }
  })
}

const isPlanned = (task: Task): boolean => task.id !== null || task.estimate !== null
