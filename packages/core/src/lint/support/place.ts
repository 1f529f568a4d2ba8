/**
 * Where to underline: the characters of an id or reference inside the lines of the item that carries it.
 */
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { lineAt, lineSpan, span } from '../../text/span.ts'

interface Identified {
  readonly id: string | null
  readonly titleSpan: Span
  readonly line: number
}

/** The id as written, else the title. */
export function idSpan(item: Identified, source: Source): Span {
  if (item.id === null) return titleSpan(item, source)
  const line = lineSpan(source.lines, item.line, source.text)
  return wordSpan(source.text, item.id, line, line.from) ?? titleSpan(item, source)
}

/** The title, or the whole line where there is none. */
export function titleSpan(item: Identified, source: Source): Span {
  return item.titleSpan.to > item.titleSpan.from ? item.titleSpan : lineSpan(source.lines, item.line, source.text)
}

/** The occurrence of a word within a span that is nearest to an offset: `2.1` is no part of `2.10`. */
export function wordSpan(text: string, word: string, within: Span, near: number): Span | null {
  const part = text.slice(within.from, within.to).toLowerCase()
  const wanted = word.toLowerCase()
  let best: Span | null = null
  for (let at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + 1)) {
    const found = span(within.from + at, within.from + at + word.length)
    const isWhole =
      !/[\p{L}\p{N}]$/u.test(part.slice(0, at)) &&
      !/^(?:[\p{L}\p{N}]|\.\d)/u.test(part.slice(at + word.length)) &&
      !/\d\.$/.test(part.slice(0, at))
    if (isWhole && (best === null || Math.abs(found.from - near) < Math.abs(best.from - near))) best = found
  }
  return best
}

/** The line that an offset stands on. */
export const lineOf = (source: Source, offset: number): Span => lineSpan(source.lines, lineAt(source.lines, offset), source.text)

/** A span without the white space at its ends. */
export function trimmed(text: string, { from, to }: Span): Span {
  const part = text.slice(from, to)
  const start = from + part.length - part.trimStart().length
  return span(start, Math.max(start, from + part.trimEnd().length))
}
