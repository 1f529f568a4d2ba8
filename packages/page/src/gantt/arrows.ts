/**
 * Arrows between the bars of tasks. Where there are too many to follow with the eye, only those of the critical path.
 */
import type { LinkRow, ScheduleView, TaskTimes } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { idOf } from '../words/names.ts'
import type { Chart } from './place.ts'
import { xOf } from './scale.ts'

/** Above this many arrows a chart is a mesh. */
export const MOST_ARROWS = 220

interface Arrow {
  readonly from: string
  readonly to: string
  readonly type: LinkRow['type']
  readonly style: 'critical' | 'person' | 'stated' | 'assumed'
}

/** The arrows, and how many the picture leaves out. */
export function arrows(chart: Chart): { readonly marks: Markup | null; readonly left: number } {
  const all = arrowsOf(chart.view).filter(({ from, to }) => chart.middles.has(from) && chart.middles.has(to))
  const shown = all.length > MOST_ARROWS ? all.filter(({ style }) => style === 'critical' || style === 'person') : all
  if (shown.length === 0) return { marks: null, left: all.length }
  const tasks = new Map(chart.view.tasks.map((task) => [idOf(task.path, task.key), task]))
  return {
    marks: el(
      'g',
      {},
      shown.map((arrow) => arrowMark(chart, tasks, arrow)),
    ),
    left: all.length - shown.length,
  }
}

function arrowsOf(view: ScheduleView): Arrow[] {
  const links = view.links.filter(({ from, to }) => from.kind === 'task' && to.kind === 'task')
  const stated = links.map(
    ({ path, from, to, type, critical, stated }): Arrow => ({
      from: idOf(path, from.key),
      to: idOf(path, to.key),
      type,
      style: critical ? 'critical' : stated ? 'stated' : 'assumed',
    }),
  )
  return [...stated, ...peopleOf(view)]
}

/** The steps of the critical path that are tied by a person only. */
const peopleOf = (view: ScheduleView): Arrow[] =>
  view.criticalPath.flatMap((step, at) => {
    const before = view.criticalPath[at - 1]
    return step.by === 'person' && before !== undefined
      ? [{ from: idOf(before.path, before.key), to: idOf(step.path, step.key), type: 'FS', style: 'person' }]
      : []
  })

const CLASSES: Readonly<Record<Arrow['style'], string>> = {
  critical: 'mm-link-critical',
  person: 'mm-link-critical mm-dotted',
  stated: 'mm-link',
  assumed: 'mm-link mm-dashed',
}

/** Which end of the two bars each type ties: the first letter the start or finish of the predecessor. */
function arrowMark(chart: Chart, tasks: ReadonlyMap<string, TaskTimes>, { from, to, type, style }: Arrow): Markup | null {
  const [source, target] = [tasks.get(from), tasks.get(to)]
  const [y1, y2] = [chart.middles.get(from), chart.middles.get(to)]
  if (source?.start == null || source.finish === null || target?.start == null || target.finish === null) return null
  if (y1 === undefined || y2 === undefined) return null
  const x1 = xOf(chart.scale, type.startsWith('F') ? source.finish : source.start)
  const x2 = xOf(chart.scale, type.endsWith('S') ? target.start : target.finish)
  const path = type === 'FS' ? forward(x1, y1, x2, y2, chart.lineHeight) : around(type, x1, y1, x2, y2)
  const head = style === 'critical' || style === 'person' ? 'mm-link-critical-head' : 'mm-link-head'
  return el('g', {}, el('path', { class: CLASSES[style], d: path.line }), el('path', { class: head, d: path.head }))
}

interface Path {
  readonly line: string
  readonly head: string
}

const ELBOW = 4

/** From a finish to a start: straight down where there is room, else between the lines and back. */
function forward(x1: number, y1: number, x2: number, y2: number, lineHeight: number): Path {
  const head = `M${short(x2)} ${short(y2)}l-5 -3v6Z`
  const [a, b] = [short(x1 + ELBOW), short(x2 - ELBOW - 5)]
  if (x2 - x1 >= 2 * ELBOW + 3) return { line: `M${short(x1)} ${short(y1)}H${a}V${short(y2)}H${short(x2 - 4)}`, head }
  const lane = short(y2 > y1 ? y2 - lineHeight / 2 : y2 + lineHeight / 2)
  return { line: `M${short(x1)} ${short(y1)}H${a}V${lane}H${b}V${short(y2)}H${short(x2 - 4)}`, head }
}

/** SS leaves and enters on the left, FF on the right, SF crosses over. */
function around(type: LinkRow['type'], x1: number, y1: number, x2: number, y2: number): Path {
  const entersRight = type.endsWith('F')
  const head = entersRight ? `M${short(x2)} ${short(y2)}l5 -3v6Z` : `M${short(x2)} ${short(y2)}l-5 -3v6Z`
  const side = entersRight ? Math.max(x1, x2) + ELBOW + 5 : Math.min(x1, x2) - ELBOW - 5
  return { line: `M${short(x1)} ${short(y1)}H${short(side)}V${short(y2)}H${short(entersRight ? x2 + 4 : x2 - 4)}`, head }
}
