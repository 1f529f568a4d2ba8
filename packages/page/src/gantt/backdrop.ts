/**
 * What stands behind the bars: the axis, days on which nobody works, and the line of the as-of date.
 */

import { dayOf, parseIsoMinute } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'
import { finishText, namedDay, spanText } from '../words/dates.ts'
import type { Chart } from './place.ts'
import { AXIS_HEIGHT } from './place.ts'
import type { Line } from './rows.ts'
import type { Axis, Scale, Tick } from './scale.ts'
import { axisOf, xOf, xOfDay } from './scale.ts'

/** The axis, opaque, so that it can stand on every sheet. */
export function axisHead({ scale, width }: Chart): Markup {
  const axis = axisOf(scale)
  return el(
    'g',
    {},
    el('rect', { class: 'mm-ground', x: 0, y: 0, width, height: AXIS_HEIGHT }),
    ticks(scale, axis.upper, 15, axis.upper.length > 0),
    ticks(scale, axis.lower, 33, axis.unit === 'month' || axis.unit === 'quarter' || axis.unit === 'year'),
    el('path', { class: 'mm-rule', d: `M0 ${AXIS_HEIGHT - 0.5}H${width}` }),
  )
}

/** Labels at their ticks, each where the one before has ended; the first day shown gives way to the first whole unit. */
function ticks(scale: Scale, list: readonly Tick[], y: number, strokes: boolean): Markup[] {
  let free = scale.left - 1
  return list.flatMap(({ day, label }, at) => {
    const x = Math.max(scale.left, xOfDay(scale, day))
    const width = textWidth(label, 10.5)
    const stroke = strokes ? [el('path', { class: 'mm-rule', d: `M${short(x)} ${y - 12}V${AXIS_HEIGHT}` })] : []
    const next = list[at + 1]
    const isSqueezed = at === 0 && next !== undefined && xOfDay(scale, next.day) < x + width + 4
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

/** The line of the as-of date with its flag on the axis; nothing where the picture does not reach it. */
export function today({ view, scale, bottom }: Chart): { readonly line: Markup | null; readonly flag: Markup | null } {
  const at = parseIsoMinute(view.asOf)
  if (at === null || dayOf(at) < scale.from || dayOf(at) >= scale.to) return { line: null, flag: null }
  const x = Math.max(scale.left + 1, xOf(scale, at))
  const label = `as of ${namedDay(dayOf(at)).slice(4)}`
  const width = textWidth(label, 10.5) + 8
  const left = Math.min(x - 1, scale.right - width)
  return {
    line: el(
      'g',
      {},
      el('title', {}, `As of ${finishText(at + 1)}`),
      el('path', { class: 'mm-today', d: `M${x.toFixed(1)} ${AXIS_HEIGHT}V${bottom}` }),
    ),
    flag: el(
      'g',
      {},
      el('rect', { class: 'mm-today-flag', x: left, y: 3, width, height: 16, rx: 3 }),
      el('text', { class: 'mm-text mm-small mm-figures mm-today-text', x: left + 4, y: 15 }, label),
      el('path', { class: 'mm-today', d: `M${x.toFixed(1)} 19V${AXIS_HEIGHT}` }),
    ),
  }
}
