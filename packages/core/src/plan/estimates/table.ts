/**
 * Efforts in tables: a column of names, a column of figures, and often columns of buffers, totals, actuals and running sums.
 */
import { dates } from '../../notation/date.ts'
import { estimates, type FoundEstimate, hours, statedEstimates, unitNamed } from '../../notation/estimate.ts'
import { fold } from '../../notation/fold.ts'
import type { Row, Table } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import type { EstimateKind, Unit } from '../plan.ts'
import { readLabel } from './label.ts'
import { BUFFER, byPosition, findTarget, insideTarget, type ItemKind, referenceTarget, type Scope, type Target, type TargetIndex, TOTAL } from './target.ts'

/** A figure of a table with what it belongs to. */
export interface CellFigure {
  readonly target: Target
  readonly kind: EstimateKind
  readonly figure: FoundEstimate
  readonly cell: Phrase
}

/** Where the table stands. `anyColumn`: a column of figures counts even when its header names no effort. */
export interface TablePlace {
  readonly anyColumn: boolean
  /** The least strength that the header word of the effort column must have. */
  readonly least: number
  /** What a total row adds up, where the table stands below an item. */
  readonly owner: Target | null
  readonly scope: Scope
}

type ColumnRole = 'estimate' | 'total' | 'buffer' | 'with-buffer' | 'actual' | 'cumulative' | 'other' | 'name' | 'note'

interface Column {
  readonly index: number
  readonly role: ColumnRole
  readonly strength: number
  /** Unit of numbers without one. */
  readonly unit: Unit | null
  /** The kind of item that the header says the column names. */
  readonly items: ItemKind | null
}

export function tableFigures(table: Table, index: TargetIndex, place: TablePlace): CellFigure[] {
  const columns = readColumns(table, place)
  const figures = columns.filter((column) => column.role !== 'name' && column.role !== 'note' && column.role !== 'other')
  if (!figures.some((column) => column.role === 'estimate' || column.role === 'actual')) return []
  const names = columns.filter((column) => column.role === 'name')
  const isGrouped = isGroupColumn(table, names)
  let group: Target | null = null
  const named = table.rows.map((row) => {
    const first = row.cells[names[0]?.index ?? 0]?.plain ?? ''
    if (isGrouped && first !== '') group = referenceTarget(index, first) ?? findTarget(index, first)
    return rowTarget(row, names, index, place, isGrouped ? group : null)
  })
  const targets = byPosition(index, named)
  const rows = table.rows.map((row, at) => ({ row, target: targets[at] ?? null }))
  const found = rows.flatMap(({ row, target }) => (target ? figures.flatMap((column) => columnFigure(row, column, target)) : []))
  return [...withBufferedTotals(found), ...lastRunningSum(rows, figures)]
}

function readColumns(table: Table, place: TablePlace): Column[] {
  const read = table.header.cells.map((cell, index) => readColumn(cell, index))
  const effort = effortColumn(table, read, place)
  const hasBuffer = read.some((column) => column.role === 'buffer')
  const unit = read[effort]?.unit ?? null
  return read.map((column): Column => {
    if (column.index === effort) return { ...column, role: 'estimate' }
    // One figure for a row: a second column of efforts or a sum of columns is the same figure in another unit.
    if (column.role === 'total') return { ...column, unit: column.unit ?? unit, role: hasBuffer ? 'with-buffer' : 'other' }
    return column.role === 'estimate' ? { ...column, role: 'other' } : { ...column, unit: column.unit ?? unit }
  })
}

const NOTES = new Set(
  'description, desc, notes, note, deliverable, deliverables, key deliverables, dependencies, dependency, depends on, owner, assignee, priority, status, state, risk, risk level, tasks, task count, count, scope, focus, impact, files, file, progress, details, comment, comments, output, goal, key tasks, activities, reason, approach, confidence, sequence ref, ref, mô tả, ghi chú, độ ưu tiên, ưu tiên, trạng thái, phụ thuộc, người phụ trách, kết quả, tiến độ, mục tiêu, sản phẩm, rủi ro, 说明, 备注, 描述, 优先级, 状态, 依赖, 负责人, 交付物, 風險, 風险, 风险, 備考, 説明, 優先度, 担当, 担当者, 依存, 成果物, 状態, описание, примечание, примечания, приоритет, статус, зависимости, исполнитель, результат, beschreibung, priorität, abhängigkeiten, verantwortlich, descripción, prioridad, estado, dependencias, responsable, descrição, prioridade, dependências, responsável, priorité, statut, dépendances'
    .split(', ')
    .map(fold),
)

const ITEM_COLUMNS: readonly (readonly [ItemKind, RegExp])[] = [
  ['phase', /^(?:phases?|stages?|sprint|giai doan|阶段|フェーズ|этап|фаза|fase|etapa|etape|단계|المرحلة)(?: |$)/],
  ['milestone', /^(?:milestones?|moc|cot moc|里程碑|マイルストーン|веха|marco|hito|meilenstein|jalon)(?: |$)/],
  ['task', /^(?:sub ?tasks?|task|task id|task name|work item|item|id|nhiem vu|cong viec|hang muc|任务|任务名称|子任务|タスク|作業|задача|tarefa|tarea|aufgabe|tache|작업|المهمة)(?: |$)/],
]

