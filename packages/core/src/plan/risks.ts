/**
 * The risk register: tables, pairs of bullets, blocks under a heading, and single lines. One risk per row, bullet or block.
 */
import { level } from '../notation/level.ts'
import type { Block, Item, List, Paragraph, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { slice } from '../text/phrase.ts'
import { lineAt, type Span } from '../text/span.ts'
import type { Document } from './document.ts'
import { kindOf, sectionsOfKind } from './document.ts'
import type { Level, Risk, Written } from './plan.ts'
import { type Head, head, type Labelled, labelled, said } from './risk-line.ts'
import {
  isAssumptionTitle,
  isMitigationTitle,
  isNoRisk,
  isRiskGroup,
  NUMBERED_RISK,
  type RiskField,
  riskColumns,
  riskField,
} from './risk-words.ts'

export function readRisks(document: Document): Risk[] {
  const outermost = sectionsOfKind(document, 'risks').filter((section) => !section.parent || kindOf(document, section.parent) !== 'risks')
  return outermost.flatMap((section) => fromSection(document, section)).sort((a, b) => a.span.from - b.span.from)
}

function fromSection(document: Document, section: Section): Risk[] {
  const title = section.title?.plain ?? ''
  if (isMitigationTitle(title) || isAssumptionTitle(title)) return []
  const around = section.parent && kindOf(document, section.parent) === 'risks' ? section.parent : null
  const block = section.title ? riskBlock(section, section.title, around) : null
  if (block) return [block]
  const group = { title: around ? title : null, impact: section.title ? graded(said(section.title)) : null }
  const own = section.blocks.flatMap((part) => fromBlock(document, part, group))
  const found = own.length > 0 ? own : section.blocks.flatMap((part) => (part.kind === 'paragraph' ? fromBoldParagraph(part, group) : []))
  return [...found, ...section.sections.flatMap((inner) => (kindOf(document, inner) === 'risks' ? fromSection(document, inner) : []))]
}

/** What a heading or bullet says about the risks below it. */
interface Group {
  readonly title: string | null
  /** `### High risk` grades what it holds. */
  readonly impact: Written<Level> | null
}

function fromBlock(document: Document, block: Block, group: Group): Risk[] {
  if (block.kind === 'table') return fromTable(block, group)
  if (block.kind === 'list') return fromList(block, group)
  if (block.kind === 'quote') return block.blocks.flatMap((inner) => fromBlock(document, inner, group))
  return block.kind === 'paragraph' ? fromLabelledLines(document, block, group) : []
}

const graded = (value: Written<string> | null | undefined): Written<Level> | null => {
  const found = value ? level(value.value) : null
  return value && found ? { value: found, span: value.span } : null
}

const written = (value: Written<string> | null | undefined): Written<string> | null =>
  value && /[\p{L}\p{N}]/u.test(value.value) ? value : null

interface At {
  readonly span: Span
  readonly line: number
}

function risk(named: Head, fields: readonly Labelled[], { span, line }: At, group: Group): Risk {
  const value = (wanted: RiskField) => fields.find(({ field }) => field === wanted)?.value
  return {
    title: named.title,
    likelihood: graded(value('likelihood')) ?? named.likelihood,
    impact: graded(value('impact')) ?? graded(value('severity')) ?? named.impact ?? group.impact,
    mitigation: written(value('mitigation')) ?? named.mitigation,
    group: group.title,
    span,
    line,
  }
}

function fromTable(table: Table, group: Group): Risk[] {
  const columns = riskColumns(table.header.cells.map(({ plain }) => plain))
  const gradesRisk = isMostly(table, columns.risk)
  const named = gradesRisk ? table.header.cells.findIndex(({ plain }) => riskField(plain) === null && /\p{L}/u.test(plain)) : columns.risk
  if (named < 0) return []
  const fields: readonly (readonly [RiskField, number])[] = Object.entries({
    ...columns,
    risk: -1,
    severity: gradesRisk ? columns.risk : columns.severity,
  }) as [RiskField, number][]
  return table.rows.flatMap((row) => {
    const name = row.cells[named]
    if (!name || !/\p{L}/u.test(name.plain) || isNoRisk(name.plain)) return []
    const values = fields.flatMap(([field, index]) => (row.cells[index] ? [{ field, value: said(row.cells[index]) }] : []))
    return [risk({ ...UNSAID, title: said(name).value.replace(/[\s:：.]+$/u, '') }, values, row, group)]
  })
}

const UNSAID: Head = { title: '', likelihood: null, impact: null, mitigation: null }

/** True where a column that is named for risks holds their levels: `| Task | Risk |` over `High`. */
function isMostly(table: Table, column: number): boolean {
  const cells = table.rows.flatMap((row) => row.cells[column]?.plain || [])
  return cells.length > 0 && cells.filter((cell) => level(cell) !== null).length * 2 > cells.length
}

/** `### Risk 1: …`, or any heading or bold line inside the register, over labelled lines. */
function riskBlock(section: Section, title: Phrase, around: Section | null): Risk | null {
  const fields = [...labelsOf(section.blocks), ...section.sections.flatMap(titledField)]
  if (!NUMBERED_RISK.test(title.plain) && !(around && isBlock(section, title, fields))) return null
  const group = { title: around?.title?.plain ?? null, impact: null }
  return risk({ ...head(title), mitigation: null }, fields, { span: title.span, line: section.line }, group)
}

/** A heading names a risk where each kind of label stands below it once; over several risks the labels repeat. */
function isBlock(section: Section, title: Phrase, fields: readonly Labelled[]): boolean {
  const kinds = fields.map(({ field }) => field).filter((field) => field !== 'description' && field !== 'other')
  if (kinds.length === 0 || kinds.includes('risk') || isRiskGroup(title.plain)) return false
  const first = section.blocks.find((block) => block.kind === 'list')?.items[0]
  const opensWithRisk = first !== undefined && labelled(first.text).lead.plain !== ''
  return new Set(kinds).size === kinds.length && !(opensWithRisk && kinds.length < 2)
}

/** The labels that open the lines and bullets of some blocks; a label alone takes the list below it as its value. */
function labelsOf(blocks: readonly Block[]): Labelled[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') return withList(labelled(block.text).fields, blocks[index + 1])
    if (block.kind !== 'list') return []
    return block.items.flatMap(({ text, blocks }) => {
      const { lead, fields } = labelled(text)
      const below = blocks.find((inner) => inner.kind === 'list')
      return lead.plain === '' ? withList(fields, below) : []
    })
  })
}

