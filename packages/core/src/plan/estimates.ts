/**
 * Every effort that a document states, with the item it belongs to: in a task's line, in fields below it, in headings, in the
 * tables, bullets and sentences of a timeline. Totals are read, never computed.
 */
import type { FoundEstimate } from '../notation/estimate.ts'
import type { SectionKind } from '../notation/section-words.ts'
import type { Block, Item, List } from '../text/blocks.ts'
import { BOLD_LEVEL, type Section } from '../text/outline.ts'
import { originalSpan, type Phrase, prose, slice } from '../text/phrase.ts'
import { lineAt } from '../text/span.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import { readLabel } from './estimates/label.ts'
import { type LinePlace, type Statement, statements } from './estimates/line.ts'
import { tableFigures } from './estimates/table.ts'
import { BUFFER, findTarget, insideTarget, type PlanItems, referenceTarget, type Target, type TargetIndex, TOTAL, targetIndex } from './estimates/target.ts'
import type { Estimate, EstimateKind, Key } from './plan.ts'

export type { PlanItems } from './estimates/target.ts'

/** All estimates stated in a document, in document order. */
export function readEstimates(document: Document, items: PlanItems): Estimate[] {
  const reader: Reader = { document, index: targetIndex(items), found: [] }
  readSection(reader, document.root, { owner: null, mode: 'work' })
  return reader.found.sort((a, b) => a.span.from - b.span.from)
}

interface Reader {
  readonly document: Document
  readonly index: TargetIndex
  readonly found: Estimate[]
}

/** `timeline`: lines pair names with figures. `work`: figures stand at items and in fields. `closed`: nothing here is an effort. */
type Mode = 'timeline' | 'work' | 'closed'

interface Place {
  readonly owner: Target | null
  readonly mode: Mode
}

const WORK_KINDS: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>(['tasks', 'milestones', 'order', 'parallel', null])

function readSection(reader: Reader, section: Section, around: Place): void {
  const own = section.title ? reader.index.byLine.get(section.line) : undefined
  const owner = own ?? around.owner
  const place: Place = { owner, mode: modeOf(reader, section, around, own !== undefined) }
  if (section.title) readTitle(reader, section, section.title, own ?? null, around, place)
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

function modeOf(reader: Reader, section: Section, around: Place, isItem: boolean): Mode {
  const kind = kindOf(reader.document, section)
  if (kind === 'timeline') return 'timeline'
  const label = section.title ? readLabel(section.title.plain) : null
  if (label && (label.role === 'estimate' || label.role === 'buffer') && label.strength !== 1 && label.rest === '' && section.level < BOLD_LEVEL) return 'timeline'
  if (isItem) return around.mode === 'timeline' ? 'timeline' : 'work'
  if (around.mode === 'timeline' && section.level === BOLD_LEVEL) return 'timeline'
  return WORK_KINDS.has(kind) ? 'work' : 'closed'
}

/** The figure of a heading belongs to its item, else to what it names, else to the whole. */
function readTitle(reader: Reader, section: Section, title: Phrase, own: Target | null, around: Place, place: Place): void {
  if (own) return readLine(reader, title, 'own', { ...place, owner: own })
  if (section.level === BOLD_LEVEL) return readLine(reader, title, place.mode === 'timeline' ? 'timeline' : 'field', { ...place, owner: around.owner })
  if (place.mode !== 'closed') readLine(reader, title, place.mode === 'timeline' ? 'timeline' : 'own', { ...place, owner: null })
}

function readBlocks(reader: Reader, blocks: readonly Block[], place: Place): void {
  let current = place
  for (const block of blocks) {
    if (block.kind === 'paragraph') current = readParagraph(reader, block.text, place, current)
    else if (block.kind === 'list') readList(reader, block, current)
    else if (block.kind === 'quote') readBlocks(reader, block.blocks, current)
    else if (block.kind === 'table') readTable(reader, block, current)
  }
}
