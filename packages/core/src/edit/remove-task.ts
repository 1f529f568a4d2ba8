/**
 * Takes a task out of the document, with its steps and notes. A task that others name has to be unlinked first: a reference to
 * nothing would be worse than an order that is one task too long.
 */
import type { Change } from '../change/diff.ts'
import type { Task } from '../plan/plan.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unwritable } from './editing.ts'
import { taskLines } from './extent.ts'
import { nameOf } from './intent.ts'
import { withoutLines } from './lines.ts'

export function removeTask(editing: Editing, task: Task): Outcome {
  const { plan } = editing
  const { first, last } = taskLines(plan, task)
  const inside = new Set(plan.tasks.filter(({ line }) => line >= first && line <= last).map(({ key }) => key))
  const naming = plan.dependencies.filter(
    ({ from, to, line }) => (inside.has(from.key) || inside.has(to.key)) && (line < first || line > last),
  )
  if (naming.length > 0) {
    const lines = [...new Set(naming.map(({ line }) => line))].sort((a, b) => a - b)
    return refused(
      'MM-INUSE',
      `${nameOf(task)} is named in ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}, so it was not removed. Take the order away first (milemark unlink), or cancel the task: milemark cancel`,
    )
  }
  const edited = firstFitting(editing, [[withoutLines(plan.source, first, last)]], {
    reached: (changes) => changes.some((change) => isGone(change, new Set([task.key]))),
    // Ranges and phases that held the task no longer do; figures that stand elsewhere for it stay where they are.
    allowed: (change) =>
      isGone(change, inside) ||
      change.what === 'unlinked' ||
      (change.what === 'changed' && (change.field === 'gatedBy' || change.field === 'blocks')),
  })
  return edited ?? unwritable('The removal', nameOf(task))
}

const isGone = (change: Change, keys: ReadonlySet<string>): boolean =>
  change.what === 'removed' && change.kind === 'task' && keys.has(change.key)
