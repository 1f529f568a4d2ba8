/**
 * Sets who does a task, or takes everybody off it.
 */
import type { Task } from '../plan/plan.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { fieldIntent, inTitle, nameOf } from './intent.ts'
import type { FieldForm } from './write-field.ts'
import { fieldWays } from './write-field.ts'

const FORM: FieldForm = { part: 'owners', field: 'owner', spans: ({ owners }) => owners.map(({ span }) => span) }

/** @param names with or without `@`; an empty list takes everybody off */
export function setOwners(editing: Editing, task: Task, names: readonly string[]): Outcome {
  const wanted = [...new Set(names.map((name) => name.trim().replace(/^@/, '')))]
  const bad = wanted.find((name) => !/^[\p{L}][\p{L}\p{N} ._'-]*$/u.test(name))
  if (bad !== undefined)
    return refused('MM-INVALID', `“${bad}” is no name that a plan can hold, so nothing was changed. Write @ana or Ana.`)
  if (task.owners.map(({ value }) => value).join() === wanted.join()) return unchanged(editing)
  const handles = wanted.map((name) => `@${name.replaceAll(' ', '-')}`)
  const alike = editing.plan.tasks.find(({ form, owners }) => form === task.form && owners.length > 0)
  const first = task.owners[0] ?? alike?.owners[0]
  const isHandle = first ? editing.plan.source.text[first.span.from] === '@' : false
  const texts = [wanted.join(', '), handles.join(', ')]
  const plain = isHandle ? texts.reverse() : texts
  const ways = fieldWays(editing, task, FORM, wanted.length === 0 ? null : { parts: [handles.join(', ')], plain })
  const intent = fieldIntent(task, { owners: wanted.join(', ') || null }, inTitle(task, FORM.spans(task)))
  return firstFitting(editing, ways, intent) ?? unwritable('These owners', nameOf(task))
}
