/**
 * The block structure of a document: headings, paragraphs, lists, tables, fences, quotes, in document order.
 *
 * `@lezer/markdown` finds the blocks; the inline markup of each is read apart, where there is any (`phrase.ts`).
 */
import type { SyntaxNode, Tree } from '@lezer/common'
import type { MarkdownConfig } from '@lezer/markdown'
import { parser, Table as TableExtension } from '@lezer/markdown'
import type { Phrase } from './phrase.ts'
import { phrase } from './phrase.ts'
import type { Source } from './source.ts'
import type { Span } from './span.ts'
import { lineAt, span } from './span.ts'

export type Block = Heading | Paragraph | List | Table | Fence | Quote

interface At {
  readonly span: Span
  /** 1-based line on which it starts. */
  readonly line: number
}

export interface Heading extends At {
  readonly kind: 'heading'
  readonly level: number
  readonly text: Phrase
}

export interface Paragraph extends At {
  readonly kind: 'paragraph'
  readonly text: Phrase
}

export interface List extends At {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly Item[]
}

/** The checkbox of a list item: `mark` is the character between the brackets. */
export interface Box extends At {
  readonly mark: string
}

export interface Item extends At {
  readonly kind: 'item'
  /** The number of an ordered item, as written. */
  readonly number: string | null
  readonly box: Box | null
  /** The first paragraph of the item, after marker and box. */
  readonly text: Phrase
  /** What stands below the first paragraph: nested lists, further paragraphs, fences. */
  readonly blocks: readonly Block[]
}

export interface Row extends At {
  readonly cells: readonly Phrase[]
}

export interface Table extends At {
  readonly kind: 'table'
  readonly header: Row
  readonly rows: readonly Row[]
}

export interface Fence extends At {
  readonly kind: 'fence'
  /** The first word of the info string, lower case; empty when there is none. */
  readonly language: string
  /** The lines inside, without their line endings. */
  readonly lines: readonly At[]
}

export interface Quote extends At {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

const INLINE = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd']
/** To CommonMark a bold line right below a bullet goes on with the bullet; to its author it heads what follows. */
const BoldLineEndsItem: MarkdownConfig = {
  parseBlock: [
    {
      name: 'BoldLineEndsItem',
      endLeaf: (context, line) =>
        line.indent < 2 && context.parentType().name === 'ListItem' && /^(?:\*\*[^*]+\*\*|__[^_]+__)[ \t]*[:：]?[ \t]*$/.test(line.text),
    },
  ],
}
// With no inline parser left, a walk over every letter of a paragraph would find nothing.
const blockParser = Object.assign(parser.configure([TableExtension, BoldLineEndsItem, { remove: INLINE }]), { parseInline: () => [] })

/** The tree of block nodes of a shadow text; linear in its length. */
export const parseBlocks = (shadow: string): Tree => blockParser.parse(shadow)

/** Reads a source into blocks. Never throws, whatever the text. */
export function blocks(source: Source): readonly Block[] {
  return toBlocks(source, childNodes(parseBlocks(source.shadow).topNode), 0)
}

/** Lists and quotes nest at most this deep, so that no reader runs out of stack; what is deeper stands side by side. */
const MAX_DEPTH = 100

function toBlocks(source: Source, nodes: readonly SyntaxNode[], depth: number): Block[] {
  if (depth >= MAX_DEPTH) return flatBlocks(source, nodes)
  const result: Block[] = []
  for (const node of nodes) {
    const block = toBlock(source, node, depth)
    if (block) result.push(block)
  }
  return result
}

function flatBlocks(source: Source, nodes: readonly SyntaxNode[]): Block[] {
  const result: Block[] = []
  const pending = [...nodes].reverse()
  for (let node = pending.pop(); node; node = pending.pop()) {
    const isItem = node.name === 'ListItem'
    const inner = isContainer(node) ? childNodes(node) : []
    if (isItem) {
      const own = (behind: readonly SyntaxNode[]) =>
        behind.flatMap((child) => (isContainer(child) ? [] : (toBlock(source, child, MAX_DEPTH) ?? [])))
      result.push({ kind: 'list', ordered: false, items: [toItem(source, node, inner, own)], ...at(source, node) })
    }
    const block = isContainer(node) ? null : toBlock(source, node, MAX_DEPTH)
    if (block) result.push(block)
    for (const child of inner.reverse()) if (!isItem || isContainer(child)) pending.push(child)
  }
  return result
}

const isContainer = (node: SyntaxNode): boolean => /^(?:BulletList|OrderedList|Blockquote|ListItem)$/.test(node.name)

function childNodes(node: SyntaxNode): SyntaxNode[] {
  const result: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) result.push(child)
  return result
}

const at = (source: Source, node: { from: number; to: number }): At => ({
  span: span(node.from, node.to),
  line: lineAt(source.lines, node.from),
})

