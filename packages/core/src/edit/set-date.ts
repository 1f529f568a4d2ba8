/**
 * Sets when a task may start or when it is due, or takes the date away.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import type { Task } from '../plan/plan.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { fieldIntent, nameOf } from './intent.ts'
import type { FieldForm } from './write-field.ts'
import { fieldWays } from './write-field.ts'

export type DateField = 'start' | 'due'

const FORMS: Readonly<Record<DateField, FieldForm & { readonly words: readonly string[]; readonly sign: string }>> = {
  start: { part: 'start', field: 'start', spans: ({ start }) => (start ? [start.span] : []), words: ['start', 'from'], sign: '🛫' },
  due: { part: 'due', field: 'due', spans: ({ due }) => (due ? [due.span] : []), words: ['due', 'by'], sign: '📅' },
}

/** @param date ISO; null takes it away */
export function setDate(editing: Editing, task: Task, field: DateField, date: string | null): Outcome {
  if (date !== null && parseIsoDate(date) === null)
    return refused('MM-INVALID', `“${date}” is no date of the calendar, so nothing was changed. Write it as ${editing.asOf}.`)
  if ((task[field]?.value ?? null) === date) return unchanged(editing)
  const form = FORMS[field]
  const parts = date === null ? [] : form.words.map((word) => `${word} ${date}`)
  const value = date === null ? null : { parts, plain: [date] }
  const ways = [...signed(editing, task, form.sign, date), ...fieldWays(editing, task, form, value)]
  return firstFitting(editing, ways, fieldIntent(task, { [field]: date })) ?? unwritable(`This ${field} date`, nameOf(task))
}

/** obsidian-tasks puts dates behind a sign at the end of the line. */
function signed({ plan }: Editing, task: Task, sign: string, date: string | null) {
  if (plan.dialect !== 'obsidian' || date === null || task.form !== 'checkbox') return []
  const line = plan.source.text.slice(task.titleSpan.to).search(/[ \t]*(?:[\r\n]|$)/)
  const at = task.titleSpan.to + line
  return [[{ from: at, to: at, insert: ` ${sign} ${date}` }]]
}
