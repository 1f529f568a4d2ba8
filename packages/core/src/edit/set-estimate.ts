/**
 * Sets, changes or takes away the estimate of a task, where and as this document writes estimates.
 */
import { figureText } from '../plan/figure.ts'
import type { Task } from '../plan/plan.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { effortOf, effortTexts } from './figure.ts'
import { fieldIntent, inTitle, nameOf } from './intent.ts'
import type { FieldForm } from './write-field.ts'
import { fieldWays } from './write-field.ts'

const FORM: FieldForm = { part: 'estimate', field: 'effort', spans: ({ estimate }) => (estimate ? [estimate.span] : []) }

/** @param typed as a person writes it: `3d`, `2-4 days`, `1/2/5d`; null takes the estimate away */
export function setEstimate(editing: Editing, task: Task, typed: string | null): Outcome {
  const effort = typed === null ? null : effortOf(typed)
  if (typed !== null && effort === null)
    return refused('MM-INVALID', `“${typed}” is no estimate, so nothing was changed. Write 3h, 2d, 2-4d, 1/2/5d or 1w.`)
  const wanted = effort && figureText(effort)
  if ((task.estimate && figureText(task.estimate)) === wanted) return unchanged(editing)
  const texts = effort && typed !== null ? effortTexts(editing.plan, effort, typed) : []
  const ways = fieldWays(
    editing,
    task,
    FORM,
    effort && { parts: [...texts, ...texts.map((text) => `~${text}`), ...texts.map((text) => `est. ${text}`)], plain: texts },
  )
  return (
    firstFitting(editing, ways, fieldIntent(task, { estimate: wanted }, inTitle(task, FORM.spans(task)))) ??
    unwritable('This estimate', nameOf(task))
  )
}