function withList(fields: readonly Labelled[], below: Block | undefined): readonly Labelled[] {
  const last = fields.at(-1)
  if (!last || below?.kind !== 'list' || written(last.value)) return fields
  return [...fields.slice(0, -1), { field: last.field, value: joined(below) }]
}

const joined = ({ items, span }: List): Written<string> => ({ value: items.map((item) => said(item.text).value).join('; '), span })

/** `**Mitigation:**` on a line of its own heads its list as a section. */
function titledField({ title, blocks }: Section): Labelled[] {
  const field = title ? riskField(title.plain) : null
  const list = blocks.find((block) => block.kind === 'list')
  const text = blocks.find((block) => block.kind === 'paragraph')
  const value = list ? joined(list) : text ? said(text.text) : null
  return field && value ? [{ field, value }] : []
}

function fromList(list: List, group: Group): Risk[] {
  const found: Risk[] = []
  for (const item of list.items) addItem(found, item, group)
  return found
}

/** Adds the risks of an item, or completes the last one where the item is about it. */
function addItem(found: Risk[], item: Item, group: Group): void {
  const title = item.text.plain.replace(/[\s:：]+$/u, '')
  const below = item.blocks.filter((block) => block.kind === 'list')
  if (!/[\p{L}\p{N}]/u.test(title) || isNoRisk(title) || isAside(title)) return
  const { lead, fields } = labelled(item.text)
  if (fields.length > 0 && lead.plain === '') complete(found, withList(fields, below[0]))
  else if (isMitigationTitle(title))
    complete(found, below[0] && !STRATEGIES.test(title) ? [{ field: 'mitigation', value: joined(below[0]) }] : [])
  else if (isRiskGroup(title) || (below.length > 0 && level(title) !== null))
    found.push(...below.flatMap((inner) => fromList(inner, { title, impact: graded(said(item.text)) })))
  else found.push(risk(head(lead), [...fields, ...labelsOf(item.blocks)], item, group))
}

/** A list of strategies answers all the risks, not the last one. */
const STRATEGIES = /strat[eé]g|стратег|chiến lược|策略|strategie/iu

/** `Assumption: …` among risks. */
const isAside = (title: string): boolean => isAssumptionTitle(/^[^:：]{2,30}/u.exec(title)?.[0] ?? '')

/** Gives the last risk what sibling bullets say about it; what it said itself stays. */
function complete(found: Risk[], fields: readonly Labelled[]): void {
  const last = found.pop()
  if (!last) return
  const own = risk(UNSAID, fields, last, { title: last.group, impact: null })
  found.push({
    ...last,
    likelihood: last.likelihood ?? own.likelihood,
    impact: own.impact ?? last.impact,
    mitigation: last.mitigation ?? own.mitigation,
  })
}

/** `**Risk:** …` and `**Mitigation:** …` as lines of a paragraph. */
function fromLabelledLines(document: Document, { text }: Paragraph, group: Group): Risk[] {
  const lines = [...text.plain.matchAll(/^.*$/gmu)]
  const starts = lines.filter(({ 0: line, index }) => opensRisk(slice(text, index, index + line.length))).map(({ index }) => index)
  return starts.map((from, index) => {
    const part = slice(text, from, starts[index + 1] ?? text.plain.length)
    const { lead, fields } = labelled(part)
    return risk(head(lead), fields, { span: part.span, line: lineAt(document.source.lines, part.span.from) }, group)
  })
}

function opensRisk(line: Phrase): boolean {
  const name = /^[^\p{L}\p{N}]*([^:：]{2,40}?)\s*[:：]/u.exec(line.plain)?.[1]
  return name !== undefined && riskField(name) === 'risk' && labelled(line).lead.plain !== ''
}

/** `**Slow import** — it may take hours. Mitigation: …` where the section holds no list and no table. */
function fromBoldParagraph({ text, span, line }: Paragraph, group: Group): Risk[] {
  const bold = text.marks[0]
  if (bold?.kind !== 'strong' || /[\p{L}\p{N}]/u.test(text.plain.slice(0, bold.from))) return []
  const name = text.plain.slice(bold.from, bold.to).replace(/[\s:：.]+$/u, '')
  const rest = text.plain.slice(bold.to).replace(/^[\s:：.—–-]+/u, '')
  if (riskField(name) || isAside(name) || isMitigationTitle(name) || level(rest) !== null || /\b(?:overall|total|summary)\b/iu.test(name))
    return []
  const { lead, fields } = labelled(text)
  return [risk(head(lead), fields, { span, line }, group)]
}
