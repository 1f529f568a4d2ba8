/**
 * Columns that fit the terminal: one of them takes what is left and wraps, the others keep their own width.
 */
import type { Paint, Style } from './colour.ts'
import { displayWidth, padEnd, padStart, truncate, wrap } from './width.ts'

export interface Column {
  readonly align?: 'left' | 'right'
  /** Takes the columns that are left, and wraps. At most one. */
  readonly flexible?: true
  /** For a flexible one: what does not fit is cut off instead. */
  readonly cut?: true
  /** Widest that a column that is not flexible may become. */
  readonly most?: number
}

export interface Cell {
  readonly text: string
  readonly style?: Style
  /** Stands before the text; further lines of it begin behind this width. */
  readonly prefix?: string
  /** Stands behind the text, and stays when the text is cut. */
  readonly suffix?: string
}

export interface TableOptions {
  readonly width: number
  readonly paint: Paint
  readonly indent?: number
}

const GAP = 2
/** Below this, wrapping makes a column of single words. */
const LEAST_FLEXIBLE = 20
const LEAST_CUT = 8

/** Lines without trailing spaces. Columns in which nothing stands take no room. */
export const table = (rows: readonly (readonly Cell[])[], columns: readonly Column[], options: TableOptions): string[] =>
  tableRows(rows, columns, options).flat()

/** The lines of each row. */
export function tableRows(rows: readonly (readonly Cell[])[], columns: readonly Column[], options: TableOptions): string[][] {
  const widths = columnWidths(rows, columns, options)
  return rows.map((row) => rowLines(row, columns, widths, options))
}

function columnWidths(rows: readonly (readonly Cell[])[], columns: readonly Column[], { width, indent = 0 }: TableOptions): number[] {
  const widest = (at: number) =>
    rows.reduce((most, row) => Math.max(most, displayWidth((row[at]?.prefix ?? '') + (row[at]?.text ?? '') + (row[at]?.suffix ?? ''))), 0)
  const natural = columns.map((column, at) => Math.min(column.most ?? Number.POSITIVE_INFINITY, widest(at)))
  const flexible = columns.findIndex((column) => column.flexible)
  if (flexible < 0) return natural
  const others = natural.reduce((sum, own, at) => (at === flexible || own === 0 ? sum : sum + own + GAP), indent)
  return natural.map((own, at) =>
    at === flexible ? Math.min(own, Math.max(columns[at]?.cut ? LEAST_CUT : LEAST_FLEXIBLE, width - others)) : own,
  )
}

function rowLines(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  { paint, indent = 0 }: TableOptions,
): string[] {
  const cells = columns.map((column, at) => {
    const { text = '', prefix = '', suffix = '' } = row[at] ?? {}
    const width = widths[at] as number
    const hang = displayWidth(prefix)
    if (column.cut || !column.flexible) return [prefix + truncate(text, width - hang - displayWidth(suffix)) + suffix]
    return wrap(text + suffix, Math.max(1, width - hang)).map((line, index) => (index === 0 ? prefix : ' '.repeat(hang)) + line)
  })
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.flatMap((column, at) =>
      (widths[at] as number) === 0 ? [] : [part(cells[at]?.[line] ?? '', row[at], column, widths[at] as number, paint)],
    )
    return (' '.repeat(indent) + parts.join(' '.repeat(GAP))).trimEnd()
  })
}

/** Padding stays outside of the colour, so that it can be trimmed. */
function part(text: string, cell: Cell | undefined, { align }: Column, width: number, paint: Paint): string {
  const painted = cell?.style ? paint(cell.style, text) : text
  const padding = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? padding + painted : painted + padding
}

/** Two texts at the two ends of a line; on two lines where they do not fit on one. */
export function ends(left: Cell, right: Cell, { width, paint }: TableOptions): string[] {
  const painted = (cell: Cell, text: string) => (cell.style ? paint(cell.style, text) : text)
  const room = width - displayWidth(right.text) - GAP
  if (displayWidth(left.text) <= room)
    return [painted(left, left.text) + padStart('', room - displayWidth(left.text) + GAP) + painted(right, right.text)]
  return [...wrap(left.text, width).map((line) => painted(left, line)), ...wrap(right.text, width).map((line) => painted(right, line))]
}

/** Text in several lines behind a hanging label. */
export function labelled(label: string, text: string, { width, paint, indent = 0 }: TableOptions, style?: Style): string[] {
  const left = ' '.repeat(indent) + label
  const room = Math.max(LEAST_FLEXIBLE, width - displayWidth(left))
  return wrap(text, room).map((line, at) => (at === 0 ? left : padEnd('', displayWidth(left))) + (style ? paint(style, line) : line))
}
