/**
 * Splits a task: new steps below it, which share its estimate equally where it has a single figure.
 */
import { figureText } from '../plan/figure.ts'
import type { Task } from '../plan/plan.ts'
import type { Added } from './add-task.ts'
import { addTask } from './add-task.ts'
import type { Editing, Outcome } from './editing.ts'
import { refused } from './editing.ts'
import { nameOf } from './intent.ts'
import { inSequence } from './sequence.ts'
import { setEstimate } from './set-estimate.ts'

export function splitTask(editing: Editing, task: Task, titles: readonly string[]): Outcome {
  if (titles.length < 2) return refused('MM-INVALID', `To split ${nameOf(task)}, name at least two parts; nothing was changed.`)
  if (task.form === 'row')
    return refused('MM-NOTATION', `${nameOf(task)} is the row of a table, which has no room for steps; nothing was changed.`)
  const share = shareOf(task, titles.length)
  return inSequence(
    editing,
    titles.flatMap((title) => {
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

/** An equal part of a single figure, to a quarter of its unit; null where there is none to share. */
function shareOf({ estimate }: Task, parts: number): string | null {
  if (!estimate || estimate.low !== estimate.high || estimate.mid !== null || estimate.unit === 'size-word') return null
  const share = Math.round((estimate.low / parts) * 4) / 4
  return share > 0 ? figureText({ ...estimate, low: share, high: share }) : null
}
