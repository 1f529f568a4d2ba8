/**
 * Prerequisites: the tools of a Development Setup, with the versions that it asks for; and tools with a version that a
 * planning document lists among its resources or external dependencies.
 */
import { fold } from '../../notation/fold.ts'
import { references } from '../../notation/reference.ts'
import { version } from '../../notation/version.ts'
import type { Block, Fence, Item, Table } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Span } from '../../text/span.ts'
import type { Document } from '../document.ts'
import { kindOf, sectionsOfKind } from '../document.ts'
import type { Prerequisite } from '../plan.ts'
import { isHint } from './hints.ts'
import { isCategory, isKnownTool, toolName } from './tools.ts'

const TITLE =
  /(?:^| )(?:prerequisites?|requirements?|required software|dependencies|tools|yeu cau|dieu kien|tien quyet|cong cu|требования|зависимости|المتطلبات|requisitos|prerrequisitos|voraussetzungen|prerequis)(?: |$)|前提条件|前置条件|依赖|要件|必要/

/** The words that stand for prerequisites alone: in a planning document, `Tools: …` lists what the work itself uses. */
const PREREQUISITES =
  /(?:^| )(?:prerequisites?|requirements?|dieu kien|tien quyet|требования|requisitos|prerrequisitos|voraussetzungen|prerequis)(?: |$)|前提条件|前置条件/

/** `listed`: every bullet is a tool. `versioned`: only one that states a version. `planned`: likewise, and no checkbox. */
type Reading = 'listed' | 'versioned' | 'planned'

export function prerequisites(document: Document): Prerequisite[] {
  const read = (section: Section, reading: Reading) => section.blocks.flatMap((block) => fromBlock(document, block, reading))
  const setup = sectionsOfKind(document, 'setup').flatMap((section) => read(section, isList(document, section) ? 'listed' : 'versioned'))
  const planned = (['resources', 'external'] as const).flatMap((kind) =>
    sectionsOfKind(document, kind).flatMap((section) => read(section, 'planned')),
  )
  return withoutRepeats([...setup, ...planned].sort((a, b) => a.span.from - b.span.from))
}

/** Each tool once, where it states a version if anywhere. */
function withoutRepeats(all: readonly Prerequisite[]): Prerequisite[] {
  const best = new Map<string, Prerequisite>()
  for (const found of all) {
    const known = best.get(found.tool)
    if (!known || (known.constraint === null && found.constraint !== null)) best.set(found.tool, found)
  }
  return all.filter((found) => best.get(found.tool) === found)
}

/** The title of the document says nothing: a feature may be about tools or requirements. */
function isList(document: Document, section: Section): boolean {
  for (let at: Section | null = section; at && kindOf(document, at) === 'setup'; at = at.parent)
    if (at.title && TITLE.test(fold(at.title.plain))) return true
  return false
}

function fromBlock(document: Document, block: Block, reading: Reading): Prerequisite[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item) => fromItem(document, item, reading))
    case 'table':
      return fromTable(block, reading)
    case 'fence':
      return reading === 'listed' ? fromFence(document, block) : []
    case 'paragraph':
      return fromParagraph(block.text, block.line, reading)
    case 'quote':
      return block.blocks.flatMap((inner) => fromBlock(document, inner, reading))
    default:
      return []
  }
}

/** A bullet that is a heading of its own (`- Prerequisites: …`, `- Backend:`) lists behind or below it. */
function fromItem(document: Document, item: Item, reading: Reading): Prerequisite[] {
  if (isHint(item.text.plain) || (item.box && reading !== 'listed')) return []
  const { label, value } = labelled(item.text.plain)
  const isHeading = (reading === 'planned' ? PREREQUISITES : TITLE).test(fold(label)) && fold(label).split(' ').length <= 5
  const inner = isHeading || (reading === 'listed' && isCategory(label)) ? 'listed' : reading === 'listed' ? 'versioned' : reading
  const below = item.blocks.flatMap((block) => (block.kind === 'list' ? fromBlock(document, block, inner) : []))
  if (isHeading) return [...listed(value, place(item.text, item.line), 'listed'), ...below]
  return [...statement(item.text.plain, place(item.text, item.line), reading), ...below]
}

