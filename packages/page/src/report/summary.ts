/**
 * The first screen: when it ends, how far it is, what is late.
 */
import type { MilestoneTimes, ScheduleView } from '@milemark/core'
import { dayOf, lastDay, parseIsoMinute } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { finishText, namedDay, startText } from '../words/dates.ts'
import {
  lateText as againstTarget,
  chanceText,
  hoursText,
  milestoneName,
  percentText,
  phaseName,
  plural,
  STATUS_WORDS,
} from '../words/names.ts'
import type { Report } from './input.ts'
import { byDocument, placeText, taskLink } from './input.ts'
import type { Row } from './table.ts'
import { paragraph, rowsTable, section, table, tag } from './table.ts'

export const asOfText = ({ asOf }: ScheduleView): string => {
  const at = parseIsoMinute(asOf)
  return at === null ? asOf : namedDay(dayOf(at))
}

interface Figure {
  readonly name: string
  readonly value: string
  readonly note: string
  readonly late?: boolean
}

export function summary(report: Report): Markup {
  const { view } = report
  const figures = figuresOf(report).map(({ name, value, note, late }) =>
    el(
      'div',
      { class: late ? 'figure late' : 'figure' },
      el('dt', {}, name),
      el('dd', {}, el('span', { class: 'value' }, value), el('span', { class: 'note' }, note)),
    ),
  )
  return section('summary', 'Summary', paragraph(sentenceOf(view)), el('dl', { class: 'figures' }, figures))
}

function sentenceOf(view: ScheduleView): string {
  if (view.start === null || view.finish === null) return 'Nothing in this plan has dates yet.'
  const late = lateText(view)
  const lateness = late === '' ? 'Nothing is late.' : `Late: ${late}.`
  const circles = view.unscheduled.length > 0 ? ` ${plural(view.unscheduled.length, 'circle')} of tasks could not be scheduled.` : ''
  const subject = view.documents.length > 1 ? 'The plans finish' : 'The plan finishes'
  return `${subject} on ${finishText(view.finish)}, as it stands on ${asOfText(view)}. ${lateness}${circles}`
}

/** `6 milestones, 2 tasks`; empty where nothing is late. */
function lateText({ milestones, phases, tasks }: ScheduleView): string {
  const count = (rows: readonly { readonly late: boolean }[]): number => rows.filter(({ late }) => late).length
  const parts = [[count(milestones), 'milestone'] as const, [count(phases), 'phase'] as const, [count(tasks), 'task'] as const]
  return parts.flatMap(([number, noun]) => (number > 0 ? [plural(number, noun)] : [])).join(', ')
}

function figuresOf({ view, findings, forecast }: Report): Figure[] {
  const counted = view.tasks.filter(({ state }) => state !== 'cancelled')
  const done = counted.filter(({ state }) => state === 'done').length
  const [effort, left] = [
    counted.reduce((sum, task) => sum + task.effortHours, 0),
    counted.reduce((sum, task) => sum + task.remainingHours, 0),
  ]
  const lateMilestones = view.milestones.filter(({ late }) => late).length
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  return [
    { name: 'Finish', value: finishText(view.finish, 'open'), note: view.start === null ? '' : `from ${startText(view.start)}` },
    ...expected(forecast),
    { name: 'Working days', value: String(view.workingDays), note: boundText(view) },
    {
      name: 'Done',
      value: `${done} of ${counted.length}`,
      note: effort > 0 ? `tasks; ${hoursText(left)} of ${hoursText(effort)} effort left` : 'tasks',
    },
    {
      name: 'Late milestones',
      value: view.milestones.length === 0 ? 'none' : `${lateMilestones} of ${view.milestones.length}`,
      note: view.milestones.length === 0 ? 'the plan names no milestones' : worst(view),
      late: lateMilestones > 0,
    },
    {
      name: 'Findings',
      value: String(findings.length),
      note: `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`,
      late: errors > 0,
    },
  ]
}