function readColumn(cell: Phrase, index: number): Column {
  const folded = fold(cell.plain)
  const items = ITEM_COLUMNS.find(([, words]) => words.test(folded))?.[0] ?? null
  const label = items ? null : readLabel(cell.plain)
  const unit = headerUnit(cell.plain)
  if (NOTES.has(folded)) return { index, role: 'note', strength: 0, unit: null, items: null }
  // A table of days names them in its first column; elsewhere a date is when, not how long.
  if (isDateHeader(folded)) return { index, role: index === 0 ? 'name' : 'other', strength: 0, unit: null, items: null }
  if (label && label.rest.split(' ').length <= 2) return { index, role: label.role, strength: label.strength, unit, items: null }
  return { index, role: 'name', strength: 0, unit, items }
}

/** `Day`, `Week`, `When`: dates, not lengths. */
const isDateHeader = (folded: string): boolean =>
  /^(?:days?|ngay|weeks?|tuan|sprints?|when|dates?|thang|month|quarter|日|天|周|日期|день|неделя|дата|tag|woche|datum|dia|semana|fecha|data|jour|semaine|date)(?: \d+)?$/.test(folded) && !/^(?:days|weeks)$/.test(folded)

/** `Effort (h)`, `Hours`, `Số giờ`. */
function headerUnit(header: string): Unit | null {
  const inside = /[（([]\s*([^()（）[\]]+?)\s*[)）\]]/u.exec(header)?.[1]
  return [inside, header, header.split(/\s+/).at(-1)].map((word) => (word ? unitNamed(word) : null)).find((unit) => unit !== null) ?? null
}

/** The column that holds the efforts: by its header, else, in a timeline, the one whose cells are figures. */
function effortColumn(table: Table, columns: readonly Column[], place: TablePlace): number {
  const cells = (column: Column) => table.rows.filter((row) => cellFigure(row.cells[column.index], column.unit) !== null).length
  const named = columns
    .filter((column) => (column.role === 'estimate' || column.role === 'total') && column.strength + (column.role === 'total' ? 3 : 0) >= place.least && cells(column) > 0)
    .sort((a, b) => rank(b) - rank(a) || a.index - b.index)[0]
  if (named) return named.index
  if (!place.anyColumn) return -1
  const filled = columns.find((column) => column.role !== 'note' && column.role !== 'actual' && column.role !== 'buffer' && isFilled(table, column))
  return filled?.index ?? -1
}

const rank = (column: Column): number => (column.role === 'total' ? 0.5 : column.strength)

/** Half of the cells or more open with a figure that is surely an effort. */
function isFilled(table: Table, column: Column): boolean {
  const cells = table.rows.map((row) => row.cells[column.index]?.plain ?? '').filter((text) => text !== '')
  const figures = cells.filter((text) => estimates(text).some((figure) => figure.unit !== 'size-word' && /^[^\p{L}\p{N}]*$/u.test(text.slice(0, figure.from))))
  return figures.length > 0 && figures.length * 2 >= cells.length
}

function cellFigure(cell: Phrase | undefined, unit: Unit | null): FoundEstimate | null {
  if (!cell || cell.plain === '') return null
  const found = statedEstimates(cell.plain, unit).find((figure) => !figure.alt)
  return found && found.unit !== '%' ? found : null
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
  const sum = texts.slice(0, 2).map(({ text }) => sumTarget(text, index, place, group)).find((target) => target !== null)
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

/** The first cell that opens with a reference; a task with its title (`1.1 Read`) is closer than the phase before it. */
function referringCell(entries: readonly NameCell[], index: TargetIndex, scoped: (entry: NameCell) => Scope): Target | null {
  const found = entries.slice(0, 3).flatMap((entry) => {
    const target = referenceTarget(index, entry.text, scoped(entry))
    return target ? [{ target, hasTitle: /\p{L}{3}/u.test(entry.text.replace(/^\p{L}+\s*\d/u, '')) }] : []
  })
  const [first] = found
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
  if (label.role === 'total' && (label.rest === '' || /^\P{L}*(?:total|tổng|总|合|итого|всего|gesamt|المجموع|합)/iu.test(text))) return insideTarget(index, text) ?? place.owner ?? TOTAL
  if (label.role === 'with-buffer') return place.owner ?? TOTAL
  return label.role === 'buffer' && label.rest === '' ? BUFFER : null
}

function columnFigure(row: Row, column: Column, target: Target): CellFigure[] {
  const cell = row.cells[column.index]
  const figure = cellFigure(cell, column.unit) ?? (cell && target.kind === 'buffer' ? shareFigure(cell) : null)
  if (!cell || !figure) return []
  const role = column.role as Exclude<ColumnRole, 'name' | 'note' | 'other' | 'total'>
  const first = row.cells.find((other) => other.plain !== '')?.plain ?? ''
  const label = readLabel(first)
  const kind = target.kind === 'buffer' && role === 'estimate' ? 'buffer' : label?.role === 'with-buffer' && role === 'estimate' ? 'with-buffer' : role
  return [{ target, kind, figure, cell }]
}

/** `20%` in the row of the buffer. */
function shareFigure(cell: Phrase): FoundEstimate | null {
  const said = statedEstimates(`buffer ${cell.plain}`).find((figure) => figure.unit === '%')
  return said ? { ...said, from: said.from - 7, to: said.to - 7 } : null
}

/** A total that adds up only with the buffer row is a total with buffer. Where nothing adds up, the order of the rows tells. */
function withBufferedTotals(found: readonly CellFigure[]): CellFigure[] {
  const sumOf = (rows: readonly CellFigure[]) => rows.reduce((sum, { figure }) => sum + (hours(figure)?.low ?? 0), 0)
  return found.map((total, at) => {
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
