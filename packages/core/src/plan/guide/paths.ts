/**
 * The paths that a Code Structure section claims: trees, bullets, tables and headings that open with a path.
 *
 * A path that a sentence only speaks of is no claim of the structure.
 */
import { fold } from '../../notation/fold.ts'
import { isFolderName } from '../../notation/path.ts'
import type { Block, Item, Table } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import { lineAt, lineSpan } from '../../text/span.ts'
import type { Document } from '../document.ts'
import { kindOf, sectionsOfKind } from '../document.ts'
import type { ClaimedPath } from '../plan.ts'
import type { NamedPath } from './opening.ts'
import { cellPaths, openingPaths } from './opening.ts'
import { isBranch, joined, treePaths } from './tree.ts'

/** Languages of fences that may hold a tree without branches; a fence of code names no files. */
export const PLAIN_LANGUAGES = new Set([
  '',
  'text',
  'txt',
  'plaintext',
  'plain',
  'tree',
  'bash',
  'sh',
  'shell',
  'console',
  'markdown',
  'md',
  'ascii',
  'none',
  'yaml',
  'yml',
])

/** A claim and where it comes from: what a list says after a tree often repeats it with shorter names. */
interface Claim extends ClaimedPath {
  readonly isTree: boolean
}

/** In document order, each path once. */
export function claimedPaths(document: Document): ClaimedPath[] {
  const claims = sectionsOfKind(document, 'structure')
    .filter((section) => !speaksOfNames(document, section))
    .flatMap((section) => fromSection(document, section))
  // The text of an item may begin below its bullet.
  return withoutRepeats(claims).map(({ isTree: _, ...claim }) => ({ ...claim, line: lineAt(document.source.lines, claim.span.from) }))
}

/** Naming and import rules give examples, a mapping from old to new names both, and what is removed is not there. */
const NO_CLAIMS =
  /(?:^| )(?:naming|names|quy uoc|dat ten|命名|именовани\S*|nomenclatura|namens\S*|nommage|mapping|migration|renames?|renamed|imports?|removed?|removals?|deleted?|deprecated|xoa|删除|удал\S*)(?: |$)/

/** The title of the document and the chapters around say nothing: a feature may be an import or a migration. */
function speaksOfNames(document: Document, section: Section): boolean {
  for (let at: Section | null = section; at && kindOf(document, at) === 'structure'; at = at.parent)
    if (at.title && NO_CLAIMS.test(fold(at.title.plain))) return true
  return false
}

/** A heading that names a folder gives it to the bullets below, and is a claim itself where they add nothing. */
function fromSection(document: Document, section: Section): Claim[] {
  const around = section.parent && kindOf(document, section.parent) === 'structure' ? section.parent : null
  const titled = section.title && around ? openingPaths(section.title).map((path) => claim(path, section.line, '')) : []
  const folder = titled[0]?.kind === 'directory' ? titled[0].path : ''
  const below = section.blocks.flatMap((block) => fromBlock(document, block, folder))
  return withoutParents(titled, below)
}

function fromBlock(document: Document, block: Block, folder: string): Claim[] {
  switch (block.kind) {
    case 'fence': {
      const mayHold =
        PLAIN_LANGUAGES.has(block.language) || block.lines.some(({ span }) => isBranch(document.source.text.slice(span.from, span.to)))
      return mayHold ? asTree(treePaths(block.lines, document.source)) : []
    }
    case 'paragraph':
      return fromUnfenced(document, block)
    case 'list':
      return block.items.flatMap((item) => fromItem(document, item, folder))
    case 'table':
      return fromTable(block)
    case 'quote':
      return block.blocks.flatMap((inner) => fromBlock(document, inner, folder))
    default:
      return []
  }
}

const asTree = (paths: readonly ClaimedPath[]): Claim[] => paths.map((path) => ({ ...path, isTree: true }))

/** A tree that nobody put into a fence. */
function fromUnfenced({ source }: Document, block: Extract<Block, { kind: 'paragraph' }>): Claim[] {
  const count = block.text.plain.split('\n').length
  const lines = Array.from({ length: count }, (_, index) => ({
    span: lineSpan(source.lines, block.line + index, source.text),
    line: block.line + index,
  }))
  return lines.some(({ span }) => isBranch(source.text.slice(span.from, span.to))) ? asTree(treePaths(lines, source)) : []
}

