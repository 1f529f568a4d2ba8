/**
 * An axis of dates below or beside a picture, with its strokes through the picture.
 */
import type { Axis, Scale, Tick } from '../gantt/scale.ts'
import { axisOf, scaleOf, xOf, xOfDay } from '../gantt/scale.ts'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'
import { isoDay, monthName, monthOf, yearOf } from '../words/dates.ts'

/** What the labels below a picture need. */
export const TIME_AXIS_HEIGHT = 36

/** Fewer days would be an axis of hours, and a single day a bar as wide as the picture. */
const LEAST_DAYS = 14

/** The days between two, with as many around them as a short span needs. */
export function spread(from: number, to: number): { from: number; to: number } {
  const lack = Math.max(0, LEAST_DAYS - (to - from))
  return { from: from - Math.floor(lack / 2), to: to + Math.ceil(lack / 2) }
}

export const timeScale = (from: number, to: number, left: number, right: number): Scale => scaleOf(spread(from, to), left, right)

/** Labels below `bottom`: days, weeks or months, and below these the months or years that they belong to. */
export function timeAxis(scale: Scale, top: number, bottom: number): Markup {
  const axis = axisOf(scale)
  const edges = strokeTicks(axis).map(({ day }) => `M${short(xOfDay(scale, day))} ${top}V${bottom}`)
  const notches = axis.lower.map(({ day }) => `M${short(xOfDay(scale, day))} ${bottom}v4`)
  return el(
    'g',
    {},
    el('path', { class: 'mm-rule', d: `${edges.join('')}M${short(scale.left)} ${bottom}H${short(scale.right)}${notches.join('')}` }),
    labels(scale, axis.lower, bottom + 15),
    labels(scale, axis.upper, bottom + 30),
  )
}

const strokeTicks = ({ unit, upper, lower }: Axis): readonly Tick[] => (unit === 'day' || unit === 'week' ? upper : lower).slice(1)

/** Each where the one before has ended; the first, which may be a part only, gives way to the next. */
function labels(scale: Scale, ticks: readonly Tick[], y: number): Markup[] {
  let free = scale.left - 1
  return ticks.flatMap(({ day, label }, at) => {
    const [x, width] = [xOfDay(scale, day), textWidth(label, 10.5)]
    const next = ticks[at + 1]
    const isSqueezed = at === 0 && next !== undefined && xOfDay(scale, next.day) < x + width + 4
    if (isSqueezed || x < free || x + width > scale.right + 24) return []
    free = x + width + 4
    return [el('text', { class: 'mm-text mm-small mm-muted mm-figures', x, y }, label)]
  })
}

/** Dates upwards: `low` is the y of the first day, `high` that of the last. */
export interface Upright {
  readonly scale: Scale
  readonly low: number
}

export function upright(from: number, to: number, low: number, high: number): Upright {
  return { scale: scaleOf(spread(from, to), 0, low - high), low }
}

export const yOf = ({ scale, low }: Upright, at: number): number => low - xOf(scale, at)

const LINE = 15

/** Dates left of `left`, and a stroke for each up to `right`. */
export function uprightAxis(axis: Upright, left: number, right: number): Markup {
  const { scale } = axis
  const { unit, lower } = axisOf(scale)
  const whole = lower.filter(({ day }, at) => at > 0 || unit === 'day' || !isPart(unit, day))
  const step = Math.max(1, Math.ceil(LINE / Math.max(0.1, spacing(whole) * scale.perDay)))
  const shown = whole
    .filter((_, at) => at % step === 0)
    .map(({ day }) => ({ label: dateLabel(unit, day), y: axis.low - xOfDay(scale, day) }))
  return el(
    'g',
    {},
    el('path', { class: 'mm-rule', d: shown.map(({ y }) => `M${short(left)} ${short(y)}H${short(right)}`).join('') }),
    shown.map(({ label, y }) =>
      el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: left - 6, y: y + 3.5, 'text-anchor': 'end' }, label),
    ),
  )
}

/** The first tick of an axis stands at the edge, whether or not a unit begins there. */
const isPart = (unit: Axis['unit'], day: number): boolean => unit !== 'week' && !isoDay(day).endsWith(unit === 'year' ? '-01-01' : '-01')

const spacing = (ticks: readonly Tick[]): number => (ticks[1]?.day ?? 1) - (ticks[0]?.day ?? 0)

function dateLabel(unit: Axis['unit'], day: number): string {
  if (unit === 'year') return String(yearOf(day))
  if (unit === 'quarter') return `Q${Math.floor(monthOf(day) / 3) + 1} ${yearOf(day)}`
  return unit === 'month' ? `${monthName(monthOf(day))} ${yearOf(day)}` : isoDay(day)
}
