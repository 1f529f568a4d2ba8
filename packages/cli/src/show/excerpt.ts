/**
 * The part of a source line that fits the terminal and holds the marked span, and where to put the marks below it.
 */
import { displayWidth, harmless, takeStart } from '../terminal/width.ts'

export interface Excerpt {
  readonly text: string
  /** Columns before the first mark. */
  readonly before: number
  /** How many marks. */
  readonly marked: number
}

const TAB = '    '
const CUT = '…'
/** Columns that stay visible before the span, and behind it, where the line is cut there. */
const LEAD = 24
const TAIL = 16

/** @param span offsets in the line; an empty one is marked with one column */
export function excerpt(line: string, span: { readonly from: number; readonly to: number }, width: number): Excerpt {
  const shown = (text: string) => harmless(text.replaceAll('\t', TAB))
  const before = shown(line.slice(0, span.from))
  const inside = shown(line.slice(span.from, span.to))
  const after = shown(line.slice(span.to))
  const beforeWidth = displayWidth(before)
  const insideWidth = displayWidth(inside)
  if (beforeWidth + insideWidth + displayWidth(after) <= width)
    return { text: before + inside + after, before: beforeWidth, marked: Math.max(1, insideWidth) }
  const needed = beforeWidth + Math.min(insideWidth, Math.floor(width / 2)) + 1
  if (needed <= width) return windowed('', before, inside, after, width)
  const room = width - insideWidth - Math.min(displayWidth(after), TAIL) - 2
  const lead = takeEnd(before, Math.max(0, Math.min(Math.max(LEAD, room), width - insideWidth - 2)))
  return windowed(CUT, lead, inside, after, width)
}

function windowed(cut: string, before: string, inside: string, after: string, width: number): Excerpt {
  const start = cut + before
  const rest = inside + after
  const room = width - displayWidth(start)
  const fits = displayWidth(rest) <= room
  const text = fits ? rest : takeStart(rest, room - 1)
  const marked = Math.min(displayWidth(inside), displayWidth(text))
  return { text: start + text + (fits ? '' : CUT), before: displayWidth(start), marked: Math.max(1, marked) }
}

/** As many characters from the end as fit. */
function takeEnd(text: string, width: number): string {
  let from = Math.max(0, text.length - width)
  while (from < text.length && displayWidth(text.slice(from)) > width) from++
  // Half of a surrogate pair is no character.
  return /^[\udc00-\udfff]/.test(text.slice(from)) ? text.slice(from + 1) : text.slice(from)
}
