/**
 * Days to pixels, and the ticks of the axis that fit between them.
 */
import type { Minute, ScheduleView } from '@milemark/core'
import { dayOf, lastDay, MINUTES_PER_DAY, parseIsoMinute, startOfDay } from '@milemark/core'
import { monthDay, monthName, monthOf, namedDay, weekdayOf, yearOf } from '../words/dates.ts'

export interface Scale {
  /** Days; half-open. */
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  readonly perDay: number
}

export interface Tick {
  /** Day on which it stands; with a fraction for an hour. */
  readonly day: number
  readonly label: string
}

export interface Axis {
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'
  /** Days above hours, months above days and weeks, years above months and quarters; empty above years. */
  readonly upper: readonly Tick[]
  readonly lower: readonly Tick[]
}

/** A target or as-of date that lies further off than this share of the schedule would squeeze everything else. */
const REACH = 1
const LEAST_REACH_DAYS = 45

/** So many days are shown with their hours. */
const HOURS_UP_TO = 4

/** The days that the picture shows; null where nothing has a date. */
export function daysShown(view: ScheduleView): { from: number; to: number } | null {
  if (view.start === null || view.finish === null) return null
  const [start, end] = [dayOf(view.start), lastDay(view.finish) + 1]
  const reach = Math.max(LEAST_REACH_DAYS, (end - start) * REACH)
  const asOf = parseIsoMinute(view.asOf)
  const more = [
    ...view.milestones.map(({ target }) => target),
    ...view.phases.map(({ target }) => target),
    ...view.tasks.flatMap(({ due, finish }) => [due, finish]),
  ]
    .flatMap((at) => (at === null ? [] : [lastDay(at)]))
    .concat(asOf === null ? [] : [dayOf(asOf)])
    .filter((day) => day >= start - reach && day <= end + reach)
  const from = more.reduce((least, day) => Math.min(least, day), start)
  const to = more.reduce((most, day) => Math.max(most, day + 1), end)
  // Weeks begin on Monday, and the last label wants air; a plan of hours has no need of either.
  return to - from <= HOURS_UP_TO ? { from, to } : { from: from - weekdayOf(from), to: to + 1 }
}

export function scaleOf({ from, to }: { from: number; to: number }, left: number, right: number): Scale {
  return { from, to, left, right, perDay: (right - left) / Math.max(1, to - from) }
}

/** The place of a minute, also outside of the picture. */
export const xOf = (scale: Scale, at: Minute): number => scale.left + (at / MINUTES_PER_DAY - scale.from) * scale.perDay
export const xOfDay = (scale: Scale, day: number): number => xOf(scale, startOfDay(day))

/** Ticks whose labels have room: hours, days, weeks from Monday, months, quarters or years. */
export function axisOf(scale: Scale): Axis {
  const { perDay } = scale
  if (perDay >= 170) return { unit: 'hour', upper: dayTicks(scale, 'name'), lower: hourTicks(scale, perDay >= 330 ? 3 : 6) }
  if (perDay >= 17) return { unit: 'day', upper: monthTicks(scale, 'year'), lower: dayTicks(scale, 'number') }
  if (perDay * 7 >= 19) return { unit: 'week', upper: monthTicks(scale, 'year'), lower: weekTicks(scale) }
  if (perDay * 28 >= 24) return { unit: 'month', upper: yearTicks(scale, 1), lower: monthTicks(scale, 'name') }
  if (perDay * 90 >= 26) return { unit: 'quarter', upper: yearTicks(scale, 1), lower: quarterTicks(scale) }
  return { unit: 'year', upper: [], lower: yearTicks(scale, yearStep(perDay)) }
}

const days = (scale: Scale): number[] => Array.from({ length: scale.to - scale.from }, (_, at) => scale.from + at)

const dayTicks = (scale: Scale, form: 'name' | 'number'): Tick[] =>
  days(scale).map((day) => ({ day, label: form === 'name' ? namedDay(day) : String(monthDay(day)) }))

const hourTicks = (scale: Scale, step: number): Tick[] =>
  days(scale).flatMap((day) =>
    Array.from({ length: 24 / step - 1 }, (_, at) => ({
      day: day + ((at + 1) * step) / 24,
      label: `${String((at + 1) * step).padStart(2, '0')}:00`,
    })),
  )

const weekTicks = (scale: Scale): Tick[] => dayTicks(scale, 'number').filter(({ day }) => weekdayOf(day) === 0)

/** The first day shown opens its month too, else the left end would have no name. */
function monthTicks(scale: Scale, form: 'year' | 'name'): Tick[] {
  const firsts = days(scale).filter((day) => day === scale.from || monthDay(day) === 1)
  return firsts.map((day) => ({ day, label: form === 'year' ? `${monthName(monthOf(day))} ${yearOf(day)}` : monthName(monthOf(day)) }))
}

const quarterTicks = (scale: Scale): Tick[] =>
  monthTicks(scale, 'name').flatMap(({ day }) =>
    day === scale.from || monthOf(day) % 3 === 0 ? [{ day, label: `Q${Math.floor(monthOf(day) / 3) + 1}` }] : [],
  )

function yearTicks(scale: Scale, step: number): Tick[] {
  const ticks: Tick[] = [{ day: scale.from, label: String(yearOf(scale.from)) }]
  for (let year = yearOf(scale.from) + 1; ; year += 1) {
    const day = dayOf(parseIsoMinute(`${String(year).padStart(4, '0')}-01-01`) ?? startOfDay(scale.to))
    if (day >= scale.to) return ticks
    if (year % step === 0) ticks.push({ day, label: String(year) })
  }
}

const yearStep = (perDay: number): number => [1, 2, 5, 10, 20, 50, 100].find((years) => years * 365 * perDay >= 40) ?? 500
