/**
 * The paths that a Code Structure section claims: trees, bullets with quoted paths, tables.
 */
import { fold } from '../../notation/fold.ts'
import { pathKind } from '../../notation/path.ts'
import type { Block, Item } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Mark, Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { ClaimedPath } from '../plan.ts'
import { treePaths } from './tree.ts'

/** Languages of fences that may hold a tree; a fence of code names no files. */
const TREE_LANGUAGES = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'tree', 'bash', 'sh', 'shell', 'console', 'markdown', 'md', 'ascii', 'none'])

/** In document order, each path once. */
export function claimedPaths(document: Document): ClaimedPath[] {
  const found = sectionsOfKind(document, 'structure')
    .filter((section) => !speaksOfNames(section))
    .flatMap((section) => section.blocks.flatMap((block) => fromBlock(document, block, '')))
  const seen = new Set<string>()
  return found.filter(({ path }) => {
    const name = path.replace(/\/+$/, '')
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** Naming conventions give examples, and a mapping from old to new names both: neither claims files. */
function speaksOfNames(section: Section): boolean {
  for (let at: Section | null = section; at; at = at.parent)
    if (at.title && /(?:^| )(?:naming|names|quy uoc|dat ten|命名|именовани\S*|nomenclatura|namens\S*|nommage|mapping|migration|renames?|changes required)(?: |$)/.test(fold(at.title.plain))) return true
  return false
}

function fromBlock(document: Document, block: Block, folder: string): ClaimedPath[] {
  switch (block.kind) {
    case 'fence':
      return TREE_LANGUAGES.has(block.language) ? treePaths(block, document.source) : []
    case 'list':
      return block.items.flatMap((item) => fromItem(document, item, folder))
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => quoted(cell, row.line, '')))
    default:
      return []
  }
}

/** Quoted paths at the opening of a bullet; a bullet over further bullets is the folder that holds them. */
function fromItem(document: Document, item: Item, folder: string): ClaimedPath[] {
  if (speaksOfName(item)) return []
  const own = quoted(opening(item.text), item.line, folder)
  const first = own[0]
  const inner = first?.kind === 'directory' ? first.path : folder
  const below = item.blocks.flatMap((block) => fromBlock(document, block, inner))
  const hasChild = first !== undefined && below.some(({ path }) => path.startsWith(`${first.path.replace(/\/+$/, '')}/`))
  return [...(hasChild ? own.slice(1) : own), ...below]
}

const speaksOfName = (item: Item): boolean => /^[^\p{L}]*(?:(?:\p{L}+ ){0,2}nam(?:ing|es)(?!\p{L})|(?:\p{L}+ ){0,3}are named|conventions?|quy ước|命名)|(?:Pascal|camel|kebab-?|snake_?)case/iu.test(item.text.plain)

/**
 * The quoted paths that a bullet opens with, or that follow its label (`Entry point: \`src/main.ts\``); those further on
 * are spoken of, not claimed.
 */
function opening(text: Phrase): Phrase {
  const codes = text.marks.filter((mark) => mark.kind === 'code')
  let end = /^[^\p{L}\p{N}]*/u.exec(text.plain)?.[0].length ?? 0
  const kept: Mark[] = []
  for (const mark of codes) {
    const between = text.plain.slice(end, mark.from)
    const isNext = kept.length === 0 ? between.trim() === '' || /^[^.;]{2,40}[:：]\s*$/u.test(between) : /^[\s,;&+/]*(?:and|và|und|y|et|和|と|и)?\s*$/u.test(between)
    if (!isNext) break
    kept.push(mark)
    end = mark.to
  }
  return { ...text, marks: kept }
}

function quoted(text: Phrase, line: number, folder: string): ClaimedPath[] {
  return text.marks.flatMap((mark): ClaimedPath[] => {
    if (mark.kind !== 'code') return []
    const path = text.plain.slice(mark.from, mark.to).replace(/^\.\//, '')
    const kind = pathKind(path)
    if (!kind) return []
    const full = folder !== '' && !path.startsWith(folder) ? `${folder.replace(/\/+$/, '')}/${path}` : path
    return [{ path: full, kind, note: null, span: originalSpan(text, mark.from, mark.to), line }]
  })
}
