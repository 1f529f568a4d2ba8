/**
 * What `check` says, what was assumed, and what could not be scheduled: where the document and its dates may be wrong.
 */
import type { Finding, Severity } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { SEVERITY_WORDS } from '../words/names.ts'
import type { Report } from './input.ts'
import { placeText, taskLink } from './input.ts'
import type { Row } from './table.ts'
import { details, paragraph, rowsTable, section, tag } from './table.ts'

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

export function findings(report: Report): Markup {
  if (report.findings.length === 0) return section('findings', 'Findings', paragraph('Nothing to complain about.'))
  const columns = [
    { title: 'Place', kind: 'short' as const },
    { title: 'Level' },
    { title: 'Finding', kind: 'text' as const },
    { title: 'Code', kind: 'short' as const },
  ]
  const rows = report.findings
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
    .map(
      (finding): Row => ({
        cells: [placeText(report, finding.path, finding.line), level(finding), message(finding), el('code', {}, finding.code)],
      }),
    )
  return section('findings', 'Findings', rowsTable('Findings with their lines', columns, rows))
}

const level = ({ severity }: Finding): Child => tag(SEVERITY_WORDS[severity], severity === 'error' ? 'late' : 'plain')

const message = ({ message: text, hint }: Finding): Child => [
  el('bdi', {}, text),
  hint === undefined ? null : el('span', { class: 'hint' }, hint),
]

/** How many rows of assumptions stand open. */
const OPEN_ROWS = 12

export function assumptions(report: Report): Markup {
  const { view } = report
  const rows = view.tasks
    .filter(({ assumed }) => assumed.length > 0)
    .map((task): Row => ({ cells: [taskLink(report, task), task.assumed.join('; '), placeText(report, task.path, task.line)] }))
  const milestones = view.milestones
    .filter(({ assumed }) => assumed.length > 0)
    .map((row): Row => ({ cells: [el('bdi', {}, row.title), row.assumed.join('; '), placeText(report, row.path, row.line)] }))
  const all = [...rows, ...milestones]
  if (all.length + view.assumed.length === 0) return section('assumptions', 'Assumptions', paragraph('Nothing was assumed.'))
  const columns = [
    { title: 'For', kind: 'text' as const },
    { title: 'Assumed', kind: 'text' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  const list = rowsTable('Assumptions for one task or milestone', columns, all)
  return section(
    'assumptions',
    'Assumptions',
    paragraph('What the plan does not say and the schedule needs.'),
    view.assumed.length > 0
      ? el(
          'ul',
          {},
          view.assumed.map((sentence) => el('li', {}, sentence)),
        )
      : null,
    all.length === 0 ? null : all.length > OPEN_ROWS ? details(`For single tasks (${all.length})`, list) : list,
  )
}

/** Circles: a sentence for each, with its tasks. */
export function unscheduled(report: Report): Markup | null {
  const { view } = report
  if (view.unscheduled.length === 0) return null
  const items = view.unscheduled.map(({ message: text, tasks }) =>
    el(
      'li',
      {},
      text,
      el(
        'ul',
        {},
        tasks.map((task) => el('li', {}, taskLink(report, task))),
      ),
    ),
  )
  return section('unscheduled', 'Without dates', el('ul', {}, items))
}
