/**
 * Rows of tables, for edits: the cells of a line, what their columns say, and what to write into one.
 */
import type { FieldKind } from '../notation/field.ts'
import { fieldKind } from '../notation/field.ts'
import type { TextEdit } from '../text/edit.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import { lineAround, lineNumber, lineOf, textOf } from './lines.ts'

/** The contents of the cells of a row, without the blanks around; an empty cell is an empty span in its middle. */
export function cellsOf(source: Source, row: Span): Span[] {
  const line = textOf(source, row)
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index)
  const lead = /^[\s>]*\|/.test(line)
  const tail = /(?<!\\)\|\s*$/.test(line)
  const edges = [...(lead ? [] : [-1]), ...bars, ...(tail ? [] : [line.length])]
  return edges.slice(0, -1).map((edge, index) => {
    const [from, to] = [edge + 1, edges[index + 1] as number]
    const inside = line.slice(from, to)
    const content = inside.trim()
    if (content === '') return span(row.from + from + (inside.length > 1 ? 1 : 0), row.from + from + (inside.length > 1 ? 1 : 0))
    const start = from + inside.indexOf(content)
    return span(row.from + start, row.from + start + content.length)
  })
}

/** The cell whose content holds an offset. */
export const cellAt = (source: Source, offset: number): Span | null =>
  cellsOf(source, lineAround(source, offset)).find(({ from, to }) => from <= offset && offset <= to) ?? null

/** The header line of the table that an offset stands in; null outside of tables. */
export function headerOf(source: Source, offset: number): Span | null {
  for (let line = lineNumber(source, offset); line > 1; line--) {
    const text = textOf(source, lineOf(source, line))
    if (!text.includes('|')) return null
    if (/^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(text)) return lineOf(source, line - 1)
  }
  return null
}

/** What each column of the table around an offset says; null for a column that is no field. */
export function columnsAt(source: Source, offset: number): (FieldKind | null)[] {
  const header = headerOf(source, offset)
  return header ? cellsOf(source, header).map((cell) => fieldKind(textOf(source, cell).replace(/[*_`~]/g, ''))) : []
}

/** The cell of a row in the column of a kind; null where the table has none or the row is too short. */
export function cellOf(source: Source, offset: number, kind: FieldKind): Span | null {
  const column = columnsAt(source, offset).indexOf(kind)
  return column < 0 ? null : (cellsOf(source, lineAround(source, offset))[column] ?? null)
}

/** A text as it stands in a cell: its bars are escaped, once. */
export const inCell = (text: string): string => text.replaceAll(/(?<!\\)\|/g, String.raw`\|`)

/** Writes a cell. */
export function cellEdit(source: Source, cell: Span, text: string): TextEdit {
  const insert = inCell(text)
  if (cell.from < cell.to) return { ...cell, insert }
  // An empty cell `||` has no room for blanks of its own.
  const [before, after] = [source.text[cell.from - 1], source.text[cell.to]]
  return { ...cell, insert: `${before === '|' ? ' ' : ''}${insert}${after === '|' ? ' ' : ''}` }
}