const NAMING =
  /^[^\p{L}]*(?:(?:\p{L}+ ){0,2}nam(?:ing|es)(?!\p{L})|(?:\p{L}+ ){0,3}are named|conventions?|quy ước|命名)|(?:Pascal|camel|kebab-?|snake_?)case/iu
const REMOVAL =
  /^[^\p{L}]*(?:remov(?:e[sd]?|ing)|delet(?:e[sd]?|ing)|xóa|xoá|删除|移除|удал\p{L}*|gelöscht|eliminad\p{L}*|supprim\p{L}*)(?!\p{L})/iu

/** A bullet over further bullets is the folder that holds them. */
function fromItem(document: Document, item: Item, folder: string): Claim[] {
  if (NAMING.test(item.text.plain) || REMOVAL.test(item.text.plain)) return []
  const opening = openingPaths(item.text, item.blocks.length > 0 ? 'folder' : 'path').map((path) => claim(path, item.line, folder))
  // `*.test.ts` alone is a pattern of names.
  const own = opening.filter(({ kind, path }) => kind !== 'glob' || path.includes('/'))
  const inner = own[0]?.kind === 'directory' ? own[0].path : folder
  return withoutParents(
    own,
    item.blocks.flatMap((block) => fromBlock(document, block, inner)),
  )
}

const OLD = /(?:^| )(?:old|from|before|current|previous|source|cu|旧)(?: |$)/
const FILE_COLUMN =
  /(?:^| )(?:files?|paths?|locations?|folders?|director(?:y|ies)|tep|tap tin|duong dan|thu muc|vi tri|ファイル|パス|файл\S*|путь|каталог\S*|папка|archivos?|ruta|carpeta|arquivos?|caminho|pasta|datei(?:en)?|pfad|ordner|fichiers?|chemin|dossier)(?: |$)|文件|路径|目录|位置/

/** The columns whose header speaks of files, else the first that holds paths. */
function fromTable({ header, rows }: Table): Claim[] {
  const named = header.cells.flatMap((cell, index) => (FILE_COLUMN.test(fold(cell.plain)) && !OLD.test(fold(cell.plain)) ? [index] : []))
  const first = header.cells.findIndex((_, index) => rows.some((row) => row.cells[index] && cellPaths(row.cells[index]).length > 0))
  const columns = named.length > 0 ? named : [first]
  return rows.flatMap((row) =>
    columns.flatMap((index) => (row.cells[index] ? cellPaths(row.cells[index]).map((path) => claim(path, row.line, '')) : [])),
  )
}

function claim({ path, kind, from, to, text }: NamedPath & { readonly text: Phrase }, line: number, folder: string): Claim {
  return { path: inFolder(path, folder), kind, note: null, span: originalSpan(text, from, to), line, isTree: false }
}

/** `index.ts` below `src/cart/` stands in it; `src/cart/index.ts` and `shared/money.ts` say themselves where they stand. */
function inFolder(path: string, folder: string): string {
  const [first = ''] = path.split('/')
  if (folder === '' || path.startsWith('../') || folder.split('/')[0] === first) return path
  return path.includes('/') && isFolderName(first) && folder.includes(`/${first}`) ? path : joined(folder, path)
}

/** A folder whose content is listed is told by its content. */
function withoutParents(own: readonly Claim[], below: readonly Claim[]): Claim[] {
  const isOpen = (claimed: Claim) => below.some(({ path }) => path.startsWith(`${key(claimed)}/`))
  return [...own.filter((claimed) => claimed.kind !== 'directory' || !isOpen(claimed)), ...below]
}

const key = ({ path }: ClaimedPath): string => path.replace(/\/+$/, '')

function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>()
  const trees: string[] = []
  return claims.filter((claimed) => {
    const name = key(claimed)
    const isAgain = seen.has(name) || (!claimed.isTree && trees.some((path) => `/${path}/`.includes(`/${name}/`)))
    seen.add(name)
    if (claimed.isTree) trees.push(name)
    return !isAgain
  })
}
