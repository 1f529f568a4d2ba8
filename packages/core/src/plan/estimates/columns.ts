/**
 * What the columns of a table of efforts hold, from their headers and, in a timeline, from their cells.
 */
import { estimates, type FoundEstimate, statedEstimates, unitNamed } from '../../notation/estimate.ts'
import { fold } from '../../notation/fold.ts'
import type { Table } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import type { Unit } from '../plan.ts'
import { readLabel } from './label.ts'
import type { ItemKind } from './target.ts'

/** `low`, `likely` and `high` are the three points of one estimate. */
export type ColumnRole =
  | 'estimate'
  | 'total'
  | 'buffer'
  | 'with-buffer'
  | 'actual'
  | 'cumulative'
  | 'low'
  | 'likely'
  | 'high'
  | 'other'
  | 'name'
  | 'note'

export interface Column {
  readonly index: number
  readonly role: ColumnRole
  /** How surely the header means effort, see `label.ts`. */
  readonly strength: number
  /** Unit of numbers without one. */
  readonly unit: Unit | null
  /** The kind of item that the header says the column names. */
  readonly items: ItemKind | null
}

export interface ColumnPlace {
  /** A column of figures counts even when its header names no effort. */
  readonly anyColumn: boolean
  /** The least strength that the header word of the effort column must have. */
  readonly least: number
}

export function readColumns(table: Table, place: ColumnPlace): Column[] {
  const read = table.header.cells.map((cell, index) => readColumn(cell, index))
  if (isSpread(table, read))
    return read.map((column) => (column.role === 'estimate' || column.role === 'total' ? { ...column, role: 'other' } : column))
  const effort = effortColumn(table, read, place)
  const hasBuffer = read.some((column) => column.role === 'buffer')
  const unit = read[effort]?.unit ?? null
  return read.map((column): Column => {
    if (column.index === effort) return { ...column, role: 'estimate' }
    if (POINTS.some(([role]) => role === column.role)) return { ...column, role: 'name' }
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
  [
    'task',
    /^(?:sub ?tasks?|task|task id|task name|work item|item|id|nhiem vu|cong viec|hang muc|任务|任务名称|子任务|タスク|作業|задача|tarefa|tarea|aufgabe|tache|작업|المهمة)(?: |$)/,
  ],
]

/** Headers of three points; they count only where a low and a high one stand in the same table. */
const POINTS: readonly (readonly ['low' | 'likely' | 'high', RegExp])[] = [
  [
    'low',
    /^(?:optimistic|best|best case|min|minimum|low|lac quan|toi thieu|乐观|最短|最小|楽観|оптимист|мин|optimistisch|optimista|optimiste)/,
  ],
  [
    'likely',
    /^(?:likely|most likely|expected|realistic|nominal|thuc te nhat|kha nang cao|最可能|普通|вероятн|реалист|wahrscheinlich|realistisch|probable|realista|realiste)/,
  ],
  [
    'high',
    /^(?:pessimistic|worst|worst case|max|maximum|high|bi quan|toi da|悲观|最长|最大|悲観|пессимист|макс|pessimistisch|pesimista|pessimista|pessimiste)/,
  ],
]

function isSpread(table: Table, columns: readonly Column[]): boolean {
  const hasFigures = (role: ColumnRole) =>
    columns.some((column) => column.role === role && table.rows.some((row) => cellFigure(row.cells[column.index], column.unit) !== null))
  return hasFigures('low') && hasFigures('high')
}

function readColumn(cell: Phrase, index: number): Column {
  const folded = fold(cell.plain)
  const label = readLabel(cell.plain)
  const isEffort = label !== null && label.strength >= 2 && label.role !== 'other'
  const items = isEffort ? null : (ITEM_COLUMNS.find(([, words]) => words.test(folded))?.[0] ?? null)
  const unit = headerUnit(cell.plain)
  if (NOTES.has(folded)) return { index, role: 'note', strength: 0, unit: null, items: null }
  // A table of days names them in its first column; elsewhere a date is when, not how long.
  if (isDateHeader(folded)) return { index, role: index === 0 ? 'name' : 'other', strength: 0, unit: null, items: null }
  const point = POINTS.find(([, words]) => words.test(folded))?.[0]
  if (point && index > 0) return { index, role: point, strength: 3, unit, items: null }
  if (label && !items && label.rest.split(' ').length <= 2) return { index, role: label.role, strength: label.strength, unit, items: null }
  return { index, role: 'name', strength: 0, unit, items }
}

/** `Day`, `Week`, `When`: dates, not lengths. */
const isDateHeader = (folded: string): boolean =>
  /^(?:days?|ngay|weeks?|tuan|sprints?|when|dates?|thang|month|quarter|日|天|周|日期|день|неделя|дата|tag|woche|datum|dia|semana|fecha|data|jour|semaine|date)(?: \d+)?$/.test(
    folded,
  ) && !/^(?:days|weeks)$/.test(folded)

/** `Effort (h)`, `Hours`, `Số giờ`. */
function headerUnit(header: string): Unit | null {
  const inside = /[（([]\s*([^()（）[\]]+?)\s*[)）\]]/u.exec(header)?.[1]
  return [inside, header, header.split(/\s+/).at(-1)].map((word) => (word ? unitNamed(word) : null)).find((unit) => unit !== null) ?? null
}

/** The column that holds the efforts: by its header, else, in a timeline, the one whose cells are figures. */
function effortColumn(table: Table, columns: readonly Column[], place: ColumnPlace): number {
  const cells = (column: Column) => table.rows.filter((row) => cellFigure(row.cells[column.index], column.unit) !== null).length
  const named = columns
    .filter(
      (column) =>
        (column.role === 'estimate' || column.role === 'total' || column.role === 'with-buffer') &&
        column.strength + (column.role === 'total' ? 3 : 0) >= place.least &&
        cells(column) > 0,
    )
    .sort((a, b) => rank(b) - rank(a) || a.index - b.index)[0]
  if (named) return named.index
  if (!place.anyColumn) return -1
  const filled = columns.find(
    (column) => column.role !== 'note' && column.role !== 'actual' && column.role !== 'buffer' && isFilled(table, column),
  )
  return filled?.index ?? -1
}

const rank = (column: Column): number => (column.role === 'estimate' ? column.strength : 0.5)

/** Half of the cells or more open with a figure that is surely an effort. */
function isFilled(table: Table, column: Column): boolean {
  const cells = table.rows.map((row) => row.cells[column.index]?.plain ?? '').filter((text) => text !== '')
  const figures = cells.filter((text) =>
    estimates(text).some((figure) => figure.unit !== 'size-word' && /^[^\p{L}\p{N}]*$/u.test(text.slice(0, figure.from))),
  )
  return figures.length > 0 && figures.length * 2 >= cells.length
}

/** The figure of a cell; a share of something is none. */
export function cellFigure(cell: Phrase | undefined, unit: Unit | null): FoundEstimate | null {
  if (!cell || cell.plain === '') return null
  const found = statedEstimates(cell.plain, unit).find((figure) => !figure.alt)
  return found && found.unit !== '%' ? found : null
}
