/**
 * The Gantt chart of a schedule: rows in, one SVG out.
 */
import type { ScheduleView } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { frame } from '../markup/picture.ts'
import { finishText, spanText } from '../words/dates.ts'
import { plural } from '../words/names.ts'
import { arrows } from './arrows.ts'
import { axisHead, backdrop, today } from './backdrop.ts'
import { milestoneMarks, phaseBar, taskBar } from './bars.ts'
import { label } from './labels.ts'
import { LEGEND_HEIGHT, legend } from './legend.ts'
import type { Chart, Placed } from './place.ts'
import { AXIS_HEIGHT, lineHeightOf, place } from './place.ts'
import type { Lines } from './rows.ts'
import { linesOf, MOST_LINES } from './rows.ts'
import { daysShown, scaleOf } from './scale.ts'

export interface GanttOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
  /** Above this many lines, only phases and milestones; 1200 unless told. */
  readonly mostLines?: number
}

/** A bar for every task, grouped by phase, with the critical path, milestones and targets, free days and the as-of line. */
export function gantt(view: ScheduleView, options: GanttOptions = {}): string {
  return frame(ganttPicture(view, options), options.style ?? 'own').markup
}

export function ganttPicture(view: ScheduleView, options: GanttOptions): Picture {
  const { id = 'gantt', width = 1168 } = options
  const shown = linesOf(view, options.mostLines ?? MOST_LINES)
  const days = daysShown(view)
  if (days === null || shown.lines.length === 0) return nothing(id, width)
  const chart = chartOf(view, shown, width, days)
  const { marks, left } = arrows(chart)
  const body = [
    backdrop(chart),
    chart.placed.map((placed) => label(chart, placed)),
    marks,
    chart.placed.map((placed) => marksOf(chart, placed)),
    today(chart),
    legend(chart),
  ]
  return {
    id,
    width,
    height: chart.bottom + LEGEND_HEIGHT,
    title: 'Gantt chart',
    description: describe(view, shown, left),
    head: axisHead(chart),
    headHeight: AXIS_HEIGHT,
    body,
    cuts: cutsOf(chart),
    along: 'y',
  }
}

function chartOf(view: ScheduleView, shown: Lines, width: number, days: { from: number; to: number }): Chart {
  const lineHeight = lineHeightOf(shown)
  const labelWidth = Math.round(Math.min(340, width * 0.32))
  const scale = scaleOf(days, labelWidth + 10, width - 64)
  return { view, scale, width, labelWidth, lineHeight, top: AXIS_HEIGHT, ...place(shown.lines, lineHeight) }
}

function marksOf(chart: Chart, { line, y }: Placed): Markup | null {
  const middle = y + chart.lineHeight / 2
  if (line.kind === 'task') return taskBar(chart, line.row, middle)
  if (line.kind === 'phase') return phaseBar(chart, line.row, middle)
  return line.kind === 'milestone' ? milestoneMarks(chart, line.row, middle) : null
}

/** Between any two lines, but never between a heading and what it heads. */
const cutsOf = ({ placed }: Chart): number[] =>
  placed.flatMap(({ y }, at) => (placed[at - 1]?.line.kind === 'phase' || placed[at - 1]?.line.kind === 'heading' ? [] : [y]))

function describe(view: ScheduleView, { hidden }: Lines, left: number): string {
  const late = view.milestones.filter((milestone) => milestone.late).length
  return [
    `${plural(view.tasks.length, 'task')} in ${plural(view.phases.length, 'phase')}, ${spanText(view.start, view.finish)}.`,
    view.criticalPath.length > 0 ? `${plural(view.criticalPath.length, 'task')} on the critical path.` : '',
    view.milestones.length > 0 ? `${late} of ${plural(view.milestones.length, 'milestone')} late.` : '',
    hidden > 0 ? `Too many tasks for a picture: ${plural(hidden, 'task')} without a line of their own.` : '',
    left > 0 ? `${plural(left, 'arrow')} left out.` : '',
    `As of ${view.asOf}; finish ${finishText(view.finish, 'open')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function nothing(id: string, width: number): Picture {
  const text = el('text', { class: 'mm-text mm-muted', x: 12, y: 28 }, 'Nothing has dates yet.')
  const title = 'Gantt chart'
  return {
    id,
    width,
    height: 48,
    title,
    description: 'Nothing has dates yet.',
    head: null,
    headHeight: 0,
    body: text,
    cuts: [],
    along: 'y',
  }
}
