/**
 * The raw shape of a Markdown table around a line: enough to see a column.
 */
import type { Source } from '../../text/source.ts'
import { lineSpan } from '../../text/span.ts'
import { lineOf } from './place.ts'

/** The 0-based column of the cell that holds an offset. Escaped bars and bars in code do not divide. */
export function columnOf(source: Source, offset: number): number {
  const { from } = lineOf(source, offset)
  const before = source.text.slice(from, offset).replace(/\\\||`[^`]*`/g, '')
  return before.split('|').length - (/^\s*\|/.test(before) ? 2 : 1)
}

/** The lines of the rows above a row, back to the line under the header; empty where the line is in no table. */
export function rowsAbove(source: Source, line: number): number[] {
  const rows: number[] = []
  for (let at = line; at >= 1; at--) {
    const { from, to } = lineSpan(source.lines, at, source.text)
    const text = source.text.slice(from, to)
    if (/^[\s>]*\|?[\s:|-]*-[\s:|-]*$/.test(text) && text.includes('-')) return text.includes('|') || rows.length > 0 ? rows : []
    if (!text.includes('|')) return []
    if (at < line) rows.unshift(at)
  }
  return []
}
