/**
 * Items while they are being read: found first, linked to parents and phases next, given keys last.
 */
import { type Field, fields } from '../notation/field.ts'
import type { Item, Row } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { TaskForm } from './plan.ts'
import type { Titled } from './title.ts'

export interface PhaseDraft {
  readonly id: string
  readonly section: Section | null
  readonly line: number
  readonly head: Titled
  readonly span: Span
}

export interface TaskDraft {
  readonly form: TaskForm
  readonly id: string | null
  readonly head: Titled
  readonly line: number
  readonly span: Span
  readonly item: Item | null
  readonly row: Row | null
  /** The section it stands in; for a heading or bold line, the section that it heads. */
  readonly section: Section
  readonly fields: Field[]
  readonly details: Phrase[]
  parent: TaskDraft | null
  phase: PhaseDraft | null
}

/** A line below a task: kept, and read for fields. */
export function addDetail(draft: TaskDraft, phrase: Phrase): void {
  draft.details.push(phrase)
  for (const field of fields(phrase)) draft.fields.push(field)
}

export const newTask = (form: TaskDraft['form'], head: Titled, section: Section, line: number, text: Phrase): TaskDraft => ({
  form,
  id: head.signs.id ?? head.label?.id ?? null,
  head,
  line,
  span: text.span,
  item: null,
  row: null,
  section,
  fields: [],
  details: [],
  parent: null,
  phase: null,
})
