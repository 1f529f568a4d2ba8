/**
 * Every effort that a document states, with the item it belongs to: in a task's line, in fields below it, in headings, in the
 * tables, bullets and sentences of a timeline. Totals are read, never computed.
 */
import { type FoundEstimate, statedEstimates } from '../notation/estimate.ts'
import type { Block, Fence, Item, List, Table } from '../text/blocks.ts'
import { BOLD_LEVEL, type Section } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { firstLine, originalSpan, phrase } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import { lineAt, span } from '../text/span.ts'
import type { Document } from './document.ts'
import { belongsTo, kindOfFigure } from './estimates/belongs.ts'
import { type Sureness, sureness, usual } from './estimates/habit.ts'
import { readLabel } from './estimates/label.ts'
import { lineStatements, type Statement } from './estimates/line.ts'
import { logicalLines } from './estimates/pieces.ts'
import { DOCUMENT, type Place, placeIn, within } from './estimates/place.ts'
import { spentFigures, tableFigures } from './estimates/table.ts'
import {
  byPosition,
  findTarget,
  type PlanItems,
  referenceTarget,
  type Target,
  type TargetIndex,
  TOTAL,
  targetIndex,
} from './estimates/target.ts'
import { summedUp } from './estimates/totals.ts'
import type { Estimate, EstimateKind } from './plan.ts'

export type { PlanItems } from './estimates/target.ts'

/** All estimates stated in a document, in document order. */
export function readEstimates(document: Document, items: PlanItems): Estimate[] {
  const reader: Reader = { document, index: targetIndex(items), found: [] }
  readFrontMatter(reader)
  readSection(reader, document.root, DOCUMENT)
  const bracketed = new Set(reader.found.flatMap(({ estimate, inBrackets }) => (inBrackets ? [estimate.key] : [])))
  const counts = usual(bracketed.size, items.tasks)
  return reader.found
    .flatMap(({ estimate, inBrackets }) => (inBrackets && !counts.has(inBrackets) ? [] : [estimate]))
    .sort((a, b) => a.span.from - b.span.from)
}

interface Reader {
  readonly document: Document
  readonly index: TargetIndex
  readonly found: Found[]
}

interface Found {
  readonly estimate: Estimate
  /** For a figure in brackets or behind a dash on the line of a task, without a word that says effort: how sure it is. */
  readonly inBrackets: Sureness | null
}

function readSection(reader: Reader, section: Section, around: Place): void {
  const own = section.title ? (reader.index.byLine.get(section.line) ?? null) : null
  const place = placeIn(reader.document, reader.index, section, around, own)
  if (section.title) readTitle(reader, section, section.title, own, { ...place, owner: own ?? around.owner })
  readBlocks(reader, section.blocks, place)
  let bold: Target | null = null
  for (const inner of section.sections) {
    const named = reader.index.byLine.get(inner.line)
    if (inner.level === BOLD_LEVEL && named) bold = named
    // Bold lines have one level: the fields of a bold task stand beside it, not below.
    const isBeside = inner.level === BOLD_LEVEL && !named && bold !== null && readLabel(inner.title?.plain ?? '')?.role !== 'total'
    readSection(reader, inner, isBeside ? { ...place, owner: bold } : place)
  }
}

/** The figure of a heading belongs to its item, else to what it names, else to the whole. */
function readTitle(reader: Reader, section: Section, title: Phrase, own: Target | null, place: Place): void {
  if (own) readOwnLines(reader, title, own, place)
  else if (place.mode === 'timeline') readTimelineTitle(reader, section, title, place)
  else if (place.mode === 'work' && section.level === BOLD_LEVEL) readLines(reader, title, place)
  else if (place.mode === 'work') readNamed(reader, title, place, () => place.kind === 'tasks' && section.level > 2)
}

