/**
 * Positions in the original text. Everything that Milemark reads keeps one of these.
 */

/** A half-open range of UTF-16 offsets into the original text: `from` is inside, `to` is not. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const span = (from: number, to: number): Span => ({ from, to })

/** The smallest span that covers both. */
export const cover = (a: Span, b: Span): Span => span(Math.min(a.from, b.from), Math.max(a.to, b.to))

/** Offsets at which the lines of a text begin. A line ends with LF, CRLF or a bare CR. */
export interface LineIndex {
  readonly starts: readonly number[]
  readonly length: number
}

export function lineIndex(text: string): LineIndex {
  const starts = [0]
  const ending = /\r\n|\n|\r/g
  while (ending.exec(text)) starts.push(ending.lastIndex)
  return { starts, length: text.length }
}

/** The 1-based number of the line that holds the offset. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0
  let high = index.starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((index.starts[middle] as number) <= offset) low = middle
    else high = middle
  }
  return low + 1
}

/**
 * The span of a 1-based line, without its line ending.
 *
 * @throws RangeError when there is no such line.
 */
export function lineSpan(index: LineIndex, line: number, text: string): Span {
  const from = index.starts[line - 1]
  if (from === undefined) throw new RangeError(`line ${line} is outside 1..${index.starts.length}`)
  let to = index.starts[line] ?? index.length
  while (to > from && (text[to - 1] === '\n' || text[to - 1] === '\r')) to--
  return span(from, to)
}
