/**
 * The parts that show the schedule itself: Gantt, milestones, critical path, network.
 */
import type { CriticalStep, LinkRow, MilestoneTimes, ScheduleView } from '@milemark/core'
import { ganttPicture } from '../gantt/gantt.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { networkPicture } from '../network/network.ts'
import { finishText, spanText } from '../words/dates.ts'
import { idOf, lateText, linkText, MILESTONE_WORDS, milestoneName, phaseName, plural } from '../words/names.ts'
import type { Report } from './input.ts'
import { byDocument, placeText, taskLink } from './input.ts'
import { pictureMark } from './pictures.ts'
import type { Row } from './table.ts'
import { details, paragraph, quiet, rowsTable, section, table, tag } from './table.ts'

export const schedule = ({ view }: Report): Markup =>
  section(
    'schedule',
    'Schedule',
    pictureMark(ganttPicture(view, { id: 'gantt' })),
    quiet('The same as a table: ', el('a', { href: '#tasks' }, 'All tasks'), ', ', el('a', { href: '#milestones' }, 'Milestones'), '.'),
    view.nonWorking.some(({ name }) => name !== null) ? details('Holidays in the schedule', el('ul', {}, holidays(view))) : null,
  )

const holidays = ({ nonWorking }: ScheduleView): Child =>
  nonWorking.flatMap(({ from, to, name }) => (name === null ? [] : [el('li', {}, `${spanText(from, to)}: `, el('bdi', {}, name))]))

export function milestones(report: Report): Markup {
  const { view } = report
  if (view.milestones.length === 0) return section('milestones', 'Milestones', paragraph('The plan names no milestones.'))
  const columns = [
    { title: 'Milestone', kind: 'text' as const },
    { title: 'State' },
    { title: 'Target', kind: 'date' as const },
    { title: 'Scheduled finish', kind: 'date' as const },
    { title: 'Against target', align: 'right' as const, kind: 'short' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  const groups = byDocument(
    report,
    view.milestones,
    (row): Row => ({
      cells: [
        el('bdi', {}, milestoneName(row)),
        MILESTONE_WORDS[row.state],
        targetText(row),
        finishText(row.finish, 'not known'),
        against(row),
        placeText(report, row.path, row.line),
      ],
    }),
  )
  return section('milestones', 'Milestones', table('Targets and scheduled finishes; differences in working days', columns, groups))
}

const targetText = ({ target, targetText: written }: MilestoneTimes): string => (target === null ? (written ?? 'none') : finishText(target))

function against({ late, lateDays, state }: MilestoneTimes): Child {
  const words = lateText(lateDays)
  if (late) return tag(words === '' ? 'late' : words, 'late')
  return words === '' ? (state === 'done' ? MILESTONE_WORDS.done : '') : words
}

/** The chain that decides the finish, and for each step what ties it to the one before. */
export function criticalPath(report: Report): Markup {
  const { view } = report
  if (view.criticalPath.length === 0) return section('critical', 'Critical path', paragraph('No task has dates, so that none is critical.'))
  const times = new Map(view.tasks.map((task) => [idOf(task.path, task.key), task]))
  const steps = view.criticalPath.map((step, at) => {
    const task = times.get(idOf(step.path, step.key))
    const tie = tieText(step, view.criticalPath[at - 1] ?? null, task?.because?.text ?? null)
    return el(
      'li',
      {},
      el('span', { class: 'step' }, taskLink(report, step)),
      el('span', { class: 'when' }, spanText(task?.start ?? null, task?.finish ?? null)),
      el('span', { class: 'tie' }, tie),
    )
  })
  const count = `${plural(steps.length, 'task')} decide the finish: none of them can slip without moving it.`
  return section('critical', 'Critical path', paragraph(count), el('ol', { class: 'path' }, steps))
}

function tieText({ by, person }: CriticalStep, before: CriticalStep | null, because: string | null): string {
  if (by === null || before === null) return because === null ? 'opens the path' : `opens the path: ${because}`
  if (by === 'person') return `waits for ${person ?? 'the same person'}, who is busy until then`
  return `depends on ${before.id ?? 'the step before'}`
}

export function order(report: Report): Markup {
  const { view } = report
  const picture = pictureMark(networkPicture(view, { id: 'network' }))
  if (view.links.length === 0) return section('order', 'Order of the work', paragraph('The plan states no order.'), picture)
  const assumed = view.links.filter(({ stated }) => !stated).length
  const columns = [
    { title: 'First', kind: 'text' as const },
    { title: 'Then', kind: 'text' as const },
    { title: 'Tie', kind: 'short' as const },
    { title: 'Known from', kind: 'short' as const },
    { title: 'Critical' },
  ]
  const name = namesOf(report)
  const rows = view.links.map(
    (link): Row => ({
      cells: [
        name(link, 'from'),
        name(link, 'to'),
        linkText(link) || 'FS',
        knownFrom(report, link),
        link.critical ? tag('critical', 'critical') : '',
      ],
    }),
  )
  return section(
    'order',
    'Order of the work',
    paragraph(
      `${plural(view.links.length, 'dependency', 'dependencies')}, ${assumed === 0 ? 'all of them stated' : `${assumed} of them assumed because the plan does not state them`}.`,
    ),
    picture,
    details(
      'The same as a table',
      quiet('FS: finish to start. SS: start to start. FF: finish to finish. SF: start to finish. A plus is a lag, a minus a lead.'),
      rowsTable('Dependencies', columns, rows),
    ),
  )
}

const knownFrom = (report: Report, { path, line, stated }: LinkRow): string => (stated ? placeText(report, path, line) : 'assumed')

function namesOf(report: Report): (link: LinkRow, end: 'from' | 'to') => Child {
  const { view } = report
  const tasks = new Map(view.tasks.map((row) => [idOf(row.path, row.key), row]))
  const phases = new Map(view.phases.map((row) => [idOf(row.path, row.key), row]))
  const milestones = new Map(view.milestones.map((row) => [idOf(row.path, row.key), row]))
  return (link, end) => {
    const { kind, key } = link[end]
    const id = idOf(link.path, key)
    const [task, phase, milestone] = [tasks.get(id), phases.get(id), milestones.get(id)]
    if (kind === 'task') return task ? taskLink(report, task) : key
    return el('bdi', {}, kind === 'phase' ? (phase ? phaseName(phase) : key) : milestone ? milestoneName(milestone) : key)
  }
}
