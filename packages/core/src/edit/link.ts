/**
 * Adds a dependency, in the form that the document uses: in the bracket behind the title, in a field or column, as a line among
 * the dependencies, or as an arrow of its diagram.
 */
import type { Change } from '../change/diff.ts'
import type { Dependency, DependencySource, DependencyType, End, Plan, Task } from '../plan/plan.ts'
import { inserted } from '../text/edit.ts'
import { escaped } from '../text/escaped.ts'
import { span } from '../text/span.ts'
import { cellEdit, cellOf } from './cells.ts'
import { circleNotes } from './circle-note.ts'
import type { Editing, Outcome, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { lastContentLine, sectionEnd } from './extent.ts'
import { fieldLines, plainField } from './field-lines.ts'
import { usual } from './habits.ts'
import { isBlank, lineAround, lineCount, lineNumber, lineOf, linesAfter, prefixOf, textOf } from './lines.ts'
import { brackets, partKind, withPart } from './tail.ts'

export interface Link {
  readonly from: End
  readonly to: End
  /** FS when not given. */
  readonly type?: DependencyType
  /** Working days; negative is a lead. */
  readonly lagDays?: number
}

export function link(editing: Editing, { from, to, type = 'FS', lagDays = 0 }: Link): Outcome {
  const { plan } = editing
  if (from.key === to.key) return refused('MM-INVALID', `${from.label} cannot come before itself; nothing was changed.`)
  const there = plan.dependencies.find((other) => other.stated && other.from.key === from.key && other.to.key === to.key)
  if (there && there.type === type && (lagDays === 0) === (there.lag === 0)) return unchanged(editing)
  const nameless = [from, to].find((end) => end.kind === 'task' && idOf(plan, end) === null)
  if (nameless)
    return refused(
      'MM-NOTATION',
      `${nameless.label} has no id, and a document can name a task only by its id; nothing was changed. Give it one: milemark renumber`,
    )
  const edited = firstFitting(editing, linkWays(plan, { from, to, type, lagDays }), {
    reached: (_, after) =>
      after.dependencies.some(
        (found) =>
          found.stated &&
          found.type === type &&
          found.from.label === from.label &&
          found.to.label === to.label &&
          (found.lag === 0) === (lagDays === 0),
      ),
    allowed: (change) => isLinkOf(change, from, to),
  })
  if (!edited) return unwritable(`The order ${from.label} → ${to.label}`, 'this document')
  return { ...edited, notes: type === 'FS' ? circleNotes(edited.plan, from, to) : [] }
}

const isLinkOf = (change: Change, from: End, to: End): boolean =>
  (change.what === 'linked' || change.what === 'unlinked') && change.from === from.key && change.to === to.key

const idOf = (plan: Plan, { key }: End): string | null => plan.tasks.find((task) => task.key === key)?.id ?? null

type Wanted = Required<Link>

const CONNECTIVES: Readonly<Record<DependencyType, string>> = {
  FS: 'after',
  SS: 'starts with',
  FF: 'finishes with',
  SF: 'starts before the end of',
}

const lagText = (days: number): string => (days === 0 ? '' : ` ${days > 0 ? '+' : '-'} ${Math.abs(days)}d`)

/** The usual form of the document goes first. */
function linkWays(plan: Plan, wanted: Wanted): Way[] {
  const counts = new Map<DependencySource, number>()
  for (const { how, stated } of plan.dependencies) if (stated) counts.set(how, (counts.get(how) ?? 0) + 1)
  const habits = [...counts].sort(([, a], [, b]) => b - a).map(([how]) => how)
  const order: DependencySource[] = [...habits, 'inline', 'field', 'arrow']
  return [...new Set(order)].flatMap((how) => [...WRITERS[how](plan, wanted)])
}

const WRITERS: Readonly<Record<DependencySource, (plan: Plan, wanted: Wanted) => Iterable<Way>>> = {
  inline: besideTitle,
  field: asField,
  table: asField,
  arrow: asLine,
  sentence: asLine,
  order: () => [],
  mermaid: asEdge,
}

const taskOf = (plan: Plan, { key }: End): Task | undefined => plan.tasks.find((task) => task.key === key)

function* besideTitle(plan: Plan, { from, to, type, lagDays }: Wanted): Generator<Way> {
  const task = taskOf(plan, to)
  if (!task) return
  const words = type === 'FS' ? [...new Set([usualConnective(plan), CONNECTIVES.FS])] : [CONNECTIVES[type]]
  if (type === 'FS' && lagDays === 0)
    for (const { parts } of brackets(plan.source, task))
      for (const part of parts.filter((other) => partKind(textOf(plan.source, other)) === 'dependsOn')) {
        yield [inserted(part.to, `, ${from.label}`)]
        yield [inserted(part.to, ` and ${from.label}`)]
      }
  for (const word of words) yield* withPart(plan.source, task, 'dependsOn', `${word} ${from.label}${lagText(lagDays)}`)
}

/** The word before the id where tasks say in brackets what they come after: `sau`, `needs`. */
function usualConnective({ source, tasks, dependencies }: Plan): string {
  const waiting = new Set(dependencies.flatMap(({ how, type, to }) => (how === 'inline' && type === 'FS' ? [to.key] : [])))
  const parts = tasks.flatMap((task) => (waiting.has(task.key) ? brackets(source, task).flatMap((bracket) => bracket.parts) : []))
  return usual(parts.flatMap((part) => /^(\p{L}[\p{L} ]{1,20}?)\s+[A-Z]{0,4}-?\d/u.exec(textOf(source, part))?.[1] ?? [])) ?? CONNECTIVES.FS
}

function* asField(plan: Plan, { from, to, type, lagDays }: Wanted): Generator<Way> {
  const task = taskOf(plan, to)
  if (!task || type !== 'FS') return
  const { source } = plan
  const text = `${usualWord(plan, from)}${from.label}${lagText(lagDays)}`
  const cell = task.form === 'row' ? cellOf(source, task.titleSpan.from, 'dependsOn') : null
  if (cell) {
    const old = textOf(source, cell)
    yield [cellEdit(source, cell, old === '' || /^[-–—]$|^none$/iu.test(old) ? text : `${old}, ${text}`)]
  }
  const own = plan.dependencies.filter(({ how, to: end }) => how === 'field' && end.key === to.key)
  for (const { span: at } of own) {
    const line = lineAround(source, at.from)
    const end = line.from + textOf(source, line).trimEnd().length
    yield [inserted(end, `, ${text}`)]
  }
  const fieldOf = (other: Task) => {
    const found = plan.dependencies.find(({ how, to: end }) => how === 'field' && end.key === other.key)
    return found ? span(found.span.from, lineAround(source, found.span.from).to) : null
  }
  yield* fieldLines(plan, task, fieldOf, text)
  yield plainField(plan, task, 'dependsOn', text)
}

/** `Task ` before an id, where the fields of the document say so. */
function usualWord({ source, dependencies }: Plan, { kind }: End): string {
  if (kind !== 'task') return ''
  const words = dependencies.flatMap(({ how, from, span: at }) => {
    const line = how === 'field' ? textOf(source, lineAround(source, at.from)) : ''
    const found = new RegExp(`(\\p{L}+ )?${escaped(from.label)}(?![\\p{L}\\p{N}])`, 'u').exec(line)
    return found ? [found[1] ?? ''] : []
  })
  return usual(words) ?? ''
}

/** A line of its own among the dependencies, in the form of the line before it. */
function* asLine(plan: Plan, { from, to, type, lagDays }: Wanted): Generator<Way> {
  const { source } = plan
  const lines =
    type === 'FS' && lagDays === 0
      ? [`${from.label} → ${to.label}`, `${to.label} depends on ${from.label}`]
      : [`${to.label} ${CONNECTIVES[type]} ${from.label}${lagText(lagDays)}`]
  const stated = plan.dependencies.filter(({ how }) => how === 'arrow' || how === 'sentence')
  if (stated.filter(({ how }) => how === 'sentence').length * 2 > stated.length) lines.reverse()
  const last = lastStatement(plan, stated)
  if (type === 'FS' && lagDays === 0) yield* likeOthers(plan, stated, { from, to })
  for (const text of lines) if (last !== null) yield [linesAfter(source, last.line, [`${last.lead}${text}`])]
  const section = plan.sections.find(({ kind }) => kind === 'dependencies')
  for (const text of lines)
    if (section)
      yield [
        linesAfter(source, sectionEnd(source, section.line), [
          ...(isBlank(textOf(source, lineOf(source, section.line + 1))) && sectionEnd(source, section.line) > section.line ? [] : ['']),
          `- ${text}`,
        ]),
      ]
    else yield [linesAfter(source, lastContentLine(source), ['', '## Dependencies', '', `- ${text}`])]
}

/** As the last short statement of two items, with other ids: so it stays in the language of the document. */
function* likeOthers({ source }: Plan, stated: readonly Dependency[], { from, to }: Pick<Wanted, 'from' | 'to'>): Generator<Way> {
  const alone = stated.filter(({ line }) => stated.filter((other) => other.line === line).length === 1)
  for (const { span: at, from: first, to: then } of [...alone].sort((a, b) => b.span.from - a.span.from).slice(0, 5)) {
    const line = lineAround(source, at.from)
    const text = textOf(source, line)
    const words =
      text
        .replace(first.label, '')
        .replace(then.label, '')
        .match(/\p{L}+/gu) ?? []
    if (words.length > MOST_WORDS || /[(（:：;]/.test(text) || !/^[\s>]*[-*+]\s+(?!\[)/.test(text)) continue
    const ids = new RegExp(`(?<![\\p{L}\\p{N}.])(${escaped(first.label)}|${escaped(then.label)})(?![\\p{L}\\p{N}]|\\.\\d)`, 'gu')
    if ([...text.matchAll(ids)].length !== 2) continue
    yield [linesAfter(source, lineNumber(source, line.from), [text.replace(ids, (id) => (id === first.label ? from.label : to.label))])]
  }
}

/** `phụ thuộc vào`, `depends on`: a statement, and no reason behind it. */
const MOST_WORDS = 4

/** The last bullet that states an order outside of tasks, and how it begins. */
function lastStatement({ source }: Plan, stated: readonly Dependency[]): { readonly line: number; readonly lead: string } | null {
  for (const { span: at } of [...stated].sort((a, b) => b.span.from - a.span.from)) {
    const line = lineAround(source, at.from)
    const lead = /^[\s>]*(?:[-*+]|\d+[.)])\s+(?!\[)/.exec(textOf(source, line))?.[0]
    if (lead !== undefined && !/\d/.test(lead)) return { line: lineNumber(source, line.from), lead }
  }
  return null
}

/** An arrow behind the last one of a Mermaid graph, between the nodes that are there or new ones. */
function* asEdge(plan: Plan, { from, to }: Wanted): Generator<Way> {
  const { source } = plan
  const last = plan.dependencies.filter(({ how }) => how === 'mermaid').at(-1)
  if (!last) return
  const line = lineAround(source, last.span.from)
  const fence = fenceAround(plan, lineNumber(source, line.from))
  const node = (end: End): string => nodeNamed(fence, end) ?? `n${end.label.replace(/\W+/g, '_')}["${end.label}"]`
  const arrow = /-->|==>|-\.->|---/.exec(textOf(source, line))?.[0] ?? '-->'
  yield [linesAfter(source, lineNumber(source, line.from), [`${prefixOf(textOf(source, line))}${node(from)} ${arrow} ${node(to)}`])]
}

function fenceAround({ source }: Plan, line: number): string {
  let first = line
  while (first > 1 && !/^[\s>]*(?:```|~~~)/.test(textOf(source, lineOf(source, first)))) first--
  let last = line
  while (last < lineCount(source) && !/^[\s>]*(?:```|~~~)/.test(textOf(source, lineOf(source, last)))) last++
  return source.text.slice(lineOf(source, first).to, lineOf(source, last).from)
}

/** The name of the node whose label opens with an id, or that is named by it. */
function nodeNamed(fence: string, { label }: End): string | null {
  const id = escaped(label)
  const labelled = new RegExp(String.raw`([\w-]+)\s*[[({>]+\s*"?[^\]\n\p{L}\d]*(?:\p{L}+\s+)?${id}(?![\d.]\d|\d)`, 'u').exec(fence)
  if (labelled?.[1]) return labelled[1]
  const bare = new RegExp(String.raw`(?<![\w.-])((?:T|Task)?_?${label.replace(/\W/g, '[._]')})(?![\w.])`, 'u').exec(fence)
  return bare?.[1] ?? null
}
