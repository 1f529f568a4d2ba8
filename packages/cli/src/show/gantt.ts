/**
 * `gantt` for people: a chart of bars that fits the window.
 *
 * Critical work differs by its sign and by its colour, so that either is enough.
 */
import type { MilestoneTimes, PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import { dayOf, lastDay, parseIsoMinute } from '@milemark/core'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Style } from '../terminal/colour.ts'
import { displayWidth, flow, harmless, padEnd, truncate, wrap } from '../terminal/width.ts'
import { byPhase } from './by-phase.ts'
import { axisLines } from './gantt/axis.ts'
import type { Sign } from './gantt/cells.ts'
import { BLANK, fill, painted, writeText } from './gantt/cells.ts'
import type { Scale } from './gantt/scale.ts'
import { columnOfDay, columnsOf, columnUntil, daysOf, scaleFor } from './gantt/scale.ts'
import { CRITICAL } from './schedule.ts'
import { milestoneName, placeName, taskName } from './words.ts'

interface Chart {
  readonly io: Io
  readonly view: ScheduleView
  readonly scale: Scale
  /** Columns of the names at the left. */
  readonly names: number
  /** What stands behind every row: days without work, and today. */
  readonly ground: readonly Sign[]
}

export function ganttLines(io: Io, view: ScheduleView): string[] {
  const days = daysOf(view)
  if (days === null) return []
  const names = nameWidth(io, view)
  const scale = scaleFor(days.from, days.to, io.screen - names - GAP)
  const chart: Chart = { io, view, scale, names, ground: groundOf(view, scale) }
  const several = view.documents.length > 1
  return [
    ...axisLines(scale).map((line) => io.paint('dim', `${' '.repeat(names + GAP)}${line}`.trimEnd())),
    io.paint('dim', ruler(chart)),
    ...view.documents.flatMap(({ path, title }) => [
      ...(several ? [io.paint('bold', truncate(harmless(title ?? path), io.screen))] : []),
      ...documentRows(chart, path),
    ]),
    '',
    ...legend(chart),
  ]
}

const GAP = 1
const NARROWEST_NAMES = 16
const WIDEST_NAMES = 48
const NAMES_SHARE = 0.36

/** The longest name, within a third of the window or so. */
function nameWidth(io: Io, { tasks, phases, milestones }: ScheduleView): number {
  const widths = [
    ...tasks.map((task) => displayWidth(taskName(task)) + 2),
    ...phases.map((phase) => displayWidth(placeName(phase, 'Phase'))),
    ...milestones.map((milestone) => displayWidth(milestoneName(milestone)) + 2),
  ]
  const most = Math.min(WIDEST_NAMES, Math.floor(io.screen * NAMES_SHARE))
  return Math.min(Math.max(NARROWEST_NAMES, ...widths), most)
}

const todayOf = ({ asOf }: ScheduleView): number => dayOf(parseIsoMinute(asOf) ?? 0)

function groundOf(view: ScheduleView, scale: Scale): Sign[] {
  const cells = Array.from({ length: scale.columns }, () => BLANK)
  if (scale.perDay >= 1)
    for (const { from, to } of view.nonWorking)
      fill(cells, (dayOf(from) - scale.from) * scale.perDay, (lastDay(to) + 1 - scale.from) * scale.perDay, { sign: '·', style: 'dim' })
  fill(cells, columnOfDay(scale, todayOf(view)), columnOfDay(scale, todayOf(view)) + 1, { sign: '┊', style: 'yellow' })
  return cells
}

/** A line below the axis, with an arrow at today. */
function ruler({ names, scale, view }: Chart): string {
  const today = columnOfDay(scale, todayOf(view))
  return `${'─'.repeat(names + GAP + today)}▼${'─'.repeat(scale.columns - today - 1)}`
}

function documentRows(chart: Chart, path: string): string[] {
  const groups = byPhase(chart.view, path)
  const milestones = chart.view.milestones.filter((milestone) => milestone.path === path)
  return [
    ...groups.flatMap(({ phase, tasks }) => [
      ...(phase ? [phaseRow(chart, phase)] : []),
      ...tasks.filter(isDrawn).map((task) => taskRow(chart, task)),
    ]),
    ...milestones.map((milestone) => milestoneRow(chart, milestone)),
  ]
}

