/**
 * Splits a task: new steps below it, which share its estimate equally where it has a single figure.
 */
import { figureText } from '../plan/figure.ts'
import type { Task } from '../plan/plan.ts'
import type { Added } from './add-task.ts'
import { addTask, noRoomForSteps } from './add-task.ts'
import type { Editing, Outcome } from './editing.ts'
import { refused } from './editing.ts'
import { nameOf } from './intent.ts'
import { inSequence } from './sequence.ts'
import { setEstimate } from './set-estimate.ts'

export function splitTask(editing: Editing, task: Task, titles: readonly string[]): Outcome {
  if (titles.length < 2) return refused('MM-INVALID', `To split ${nameOf(task)}, name at least two parts; nothing was changed.`)
  if (task.form === 'row') return noRoomForSteps(task)
  const shares = sharesOf(task, titles.length)
  return inSequence(
    editing,
    titles.flatMap((title, index) => {
      const share = shares?.[index] ?? null
      let key = ''
      const add = (at: Editing): Added => {
        const parent = at.plan.tasks.find((other) => other.key === task.key) as Task
        const added = addTask(at, { title, below: parent })
        if (added.ok) key = added.key
        return added
      }
      const estimate = (at: Editing): Outcome => setEstimate(at, at.plan.tasks.find((other) => other.key === key) as Task, share)
      return share === null ? [add] : [add, estimate]
    }),
  )
}

/** The parts of a single figure, as equal as whole quarters of its unit can be; null where there is none to share. */
function sharesOf({ estimate }: Task, parts: number): string[] | null {
  if (!estimate || estimate.low !== estimate.high || estimate.mid !== null || estimate.unit === 'size-word') return null
  const quarters = Math.round(estimate.low * 4)
  if (quarters < parts) return null
  return Array.from({ length: parts }, (_, index) => {
    const share = (Math.floor(quarters / parts) + (index < quarters % parts ? 1 : 0)) / 4
    return figureText({ ...estimate, low: share, high: share })
  })
}
