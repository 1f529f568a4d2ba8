/**
 * What the plan waits for from outside: items of an "External dependencies" list, table or label, the prerequisites in a
 * document's head, and what a task's own dependencies field names that is no task.
 */
import { fieldKind } from '../notation/field.ts'
import { fold } from '../notation/fold.ts'
import { opensWithNo, saysNone } from '../notation/none.ts'
import { references } from '../notation/reference.ts'
import { sectionKind } from '../notation/section-words.ts'
import type { Block, Item, List, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { walkSections } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { isMarked, phraseLines, slice } from '../text/phrase.ts'
import { lineAt } from '../text/span.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import type { External, Written } from './plan.ts'
import { isGroupLabel } from './resource-kind.ts'
import { itemDates } from './written-date.ts'

export type FoundExternal = Omit<External, 'blocks'> & {
  readonly source: Phrase
  /** The cell of a column that says what waits for it; null where there is none. */
  readonly blocking: Phrase | null
}

/** @param fields the values of the dependencies fields of tasks */
export function readExternal(document: Document, fields: readonly Phrase[]): FoundExternal[] {
  const sections = [...walkSections(document.root)].flatMap((section) => fromSection(document, section))
  const found = [...sections, ...fields.flatMap(fromField)].filter(({ text }) => namesSomething(text.plain))
  return found.map((item) => toExternal(document, item)).sort((a, b) => a.span.from - b.span.from)
}

interface Found {
  readonly text: Phrase
  /** Where another cell of the row gives the date. */
  readonly expected?: Written<string> | null
  /** Where another cell of the row says what waits for it. */
  readonly blocking?: Phrase | null
}

const SIGNS = /^[\s✅☑✔⬜❌⏳]+|[\s✅☑✔⬜❌⏳]+$/gu

const namesSomething = (plain: string): boolean => /\p{L}/u.test(plain) && !saysNone(plain) && !opensWithNo(plain)

function toExternal(document: Document, { text, expected = isoDay(text), blocking = null }: Found): FoundExternal {
  const line = lineAt(document.source.lines, text.span.from)
  return { text: text.plain.replace(SIGNS, '').replace(/\s+/g, ' '), expected, span: text.span, line, source: text, blocking }
}

/** The calendar day on which something is expected; `Week 2` is none. */
function isoDay(text: Phrase): Written<string> | null {
  const { target } = itemDates(text)
  return target && /^\d{4}-\d\d-\d\d$/.test(target.value) ? target : null
}

function fromSection(document: Document, section: Section): Found[] {
  const kind = kindOf(document, section)
  const head = section.level <= 1 ? section.blocks.flatMap(fromHead) : []
  if (kind === 'external') return [...head, ...section.blocks.flatMap(fromBlock)]
  return kind === 'dependencies' ? [...head, ...section.blocks.flatMap(fromDependencies)] : head
}

/** `**Prerequisites**: plan.md, spec.md` in the head of a document. */
function fromHead(block: Block): Found[] {
  if (block.kind !== 'paragraph') return []
  return phraseLines(block.text).flatMap((line) => {
    const label = /^([^:：]{3,30})[:：]\s*/u.exec(line.plain)
    return label?.[1] && fieldKind(label[1]) === 'dependsOn' ? [{ text: slice(line, label[0].length) }] : []
  })
}

function fromBlock(block: Block): Found[] {
  if (block.kind === 'table') return fromTable(block)
  return block.kind === 'list' ? block.items.flatMap(fromItem) : []
}

/** An item; `- APIs:` over a list is a group. */
function fromItem({ text, blocks }: Item): Found[] {
  const nested = blocks.filter((block) => block.kind === 'list')
  return nested.length > 0 && isGroupLabel(text.plain) ? nested.flatMap(fromBlock) : [{ text }]
}

const NAMES =
  /^(?:dependency|dependencies|name|item|service|external|system|what|phu thuoc|ten|依赖|依存|名称|зависимость|dependencia|dependance|abhangigkeit)/u

const BLOCKING =
  /^(?:blocks|blocking|blocked|needed (?:for|by)|required (?:for|by)|gates|holds up|used (?:in|by)|waits|waiting|tasks?|chan|can cho|阻塞|影响|ブロック|блокирует|bloquea|bloqueia|blockiert|bloque)/u

function fromTable(table: Table): Found[] {
  const named = table.header.cells.findIndex(({ plain }) => NAMES.test(fold(plain)))
  const blocked = table.header.cells.findIndex(({ plain }) => BLOCKING.test(fold(plain)))
  return table.rows.flatMap(({ cells }) => {
    const text = cells[Math.max(0, named)]
    const blocking = blocked < 0 || blocked === named ? null : (cells[blocked] ?? null)
    return text ? [{ text, blocking, expected: cells.map(isoDay).find((day) => day !== null) ?? null }] : []
  })
}

/** Among the dependencies: what a label sets apart as external, and bullets about things to be had. */
function fromDependencies(block: Block): Found[] {
  if (block.kind === 'paragraph') return phraseLines(block.text).flatMap((line) => externalPart(line)?.value ?? [])
  return block.kind === 'list' ? block.items.flatMap((item) => fromDependency(item, block)) : []
}

function fromDependency(item: Item, list: List): Found[] {
  const external = externalPart(item.text)
  if (external) return [...external.value, ...item.blocks.flatMap(fromBlock)]
  const label = /^[^:：\n]{3,60}(?=[:：])/u.exec(item.text.plain)?.[0]
  const value = slice(item.text, label === undefined ? 0 : label.length + 1)
  if (label !== undefined && fieldKind(label) === 'dependsOn' && references(value.plain).length === 0) return [{ text: trimmed(value) }]
  return isThing(item, list) ? [{ text: item.text }] : []
}

/** `External dependencies: …`, or such a label over a list. */
function externalPart(text: Phrase): { readonly value: Found[] } | null {
  const label = /^[^:：\n]{3,60}(?:[:：]|$)/u.exec(text.plain)?.[0] ?? ''
  const named = sectionKind(label)
  if (named?.kind !== 'external' || named.share < 0.4) return null
  const value = trimmed(slice(text, label.length))
  return { value: value.plain === '' ? [] : [{ text: value }] }
}

const trimmed = (text: Phrase): Phrase => slice(text, Math.max(0, text.plain.search(/\S/)))

const WORD = String.raw`(?<![\p{L}\p{N}_])`
const END = String.raw`(?![\p{L}\p{N}_])`
const THING = new RegExp(
  `${WORD}(?:toolchain|sdk|librar(?:y|ies)|packages?|modules?|accounts?|credentials?|api keys?|access|licen[cs]es?|running|available|installed|configured|provisioned|services?|servers?|gateway|third[- ]party|thư viện|tài khoản|đã cài|đã tạo|đã cấu hình|có sẵn|библиотек\\p{L}*|доступ\\p{L}*|cuenta|licencia|conta|licença|konto|lizenz)${END}|已安装|已配置|可用|账号|账户|アカウント|ライセンス`,
  'iu',
)
const ORDER = new RegExp(
  `${WORD}(?:before|after|first|then|until|parallel|order|trước|sau|song song|phase|task|после|до)${END}|之前|之后|→|->`,
  'iu',
)

/** A bullet that speaks of no work but of something to be had: `Tauri toolchain`, `needs Redis running`. Numbered lists tell steps. */
const isThing = ({ text: { plain }, blocks, box }: Item, { ordered }: List): boolean =>
  !ordered && !box && blocks.length === 0 && references(plain).length === 0 && !ORDER.test(plain) && THING.test(plain)

/** What a task says that it depends on and that is no task: `Task 1.1, Supabase connection ready`. Packages in code it brings itself. */
function fromField(value: Phrase): Found[] {
  return [...value.plain.matchAll(/[^,;、；]+(?:\([^)]*\)[^,;、；]*)?/gu)].flatMap((part) => {
    const from = part.index + Math.max(0, part[0].search(/\S/))
    const text = slice(value, from, from + part[0].trim().length)
    const isCode = isMarked(text, 0, 'code') && isMarked(text, text.plain.length - 1, 'code')
    return isCode || !isWaitedFor(text.plain) ? [] : [{ text }]
  })
}

const CALL = /^[\w.]+\(.*\)?$/u

const isWaitedFor = (plain: string): boolean =>
  plain.length >= 4 &&
  /\p{L}{3}/u.test(plain) &&
  !CALL.test(plain) &&
  references(plain).length === 0 &&
  !/^(?:all|tất cả|and|và)\b|^\d/iu.test(plain)
