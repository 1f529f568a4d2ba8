/**
 * Physical lines of a document, for edits: where one begins and ends, which line ending is used there, and how to add or take
 * away whole lines without touching their neighbours.
 */

import type { TextEdit } from '../text/edit.ts'
import { deleted, inserted } from '../text/edit.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { lineAt, lineSpan, span } from '../text/span.ts'

/** The line that holds an offset, without its ending. */
export const lineAround = (source: Source, offset: number): Span => lineSpan(source.lines, lineAt(source.lines, offset), source.text)

/** A 1-based line without its ending. */
export const lineOf = (source: Source, line: number): Span => lineSpan(source.lines, line, source.text)

export const textOf = (source: Source, { from, to }: Span): string => source.text.slice(from, to)

/** The number of the line that holds an offset. */
export const lineNumber = (source: Source, offset: number): number => lineAt(source.lines, offset)

/** The last line of a span that may end behind a line ending. */
export function lastLine(source: Source, { from, to }: Span): number {
  let end = to
  while (end > from && /[\r\n]/.test(source.text[end - 1] as string)) end--
  return lineAt(source.lines, Math.max(from, end - 1))
}

export const lineCount = (source: Source): number => source.lines.starts.length

/** The line ending that stands at a line, else the one before it, else LF. */
export function endingAt(source: Source, line: number): string {
  for (const at of [line, line - 1, 1]) {
    const next = source.lines.starts[at]
    if (at < 1 || next === undefined) continue
    return source.text.slice(lineOf(source, at).to, next)[0] === '\r' ? (source.text[next - 1] === '\n' ? '\r\n' : '\r') : '\n'
  }
  return '\n'
}

/** New lines behind a line. A document without a final line ending stays without one. */
export function linesAfter(source: Source, line: number, lines: readonly string[]): TextEdit {
  const ending = endingAt(source, line)
  return inserted(lineOf(source, line).to, lines.map((text) => ending + text).join(''))
}

/** Takes away the lines `first..last`, both included. */
export function withoutLines(source: Source, first: number, last: number): TextEdit {
  const from = source.lines.starts[first - 1] as number
  const next = source.lines.starts[last]
  if (next !== undefined) return deleted(span(from, next))
  return deleted(span(first > 1 ? lineOf(source, first - 1).to : from, source.text.length))
}

/** The lines `first..last` with the endings between them. */
export const linesText = (source: Source, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => textOf(source, lineOf(source, first + index)))

/** What stands before the content of a line: quote signs and indent. */
export const prefixOf = (line: string): string => /^[\ufeff]?[ \t>]*/.exec(line)?.[0] ?? ''

export const isBlank = (line: string): boolean => /^[\s>]*$/.test(line)
