/**
 * Ways to write one value of a task, to change it, or to take it away: where it stands now, else where the document writes
 * such values, else in the bracket behind the title.
 */
import type { FieldKind } from '../notation/field.ts'
import type { Task } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { deleted, replaced } from '../text/edit.ts'
import type { Span } from '../text/span.ts'
import { cover, span } from '../text/span.ts'
import { cellAt, cellEdit, cellOf } from './cells.ts'
import type { Editing, Way } from './editing.ts'
import { fieldLines, plainField } from './field-lines.ts'
import { emptyCell, placeOf, usualPlaces } from './habits.ts'
import { lineAround, lineNumber, textOf, withoutLines } from './lines.ts'
import type { PartKind } from './tail.ts'
import { partAround, withoutPart, withPart } from './tail.ts'

/** A value that tasks have, and how it is written. */
export interface FieldForm {
  readonly part: PartKind
  /** The column or label that holds it. */
  readonly field: FieldKind
  /** Where it is written; several spans for several names. */
  readonly spans: (task: Task) => readonly Span[]
}

export interface Value {
  /** Texts for the bracket behind the title, the likeliest first: `due 2026-12-01`. */
  readonly parts: readonly string[]
  /** Texts for a cell, a labelled line, or the place where a value stands now. */
  readonly plain: readonly string[]
}

/** Ways to write the value; null takes it away. */
export function* fieldWays(editing: Editing, task: Task, form: FieldForm, value: Value | null): Generator<Way> {
  const spans = form.spans(task)
  if (spans.length > 0) {
    yield* value === null ? withoutWays(editing, task, form, spans) : changedWays(editing, task, form, spans, value)
    return
  }
  if (value !== null) yield* newWays(editing, task, form, value)
}

function* changedWays({ plan }: Editing, task: Task, form: FieldForm, spans: readonly Span[], value: Value): Generator<Way> {
  const { source } = plan
  const first = spans[0] as Span
  const whole = spans.reduce(cover)
  const isApart = spans.length > 1 && !/^[\s,;&+/@\p{L}\p{N}_-]*$/u.test(textOf(source, whole))
  for (const text of value.plain) {
    if (isApart) yield [replaced(first, text), ...spans.slice(1).map((other) => withoutOne(source, task, other))]
    else yield [replaced(whole, text)]
  }
  const around = partAround(source, task, first)
  if (around) for (const text of value.parts) yield [replaced(around.part, text)]
  if (placeOf(plan, task, first) === 'elsewhere') yield* newWays({ plan } as Editing, task, form, value)
}

const withoutOne = (source: Editing['plan']['source'], task: Task, value: Span): TextEdit => {
  const around = partAround(source, task, value)
  return around ? withoutPart(source, around) : deleted(value)
}

function* withoutWays({ plan }: Editing, task: Task, form: FieldForm, spans: readonly Span[]): Generator<Way> {
  const { source } = plan
  const first = spans[0] as Span
  const whole = spans.reduce(cover)
  const around = spans.map((value) => partAround(source, task, value))
  if (around[0] && around.every((found) => found?.part.from === around[0]?.part.from)) yield [withoutPart(source, around[0])]
  else if (around.every((found) => found !== null)) yield [deleted(span(Math.max(0, first.from - 2), whole.to))]
  if (task.form === 'row') {
    const cell = cellOf(source, task.titleSpan.from, form.field) ?? cellAt(source, first.from)
    if (cell && cell.from > task.titleSpan.to) yield [cellEdit(source, cell, emptyCell(plan, form.field))]
  }
  const line = lineAround(source, first.from)
  // A line of its own goes as a whole; a part between bars goes with one of them.
  if (placeOf(plan, task, first) === 'field') yield [withoutLines(source, lineNumber(source, line.from), lineNumber(source, line.from))]
  const before = source.text.slice(line.from, first.from)
  const sign = /\s*(?:[|·—–-]\s*)?(?:[📅🛫⏳✅➕]\ufe0f?|\[\w+::|[*_]*\p{L}[\p{L} ]*[*_]*\s*[:：][*_]*)\s*$/u.exec(before)
  if (sign) yield [deleted(span(line.from + sign.index, source.text[whole.to] === ']' ? whole.to + 1 : whole.to))]
  const dash = /\s*(?:[,;]|[—–-])\s*$/u.exec(before)
  if (dash) yield [deleted(span(line.from + dash.index, whole.to))]
}

function* newWays({ plan }: Pick<Editing, 'plan'>, task: Task, form: FieldForm, value: Value): Generator<Way> {
  const { source } = plan
  const spanOf = (other: Task): Span | null => form.spans(other)[0] ?? null
  const cell = task.form === 'row' ? cellOf(source, task.titleSpan.from, form.field) : null
  if (cell) for (const text of value.plain) yield [cellEdit(source, cell, text)]
  const places = usualPlaces(plan, task.form, spanOf)
  if (places[0] === 'field') for (const text of value.plain) yield* fieldLines(plan, task, spanOf, text)
  for (const text of value.parts) yield* withPart(source, task, form.part, text)
  if (places[0] !== 'field') for (const text of value.plain) yield* fieldLines(plan, task, spanOf, text)
  if (task.form !== 'row') for (const text of value.plain) yield plainField(plan, task, form.field, text)
}
