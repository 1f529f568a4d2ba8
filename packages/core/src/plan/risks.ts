/**
 * The risk register: tables, pairs of bullets, blocks and single lines. One risk per row, bullet or block.
 */
import { level } from '../notation/level.ts'
import { sectionKind } from '../notation/section-words.ts'
import type { Block, Item, List, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { BOLD_LEVEL } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { phraseLines, slice } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import type { Level, Risk, Written } from './plan.ts'
import { isAssumptionTitle, isMitigationTitle, riskColumns, type RiskField, riskField } from './risk-words.ts'

export function readRisks(document: Document): Risk[] {
  const sections = sectionsOfKind(document, 'risks')
  return sections.filter((section) => !isBelowMitigation(section)).flatMap((section) => fromSection(section))
}

/** A list of strategies mitigates, a list of assumptions assumes: neither holds risks. */
const isBelowMitigation = (section: Section): boolean => {
  for (let at: Section | null = section; at; at = at.parent) if (at.title && (isMitigationTitle(at.title.plain) || isAssumptionTitle(at.title.plain))) return true
  return false
}

function fromSection(section: Section): Risk[] {
  const group = section.level > 2 ? (section.title?.plain ?? null) : null
  const block = section.title ? riskBlock(section, section.title) : null
  if (block) return [block]
  return section.blocks.flatMap((part) => {
    if (part.kind === 'table') return fromTable(part, group)
    return part.kind === 'list' ? fromList(part, group) : fromParagraph(part, group)
  })
}

interface Parts {
  readonly text: Phrase
  readonly span: Span
  readonly line: number
  readonly group: string | null
  readonly likelihood?: Phrase | undefined
  readonly impact?: Phrase | undefined
  readonly mitigation?: Phrase | undefined
}

function risk({ text, span, line, group, likelihood, impact, mitigation }: Parts): Risk {
  return { title: titleOf(text), span, line, group, likelihood: leveled(likelihood), impact: leveled(impact), mitigation: written(mitigation) }
}

const leveled = (text: Phrase | undefined): Written<Level> | null => {
  const found = text ? level(text.plain) : null
  return text && found ? { value: found, span: text.span } : null
}

const written = (text: Phrase | undefined): Written<string> | null =>
  text && /[\p{L}\p{N}]/u.test(text.plain) ? { value: text.plain.replace(/\s+/g, ' '), span: text.span } : null

/** The bold part where the text opens with one, else the text up to its first colon or dash. */
function titleOf(text: Phrase): string {
  const opening = /^(?:risks?|rủi ro|风险|リスク|риск|riesgo|risco|risiko|risque)\s*(?:#?\d+)?\s*[:：.)]\s*/iu.exec(text.plain)?.[0].length ?? 0
  const bold = text.marks.find((mark) => mark.kind === 'strong' && mark.from <= opening + 1 && mark.to > opening + 2)
  const title = bold ? text.plain.slice(opening, bold.to) : text.plain.slice(opening)
  return title.replace(/\s+/g, ' ').replace(/[\s:：.—–-]+$/u, '')
}

function fromTable(table: Table, group: string | null): Risk[] {
  const columns = riskColumns(table.header.cells.map((cell) => cell.plain))
  if (columns.risk < 0) return []
  return table.rows.flatMap((row) => {
    const text = row.cells[columns.risk]
    if (!text || !/\p{L}/u.test(text.plain)) return []
    const cell = (index: number) => (index < 0 ? undefined : row.cells[index])
    const { likelihood, impact, mitigation } = columns
    return [risk({ text, span: row.span, line: row.line, group, likelihood: cell(likelihood), impact: cell(impact), mitigation: cell(mitigation) })]
  })
}

/** `### Risk 1: …` or `**Risk 1: …**` over labelled bullets. */
function riskBlock(section: Section, title: Phrase): Risk | null {
  const isNamed = /^[^\p{L}]*(?:risk|rủi ro|风险|リスク|риск|riesgo|risco|risiko|risque)\s*#?\s*\d+/iu.test(title.plain)
  const fields = section.blocks.flatMap(labelled)
  const own = fields.filter(({ field }) => field !== 'risk' && field !== 'description')
  if (!isNamed && (own.length === 0 || section.level < 3 || fields.some(({ field }) => field === 'risk') || isGroup(section, fields.length))) return null
  const value = (wanted: RiskField) => fields.find(({ field }) => field === wanted)?.value
  return risk({ text: title, span: title.span, line: section.line, group: section.parent?.title?.plain ?? null, likelihood: value('likelihood'), impact: value('impact'), mitigation: value('mitigation') })
}

/** `### Technical risks` over bullets that are risks themselves. */
const isGroup = (section: Section, labels: number): boolean => {
  const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
  return items.length > labels || (sectionKind(section.title?.plain ?? '')?.kind === 'risks' && section.level < BOLD_LEVEL)
}

interface Labelled {
  readonly field: RiskField
  readonly value: Phrase
}

/** The labelled lines of a block, nested bullets as the value of the label above them. */
function labelled(block: Block): Labelled[] {
  if (block.kind === 'paragraph') return phraseLines(block.text).flatMap((line) => field(line) ?? [])
  if (block.kind !== 'list') return []
  return block.items.flatMap((item) => {
    const found = field(item.text)
    if (!found) return []
    const below = item.blocks.find((inner) => inner.kind === 'list')
    return [/\p{L}/u.test(found.value.plain) || !below ? found : { ...found, value: (below as List).items[0]?.text ?? found.value }]
  })
}

function field(text: Phrase): Labelled | null {
  const label = /^[^\p{L}\p{N}]*([^:：\n]{2,48}?)\s*[:：]\s*/u.exec(text.plain)
  const name = label?.[1] ? riskField(label[1]) : null
  return label && name ? { field: name, value: slice(text, label[0].length) } : null
}

function fromParagraph(block: Block, group: string | null): Risk[] {
  if (block.kind !== 'paragraph') return []
  const lines = phraseLines(block.text).map((line) => ({ line, found: field(line) }))
  if (!lines.some(({ found }) => found?.field === 'risk')) return []
  return pairs(lines.map(({ line, found }) => ({ text: line, found, span: block.span, line: block.line, inner: [] })), group)
}

interface Entry {
  readonly text: Phrase
  readonly found: Labelled | null
  readonly span: Span
  readonly line: number
  readonly inner: readonly Labelled[]
}

function fromList(list: List, group: string | null): Risk[] {
  const entries = list.items.map((item) => ({ text: item.text, found: field(item.text), span: item.span, line: item.line, inner: item.blocks.flatMap(labelled) }))
  const nested = list.items.flatMap((item) => groupItem(item) ?? [])
  if (nested.length > 0) return nested.flatMap((item) => item.blocks.flatMap((block) => (block.kind === 'list' ? fromList(block, item.text.plain) : [])))
  return pairs(entries, group)
}

/** `- Technical risks` over the risks of that kind: the template's own bullets, filled in below. */
function groupItem(item: Item): Item | null {
  const kind = sectionKind(item.text.plain)
  return kind?.kind === 'risks' && kind.share > 0.7 && item.blocks.some((block) => block.kind === 'list') ? item : null
}

/** "No external risks" is none. */
const NOTHING = /^(?:no|none|n\/a|không có|无|没有|なし|нет|ningun[oa]?|nenhum[a]?|keine?|aucune?)(?![\p{L}])/iu

/** A risk and the entries behind it that are labelled as its mitigation, likelihood or impact. */
function pairs(entries: readonly Entry[], group: string | null): Risk[] {
  const found: Risk[] = []
  for (const entry of entries) {
    const label = entry.found?.field ?? null
    const last = found.at(-1)
    if (!/[\p{L}\p{N}]/u.test(entry.text.plain) || isMitigationTitle(entry.text.plain) || NOTHING.test(entry.text.plain)) continue
    if (label && label !== 'risk' && label !== 'description') {
      if (last && entry.found) found[found.length - 1] = completed(last, entry.found)
      continue
    }
    const { head, mitigation } = divided(label === 'risk' && entry.found ? entry.found.value : entry.text)
    const inner = (wanted: RiskField) => entry.inner.find((part) => part.field === wanted)?.value
    found.push(risk({ text: head, span: entry.span, line: entry.line, group, likelihood: inner('likelihood') ?? bracketed(head, 'likelihood'), impact: inner('impact') ?? bracketed(head, 'impact'), mitigation: inner('mitigation') ?? mitigation }))
  }
  return found
}

const completed = (risk: Risk, { field, value }: Labelled): Risk => ({
  ...risk,
  likelihood: field === 'likelihood' ? (leveled(value) ?? risk.likelihood) : risk.likelihood,
  impact: field === 'impact' ? (leveled(value) ?? risk.impact) : risk.impact,
  mitigation: field === 'mitigation' ? (written(value) ?? risk.mitigation) : risk.mitigation,
})

const INLINE = /[\s(（.;,—–-]*(?:mitigation|mitigate[ds]?(?: by)?|giảm thiểu|giải pháp|biện pháp|缓解(?:措施)?|应对(?:措施)?|对策|対策|смягчение|меры|mitigación|mitigação|gegenmaßnahme|maßnahme|atténuation)\s*[:：]\s*/iu

/** A risk and its mitigation in one line: `risk → mitigation`, `risk (Mitigation: …)`, `risk: mitigation`. */
function divided(text: Phrase): { head: Phrase; mitigation: Phrase | undefined } {
  const cut = (from: number, length: number) => ({ head: slice(text, 0, from), mitigation: from + length < text.plain.length ? slice(text, from + length) : undefined })
  const labelledPart = INLINE.exec(text.plain)
  if (labelledPart && labelledPart.index > 0) {
    const arrow = /\s*(?:→|->|=>)\s*$/u.exec(text.plain.slice(0, labelledPart.index))
    return cut(labelledPart.index - (arrow?.[0].length ?? 0), labelledPart[0].length + (arrow?.[0].length ?? 0))
  }
  const sign = /\s*(?:→|->|=>|⇒)\s*|[:：](?=\s|\p{Script=Han})\s*|\s+[—–]\s+/u.exec(text.plain)
  return sign && sign.index > 2 ? cut(sign.index, sign[0].length) : { head: text, mitigation: undefined }
}

/** `(High impact, low probability)` behind the name of a risk. */
function bracketed(head: Phrase, wanted: 'likelihood' | 'impact'): Phrase | undefined {
  for (const part of head.plain.matchAll(/[(（]([^()（）]+)[)）]/gu)) {
    for (const piece of (part[1] as string).split(/[,;/]/)) {
      const words = wanted === 'impact' ? /\b(?:impact|severity)\b|tác động|影响/iu : /\b(?:likelihood|probability|chance)\b|khả năng|xác suất|概率/iu
      const at = head.plain.indexOf(piece)
      if (words.test(piece)) return slice(head, at + (piece.search(/\S/) < 0 ? 0 : piece.search(/\S/)), at + piece.replace(words, '').trimEnd().length)
    }
  }
  return undefined
}