/** `Prerequisites: Node 20+, Docker`, or a sentence that names known tools. */
function fromParagraph(text: Phrase, line: number, reading: Reading): Prerequisite[] {
  if (reading === 'planned' || isHint(text.plain)) return []
  const { label, value } = labelled(text.plain)
  if (value !== '' && TITLE.test(fold(label))) return listed(value, place(text, line), 'listed')
  const words = [...text.plain.matchAll(/(?<![\p{L}\p{N}/@.`-])[\p{L}.][\p{L}.+#]*(?: (?:compose|cli|js))?/giu)]
  return words.flatMap((hit) => {
    const tool = toolName(hit[0])
    const behind = text.plain.slice(hit.index + hit[0].length)
    const found = version(behind.slice(0, 40), 'plain')
    const isBehind = found !== null && /^\s*(?:\(|version\s+)?$/i.test(behind.slice(0, found.from))
    return tool && isKnownTool(tool) && isBehind ? [{ tool, constraint: found.constraint, ...place(text, line)(hit[0]) }] : []
  })
}

type Place = (part: string) => { readonly span: Span; readonly line: number }

/** Where a part of a phrase stands; the whole phrase for what does not stand there literally. */
const place =
  (text: Phrase, line: number): Place =>
  (part) => {
    const from = text.plain.indexOf(part)
    return { span: from < 0 || part === '' ? text.span : originalSpan(text, from, from + part.length), line }
  }

/** The first line, as far as one can name tools. */
const opening = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300)

/** `Node.js: 20+` in two; a dash with spaces is a colon too. Without one, all is label. */
function labelled(text: string): { label: string; value: string } {
  const line = opening(text)
  const found = /^(.{1,60}?)(?:\s*[:：](?=\s|$)|：|\s+[—–-](?=\s))\s*(.*)$/u.exec(line)
  return found ? { label: found[1] as string, value: found[2] as string } : { label: line, value: '' }
}

/** What one bullet states: a tool, several, or a kind of tool with the tool behind it. */
function statement(text: string, at: Place, reading: Reading): Prerequisite[] {
  const { label, value } = labelled(text)
  const isRequired = reading === 'versioned' && /(?:^|\s)(?:required|bắt buộc|必需|必须)$/iu.test(label)
  const mode = isRequired ? 'listed' : reading
  if (isCategory(label)) return value === '' ? [] : listed(value, at, mode)
  if (value === '' || version(label)) return listed(opening(text), at, mode)
  const found = version(value, 'plain')
  const before = found && value.slice(0, found.from)
  if (!found || before === null || !/^\(?\s*(?:(?!for |để |with |used )[\p{L}.+#-]+\s+){0,3}v?$/iu.test(before))
    return listed(label, at, mode)
  // `Java: JDK 21` is java; `Already there: Node 22` is node.
  const isLabelled = !isKnownTool(toolName(before) ?? '') || isKnownTool(toolName(label) ?? '')
  return isLabelled ? one(label, found.constraint, at, mode) : listed(value, at, mode)
}

/** Tools separated by commas; by `and` where a version tells them apart. */
function listed(text: string, at: Place, reading: Reading): Prerequisite[] {
  return splitList(text).flatMap((part) => {
    const found = version(part, 'plain')
    if (!found)
      return /\d/.test(part) && glued(part) ? one(...(glued(part) as [string, string]), at, reading) : one(part, null, at, reading)
    const name = part.slice(0, found.from)
    return isVersionOf(name) || (version(part) && /\p{L}/u.test(name)) || knownBehind(name)
      ? one(name, found.constraint, at, reading)
      : one(part, null, at, reading)
  })
}

function splitList(text: string): string[] {
  const commas = text.replace(/[（(][^()（）]*[)）]/g, (part) => part.replace(/[,;、，]/g, ' ')).split(/\s*[,;、，]\s*(?![<>=~^≥≤\d])/u)
  return commas.flatMap((part) => {
    const joined = part.split(/\s+(?:and|và|und|y|et|e|и|with|kèm)\s+|\s+[&+/|]\s+/u)
    const isEach =
      joined.length > 1 &&
      joined.every((each) => /^(?:and\s+)?[\p{L}.@]/u.test(each) && each.split(' ').length <= 4) &&
      joined.some((each) => version(each, 'plain'))
    return (isEach ? joined : [part]).map((each) => each.replace(/^(?:and|và|or)\s+/iu, ''))
  })
}

/** A bare number is a version right behind a name (`Node 20`, `PostgreSQL version 15`), not in a sentence. */
const isVersionOf = (before: string): boolean => /^[^\p{L}]*[\p{L}.+#-]+(?:\s[\p{L}.+#-]+){0,2}\s*(?:[:：(]\s*)?v?$/iu.test(before)

/** `python3.11`, `jdk17`, `pnpm@9`: name and number without a space. */
function glued(text: string): [string, string] | null {
  const found = /^[^\p{L}]*(?:(python|php|ruby|jdk|java|go)|([\w./@-]*\w)@[\^~]?)v?(\d+(?:\.\d+)*)(?![\w.])/iu.exec(text)
  return found ? [(found[1] ?? found[2]) as string, found[3] as string] : null
}

function one(name: string, constraint: string | null, at: Place, reading: Reading): Prerequisite[] {
  const whole = toolName(name)
  const tool = constraint !== null && (whole === null || whole.includes(' ')) ? (knownBehind(name) ?? whole) : whole
  if (tool === null || isReference(name)) return []
  const isStated =
    constraint !== null && (constraint !== 'latest' || reading === 'versioned') && (/[<>~^|x+]/.test(constraint) || isKnownTool(tool))
  if (reading !== 'listed' && !(isStated && tool.split(' ').length <= 3)) return []
  return [{ tool, constraint, ...at(name.trim()) }]
}

/** `The old code runs on Node` before a version ends in a tool. */
function knownBehind(text: string): string | null {
  const words = text.trim().split(/\s+/)
  const names = [words.slice(-2), words.slice(-1)].map((last) => toolName(last.join(' ')))
  return names.find((name) => name !== null && isKnownTool(name)) ?? null
}

/** `Phase 1 done`, `Task 2.1` are no tools. */
const isReference = (name: string): boolean => references(name).some((reference) => reference.kind === 'all' || reference.worded)

const TOOL_COLUMN =
  /(?:^| )(?:tools?|software|name|technology|dependency|package|requirement|component|cong cu|phan mem|ten)(?: |$)|工具|软件|名称|依赖|ツール/
const VERSION_COLUMN = /(?:^| )(?:versions?|required version|minimum|min|phien ban|версия|version minima)(?: |$)|版本|バージョン/

function fromTable({ header, rows }: Table, reading: Reading): Prerequisite[] {
  const column = (pattern: RegExp) => header.cells.findIndex((cell) => pattern.test(fold(cell.plain)))
  const versions = column(VERSION_COLUMN)
  const named = rows.flatMap((row) =>
    row.cells[Math.max(0, column(TOOL_COLUMN))] ? [{ row, name: row.cells[Math.max(0, column(TOOL_COLUMN))] as Phrase }] : [],
  )
  return named.flatMap(({ row, name }) => {
    const at = place(name, row.line)
    const cell = versions >= 0 ? row.cells[versions]?.plain : undefined
    const found = cell === undefined ? null : version(cell, 'plain')
    if (found)
      return one(name.plain, found.constraint, at, reading === 'planned' && !isKnownTool(toolName(name.plain) ?? '') ? 'planned' : 'listed')
    return statement(cell === undefined ? row.cells.map(({ plain }) => plain).join(' ') : name.plain, at, reading)
  })
}

/** `- next: ^16.x` and `node --version  # 20 or newer`. */
function fromFence(document: Document, fence: Fence): Prerequisite[] {
  return fence.lines.flatMap(({ span, line }): Prerequisite[] => {
    const text = document.source.text.slice(span.from, span.to)
    const pinned = /^\s*-\s*([@\w][\w./@-]*)\s*:\s*(\S+)\s*$/.exec(text)
    const asked = /^\s*(?:\$\s+)?([\w-]+)\s+(?:--version|-v|-V|version)\s+(?:#|\/\/)\s*(.*)$/.exec(text)
    const [, name, rest] = pinned ?? asked ?? []
    const found = rest === undefined ? null : version(rest, 'plain')
    return name && found ? one(name, found.constraint, () => ({ span, line }), 'listed') : []
  })
}
