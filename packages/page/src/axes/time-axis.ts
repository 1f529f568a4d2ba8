/**
 * An axis of dates below or beside a picture, with its strokes through the picture.
 */
import type { Axis, Scale, Tick } from '../gantt/scale.ts'
import { axisOf, scaleOf, xOf, xOfDay } from '../gantt/scale.ts'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'
import { isoDay, monthDay, monthName, monthOf, yearOf } from '../words/dates.ts'

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

/** Between two dates, so that each has air. */
const LEAST_STEP = 22

/** Dates left of `left`, and a stroke for each up to `right`. */
export function uprightAxis(axis: Upright, left: number, right: number): Markup {
  const shown = datesOf(axis.scale).map(({ day, label }) => ({ label, y: axis.low - xOfDay(axis.scale, day) }))
  return el(
    'g',
    {},
    el('path', { class: 'mm-rule', d: shown.map(({ y }) => `M${short(left)} ${short(y)}H${short(right)}`).join('') }),
    shown.map(({ label, y }) =>
      el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: left - 6, y: y + 3.5, 'text-anchor': 'end' }, label),
    ),
  )
}

/** Days, Mondays or first days of months, as many as have room. */
function datesOf({ from, to, perDay }: Scale): Tick[] {
  const all = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const days = [1, 7, 14].find((step) => step * perDay >= LEAST_STEP)
  if (days !== undefined) return all.filter((day) => days === 1 || (day + 3) % days === 0).map((day) => ({ day, label: isoDay(day) }))
  const months = MONTHS.find((step) => step * 30 * perDay >= LEAST_STEP) ?? 1200
  return all
    .filter((day) => monthDay(day) === 1 && (yearOf(day) * 12 + monthOf(day)) % months === 0)
    .map((day) => ({ day, label: months % 12 === 0 ? String(yearOf(day)) : `${monthName(monthOf(day))} ${yearOf(day)}` }))
}

const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]
