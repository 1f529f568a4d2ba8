/**
 * Edits are values: what to put in place of which range of a text. The only way in which Milemark changes a document.
 *
 * A list of edits is *one* change: its ranges all refer to the text before it, are sorted and do not overlap. Two
 * insertions at the same place keep their order. Offsets are UTF-16, as everywhere.
 */
import type { Span } from './span.ts'
import { span } from './span.ts'

/** Replaces the half-open range `from..to` by `insert`; an insertion where both are equal, a deletion where `insert` is empty. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

export const replaced = ({ from, to }: Span, insert: string): TextEdit => ({ from, to, insert })
export const inserted = (at: number, insert: string): TextEdit => ({ from: at, to: at, insert })
export const deleted = ({ from, to }: Span): TextEdit => ({ from, to, insert: '' })

/**
 * Sorted by place; edits that come to the same place keep the order in which they were given.
 *
 * @throws RangeError when two of them overlap.
 */
export function sorted(edits: readonly TextEdit[]): TextEdit[] {
  const result = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  result.forEach((edit, index) => {
    const before = result[index - 1]
    if (before && before.to > edit.from) throw new RangeError(`edits ${before.from}..${before.to} and ${edit.from}..${edit.to} overlap`)
  })
  return result
}

/**
 * The text after the edits.
 *
 * @throws RangeError when they overlap or leave the text.
 */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, insert } of sorted(edits)) {
    if (from < at || to < from || to > text.length) throw new RangeError(`edit ${from}..${to} is outside ${at}..${text.length}`)
    parts.push(text.slice(at, from), insert)
    at = to
  }
  return parts.join('') + text.slice(at)
}

/** The edits that lead back: `applied(applied(text, edits), inverted(text, edits)) === text`. */
export function inverted(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return sorted(edits).map(({ from, to, insert }) => {
    const back = { from: from + shift, to: from + shift + insert.length, insert: text.slice(from, to) }
    shift += insert.length - (to - from)
    return back
  })
}

/**
 * Where an offset of the text before stands in the text after. An offset at an insertion stays before it (`before`) or goes
 * behind it (`after`); one inside a replaced range goes to the end of what replaced it, or to its start for `before`.
 */
export function mapped(offset: number, edits: readonly TextEdit[], side: 'before' | 'after' = 'after'): number {
  let shift = 0
  for (const { from, to, insert } of sorted(edits)) {
    if (from > offset || (from === offset && side === 'before')) break
    if (to > offset) return from + shift + (side === 'before' ? 0 : insert.length)
    shift += insert.length - (to - from)
  }
  return offset + shift
}

/** The same edits without those that change nothing. */
export const effective = (text: string, edits: readonly TextEdit[]): TextEdit[] =>
  edits.filter(({ from, to, insert }) => text.slice(from, to) !== insert)

/** Every edit cut down to what it really changes: common beginnings and ends are left out. */
export function trimmed(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return effective(text, edits).map(({ from, to, insert }) => {
    const old = text.slice(from, to)
    const most = Math.min(old.length, insert.length)
    let head = 0
    while (head < most && old[head] === insert[head]) head++
    let tail = 0
    while (tail < most - head && old[old.length - 1 - tail] === insert[insert.length - 1 - tail]) tail++
    return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) }
  })
}

/** The range of the text before that an edit touches, as a span. */
export const touched = ({ from, to }: TextEdit): Span => span(from, to)

/**
 * Two changes, the second made to the result of the first, as one change of the text before both:
 * `applied(text, composed(text.length, first, second)) === applied(applied(text, first), second)`.
 */
export function composed(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const pieces = cut(piecesOf(length, first), second)
  const result: TextEdit[] = []
  let at = 0
  let insert = ''
  for (const piece of [...pieces, { from: length, to: length }]) {
    if ('text' in piece) {
      insert += piece.text
      continue
    }
    if (piece.from > at || insert !== '') result.push({ from: at, to: piece.from, insert })
    at = piece.to
    insert = ''
  }
  return result
}

/** A stretch of a text that was edited: a range of the text before, or what was put in. */
type Piece = Span | { readonly text: string }

function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, insert } of sorted(edits)) {
    if (from > at) pieces.push(span(at, from))
    if (insert !== '') pieces.push({ text: insert })
    at = to
  }
  if (at < length) pieces.push(span(at, length))
  return pieces
}

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from)
const part = (piece: Piece, from: number, to: number): Piece =>
  'text' in piece ? { text: piece.text.slice(from, to) } : span(piece.from + from, piece.from + to)

/** The pieces with edits made to the text that they stand for. */
function cut(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = []
  let index = 0
  let used = 0
  let at = 0
  /** Passes over the text up to an offset, and keeps it or not. */
  const pass = (offset: number, keep: (piece: Piece) => void) => {
    while (at < offset) {
      const piece = pieces[index] as Piece
      const size = Math.min(lengthOf(piece) - used, offset - at)
      keep(part(piece, used, used + size))
      at += size
      used += size
      if (used === lengthOf(piece)) {
        index++
        used = 0
      }
    }
  }
  const total = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  for (const { from, to, insert } of sorted(edits)) {
    pass(from, (piece) => result.push(piece))
    pass(to, () => {})
    if (insert !== '') result.push({ text: insert })
  }
  pass(total, (piece) => result.push(piece))
  return result
}
