/**
 * Every task with all that is computed for it, grouped by phase.
 */
import type { TaskTimes } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { finishText, startText } from '../words/dates.ts'
import { groupBy } from '../words/group.ts'
import { hoursText, idOf, noDates, percentText, phaseName, plural, STATE_WORDS, taskName } from '../words/names.ts'
import type { Report } from './input.ts'
import { placeText } from './input.ts'
import type { Column, Group, Row } from './table.ts'
import { paragraph, section, table, tag } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Task', kind: 'text' },
  { title: 'State', kind: 'short' },
  { title: 'Who' },
  { title: 'Effort', align: 'right', kind: 'short' },
  { title: 'Left', align: 'right', kind: 'short' },
  { title: 'Start', kind: 'date' },
  { title: 'Finish', kind: 'date' },
  { title: 'Slack', align: 'right', kind: 'short' },
  { title: 'Starts' },
  { title: 'Place', kind: 'short' },
]

export function tasks(report: Report): Markup {
  const { view, several } = report
  if (view.tasks.length === 0) return section('tasks', 'All tasks', paragraph('The plan has no tasks.'))
  const names = new Map(view.phases.map((phase) => [idOf(phase.path, phase.key), phaseName(phase)]))
  const titles = new Map(view.documents.map(({ path, title }) => [path, title ?? path]))
  const tasksById = new Map(view.tasks.map((task) => [idOf(task.path, task.key), task]))
  const groups = [...groupBy(view.tasks, ({ path, phase }) => idOf(path, phase ?? ''))].map(([id, rows]): Group => {
    const path = rows[0]?.path ?? ''
    const phase = names.get(id) ?? (view.phases.length > 0 ? 'In no phase' : null)
    const title = several ? [titles.get(path) ?? path, phase].filter((part) => part !== null).join(' · ') : phase
    return { title, rows: rows.map((row) => taskRow(report, row, tasksById)) }
  })
  return section(
    'tasks',
    'All tasks',
    paragraph(`${plural(view.tasks.length, 'task')}. A day has 8 hours; slack is how far a task may slip without moving the finish.`),
    table('All tasks', COLUMNS, groups),
  )
}

type ById = ReadonlyMap<string, TaskTimes>

function taskRow(report: Report, task: TaskTimes, tasksById: ById): Row {
  return {
    id: report.anchors.get(idOf(task.path, task.key)) ?? '',
    ...(task.state === 'cancelled' || task.state === 'done' ? { style: 'over' } : {}),
    cells: [
      [el('bdi', {}, taskName(task)), task.optional ? ' (optional)' : '', task.late ? [' ', tag('late', 'late')] : null],
      stateText(task),
      ownersText(task),
      task.effortHours > 0 ? hoursText(task.effortHours) : '',
      task.remainingHours > 0 ? hoursText(task.remainingHours) : '',
      startText(task.start, noDates(task) === 'no dates' ? 'no dates' : ''),
      finishText(task.finish),
      slackText(task),
      reason(report, task, tasksById),
      placeText(report, task.path, task.line),
    ],
  }
}

/** The whole sentence names the other task with its title and dates; both stand in a row of this table. */
function reason(report: Report, { because }: TaskTimes, tasksById: ById): Child {
  if (because === null) return ''
  const other = because.key === null ? undefined : tasksById.get(idOf(because.path ?? '', because.key))
  const anchor = other && report.anchors.get(idOf(other.path, other.key))
  if (other === undefined || anchor === undefined) return because.text
  const words = because.kind === 'dependency' ? 'after ' : because.kind === 'person' ? 'same person as ' : null
  if (words === null) return because.text
  return [words, el('a', { href: `#${anchor}` }, el('bdi', {}, other.id ?? other.title))]
}

const stateText = ({ state, progress }: TaskTimes): string =>
  progress > 0 && progress < 1 ? `${STATE_WORDS[state]}, ${percentText(progress)}` : STATE_WORDS[state]

function ownersText({ owners, ownersAssumed }: TaskTimes): Child {
  if (owners.length === 0) return ''
  return [el('bdi', {}, owners.join(', ')), ownersAssumed ? ' (assumed)' : '']
}

function slackText({ critical, slackHours }: TaskTimes): Child {
  if (critical) return tag('critical', 'critical')
  return slackHours === null ? '' : hoursText(slackHours)
}
