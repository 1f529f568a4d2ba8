/**
 * Efforts in tables: a column of names, a column of figures, and often columns of buffers, totals, actuals and running sums.
 */
import { dates } from '../../notation/date.ts'
import { type FoundEstimate, hours, statedEstimates } from '../../notation/estimate.ts'
import type { Row, Table } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import type { EstimateKind } from '../plan.ts'
import { type Column, type ColumnPlace, cellFigure, readColumns } from './columns.ts'
import { readLabel } from './label.ts'
import {
  BUFFER,
  byPosition,
  findTarget,
  insideTarget,
  referenceTarget,
  type Scope,
  type Target,
  type TargetIndex,
  TOTAL,
} from './target.ts'

/** A figure of a table with what it belongs to. */
export interface CellFigure {
  readonly target: Target
  readonly kind: EstimateKind
  readonly figure: FoundEstimate
  readonly cell: Phrase
}

/** Where the table stands. */
export interface TablePlace extends ColumnPlace {
  /** What a total row adds up, where the table stands below an item. */
  readonly owner: Target | null
  readonly scope: Scope
}

export function tableFigures(table: Table, index: TargetIndex, place: TablePlace): CellFigure[] {
  const columns = readColumns(table, place)
  const figures = columns.filter((column) => FIGURES.has(column.role))
  if (!figures.some(({ role }) => role === 'estimate' || role === 'actual' || role === 'low')) return []
  const named = rowTargets(table, columns, index, place)
  const rows = table.rows.map((row, at) => ({ row, target: named[at] ?? null }))
  const found = rows.flatMap(({ row, target }) =>
    target ? [...spreadFigure(row, columns, target), ...figures.flatMap((column) => columnFigure(row, column, target))] : [],
  )
  return [...withBufferedTotals(found), ...lastRunningSum(rows, figures)]
}

/** `Login (took 3h)` in the row of a task: how edits write it where a table has no column for it. */
export function spentFigures(table: Table, index: TargetIndex): CellFigure[] {
  return table.rows.flatMap((row) => {
    const target = index.byLine.get(row.line)
    return target?.kind === 'task' ? row.cells.flatMap((cell) => spentFigure(cell, target)) : []
  })
}

