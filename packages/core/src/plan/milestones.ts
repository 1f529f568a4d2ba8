/**
 * Milestones: checkboxes, labelled bullets, headings and table rows of a milestones section.
 */
import { fieldKind } from '../notation/field.ts'
import { fold } from '../notation/fold.ts'
import { boxState, milestoneState, statusState, titleMark, wholeState } from '../notation/state.ts'
import type { Item, Row, Table } from '../text/blocks.ts'
import type { Phrase } from '../text/phrase.ts'
import { slice } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import { keys } from './keys.ts'
import type { Dialect, Milestone, TaskState } from './plan.ts'
import { isStruck, titled } from './title.ts'
import { itemDates } from './written-date.ts'

type Draft = Omit<Milestone, 'key' | 'gatedBy' | 'gatesStated'> & { readonly text: Phrase }

/** A milestone and the line that it was read from. */
export type FoundMilestone = Milestone & { readonly text: Phrase }

export function findMilestones(document: Document, dialect: Dialect, taken: Set<string>): FoundMilestone[] {
  const drafts = sectionsOfKind(document, 'milestones').flatMap((section) => {
    const own =
      section.title && section.parent && titled(section.title).label?.kind === 'milestone'
        ? [draft(section.title, section.line, section.title.span, null, null)]
        : []
    return [
      ...own,
      ...section.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.flatMap((item) => fromItem(item, dialect))
        return block.kind === 'table' ? fromTable(block) : []
      }),
    ]
  })
  const names = keys(
    drafts.map((found) => ({ id: found.id, title: found.title, within: null })),
    taken,
    'milestone:',
  )
  return drafts.map((found, index) => ({ ...found, key: names[index] as string, gatedBy: [], gatesStated: false }))
}

/** A checkbox is a milestone; a plain bullet is one when it says so (`M1: …`). */
function fromItem(item: Item, dialect: Dialect): Draft[] {
  const head = titled(item.text)
  if (!item.box && head.label?.kind !== 'milestone') return []
  if (head.line.plain === '') return []
  const boxed = item.box ? boxState(item.box.mark, dialect) : null
  return [draft(item.text, item.line, item.span, boxed, item.box?.span ?? null)]
}

function draft(text: Phrase, line: number, span: Span, boxed: TaskState | null, box: Span | null): Draft {
  const head = titled(text)
  const found = itemDates(slice(head.line, head.label?.end ?? 0))
  const marked = titleMark(head.line.plain)?.state ?? (isStruck(head.title) ? 'cancelled' : null)
  return {
    id: head.label?.id ?? null,
    title: head.title.plain || head.line.plain,
    titleSpan: head.title.span,
    state: milestoneState(boxed ?? marked),
    cancelled: boxed === 'cancelled' || ((boxed ?? 'todo') === 'todo' && marked === 'cancelled'),
    box,
    line,
    span,
    text,
    target: found.target,
    doneOn: found.doneOn,
  }
}

const NAME_COLUMNS = /^(?:milestone|name|title|cot moc|moc|description|mo ta|里程碑|マイルストーン|веха|marco|hito|meilenstein|jalon)/

function fromTable(table: Table): Draft[] {
  const names = table.header.cells.map((cell) => fold(cell.plain))
  const title = names.findIndex((name) => NAME_COLUMNS.test(name))
  if (title < 0) return []
  return table.rows.flatMap((row) => {
    const cell = row.cells[title]
    return cell && cell.plain !== '' ? [fromRow(row, cell, title, table)] : []
  })
}

function fromRow(row: Row, cell: Phrase, title: number, { header }: Table): Draft {
  const others = row.cells.flatMap((value, index) => (index === title ? [] : [{ value, name: header.cells[index]?.plain }]))
  const idCell = others.find(({ value, name }) => name !== undefined && titled(value).label?.kind === 'milestone')?.value
  const named = draft(cell, row.line, row.span, null, null)
  const status = rowState(others)
  const stated = others.map(({ value }) => itemDates(value))
  const target = stated.find((found) => found.target)?.target ?? null
  const doneOn = stated.find((found) => found.doneOn)?.doneOn ?? null
  return {
    ...named,
    id: titled(idCell ?? cell).label?.id ?? named.id,
    state: status === null ? named.state : milestoneState(status),
    cancelled: status === null ? named.cancelled : status === 'cancelled',
    target: named.target ?? target,
    doneOn: named.doneOn ?? doneOn,
  }
}

/** What a column of states says, else a cell that is a state and nothing else: "Done when tests pass" is a criterion. */
function rowState(cells: readonly { readonly value: Phrase; readonly name: string | undefined }[]): TaskState | null {
  const states = [
    ...cells.filter(({ name }) => fieldKind(name ?? '') === 'status').map(({ value }) => statusState(value.plain)),
    ...cells.map(({ value }) => wholeState(value.plain)),
  ]
  return states.find((state) => state !== null) ?? null
}
