/**
 * Gives a task another title. Its id, its marks and what stands behind the title stay.
 */
import type { Task } from '../plan/plan.ts'
import { replaced } from '../text/edit.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import { inCell } from './cells.ts'
import type { Editing, Outcome, Refused, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { fieldIntent, nameOf } from './intent.ts'

export function rename(editing: Editing, task: Task, title: string): Outcome {
  const problem = titleProblem(title)
  if (problem) return problem
  const wanted = title.trim()
  if (task.title === wanted) return unchanged(editing)
  const intent = fieldIntent(task, { title: wanted })
  return (
    firstFitting(editing, titleWays(editing.plan.source.text, task.titleSpan, task.form === 'row' ? inCell(wanted) : wanted), intent) ??
    unwritable(`The title “${wanted}”`, nameOf(task))
  )
}

/** The title alone, else with the code ticks and emphasis that stand around it: half of a pair would not stay what it was. */
function titleWays(text: string, { from, to }: Span, title: string): Way[] {
  const ticks = /`*$/.exec(text.slice(0, from))?.[0].length ?? 0
  const ticksBehind = /^`*/.exec(text.slice(to))?.[0].length ?? 0
  const signs = /[`*_~]*$/.exec(text.slice(0, from))?.[0].length ?? 0
  const signsBehind = /^[`*_~]*/.exec(text.slice(to))?.[0].length ?? 0
  const ranges = [
    span(from, to),
    span(from - ticks, to),
    span(from, to + ticksBehind),
    span(from - ticks, to + ticksBehind),
    span(from - signs, to + signsBehind),
  ]
  return ranges.map((range) => [replaced(range, title)])
}

/** What a title cannot be. */
export function titleProblem(title: string): Refused | null {
  if (title.trim() === '') return refused('MM-INVALID', 'A task needs a title; nothing was changed.')
  return /[\r\n]/.test(title) ? refused('MM-INVALID', 'A title is one line; nothing was changed. Write the rest below the task.') : null
}