/** Work that is over and has no dates has no place in a chart. */
const isDrawn = ({ start, state }: TaskTimes): boolean => start !== null || (state !== 'done' && state !== 'cancelled')

function row({ io, names }: Chart, name: string, style: Style | null, cells: readonly Sign[]): string {
  const shown = truncate(name, names)
  const padding = padEnd('', names - displayWidth(shown) + GAP)
  return `${style === null ? shown : io.paint(style, shown)}${padding}${painted(cells, io.paint)}`.trimEnd()
}

function phaseRow(chart: Chart, phase: PhaseTimes): string {
  const cells = [...chart.ground]
  const name = placeName(phase, 'Phase')
  if (phase.start === null || phase.finish === null) {
    if (phase.total > 0 && phase.done === phase.total) writeText(cells, 1, 'done', 'dim')
    return row(chart, name, 'bold', cells)
  }
  const { left, right } = columnsOf(chart.scale, phase.start, phase.finish)
  fill(cells, left, right, { sign: '─', style: 'bold' })
  if (right - left > 1) {
    fill(cells, left, left + 1, { sign: '├', style: 'bold' })
    fill(cells, right - 1, right, { sign: '┤', style: 'bold' })
  }
  if (phase.total > 0) besideText(cells, left, right, `${phase.done}/${phase.total}`)
  return row(chart, name, 'bold', cells)
}

const DONE: Sign = { sign: '█', style: 'green' }
const OPEN: Sign = { sign: '░', style: 'cyan' }
const OPEN_CRITICAL: Sign = { sign: '▓', style: 'red' }

function taskRow(chart: Chart, task: TaskTimes): string {
  const cells = [...chart.ground]
  const name = `${task.critical ? CRITICAL : ' '} ${taskName(task)}`
  const style = task.critical ? 'red' : null
  if (task.start === null || task.finish === null) {
    writeText(cells, 0, 'no dates', 'red')
    return row(chart, name, style, cells)
  }
  const { left, right } = columnsOf(chart.scale, task.start, task.finish)
  const done = left + Math.floor((task.state === 'done' ? 1 : task.progress) * (right - left))
  fill(cells, left, done, DONE)
  fill(cells, done, right, task.critical ? OPEN_CRITICAL : OPEN)
  besideText(cells, left, right, `${task.owners.map(harmless).join(' ')}${task.late && task.state !== 'done' ? ' late' : ''}`.trim())
  return row(chart, name, style, cells)
}

/** Behind the bar where there is room, else before it, else nowhere. */
function besideText(cells: Sign[], left: number, right: number, text: string): void {
  if (text !== '' && !writeText(cells, right + 1, text, 'dim')) writeText(cells, left - text.length - 1, text, 'dim')
}

function milestoneRow(chart: Chart, milestone: MilestoneTimes): string {
  const cells = [...chart.ground]
  const { target, finish, late, state } = milestone
  const last = (at: number) => columnUntil(chart.scale, at)
  if (target !== null) fill(cells, last(target), last(target) + 1, { sign: '◇', style: late ? 'red' : null })
  if (finish !== null) fill(cells, last(finish), last(finish) + 1, { sign: '◆', style: late ? 'red' : 'green' })
  const right = Math.max(target === null ? 0 : last(target), finish === null ? 0 : last(finish)) + 1
  const left = Math.min(target === null ? right : last(target), finish === null ? right : last(finish))
  besideText(cells, left, right, state === 'done' ? 'reached' : late ? 'late' : '')
  return row(chart, `◆ ${milestoneName(milestone)}`, null, cells)
}

function legend({ io, view, scale }: Chart): string[] {
  const left = view.tasks.filter((task) => !isDrawn(task)).length
  const signs = [
    '█ done',
    '▓ critical',
    '░ to do',
    ...(view.milestones.length > 0 ? ['◆ expected', '◇ target'] : []),
    '┊ today',
    ...(scale.perDay >= 1 && view.nonWorking.length > 0 ? ['· no work'] : []),
  ]
  const missing =
    left === 0
      ? []
      : [`${plural(left, 'task')} that ${left === 1 ? 'is' : 'are'} over without dates ${left === 1 ? 'is' : 'are'} not drawn.`]
  return [...flow(signs, '  ', io.width), ...missing.flatMap((sentence) => wrap(sentence, io.width))].map((line) => io.paint('dim', line))
}