/** What the trials say beside what is written: three more figures, so that all fill two rows of four. */
function expected(view: Report['forecast']): Figure[] {
  if (!view?.finish) return []
  const { finish, scheduled, scheduledChance, trials } = view
  const byThen = scheduled === null ? 'no finish is written' : `of the trials end by ${finishText(scheduled)}, as written`
  return [
    { name: 'Half end by (P50)', value: finishText(finish.p50), note: `in ${plural(trials, 'trial')}` },
    { name: 'Eight in ten end by (P80)', value: finishText(finish.p80), note: `nine in ten by ${finishText(finish.p90)}` },
    { name: 'Chance of the schedule', value: scheduledChance === null ? 'not known' : chanceText(scheduledChance), note: byThen },
  ]
}

function boundText({ status, lowerBoundDays, gap }: ScheduleView): string {
  if (status === 'optimal') return STATUS_WORDS.optimal
  const bound = `at least ${lowerBoundDays} are needed`
  return status === 'infeasible' ? `${STATUS_WORDS.infeasible}; ${bound}` : gap > 0 ? `${bound} (${percentText(gap)} above)` : bound
}

function worst({ milestones }: ScheduleView): string {
  const late = milestones.filter((milestone) => milestone.late).toSorted((a, b) => (b.lateDays ?? 0) - (a.lateDays ?? 0))
  const [first] = late
  if (first === undefined) return 'every one on time or without target'
  return first.lateDays === null ? 'see below' : `at most ${againstTarget(first.lateDays)}`
}

/** What is late, the milestones first. */
export function late(report: Report): Markup {
  const { view } = report
  const row = (kind: string, name: Child, { path, line, finish }: Dated, target: number | null): Row => ({
    cells: [name, kind, finishText(target), finishText(finish, 'open'), by(target, finish), placeText(report, path, line)],
  })
  const isLate = (item: { readonly late: boolean }): boolean => item.late
  const rows = [
    ...view.milestones.filter(isLate).map((item) => row('milestone', el('bdi', {}, milestoneName(item)), item, item.target)),
    ...view.phases.filter(isLate).map((item) => row('phase', el('bdi', {}, phaseName(item)), item, item.target)),
    ...view.tasks.filter(isLate).map((item) => row('task', taskLink(report, item), item, item.due)),
  ]
  if (rows.length === 0)
    return section('late', 'What is late', paragraph('Nothing: no milestone, phase or task finishes after its target.'))
  const columns = [
    { title: 'What', kind: 'text' as const },
    { title: 'Kind' },
    { title: 'Target', kind: 'date' as const },
    { title: 'Finish', kind: 'date' as const },
    { title: 'Late by', align: 'right' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  return section('late', 'What is late', rowsTable('Late milestones, phases and tasks', columns, rows))
}

type Dated = Pick<MilestoneTimes, 'path' | 'line' | 'finish'>

function by(target: number | null, finish: number | null): Child {
  if (target === null || finish === null) return ''
  return plural(lastDay(finish) - lastDay(target), 'calendar day')
}

/** Progress and dates of each phase. */
export function phases(report: Report): Markup | null {
  const { view } = report
  if (view.phases.length === 0) return null
  const groups = byDocument(report, view.phases, (phase): Row => {
    const share = phase.total === 0 ? 0 : phase.done / phase.total
    const bar = el('span', { class: 'meter', 'aria-hidden': 'true' }, el('span', { style: `width:${Math.round(share * 100)}%` }))
    const marks = [phase.late ? tag('late', 'late') : null, phase.critical ? tag('critical', 'critical') : null]
    return {
      cells: [
        el('bdi', {}, phaseName(phase)),
        [bar, `${phase.done} of ${phase.total}`],
        startText(phase.start),
        finishText(phase.finish),
        finishText(phase.target),
        marks,
      ],
    }
  })
  const columns = [
    { title: 'Phase', kind: 'text' as const },
    { title: 'Done', kind: 'short' as const },
    { title: 'Start', kind: 'date' as const },
    { title: 'Finish', kind: 'date' as const },
    { title: 'Target', kind: 'date' as const },
    { title: 'Marks' },
  ]
  return section('phases', 'Phases', table('Progress and dates of each phase', columns, groups))
}
