/**
 * The bracket behind a title in which plans write what they know of a task: `(2-4d, after 2.1, @ana)`. Edits take it apart
 * into its parts, and put one in, in the order in which people write them.
 */
import type { Task } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { deleted, inserted } from '../text/edit.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import { cellAt } from './cells.ts'
import { lineAround, textOf } from './lines.ts'

/** What a part says; the order is the one in which parts stand. */
export const PARTS = ['estimate', 'progress', 'actual', 'start', 'dependsOn', 'due', 'priority', 'owners', 'state', 'evidence'] as const
export type PartKind = (typeof PARTS)[number]

export interface Bracket {
  /** With its signs. */
  readonly span: Span
  readonly parts: readonly Span[]
}

/** Where notation may stand behind a title: up to the end of its line, or of its cell. Blanks at the end are outside. */
export function tailZone(source: Source, task: Task): Span {
  const line = lineAround(source, task.titleSpan.from)
  const end = task.form === 'row' ? (cellAt(source, task.titleSpan.from)?.to ?? line.to) : line.to
  const zone = span(Math.min(task.titleSpan.to, end), end)
  const trailing = /(?:\s*<!--(?:(?!-->).)*-->|\s+\^[\w-]+)*\s*(?:(?<=\s)#{1,6})?\s*$/su.exec(textOf(source, zone))
  return span(zone.from, trailing ? zone.from + trailing.index : zone.to)
}

/** The brackets behind the title, from left to right. */
export function brackets(source: Source, task: Task): Bracket[] {
  const zone = tailZone(source, task)
  return [...textOf(source, zone).matchAll(/(?<![\]\w`])[(（]([^()（）]*)[)）]/gu)].map((found) => {
    const from = zone.from + found.index
    return { span: span(from, from + found[0].length), parts: partsOf(found[1] as string, from + 1) }
  })
}

/** The comma-separated parts of the inside of a bracket, without blanks. Commas in code are no separators. */
function partsOf(inside: string, offset: number): Span[] {
  const plain = inside.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length))
  const result: Span[] = []
  for (const found of plain.matchAll(/[^,;，；]+/gu)) {
    const lead = found[0].length - found[0].trimStart().length
    const text = found[0].trim()
    if (text !== '') result.push(span(offset + found.index + lead, offset + found.index + lead + text.length))
  }
  return result
}

const holds = (outer: Span, inner: Span): boolean => inner.from >= outer.from && inner.to <= outer.to

/** The part of a bracket that holds a span, with its bracket. */
export function partAround(source: Source, task: Task, inner: Span): { bracket: Bracket; part: Span } | null {
  for (const bracket of brackets(source, task)) {
    const part = bracket.parts.find((candidate) => holds(candidate, inner))
    if (part) return { bracket, part }
  }
  return null
}

/** Takes a part out of its bracket, with one separator; the whole bracket where it was the only one. */
export function withoutPart(source: Source, { bracket, part }: { bracket: Bracket; part: Span }): TextEdit {
  const index = bracket.parts.findIndex(({ from }) => from === part.from)
  const [before, after] = [bracket.parts[index - 1], bracket.parts[index + 1]]
  if (before) return deleted(span(before.to, part.to))
  if (after) return deleted(span(part.from, after.from))
  const blanks = /\s*$/.exec(source.text.slice(0, bracket.span.from))?.[0].length ?? 0
  return deleted(span(bracket.span.from - blanks, bracket.span.to))
}

/** What a part says, as far as its place in the order needs to be known. */
export function partKind(text: string): PartKind {
  if (/^(?:took|actual|spent)\b/iu.test(text)) return 'actual'
  if (/^`|^(?:evidence|verified)\b/iu.test(text)) return 'evidence'
  if (/^(?:after|needs|depends|requires|starts? with|finish(?:es)? with|sau|cần|phụ thuộc|依赖)(?![\p{L}])/iu.test(text)) return 'dependsOn'
  if (/^(?:due|by|until|deadline|hạn|截止)(?![\p{L}])/iu.test(text)) return 'due'
  if (/^(?:start|from|not before)/iu.test(text)) return 'start'
  if (/^@/.test(text)) return 'owners'
  if (/^P\d$/.test(text)) return 'priority'
  if (/^\d{1,3}\s*%/.test(text)) return 'progress'
  if (/^(?:blocked|cancel|in progress|on hold|done|wip)/iu.test(text)) return 'state'
  return /\d|^[SMLX]+$/u.test(text) ? 'estimate' : 'evidence'
}

/** Ways to put a part behind a title, the likeliest first: into the bracket that is there, else into a new one. */
export function* withPart(source: Source, task: Task, kind: PartKind, text: string): Generator<TextEdit[]> {
  for (const bracket of brackets(source, task).reverse()) yield [intoBracket(source, bracket, kind, text)]
  const zone = tailZone(source, task)
  const title = afterMarkup(source, task.titleSpan.to, zone.to)
  // Behind the title, where dates or marks of a finished task end the line.
  const early = /[✅❌🚧📅⏳🛫➕]|\bDONE\b|::/u.test(textOf(source, zone))
  const places = early ? [title, zone.to] : [zone.to, title]
  for (const at of places) yield [inserted(at, ` (${text})`)]
  for (const at of places) yield [inserted(at, ` — ${text}`)]
}

function intoBracket(source: Source, bracket: Bracket, kind: PartKind, text: string): TextEdit {
  const rank = PARTS.indexOf(kind)
  const before = bracket.parts.filter((part) => PARTS.indexOf(partKind(textOf(source, part))) <= rank).at(-1)
  if (before) return inserted(before.to, `, ${text}`)
  const first = bracket.parts[0]
  return first ? inserted(first.from, `${text}, `) : inserted(bracket.span.from + 1, text)
}

/** Behind the signs that close what the title stands in: `**`, `~~`, a code tick, a link. */
function afterMarkup(source: Source, offset: number, end: number): number {
  const closing = /^(?:[*_~`]+|\]\([^()\s]*\)|\])+/u.exec(source.text.slice(offset, end))
  return offset + (closing?.[0].length ?? 0)
}