/** `## Estimates (~5 days)` states a total; `### Timeline (6 days)` only how long the schedule below is. */
function readTimelineTitle(reader: Reader, section: Section, title: Phrase, place: Place): void {
  const label = readLabel(title.plain.replace(/[（(][\s\S]*/u, ''))
  const isSchedule = section.level < BOLD_LEVEL && label?.role === 'estimate' && label.strength < 3 && !/[:：]/.test(title.plain)
  if (!isSchedule || readLabel(title.plain)?.role === 'total') readLines(reader, title, place)
}

function readBlocks(reader: Reader, blocks: readonly Block[], place: Place): void {
  let current = place
  for (const block of blocks) {
    if (block.kind === 'paragraph') current = readParagraph(reader, block.text, place, current)
    else if (block.kind === 'list') current = readList(reader, block, current) ?? current
    else if (block.kind === 'quote') readBlocks(reader, block.blocks, current)
    else if (block.kind === 'table') readTable(reader, block, current)
    else if (block.kind === 'fence' && place.mode === 'timeline') readFence(reader, block, current)
  }
}

/** A paragraph may be an item's own line, or name the phase that the lines below are about. */
function readParagraph(reader: Reader, text: Phrase, place: Place, current: Place): Place {
  const own = reader.index.byLine.get(lineOf(reader, text))
  if (own) {
    readOwnLines(reader, text, own, place)
    return within(place, own)
  }
  const isTotal = readLabel(text.plain.split(/[:：]/)[0] ?? '')?.role === 'total'
  if (place.mode !== 'timeline') {
    if (!readLines(reader, text, isTotal ? place : current) && place.mode === 'work') readBesideTimeline(reader, text, place, () => false)
    return current
  }
  const named = referenceTarget(reader.index, text.plain)
  const next = named?.kind === 'phase' ? within(place, named) : isTotal ? place : current
  readLines(reader, text, named ? place : next)
  return next
}

/** @returns the place of what follows, where a list of one item heads it. */
function readList(reader: Reader, list: List, place: Place): Place | null {
  let habit: boolean | undefined
  const hasHabit = () =>
    (habit ??= list.items.filter((item) => lineStatements(firstLine(item.text), 'own').length > 0).length * 2 >= list.items.length)
  const placed = place.mode === 'timeline' ? placedTargets(reader, list, place) : []
  for (const [index, item] of list.items.entries()) readItem(reader, item, place, { hasHabit, placed: placed[index] ?? null })
  const [only] = list.items
  const own = only && list.items.length === 1 ? reader.index.byLine.get(only.line) : undefined
  return own ? within(place, own) : null
}

/** For each entry, the phase that only its place in the list tells; null elsewhere. */
function placedTargets(reader: Reader, list: List, place: Place): (Target | null)[] {
  const entries = list.items.map((item) => {
    const [line] = logicalLines(item.text)
    const first = line && lineStatements(line, 'timeline')[0]
    const target = first && !reader.index.byLine.has(item.line) ? belongsTo(reader.index, first, line.plain, place) : null
    return { text: item.text.plain, target }
  })
  return byPosition(reader.index, entries).map((target, at) => (target === entries[at]?.target ? null : target))
}

/** What an entry can tell only beside its neighbours. */
interface InList {
  /** Half of the entries or more end with a figure in brackets. */
  readonly hasHabit: () => boolean
  readonly placed: Target | null
}

function readItem(reader: Reader, item: Item, place: Place, inList: InList): void {
  const own = reader.index.byLine.get(item.line)
  if (own) {
    const inside = { ...within(place, own), mode: place.mode === 'closed' ? ('work' as const) : place.mode }
    readOwnLines(reader, item.text, own, place)
    readBlocks(reader, item.blocks, { ...inside, mode: own.kind === 'task' ? 'work' : inside.mode })
    return
  }
  const found = readLines(reader, item.text, place, inList.placed)
  if (!found && place.mode === 'work') readBesideTimeline(reader, item.text, place, inList.hasHabit)
  const named = found && place.mode === 'timeline' ? referenceTarget(reader.index, item.text.plain) : null
  readBlocks(reader, item.blocks, named?.kind === 'phase' ? within(place, named) : place)
}

/** The line that an item begins on, and the labelled lines behind it. */
function readOwnLines(reader: Reader, text: Phrase, own: Target, around: Place): void {
  logicalLines(text).forEach((line, index) => {
    const found = lineStatements(line, index === 0 ? 'own' : 'field')
    const spoken = found.length === 0 && index === 0 && around.mode === 'timeline' ? lineStatements(line, 'timeline') : found
    for (const statement of spoken) {
      // A total right below the last item of a list was not meant for that item.
      const isOutside = index > 0 && (statement.role === 'total' || statement.role === 'with-buffer' || statement.role === 'buffer')
      const target = isOutside ? targetOf(reader, statement, line, around) : own
      if (target) add(reader, line, statement, target)
    }
  })
}

/**
 * Lines that no item begins on; `placed` is what the first figure is about where its words do not tell.
 *
 * @returns whether they state an effort.
 */
function readLines(reader: Reader, text: Phrase, place: Place, placed: Target | null = null): boolean {
  const before = reader.found.length
  if (place.mode === 'closed' && place.kind !== 'report') return false
  logicalLines(text).forEach((line, lineIndex) => {
    lineStatements(line, place.mode === 'timeline' ? 'timeline' : 'field').forEach((statement, index) => {
      // A summary may repeat the total of the plan; its other figures are of something else.
      if (place.mode === 'closed' && statement.role !== 'total') return
      const target = (lineIndex === 0 && index === 0 ? placed : null) ?? targetOf(reader, statement, line, place)
      if (target) add(reader, line, statement, target)
    })
  })
  return reader.found.length > before
}

function targetOf(reader: Reader, statement: Statement, line: Phrase, place: Place): Target | null {
  const target = belongsTo(reader.index, statement, line.plain, place)
  const isSum = statement.role === 'total' || statement.role === 'with-buffer'
  if (!target || !isSum || target.key !== place.owner?.key) return target
  const above = reader.found.map(({ estimate }) => estimate)
  return summedUp(target, statement.figure, above, reader.index.items.tasks)
}

/** Lines outside a timeline that pair a name with a figure: `Phase 2: 3 days` where an item has that number, else brackets. */
function readBesideTimeline(reader: Reader, text: Phrase, place: Place, hasHabit: () => boolean): void {
  const [line] = logicalLines(text)
  if (!line || place.owner?.kind === 'task') return
  const known = lineStatements(line, 'timeline').flatMap((statement) => {
    const target = statement.by === 'sign' ? referenceTarget(reader.index, statement.subject) : null
    return target && target.key !== null ? [{ statement, target }] : []
  })
  for (const { statement, target } of known) add(reader, line, statement, target)
  if (known.length === 0) readNamed(reader, text, place, hasHabit)
}

/** `Enhance the form (2-3 days)`: a line with a figure in brackets, where it names an item or its neighbours do the same. */
function readNamed(reader: Reader, text: Phrase, place: Place, hasHabit: () => boolean = () => false): void {
  const [line] = logicalLines(text)
  if (!line) return
  for (const statement of lineStatements(line, 'own')) {
    const label = readLabel(line.plain.slice(0, statement.figure.from))
    const name = line.plain.slice(0, statement.figure.from).replace(/[\s~≈([（{:：—–-]+$/u, '')
    const target = label && label.rest === '' ? (place.owner ?? TOTAL) : findTarget(reader.index, name, { prefer: 'task', phase: null })
    if (target && (target.kind !== 'name' || hasHabit())) add(reader, line, statement, target)
  }
}

function readTable(reader: Reader, table: Table, place: Place): void {
  if (place.mode === 'closed' && place.kind !== 'report') return
  const isNear = place.kind === 'tasks' || place.kind === 'milestones' || place.kind === 'order'
  const scope = { prefer: null, phase: place.phase }
  const figures = (least: number) =>
    tableFigures(table, reader.index, { anyColumn: place.mode === 'timeline', least, owner: place.owner, scope })
  const sure = figures(place.mode === 'timeline' ? 0 : isNear ? 1 : 3)
  // A column called `Time` or `Duration` counts anywhere when its rows are items of the plan.
  const weak = sure.length === 0 && place.mode === 'work' ? figures(2) : []
  const known = weak.filter(({ target }) => target.key !== null)
  const spent = spentFigures(table, reader.index)
  for (const { cell, figure, target, kind } of [...(known.length * 2 > weak.length ? weak : sure), ...spent]) {
    push(reader, originalSpan(cell, figure.from, figure.to), figure, target, kind)
  }
}

const PLAIN_FENCES: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plaintext'])

/** A timeline drawn as plain text: only lines that name an item or a total. */
function readFence(reader: Reader, fence: Fence, place: Place): void {
  if (!PLAIN_FENCES.has(fence.language)) return
  for (const { span: at } of fence.lines) {
    const line = phrase(reader.document.source.shadow, at)
    for (const statement of lineStatements(line, 'timeline')) {
      const target = belongsTo(reader.index, statement, line.plain, place)
      if (target && target.kind !== 'name') add(reader, line, statement, target)
    }
  }
}

const FRONT_MATTER_KEYS = /^(?:total[_-]?)?(?:effort|estimate|estimated[_-]?(?:effort|time|hours|days)|estimation)$/i

/** `total_effort: 10-12 days` above the text. */
function readFrontMatter(reader: Reader): void {
  const { source } = reader.document
  if (!source.frontMatter) return
  let from = source.frontMatter.from
  for (const line of source.text.slice(source.frontMatter.from, source.frontMatter.to).split('\n')) {
    const found = /^([\w-]+):[ \t]*(\S[^\r]*)/.exec(line)
    if (found?.[1] && found[2] && FRONT_MATTER_KEYS.test(found[1])) {
      const start = from + line.indexOf(found[2], found[1].length)
      const figure = statedEstimates(found[2]).find((one) => !one.alt && one.unit !== '%')
      if (figure) push(reader, span(start + figure.from, start + figure.to), figure, TOTAL, 'estimate')
    }
    from += line.length + 1
  }
}

const lineOf = (reader: Reader, text: Phrase): number => lineAt(reader.document.source.lines, text.span.from)

function add(reader: Reader, line: Phrase, statement: Statement, target: Target): void {
  const { figure, by } = statement
  const inBrackets = by === 'bracket' && target.kind === 'task' ? sureness(line.plain, figure) : null
  push(reader, originalSpan(line, figure.from, figure.to), figure, target, kindOfFigure(statement, target), inBrackets)
}

function push(
  reader: Reader,
  at: Span,
  figure: FoundEstimate,
  target: Target,
  kind: EstimateKind,
  inBrackets: Sureness | null = null,
): void {
  const { low, mid, high, unit, elapsed, word } = figure
  const line = lineAt(reader.document.source.lines, at.from)
  reader.found.push({
    estimate: { target: target.label, key: target.key, low, mid, high, unit, kind, elapsed, word, span: at, line },
    inBrackets,
  })
}
