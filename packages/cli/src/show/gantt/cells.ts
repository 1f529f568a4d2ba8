/**
 * A row of a chart as single columns, painted in runs.
 */
import type { Paint, Style } from '../../terminal/colour.ts'
import { displayWidth } from '../../terminal/width.ts'

export interface Sign {
  readonly sign: string
  readonly style: Style | null
}

export const BLANK: Sign = { sign: ' ', style: null }

/** Puts the same sign into the columns `[left, right)`. */
export function fill(cells: Sign[], left: number, right: number, sign: Sign): void {
  for (let at = Math.max(0, left); at < Math.min(cells.length, right); at++) cells[at] = sign
}

/** Writes text of narrow characters where all of it fits, and says whether it did. */
export function writeText(cells: Sign[], left: number, text: string, style: Style): boolean {
  if (displayWidth(text) !== text.length || left < 0 || left + text.length > cells.length) return false
  for (const [at, sign] of [...text].entries()) cells[left + at] = { sign, style }
  return true
}

/** The row without trailing blanks. */
export function painted(cells: readonly Sign[], paint: Paint): string {
  const last = cells.findLastIndex(({ sign }) => sign !== ' ')
  let line = ''
  for (let at = 0; at <= last; ) {
    const { style } = cells[at] as Sign
    let run = ''
    for (; at <= last && (cells[at] as Sign).style === style; at++) run += (cells[at] as Sign).sign
    line += style === null ? run : paint(style, run)
  }
  return line
}
