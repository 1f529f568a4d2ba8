/**
 * Adds hours to what a task has taken so far: `took 3d` behind its title, or wherever the document writes actual effort.
 */
import type { FoundEstimate } from '../notation/estimate.ts'
import { hours } from '../notation/estimate.ts'
import { figureText } from '../plan/figure.ts'
import type { Task } from '../plan/plan.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unwritable } from './editing.ts'
import { effortOf, effortTexts } from './figure.ts'
import { fieldIntent, inTitle, nameOf } from './intent.ts'
import type { FieldForm } from './write-field.ts'
import { fieldWays } from './write-field.ts'

const FORM: FieldForm = { part: 'actual', field: 'actual', spans: ({ actual }) => (actual ? [actual.span] : []) }

/** @param typed one figure: `3h`, `0.5d` */
export function logTime(editing: Editing, task: Task, typed: string): Outcome {
  const spent = effortOf(typed)
  if (!spent || spent.low !== spent.high || spent.low <= 0)
    return refused('MM-INVALID', `“${typed}” is no time that was spent, so nothing was changed. Write 3h, 45min or 0.5d.`)
  const sum = task.actual ? added(task.actual, spent) : spent
  if (!sum)
    return refused(
      'MM-INVALID',
      `What ${nameOf(task)} has taken so far is written in a way that nothing can be added to; nothing was changed.`,
    )
  const texts = effortTexts(editing.plan, sum, figureText(sum))
  const ways = fieldWays(editing, task, FORM, { parts: texts.map((text) => `took ${text}`), plain: texts })
  return (
    firstFitting(editing, ways, fieldIntent(task, { actual: figureText(sum) }, inTitle(task, FORM.spans(task)))) ??
    unwritable('This time', nameOf(task))
  )
}

/** In the unit that is written there, else in hours. */
function added(before: NonNullable<Task['actual']>, spent: FoundEstimate): FoundEstimate | null {
  if (before.low !== before.high) return null
  if (before.unit === spent.unit) return { ...spent, low: before.low + spent.low, high: before.high + spent.high }
  const [was, more] = [hours(before)?.low, hours(spent)?.low]
  if (was === undefined || more === undefined) return null
  const sum = Math.round((was + more) * 100) / 100
  return { ...spent, low: sum, high: sum, unit: 'h' }
}
