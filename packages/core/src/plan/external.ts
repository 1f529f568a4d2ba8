/**
 * What the plan waits for from outside: items of an "External dependencies" list, table or label, the prerequisites in a
 * document's head, and what a task's own dependencies field names that is no task.
 */
import { fieldKind } from '../notation/field.ts'
import { fold } from '../notation/fold.ts'
import { references } from '../notation/reference.ts'
import { sectionKind } from '../notation/section-words.ts'
import type { Block, Item, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { walkSections } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { phraseLines, slice } from '../text/phrase.ts'
import { lineAt } from '../text/span.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import type { External } from './plan.ts'
import { itemDates } from './written-date.ts'

export type FoundExternal = Omit<External, 'blocks'> & { readonly source: Phrase }

/** @param fields the values of the dependencies fields of tasks */
export function readExternal(document: Document, fields: readonly Phrase[]): FoundExternal[] {
  const reader = new ExternalReader(document)
  for (const section of walkSections(document.root)) reader.section(section)
  for (const field of fields) reader.field(field)
  return reader.found.sort((a, b) => a.span.from - b.span.from)
}

/** "No external dependencies", "None": nothing. */
const NOTHING = /^[\s*_(]*(?:no\b|none|n\/a|nothing|không|-|–|—|无|沒有|没有|なし|特になし|нет|ningun|nenhum|kein|aucun)/iu
const SIGNS = /^[\s✅☑✔⬜❌⏳]+|[\s✅☑✔⬜❌⏳]+$/gu

const THING =
  /(?:toolchain|sdk|librar(?:y|ies)|packages?|modules?|account|credentials?|api keys?|access|licen[cs]e|running|available|installed|service|server|gateway|third[- ]party|thư viện|tài khoản|đã cài|có sẵn|已安装|可用|账号|доступ|библиотек)/iu
const ORDER = /(?<!\p{L})(?:before|after|first|then|until|parallel|order|trước|sau|song song|phase|task|之前|之后|после|до)(?!\p{L})|→|->/iu

class ExternalReader {
  readonly found: FoundExternal[] = []
  private readonly document: Document

  constructor(document: Document) {
    this.document = document
  }

  section(section: Section): void {
    const kind = kindOf(this.document, section)
    if (section.level <= 1) for (const block of section.blocks) this.head(block)
    if (kind === 'external') for (const block of section.blocks) this.block(block)
    else if (kind === 'dependencies') for (const block of section.blocks) if (block.kind === 'list') for (const item of block.items) this.labelled(item)
  }

  /** `**Prerequisites**: plan.md, spec.md` in the head of a document. */
  private head(block: Block): void {
    if (block.kind !== 'paragraph') return
    for (const line of phraseLines(block.text)) {
      const label = /^([^:：]{3,30})[:：]\s*/u.exec(line.plain)
      if (label?.[1] && fieldKind(label[1]) === 'dependsOn') this.add(slice(line, label[0].length))
    }
  }

  private block(block: Block): void {
    if (block.kind === 'table') this.table(block)
    else if (block.kind === 'list') for (const item of block.items) this.add(item.text)
  }

  /** `- External dependencies: …` or such a bullet over a list, inside the dependencies. */
  private labelled(item: Item): void {
    const label = /^[^:：\n]{3,60}(?:[:：]|$)/u.exec(item.text.plain)?.[0] ?? ''
    const named = sectionKind(label)
    const value = slice(item.text, label.length)
    if (fieldKind(label.replace(/[:：]$/u, '')) === 'dependsOn' && references(value.plain).length === 0) return this.add(value)
    if (named?.kind !== 'external' || named.share < 0.4) return this.thing(item)
    if (/\p{L}/u.test(value.plain)) this.add(value)
    for (const block of item.blocks) this.block(block)
  }

  /** A bullet among the dependencies that speaks of no work but of something to be had: `Tauri toolchain`, `needs Redis running`. */
  private thing({ text, blocks }: Item): void {
    const isThing = references(text.plain).length === 0 && blocks.length === 0 && !ORDER.test(text.plain) && THING.test(text.plain)
    if (isThing) this.add(text)
  }

  private table(table: Table): void {
    const names = table.header.cells.map((cell) => fold(cell.plain))
    const named = names.findIndex((name) => /^(?:dependency|dependencies|name|item|service|external|system|phu thuoc|ten|依赖|依存|зависимость|dependencia)/.test(name))
    for (const row of table.rows) {
      const cell = row.cells[Math.max(0, named)]
      const date = row.cells.map((other) => itemDates(other).target).find((found) => found !== null) ?? null
      if (cell) this.add(cell, date)
    }
  }

  /** What a task says that it depends on and that is no task: `Task 1.1, Supabase connection ready`. */
  field(value: Phrase): void {
    for (const part of value.plain.matchAll(/[^,;、；]+(?:\([^)]*\)[^,;、；]*)?/gu)) {
      const text = part[0].trim()
      if (text.length < 4 || references(text).length > 0 || !/\p{L}{3}/u.test(text) || /^(?:all|tất cả|and|và)\b|^\d/iu.test(text)) continue
      const from = part.index + part[0].search(/\S/)
      this.add(slice(value, from, from + text.length))
    }
  }

  private add(text: Phrase, expected = itemDates(text).target): void {
    const plain = text.plain.replace(SIGNS, '')
    if (plain === '' || NOTHING.test(plain) || !/[\p{L}]/u.test(plain)) return
    const span = text.span
    this.found.push({ text: plain.replace(/\s+/g, ' '), expected, span, line: lineAt(this.document.source.lines, span.from), source: text })
  }
}
