/**
 * Gives a task another title. Its id, its marks and what stands behind the title stay.
 */
import type { Task } from '../plan/plan.ts'
import { replaced } from '../text/edit.ts'
import type { Editing, Outcome, Refused } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { fieldIntent, nameOf } from './intent.ts'

export function rename(editing: Editing, task: Task, title: string): Outcome {
  const problem = titleProblem(title)
  if (problem) return problem
  const wanted = title.trim()
  if (task.title === wanted) return unchanged(editing)
  const intent = fieldIntent(task, { title: wanted })
  return firstFitting(editing, [[replaced(task.titleSpan, wanted)]], intent) ?? unwritable(`The title “${wanted}”`, nameOf(task))
}

/** What a title cannot be. */
export function titleProblem(title: string): Refused | null {
  if (title.trim() === '') return refused('MM-INVALID', 'A task needs a title; nothing was changed.')
  return /[\r\n]/.test(title) ? refused('MM-INVALID', 'A title is one line; nothing was changed. Write the rest below the task.') : null
}
