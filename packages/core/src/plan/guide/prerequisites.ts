/**
 * Prerequisites: the tools of a Development Setup, with the versions that it asks for; and tools with a version that a
 * planning document lists among its resources or external dependencies.
 */
import { fold } from '../../notation/fold.ts'
import { references } from '../../notation/reference.ts'
import { version } from '../../notation/version.ts'
import type { Block, Item } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { Prerequisite } from '../plan.ts'

const TITLE = /(?:^| )(?:prerequisites?|requirements?|required software|dependencies|tools|yeu cau|dieu kien|tien quyet|cong cu|前提条件|前置条件|依赖|要件|必要|требования|зависимости|المتطلبات|requisitos|prerrequisitos|voraussetzungen|prerequis)(?: |$)/

export function prerequisites(document: Document): Prerequisite[] {
  const setup = sectionsOfKind(document, 'setup').flatMap((section) => section.blocks.flatMap((block) => fromBlock(document, block, isList(section) ? 'listed' : 'versioned')))
  const elsewhere = ['resources', 'external'] as const
  const others = elsewhere.flatMap((kind) => sectionsOfKind(document, kind).flatMap((section) => section.blocks.flatMap((block) => fromBlock(document, block, 'versioned'))))
  const seen = new Set<string>()
  return [...setup, ...others]
    .sort((a, b) => a.span.from - b.span.from)
    .filter(({ tool }) => {
      if (seen.has(tool)) return false
      seen.add(tool)
      return true
    })
}

/** `listed`: every bullet is a tool. `versioned`: only one that states a version. */
type Reading = 'listed' | 'versioned'

function isList(section: Section): boolean {
  for (let at: Section | null = section; at; at = at.parent) if (at.title && TITLE.test(fold(at.title.plain))) return true
  return false
}

function fromBlock(document: Document, block: Block, reading: Reading): Prerequisite[] {
  if (block.kind === 'fence') return fromFence(document, block, reading)
  if (block.kind === 'table') return block.rows.flatMap((row) => (row.cells[0] ? tools(row.cells[0], row.line, row.cells.map((cell) => cell.plain).join(' '), reading) : []))
  if (block.kind !== 'list') return []
  return block.items.flatMap((item) => fromItem(document, item, reading))
}

/** A bullet that is a heading of its own (`- Prerequisites`) lists below it. */
function fromItem(document: Document, item: Item, reading: Reading): Prerequisite[] {
  const title = item.text.plain.replace(/[:：].*$/su, '')
  const isHeading = TITLE.test(fold(title)) && fold(title).split(' ').length <= 5
  if (isHeading) return item.blocks.flatMap((block) => fromBlock(document, block, 'listed'))
  return item.box ? [] : tools(item.text, item.line, item.text.plain, reading)
}

/** `- next: ^16.x` in a fence of set-up. */
function fromFence(document: Document, fence: Extract<Block, { kind: 'fence' }>, reading: Reading): Prerequisite[] {
  if (reading !== 'listed') return []
  return fence.lines.flatMap(({ span, line }): Prerequisite[] => {
    const text = document.source.text.slice(span.from, span.to)
    const found = /^\s*-\s*([@\w][\w./@-]*)\s*:\s*(\S+)\s*$/.exec(text)
    const constraint = found?.[2] ? version(found[2], 'plain') : null
    return found?.[1] && constraint ? [{ tool: found[1].toLowerCase(), constraint: constraint.constraint, span, line }] : []
  })
}

/** One tool, or several in a line where each has its version: `Python 3.11 or newer, uv 0.4+`. */
function tools(text: Phrase, line: number, full: string, reading: Reading): Prerequisite[] {
  const first = full.split('\n')[0] ?? ''
  const parts = first.split(/\s*[,;、，]\s*|\s+(?:and|và|und|y|et)\s+/u)
  const isEach = parts.length > 1 && parts.filter((part) => version(part)).length > 1
  return (isEach ? parts : [first]).flatMap((part) => tool(text, line, part, reading))
}

function tool(text: Phrase, line: number, first: string, reading: Reading): Prerequisite[] {
  const found = version(first, 'plain')
  const stated = version(first)
  if (reading === 'versioned' && (!stated || stated.constraint === 'latest' || references(first).some((reference) => reference.kind === 'all' || reference.worded))) return []
  const span = originalSpan(text, 0, text.plain.length)
  const constraint = stated?.constraint ?? (found && isVersionOf(first, found.from) ? found.constraint : null)
  return names(first, found?.from ?? first.length, constraint !== null).map((tool) => ({ tool, constraint, span, line }))
}

/** A bare number is a version right behind a name (`Node 20`, `PostgreSQL 15`), not in a sentence. */
const isVersionOf = (text: string, at: number): boolean => /^[^\p{L}]*[\p{L}.+#-]+(?:\s[\p{L}.+#-]+)?\s+v?$/u.test(text.slice(0, at))

const LEAD = /^(?:install(?:ed)?|require[sd]?|have|use|ensure|cài đặt|cần|yêu cầu|安装|需要|установить|instalar|installieren)\s+/iu
const ALIASES: Readonly<Record<string, string>> = { 'node.js': 'node', nodejs: 'node', 'node js': 'node', jdk: 'java', 'java jdk': 'java', postgres: 'postgresql', golang: 'go', python3: 'python' }
const TAIL = /\s+(?:server|installed|runtime|compiler|toolchain|sdk|version|phiên bản|环境|版本)$/iu

/** The names before the version or colon: `**Java**: JDK 17` is java; `numpy, matplotlib (for plots)` are two. */
function names(text: string, versionAt: number, hasVersion: boolean): string[] {
  const bare = text.replace(/[（(][^()（）]*[)）]/g, (part) => ' '.repeat(part.length))
  const colon = bare.search(/[:：](?=\s|$)|\s[—–-]\s/u)
  const end = Math.min(colon < 0 ? bare.length : colon, hasVersion && versionAt > 1 ? versionAt : bare.length)
  const head = bare.slice(0, end).replace(/(?:\s+v)?[\s:：≥>=^~]*$/u, '').replace(/^[^\p{L}\p{N}@`]+/u, '')
  const parts = hasVersion || colon >= 0 ? [head] : head.split(/\s*,\s*/)
  return parts.flatMap((part) => {
    const name = part.replace(LEAD, '').replace(/\s+/g, ' ').trim().toLowerCase().replace(TAIL, '').trim()
    if (name === '' || name.split(' ').length > 6 || !/\p{L}/u.test(name)) return []
    return [ALIASES[name] ?? name]
  })
}