function toBlock(source: Source, node: SyntaxNode, depth: number): Block | null {
  const heading = node.name.includes('Heading') ? /^(?:ATX|Setext)Heading(\d)$/.exec(node.name) : null
  if (heading)
    return { kind: 'heading', level: Number(heading[1]), text: phrase(source.shadow, headingText(source, node)), ...at(source, node) }
  switch (node.name) {
    case 'Paragraph':
      return { kind: 'paragraph', text: phrase(source.shadow, span(node.from, node.to)), ...at(source, node) }
    case 'BulletList':
    case 'OrderedList': {
      const own = (behind: readonly SyntaxNode[]) => toBlocks(source, behind, depth + 1)
      const items = childNodes(node).flatMap((item) => (item.name === 'ListItem' ? toItem(source, item, childNodes(item), own) : []))
      return { kind: 'list', ordered: node.name === 'OrderedList', items, ...at(source, node) }
    }
    case 'Table':
      return toTable(source, node)
    case 'FencedCode':
    case 'CodeBlock':
      return toFence(source, node)
    case 'Blockquote':
      return { kind: 'quote', blocks: toBlocks(source, childNodes(node), depth + 1), ...at(source, node) }
    default:
      return null
  }
}

function headingText(source: Source, node: SyntaxNode): Span {
  const marks = node.getChildren('HeaderMark')
  const opening = marks.find((mark) => mark.from === node.from)
  const closing = marks.find((mark) => mark !== opening)
  const from = opening ? opening.to : node.from
  const to = closing ? closing.from : node.to
  return trimmed(source, span(from, Math.max(from, to)))
}

function trimmed(source: Source, at: Span): Span {
  let { from, to } = at
  while (from < to && /\s/.test(source.shadow[from] as string)) from++
  while (to > from && /\s/.test(source.shadow[to - 1] as string)) to--
  return span(from, to)
}

// A checkbox holds exactly one character. `[ ]` with nothing after it is one too, though CommonMark extensions disagree.
// Chinese and Japanese writers set no space behind it.
const BOX = /^[ \t]*\[([^\]\n])\](\\?\*)?(?=[ \t]|$|[（【「『\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u
const NO_BOX = /^[A-WYZa-wyz0-9]$/

/**
 * @param inner the nodes of the item: the tree makes new ones whenever it is asked
 * @param toOwn the blocks of those that stand behind the item's first paragraph
 */
function toItem(source: Source, node: SyntaxNode, inner: readonly SyntaxNode[], toOwn: (behind: readonly SyntaxNode[]) => Block[]): Item {
  const mark = inner.find(({ name }) => name === 'ListMark')
  const markEnd = mark?.to ?? node.from
  const first = inner.find(({ name }) => name === 'Paragraph')
  const head = first && lineAt(source.lines, first.from) === lineAt(source.lines, markEnd) ? first : span(markEnd, markEnd)
  const lineEnd = source.shadow.indexOf('\n', markEnd)
  const rest = source.shadow.slice(markEnd, lineEnd < 0 ? source.shadow.length : lineEnd)
  const found = BOX.exec(rest)
  const isBox = found?.[1] !== undefined && !NO_BOX.test(found[1])
  const number = /^(\d+)[.)]$/.exec(mark ? source.shadow.slice(mark.from, mark.to) : '')?.[1] ?? null
  const boxFrom = markEnd + (found ? found[0].indexOf('[') : 0)
  const box: Box | null = isBox ? { mark: found[1] as string, ...at(source, { from: boxFrom, to: boxFrom + 3 }) } : null
  const text = trimmed(source, box ? span(Math.min(boxFrom + 3, Math.max(head.to, boxFrom + 3)), Math.max(head.to, boxFrom + 3)) : head)
  return {
    kind: 'item',
    number,
    box,
    text: phrase(source.shadow, text),
    blocks: toOwn(inner.filter(({ from }) => from >= head.to)),
    ...at(source, node),
  }
}

function toTable(source: Source, node: SyntaxNode): Table {
  const header = node.getChild('TableHeader')
  const rows = node.getChildren('TableRow').map((row) => toRow(source, row))
  return { kind: 'table', header: toRow(source, header ?? node), rows, ...at(source, node) }
}

/** The cells of a row; an empty cell, for which the parser makes no node, is an empty phrase. */
function toRow(source: Source, node: SyntaxNode): Row {
  const cells: Phrase[] = []
  let pending: SyntaxNode | null = null
  let lastDelimiter: SyntaxNode | null = null
  const close = (end: number) => {
    const start = lastDelimiter ? lastDelimiter.to : node.from
    cells.push(phrase(source.shadow, pending ? span(pending.from, pending.to) : span(start, Math.max(start, Math.min(end, start)))))
    pending = null
  }
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') pending = child
    else if (child.name === 'TableDelimiter') {
      if (child.from > node.from || pending) close(child.from)
      lastDelimiter = child
    }
  }
  if (pending) close(node.to)
  return { cells, ...at(source, node) }
}

function toFence(source: Source, node: SyntaxNode): Fence {
  const info = node.getChild('CodeInfo')
  const language = info ? (source.shadow.slice(info.from, info.to).split(/[\s{]/)[0] ?? '').toLowerCase() : ''
  const marks = node.getChildren('CodeMark')
  const firstLine = lineAt(source.lines, node.from) + (marks.length > 0 ? 1 : 0)
  const closed = marks.length > 1
  const lastLine = lineAt(source.lines, Math.max(node.from, node.to - 1)) - (closed ? 1 : 0)
  const lines: At[] = []
  for (let line = firstLine; line <= lastLine; line++) {
    const from = source.lines.starts[line - 1] as number
    let to = source.lines.starts[line] ?? source.shadow.length
    while (to > from && /[\r\n ]/.test(source.shadow[to - 1] as string)) to--
    lines.push({ span: span(from, to), line })
  }
  return { kind: 'fence', language, lines, ...at(source, node) }
}
