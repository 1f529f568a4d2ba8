/**
 * What a report is made from, and what its parts share: names with links, and where things stand.
 */
import type { Finding, ItemRow, Plan, ScheduleView } from '@milemark/core'
import type { ForecastView } from '@milemark/core/forecast'
import type { History } from '@milemark/core/history'
import type { Child } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { groupBy } from '../words/group.ts'
import { idOf, taskName } from '../words/names.ts'
import type { Group, Row } from './table.ts'

export interface ReportPlan {
  readonly path: string
  readonly plan: Plan
}

export interface ReportInput {
  readonly view: ScheduleView
  /** The plans that the view was made from. */
  readonly plans: readonly ReportPlan[]
  /** What `check` says about them. */
  readonly findings: readonly Finding[]
  /** Instead of the titles of the documents. */
  readonly title?: string
  /** Of the same plans; without it nothing is said about chances. */
  readonly forecast?: ForecastView
  /** Of each plan that has a past. */
  readonly histories?: readonly History[]
}

export interface Report extends ReportInput {
  /** More than one document: places need their path. */
  readonly several: boolean
  /** Anchor of the row of a task, by `idOf`. */
  readonly anchors: ReadonlyMap<string, string>
}

export function reportOf(input: ReportInput): Report {
  const anchors = new Map(input.view.tasks.map(({ path, key }, at) => [idOf(path, key), `task-${at + 1}`]))
  return { ...input, several: input.view.documents.length > 1, anchors }
}

export const titleOf = ({ title, view }: ReportInput): string => {
  if (title !== undefined) return title
  const titles = view.documents.map((document) => document.title ?? document.path)
  return titles.length > 3 ? `${titles.length} plans` : titles.join(' · ') || 'Plan'
}

/** The name of a task, as a link to its row. */
export function taskLink({ anchors }: Report, row: Pick<ItemRow, 'path' | 'key' | 'id' | 'title'>): Child {
  const anchor = anchors.get(idOf(row.path, row.key))
  const name = el('bdi', {}, taskName(row))
  return anchor === undefined ? name : el('a', { href: `#${anchor}` }, name)
}

/** Rows under the titles of their documents; all in one group where there is one document. */
export function byDocument<T extends { readonly path: string }>(
  { several, view }: Report,
  rows: readonly T[],
  rowOf: (row: T) => Row,
): Group[] {
  if (!several) return [{ title: null, rows: rows.map(rowOf) }]
  const titles = new Map(view.documents.map(({ path, title }) => [path, title ?? path]))
  return [...groupBy(rows, ({ path }) => path)].map(([path, own]) => ({ title: titles.get(path) ?? path, rows: own.map(rowOf) }))
}

/** `line 12`, with the file where there are several. */
export const placeText = ({ several }: Pick<Report, 'several'>, path: string, line: number): string =>
  several ? `${path}:${line}` : `line ${line}`
