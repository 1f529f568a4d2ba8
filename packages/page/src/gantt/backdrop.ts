/**
 * What stands behind the bars: the axis, days on which nobody works, and the line of the as-of date.
 */

import { dayOf, parseIsoMinute } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'
import { isoDay, spanText } from '../words/dates.ts'
import type { Chart } from './place.ts'
import { AXIS_HEIGHT } from './place.ts'
import type { Line } from './rows.ts'
import type { Axis, Scale, Tick } from './scale.ts'
import { axisOf, xOf, xOfDay } from './scale.ts'

/** The axis with the flag of the as-of date, opaque, so that it can stand on every sheet. */
export function axisHead(chart: Chart): Markup {
  const { scale, width } = chart
  const axis = axisOf(scale)
  const flag = flagOf(chart)
  return el(
    'g',
    {},
    el('rect', { class: 'mm-ground', x: 0, y: 0, width, height: AXIS_HEIGHT }),
    ticks(scale, axis.upper, 15, axis.upper.length > 0, flag),
    ticks(scale, axis.lower, 33, axis.unit === 'month' || axis.unit === 'quarter' || axis.unit === 'year', null),
    el('path', { class: 'mm-rule', d: `M0 ${AXIS_HEIGHT - 0.5}H${width}` }),
    flag === null ? null : flagMark(flag),
  )
}

/**
 * Labels at their ticks, each where the one before has ended; the first day shown gives way to the first whole unit, and
 * what the flag would cover moves behind it, if there is room before the next.
 */
function ticks(scale: Scale, list: readonly Tick[], y: number, strokes: boolean, flag: Flag | null): Markup[] {
  let free = scale.left - 1
  return list.flatMap(({ day, label }, at) => {
    const tick = Math.max(scale.left, xOfDay(scale, day))
    const width = textWidth(label, 10.5)
    const stroke = strokes ? [el('path', { class: 'mm-rule', d: `M${short(tick)} ${y - 12}V${AXIS_HEIGHT}` })] : []
    const next = list[at + 1]
    const end = next === undefined ? scale.right + 2 : xOfDay(scale, next.day)
    const isCovered = flag !== null && tick < flag.right && tick + width > flag.left
    const x = isCovered ? flag.right + 2 : tick
    const isSqueezed = (at === 0 || isCovered) && end < x + width + 4
    if (isSqueezed || x < free || x + width > scale.right + 2) return stroke
    free = x + width + 4
    return [...stroke, el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: x + 3, y }, label)]
  })
}

/** Free days, the strokes of the axis through the whole chart, and a line under every row. */
export function backdrop(chart: Chart): Markup {
  const { scale, width, labelWidth, bottom, top, placed, lineHeight } = chart
  const strokes = strokesOf(axisOf(scale), scale)
  return el(
    'g',
    {},
    placed.flatMap(({ line, y }, at) =>
      isHead(line, placed[at + 1]?.line) ? [el('rect', { class: 'mm-surface', x: 0, y, width, height: lineHeight })] : [],
    ),
    freeDays(chart),
    el('path', { class: 'mm-rule', d: strokes.map((x) => `M${x.toFixed(1)} ${top}V${bottom}`).join('') }),
    el('path', { class: 'mm-rule', d: `M${labelWidth - 0.5} 0V${bottom}` }),
  )
}

/** A line that stands above others of another kind. */
const isHead = (line: Line, next: Line | undefined): boolean => line.kind === 'heading' || (line.kind === 'phase' && next?.kind === 'task')

const strokesOf = ({ unit, upper, lower }: Axis, scale: Scale): number[] =>
  (unit === 'hour' || unit === 'day' || unit === 'week' ? upper : lower)
    .map(({ day }) => xOfDay(scale, day))
    .filter((x) => x > scale.left + 1)

/** Narrower than this a weekend is a hair, and a hundred of them are a grey veil. */
const LEAST_FREE = 1.5

function freeDays({ view, scale, top, bottom }: Chart): Markup[] {
  return view.nonWorking.flatMap(({ from, to, name }) => {
    const [left, right] = [Math.max(scale.left, xOf(scale, from)), Math.min(scale.right, xOf(scale, to))]
    if (right - left < LEAST_FREE) return []
    const title = el('title', {}, `${name === null ? 'Nobody works' : name}, ${spanText(from, to)}`)
    return [el('g', {}, title, el('rect', { class: 'mm-rest', x: left, y: top, width: right - left, height: bottom - top }))]
  })
}

interface Flag {
  readonly label: string
  /** Of the line itself. */
  readonly x: number
  readonly left: number
  readonly right: number
}

/** Where the as-of date stands; null where the picture does not reach it. */
function flagOf({ view, scale }: Chart): Flag | null {
  const at = parseIsoMinute(view.asOf)
  if (at === null || dayOf(at) < scale.from || dayOf(at) >= scale.to) return null
  const x = Math.max(scale.left + 1, xOf(scale, at))
  const label = `as of ${isoDay(dayOf(at))}`
  const width = textWidth(label, 10.5) + 8
  const left = Math.min(x - 1, scale.right - width)
  return { label, x, left, right: left + width }
}

const flagMark = ({ label, x, left, right }: Flag): Markup =>
  el(
    'g',
    {},
    el('rect', { class: 'mm-today-flag', x: left, y: 3, width: right - left, height: 16, rx: 3 }),
    el('text', { class: 'mm-text mm-small mm-figures mm-today-text', x: left + 4, y: 15 }, label),
    el('path', { class: 'mm-today', d: `M${short(x)} 19V${AXIS_HEIGHT}` }),
  )

/** The line of the as-of date through the chart. */
export function today(chart: Chart): Markup | null {
  const flag = flagOf(chart)
  return flag === null
    ? null
    : el('g', {}, el('title', {}, flag.label), el('path', { class: 'mm-today', d: `M${short(flag.x)} ${AXIS_HEIGHT}V${chart.bottom}` }))
}
