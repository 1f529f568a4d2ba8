/**
 * `schedule` for people: when each task starts and finishes, phase by phase, then milestones and what is assumed.
 */
import type { PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell, Column } from '../terminal/table.ts'
import { labelled, table } from '../terminal/table.ts'
import { displayWidth, harmless, padEnd } from '../terminal/width.ts'
import { byPhase } from './by-phase.ts'
import { finishText, hoursText, startText } from './dates.ts'
import { latenessCell, targetText } from './finish.ts'
import { ownerName, placeName } from './words.ts'

/** Tasks and milestones of one document. */
export function scheduleLines(io: Io, view: ScheduleView, path: string): string[] {
  const critical = view.tasks.some((task) => task.path === path && task.critical)
  return [
    ...taskLines(io, view, path),
    ...(critical ? ['', io.paint('dim', `  ${CRITICAL} critical: a day lost there is a day lost at the end`)] : []),
    ...milestoneLines(io, view, path),
  ]
}

export const CRITICAL = '●'
const ID_MOST = 12

/** Narrow windows lose columns, the least important first. */
const NEEDED = { slack: 72, owners: 56, start: 50, target: 64 } as const

const column = (width: number, needed: number, wanted: Column): Column => (width >= needed ? wanted : { most: 0 })

const columnsFor = (width: number): readonly Column[] => [
  { flexible: true, cut: true },
  column(width, NEEDED.start, {}),
  {},
  column(width, NEEDED.owners, { most: width >= 100 ? 24 : 14 }),
  column(width, NEEDED.slack, { align: 'right' }),
]

const dim = (text: string): Cell => ({ text, style: 'dim' })

function taskLines(io: Io, view: ScheduleView, path: string): string[] {
  const groups = byPhase(view, path)
  if (groups.length === 0) return []
  const ids = groups.flatMap(({ tasks }) => tasks.map(({ id }) => displayWidth(harmless(id ?? ''))))
  const idWidth = Math.min(ID_MOST, Math.max(0, ...ids))
  const rows: Cell[][] = [['', 'start', 'last day', 'who', 'slack'].map(dim)]
  for (const { phase, tasks } of groups) {
    if (phase) rows.push(phaseRow(phase))
    for (const task of tasks) rows.push(taskRow(task, idWidth))
  }
  return ['', ...table(rows, columnsFor(io.width), { ...io, indent: 2 })]
}

function phaseRow(phase: PhaseTimes): Cell[] {
  const over = phase.done === phase.total && phase.total > 0
  return [
    { text: placeName(phase, 'Phase'), suffix: phase.late && !over ? ` (target ${finishText(phase.target)}: late)` : '', style: 'bold' },
    { text: over && phase.start === null ? 'done' : startText(phase.start), style: 'bold' },
    { text: finishText(phase.finish), style: 'bold' },
    { text: '' },
    { text: '' },
  ]
}

function taskRow(task: TaskTimes, idWidth: number): Cell[] {
  const mark = task.critical ? CRITICAL : ' '
  const id = idWidth === 0 ? '' : `${padEnd(harmless(task.id ?? ''), idWidth)} `
  const over = task.state === 'done' || task.state === 'cancelled'
  const style = over ? { style: 'dim' as const } : task.critical ? { style: 'red' as const } : {}
  return [
    { text: harmless(task.title), suffix: taskNotes(task), prefix: `${mark} ${id}`, ...style },
    task.start === null ? dim(startWord(task)) : { text: startText(task.start) },
    { text: finishText(task.finish) },
    { text: task.owners.map(ownerName).join(' '), style: task.ownersAssumed ? 'dim' : 'cyan' },
    { text: task.slackHours === null ? '' : task.critical ? 'none' : hoursText(task.slackHours) },
  ]
}

const startWord = ({ state }: TaskTimes): string => (state === 'done' ? 'done' : state === 'cancelled' ? 'cancelled' : 'no dates')

function taskNotes({ state, optional, late }: TaskTimes): string {
  const over = state === 'done' || state === 'cancelled'
  const notes = [
    ...(state === 'doing' ? ['begun'] : state === 'blocked' ? ['blocked'] : []),
    ...(optional ? ['optional'] : []),
    ...(late && !over ? ['late'] : []),
  ]
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}

/** `Milestones`, with the day that was wished and the day that comes out. */
export function milestoneLines(io: Io, view: ScheduleView, path: string): string[] {
  const milestones = view.milestones.filter((milestone) => milestone.path === path)
  if (milestones.length === 0) return []
  const rows = milestones.map((milestone): Cell[] => [
    { text: placeName(milestone, 'Milestone'), prefix: '◆ ' },
    { text: targetText(milestone) },
    milestone.finish === null && milestone.state !== 'done' ? dim('unknown') : { text: finishText(milestone.finish) },
    latenessCell(milestone),
  ])
  const head = ['', 'target', 'expected', ''].map(dim)
  return ['', ...table([head, ...rows], [{ flexible: true }, column(io.width, NEEDED.target, { most: 16 }), {}, {}], { ...io, indent: 2 })]
}

const SHOWN = 4

/** What the schedule takes for granted because the documents do not say it. */
export function assumedLines(io: Io, { assumed, tasks }: Pick<ScheduleView, 'assumed' | 'tasks'>): string[] {
  const own = tasks.filter((task) => task.assumed.length > 0).length
  if (assumed.length + own === 0) return []
  const more = assumed.length - SHOWN
  const lines = assumed.slice(0, SHOWN).flatMap((sentence) => labelled('- ', harmless(sentence), { ...io, indent: 2 }))
  return [
    '',
    io.paint('bold', 'Assumed'),
    ...lines,
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(own > 0 ? [`  ${plural(own, 'task')} with more of that: milemark explain TASK`] : []),
  ]
}
