/**
 * Labelled lines below a task (`- **Effort:** 3h`), for edits: copying the form of a line that another task has.
 */
import type { FieldKind } from '../notation/field.ts'
import type { Plan, Task } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { isBlank, lastLine, lineAround, lineNumber, lineOf, linesAfter, prefixOf, textOf } from './lines.ts'

/** A labelled line of another task that a new one can copy: what stands before the value, without the indent of its task. */
interface Model {
  readonly before: string
  /** Blank lines between the task's own line and its first labelled line. */
  readonly gap: number
}

/** True where a span stands below the first line of its task. */
export const isBelow = ({ source }: Plan, task: Task, { from }: Span): boolean =>
  lineNumber(source, from) > lineNumber(source, task.titleSpan.from)

/** Lines that hold nothing but one field: what stands before the value, as a model for others. */
function modelOf({ source }: Plan, task: Task, value: Span): Model | null {
  const line = lineAround(source, value.from)
  const indent = prefixOf(textOf(source, lineAround(source, task.titleSpan.from)))
  const before = source.text.slice(line.from, value.from)
  if (!before.startsWith(indent) || !/^[\s>]*(?:[-*+]\s+)?[*_]*\p{L}[\p{L}\p{N} /()-]*[*_]*\s*[:：][*_]*\s*$/u.test(before)) return null
  if (!/^[*_.;\s]*$/.test(source.text.slice(value.to, line.to))) return null
  const own = lineNumber(source, task.titleSpan.from)
  let gap = 0
  while (isBlank(textOf(source, lineOf(source, own + 1 + gap)))) gap++
  return { before: before.slice(indent.length), gap: lineNumber(source, value.from) - own - 1 === gap ? gap : Math.min(gap, 1) }
}

/** Ways to write a field below a task as other tasks of the document do. `spanOf` gives the span of that field on another task. */
export function* fieldLines(plan: Plan, task: Task, spanOf: (task: Task) => Span | null, text: string): Generator<TextEdit[]> {
  const { source } = plan
  const seen = new Set<string>()
  for (const other of plan.tasks) {
    if (other.form !== task.form || other.key === task.key) continue
    const value = spanOf(other)
    const model = value && isBelow(plan, other, value) ? modelOf(plan, other, value) : null
    if (!model || seen.has(model.before)) continue
    seen.add(model.before)
    const own = lineAround(source, task.titleSpan.from)
    const line = `${prefixOf(textOf(source, own))}${model.before}${text}`
    const last = lastFieldLine(plan, task)
    if (last !== null) yield [linesAfter(source, last, [line])]
    yield [linesAfter(source, lineNumber(source, own.from), [...Array.from({ length: model.gap }, () => ''), line])]
    if (seen.size > 3) return
  }
}

const LABELS: Partial<Readonly<Record<FieldKind, string>>> = {
  status: 'Status',
  effort: 'Estimate',
  actual: 'Actual',
  owner: 'Owner',
  dependsOn: 'Depends on',
  priority: 'Priority',
  due: 'Due',
  start: 'Start',
}

/** The last resort: a labelled line in the plainest form. */
export const plainField = (plan: Plan, task: Task, kind: FieldKind, text: string): TextEdit[] =>
  labelledLine(plan, task, LABELS[kind] ?? kind, text)

/** A new labelled line: a bullet below a list item, a paragraph below a heading. */
export function labelledLine({ source }: Plan, task: Task, label: string, text: string): TextEdit[] {
  const line = lineAround(source, task.titleSpan.from)
  const own = textOf(source, line)
  if (task.form !== 'checkbox' && task.form !== 'list')
    return [
      linesAfter(source, lineNumber(source, line.from), [
        ...(task.form === 'heading' ? [''] : []),
        `${prefixOf(own)}**${label}:** ${text}`,
      ]),
    ]
  const marker = /^[\s>]*(?:[-*+]|\d+[.)])\s+/.exec(own)?.[0].length ?? 2
  const indent = prefixOf(own).padEnd(/\d/.test(own.slice(0, marker)) ? marker : prefixOf(own).length + 2)
  return [linesAfter(source, lastOwnLine(source, task), [`${indent}- ${label}: ${text}`])]
}

/** The last line of the paragraph that an item begins with. */
function lastOwnLine(source: Source, task: Task): number {
  const last = lastLine(source, task.extent)
  let line = lineNumber(source, task.titleSpan.from)
  while (line < last && !/^[\s>]*(?:$|[-*+]\s|\d+[.)]\s|\||```|#)/.test(textOf(source, lineOf(source, line + 1)))) line++
  return line
}

/** The last line of the fields that stand right below a task. */
function lastFieldLine({ source }: Plan, task: Task): number | null {
  const lines = task.details.map(({ to }) => lineNumber(source, Math.max(0, to - 1)))
  return lines.length === 0 ? null : Math.max(...lines)
}
