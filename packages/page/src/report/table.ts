/**
 * Tables and the parts of a page, so that every one has a caption, scopes and a region that a keyboard can scroll.
 */
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'

export interface Column {
  readonly title: string
  readonly align?: 'right'
  /** `date` and `short` never break; `text` takes what is left. */
  readonly kind?: 'date' | 'short' | 'text'
}

export interface Row {
  readonly cells: readonly Child[]
  readonly id?: string
  readonly style?: string
}

export interface Group {
  /** Heads its rows; null where there is one group only. */
  readonly title: string | null
  readonly rows: readonly Row[]
}

/** A table whose first column names its rows. A column without a single value is left out. */
export function table(caption: string, all: readonly Column[], given: readonly Group[]): Markup {
  const { columns, groups } = withoutEmpty(all, given)
  const head = el(
    'thead',
    {},
    el(
      'tr',
      {},
      columns.map((column) => el('th', { scope: 'col', class: styleOf(column) }, column.title)),
    ),
  )
  const bodies = groups.map(({ title, rows }) =>
    el(
      'tbody',
      {},
      title === null ? null : el('tr', { class: 'group' }, el('th', { scope: 'rowgroup', colspan: columns.length }, el('bdi', {}, title))),
      rows.map((row) => rowMark(columns, row)),
    ),
  )
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0)
  return scroll(`Table: ${caption}`, el('table', { class: rows <= BRIEF ? 'brief' : null }, el('caption', {}, caption), head, bodies))
}

function withoutEmpty(all: readonly Column[], given: readonly Group[]): { columns: readonly Column[]; groups: readonly Group[] } {
  const kept = all.map((_, at) => at === 0 || given.some(({ rows }) => rows.some(({ cells }) => !isEmpty(cells[at] ?? null))))
  const pick = <T>(values: readonly T[]): T[] => values.filter((_, at) => kept[at] ?? false)
  return {
    columns: pick(all),
    groups: given.map(({ title, rows }) => ({ title, rows: rows.map((row) => ({ ...row, cells: pick(row.cells) })) })),
  }
}

function isEmpty(child: Child): boolean {
  if (child === null || child === '') return true
  return typeof child === 'object' && !('markup' in child) && child.every(isEmpty)
}

/** Rows that fit on one sheet together with what stands above: such a table is never cut. */
const BRIEF = 12

export const rowsTable = (caption: string, columns: readonly Column[], rows: readonly Row[]): Markup =>
  table(caption, columns, [{ title: null, rows }])

function rowMark(columns: readonly Column[], { cells, id, style }: Row): Markup {
  const marks = columns.map((column, at) =>
    at === 0
      ? el('th', { scope: 'row', class: styleOf(column) }, cells[at] ?? null)
      : el('td', { class: styleOf(column) }, cells[at] ?? null),
  )
  return el('tr', { id: id ?? null, class: style ?? null }, marks)
}

const styleOf = ({ align, kind }: Column): string | null =>
  [align === 'right' ? 'right' : '', kind ?? ''].filter((name) => name !== '').join(' ') || null

/** What may be wider than the window scrolls by itself, also by keyboard. */
export const scroll = (name: string, ...children: readonly Child[]): Markup =>
  el('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: 0 }, children)

/** A part of the page under a heading of its own. */
export const section = (id: string, title: string, ...children: readonly Child[]): Markup =>
  el('section', { 'aria-labelledby': id }, el('h2', { id }, title), children)

export const details = (summary: string, ...children: readonly Child[]): Markup => el('details', {}, el('summary', {}, summary), children)

export const paragraph = (...children: readonly Child[]): Markup => el('p', {}, children)
export const quiet = (...children: readonly Child[]): Markup => el('p', { class: 'quiet' }, children)

/** A word with a frame: never by colour alone. */
export const tag = (word: string, style: 'late' | 'critical' | 'plain'): Markup => el('span', { class: `tag ${style}` }, word)
