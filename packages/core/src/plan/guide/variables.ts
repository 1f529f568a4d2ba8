/**
 * Environment variables that the set-up names. Values are never read: only whether one stands beside the name.
 */
import type { Block } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import { span } from '../../text/span.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { Variable } from '../plan.ts'

const NAME = String.raw`[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`
const ASSIGNED = new RegExp(`^\\s*(?:export\\s+|set\\s+|-\\s*)?(${NAME})\\s*[=:](?!=)\\s*(.*)$`)
const QUOTED = new RegExp(`^(${NAME})(?:=(.*))?$`)
const KINDS = ['setup', 'integration', 'security', 'notes'] as const

export function variables(document: Document): Variable[] {
  const found = KINDS.flatMap((kind) => sectionsOfKind(document, kind).flatMap((section) => section.blocks.flatMap((block) => fromBlock(document, block, kind === 'setup'))))
  const seen = new Set<string>()
  return found
    .sort((a, b) => a.span.from - b.span.from)
    .filter(({ name }) => {
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
}

/** In the set-up a quoted name is a variable; elsewhere only an assignment says so, since constants look the same. */
function fromBlock(document: Document, block: Block, isSetup: boolean): Variable[] {
  if (block.kind === 'fence') return fromFence(document, block)
  if (block.kind === 'list')
    return block.items.flatMap((item) => [...(isSetup ? quoted(item.text, item.line) : []), ...item.blocks.flatMap((inner) => fromBlock(document, inner, isSetup))])
  if (block.kind === 'table') return isSetup ? block.rows.flatMap((row) => row.cells.slice(0, 1).flatMap((cell) => quoted(cell, row.line))) : []
  return block.kind === 'paragraph' && isSetup ? quoted(block.text, block.line) : []
}

function fromFence(document: Document, fence: Extract<Block, { kind: 'fence' }>): Variable[] {
  if (!/^(?:|env|dotenv|ini|bash|sh|shell|properties|text|toml|zsh|conf)$/.test(fence.language)) return []
  return fence.lines.flatMap(({ span: at, line }): Variable[] => {
    const text = document.source.text.slice(at.from, at.to)
    const hit = ASSIGNED.exec(text)
    if (!hit?.[1]) return []
    const from = at.from + text.indexOf(hit[1])
    return [{ name: hit[1], hasValue: isValue(hit[2] ?? ''), span: span(from, from + hit[1].length), line }]
  })
}

function quoted(text: Phrase, line: number): Variable[] {
  return text.marks.flatMap((mark): Variable[] => {
    const hit = mark.kind === 'code' ? QUOTED.exec(text.plain.slice(mark.from, mark.to)) : null
    return hit?.[1] ? [{ name: hit[1], hasValue: isValue(hit[2] ?? ''), span: originalSpan(text, mark.from, mark.from + hit[1].length), line }] : []
  })
}

const isValue = (text: string): boolean => !/^\s*(?:$|#|<[^>]*>|["']{2}|your[-_ ]|xxx|\.\.\.)/i.test(text)
