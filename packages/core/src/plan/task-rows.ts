/**
 * Tasks as the rows of a table: a column of titles, and often ids, states, efforts, owners, predecessors.
 */
import { type Field, fieldKind } from '../notation/field.ts'
import { fold } from '../notation/fold.ts'
import type { Row, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { newTask, type PhaseDraft, type TaskDraft } from './draft.ts'
import { titled } from './title.ts'

const TITLE_COLUMNS = new Set(
  'task,tasks,task name,title,name,work item,item,activity,deliverable,description,nhiem vu,cong viec,ten cong viec,hang muc,mo ta,任务,任务名称,任务描述,タスク,задача,المهمة,tarefa,tarea,aufgabe,tache'.split(
    ',',
  ),
)
const ID_COLUMNS = new Set(',#,id,no,nr,num,number,ref,stt,ma,编号,序号,番号,номер,task id,task'.split(','))

interface Columns {
  readonly id: number
  readonly title: number
}

export function taskRows(section: Section, phase: PhaseDraft | null, parent: TaskDraft | null): TaskDraft[] {
  return section.blocks.flatMap((block) => (block.kind === 'table' ? tableTasks(block, section, phase, parent) : []))
}

function tableTasks(table: Table, section: Section, phase: PhaseDraft | null, parent: TaskDraft | null): TaskDraft[] {
  const columns = taskColumns(table)
  if (!columns) return []
  return table.rows.flatMap((row) => {
    const draft = rowTask(table, row, columns, section)
    return draft ? [{ ...draft, phase, parent }] : []
  })
}

/** A table lists tasks when it has a title column and either an id column or ids inside the titles. */
function taskColumns(table: Table): Columns | null {
  const names = table.header.cells.map((cell) => fold(cell.plain))
  const title = names.findIndex(
    (name) => TITLE_COLUMNS.has(name) && !(name === 'task' && names.some((other) => other !== name && TITLE_COLUMNS.has(other))),
  )
  if (title < 0) return null
  if (table.rows.every((row) => ROW_ID.test(row.cells[title]?.plain ?? ''))) return { id: title, title: wordiest(table, title) }
  const id = names.findIndex((name, index) => index !== title && ID_COLUMNS.has(name))
  const withId = (column: number) =>
    table.rows.filter((row) => {
      const cell = row.cells[column] ?? row.cells[title]
      return cell !== undefined && titled(cell).label?.kind === 'task'
    }).length
  if (id >= 0 && table.rows.some((row) => /\d/.test(row.cells[id]?.plain ?? ''))) return { id, title }
  return withId(title) * 2 > table.rows.length ? { id: -1, title } : null
}

/** The column with the most words: the title, where the column named for tasks holds only ids. */
function wordiest(table: Table, except: number): number {
  const words = (column: number) => table.rows.reduce((sum, row) => sum + (row.cells[column]?.plain.split(/\s+/).length ?? 0), 0)
  const columns = table.header.cells.map((_, column) => column).filter((column) => column !== except)
  return columns.reduce((best, column) => (words(column) > words(best) ? column : best), columns[0] ?? except)
}

const ROW_ID = /^\W*((?:[A-Z]{1,4}-?)?\d+(?:\.\d+)*[A-Za-z]?)\W*$/

function rowTask(table: Table, row: Row, columns: Columns, section: Section): TaskDraft | null {
  const cell = row.cells[columns.title]
  if (!cell || cell.plain === '') return null
  const head = titled(cell)
  const idText = columns.id >= 0 ? (row.cells[columns.id]?.plain ?? '') : ''
  const id = ROW_ID.exec(idText)?.[1] ?? head.label?.id ?? null
  if (id === null) return null
  const fields = row.cells.flatMap((value, index): Field[] => {
    const kind = index === columns.title || index === columns.id ? null : fieldKind(table.header.cells[index]?.plain ?? '')
    return kind && value.plain !== '' ? [{ kind, value }] : []
  })
  return { ...newTask('row', head, section, row.line, cell), span: row.span, id, row, fields }
}