function spentFigure(cell: Phrase, target: Target): CellFigure[] {
  const word = /[(（,;]\s*took\s+/iu.exec(cell.plain)
  const figure = word && statedEstimates(cell.plain).find(({ from }) => from === word.index + word[0].length)
  return figure ? [{ target, kind: 'actual', figure, cell }] : []
}

const FIGURES: ReadonlySet<string> = new Set(['estimate', 'buffer', 'with-buffer', 'actual', 'cumulative', 'low'])

function rowTargets(table: Table, columns: readonly Column[], index: TargetIndex, place: TablePlace): readonly (Target | null)[] {
  const names = columns.filter((column) => column.role === 'name')
  const isGrouped = isGroupColumn(table, names)
  let group: Target | null = null
  const entries = table.rows.map((row) => {
    const first = row.cells[names[0]?.index ?? 0]?.plain ?? ''
    if (isGrouped && first !== '') group = referenceTarget(index, first) ?? findTarget(index, first)
    return { text: first, target: rowTarget(row, names, index, place, isGrouped ? group : null) }
  })
  return byPosition(index, entries)
}

/** Low, likely and high in columns of their own are one estimate. */
function spreadFigure(row: Row, columns: readonly Column[], target: Target): CellFigure[] {
  const at = (role: Column['role']) => {
    const column = columns.find((one) => one.role === role)
    return column ? cellFigure(row.cells[column.index], column.unit) : null
  }
  const [low, likely, high] = [at('low'), at('likely'), at('high')]
  const cell = row.cells[columns.find((column) => column.role === 'low')?.index ?? -1]
  if (!low || !high || !cell || low.unit !== high.unit || (likely && likely.unit !== low.unit)) return []
  return [
    { target, kind: target.kind === 'buffer' ? 'buffer' : 'estimate', figure: { ...low, mid: likely?.low ?? null, high: high.high }, cell },
  ]
}

/** The first column groups rows (`Phase 1` once, then empty cells) where it is left empty or says the same twice. */
function isGroupColumn(table: Table, names: readonly Column[]): boolean {
  const [first, second] = names
  if (!first || !second || second.items === 'phase') return false
  const texts = table.rows.map((row) => row.cells[first.index]?.plain ?? '')
  if (!table.rows.some((row) => (row.cells[second.index]?.plain ?? '') !== '')) return false
  return texts.slice(1).some((text, at) => text === '' || (text === texts[at] && text !== '-')) && texts[0] !== ''
}

function rowTarget(row: Row, names: readonly Column[], index: TargetIndex, place: TablePlace, group: Target | null): Target | null {
  const texts = names
    .map((column) => ({ column, text: row.cells[column.index]?.plain ?? '' }))
    .filter(({ text }) => text !== '' && !isCalendarDate(text))
  const sum = texts
    .slice(0, 2)
    .map(({ text }) => sumTarget(text, index, place, group))
    .find((target) => target !== null)
  if (sum) return sum
  const own = index.byLine.get(row.line)
  if (own) return own
  const phase = group?.kind === 'phase' ? group.key : place.scope.phase
  const scoped = (entry: NameCell): Scope => ({ phase, prefer: entry.column.items ?? place.scope.prefer })
  const entries = group ? texts.filter(({ column }) => column !== names[0]) : texts
  if (entries.length === 0) return group
  const referring = referringCell(entries, index, scoped)
  if (referring) return referring
  // Without a reference the column of tasks names the row; a number that is no id only counts.
  const worded = entries.filter(({ text }) => /\p{L}/u.test(text))
  const named = worded.find(({ column }) => column.items === 'task') ?? worded[0]
  return named ? findTarget(index, named.text, scoped(named)) : null
}

interface NameCell {
  readonly column: Column
  readonly text: string
}

/**
 * The first cell that opens with a reference; a task with its title (`1.1 Read`) is closer than the phase before it, and a bare
 * number (`| # |`) gives way to any.
 */
function referringCell(entries: readonly NameCell[], index: TargetIndex, scoped: (entry: NameCell) => Scope): Target | null {
  const listed = entries.find(({ column }) => column.items !== null)?.column.items ?? null
  const found = entries.slice(0, 3).flatMap(({ column, text }) => {
    const isNumber = /^[^\p{L}\p{N}]*\d+[^\p{L}\p{N}]*$/u.test(text)
    const scope = scoped({ column, text })
    const target = referenceTarget(index, text, isNumber ? { ...scope, prefer: scope.prefer ?? listed } : scope)
    if (!target || (isNumber && listed !== null && target.kind !== listed)) return []
    return [{ target, isNumber, hasTitle: /\p{L}{3}/u.test(text.replace(/^\p{L}+\s*\d/u, '')) }]
  })
  const first = found.find(({ isNumber }) => !isNumber) ?? found[0]
  if (first?.target.kind !== 'phase') return first?.target ?? null
  return found.find(({ target, hasTitle }) => target.kind === 'task' && hasTitle)?.target ?? first.target
}

const isCalendarDate = (text: string): boolean => dates(text).some((date) => date.kind === 'calendar' && date.from === 0)

const SUBTOTAL = /sub-?\s?total|tạm tính|小计|小計|подытог|промежуточн|zwischensumme|sous-total/iu

/** A row of totals or of the buffer. */
function sumTarget(text: string, index: TargetIndex, place: TablePlace, group: Target | null): Target | null {
  const label = readLabel(text)
  if (group && SUBTOTAL.test(text)) return group
  if (!label || label.rest.split(' ').length > 3) return null
  if (label.role === 'total' && (label.rest === '' || /^\P{L}*(?:total|tổng|总|合|итого|всего|gesamt|المجموع|합)/iu.test(text)))
    return insideTarget(index, text) ?? place.owner ?? TOTAL
  if (label.role === 'with-buffer') return place.owner ?? TOTAL
  return label.role === 'buffer' && label.rest === '' ? BUFFER : null
}

function columnFigure(row: Row, column: Column, target: Target): CellFigure[] {
  if (column.role === 'low') return []
  const cell = row.cells[column.index]
  const figure = cellFigure(cell, column.unit) ?? (cell && target.kind === 'buffer' ? shareFigure(cell) : null)
  if (!cell || !figure) return []
  const role = column.role as EstimateKind
  const first = row.cells.find((other) => other.plain !== '')?.plain ?? ''
  const label = readLabel(first)
  const kind =
    target.kind === 'buffer' && role === 'estimate' ? 'buffer' : label?.role === 'with-buffer' && role === 'estimate' ? 'with-buffer' : role
  return [{ target, kind, figure, cell }]
}

/** `20%` in the row of the buffer. */
function shareFigure(cell: Phrase): FoundEstimate | null {
  const said = statedEstimates(`buffer ${cell.plain}`).find((figure) => figure.unit === '%')
  return said ? { ...said, from: said.from - 7, to: said.to - 7 } : null
}

/** A total that adds up only with the buffer row is a total with buffer; so is a buffer row behind the total that is no smaller. */
function withBufferedTotals(found: readonly CellFigure[]): CellFigure[] {
  const sumOf = (rows: readonly CellFigure[]) => rows.reduce((sum, { figure }) => sum + (hours(figure)?.low ?? 0), 0)
  return found.map((total, at) => {
    if (
      total.target.kind === 'buffer' &&
      found.slice(0, at).some((above) => above.target.kind === 'total' && above.kind === 'estimate' && sumOf([total]) >= sumOf([above]))
    ) {
      return { ...total, target: TOTAL, kind: 'with-buffer' }
    }
    if (total.kind !== 'estimate' || total.target.kind !== 'total') return total
    const above = found.slice(0, at).filter(({ kind, target }) => (kind === 'estimate' || kind === 'buffer') && target.kind !== 'total')
    const buffer = above.filter(({ target }) => target.kind === 'buffer')
    if (buffer.length === 0) return total
    const stated = hours(total.figure)?.low ?? 0
    const plain = sumOf(above) - sumOf(buffer)
    return Math.abs(stated - plain) < Math.abs(stated - sumOf(above)) ? total : { ...total, kind: 'with-buffer' }
  })
}

/** The last figure of a running sum, set in bold, is the stated total of a table that has no total row. */
function lastRunningSum(rows: readonly { row: Row; target: Target | null }[], columns: readonly Column[]): CellFigure[] {
  const column = columns.find(({ role }) => role === 'cumulative')
  const last = rows.at(-1)
  const cell = column && last?.row.cells[column.index]
  if (!cell || !last || last.target?.kind === 'total' || !cell.marks.some((mark) => mark.kind === 'strong')) return []
  const figure = cellFigure(cell, column.unit)
  return figure ? [{ target: TOTAL, kind: 'estimate', figure, cell }] : []
}
