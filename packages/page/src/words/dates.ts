/**
 * Points in time as people read them. Rows are half-open; whoever reads a finish wants the last day.
 */
import type { Minute } from '@milemark/core'
import { dayOf, isoMinute, lastDay, startOfDay } from '@milemark/core'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-12-18`, from the number of a day. */
export const isoDay = (day: number): string => isoMinute(startOfDay(day)).slice(0, 10)

/** 0 for Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `Fri 2026-12-18`. */
export const namedDay = (day: number): string => `${WEEKDAYS[weekdayOf(day)]} ${isoDay(day)}`

export const startText = (start: Minute | null, none = ''): string => (start === null ? none : namedDay(dayOf(start)))
export const finishText = (finish: Minute | null, none = ''): string => (finish === null ? none : namedDay(lastDay(finish)))

/** `Fri 2026-12-18`, from ISO; any other text as it is. */
export function namedIso(text: string, day: number | null): string {
  return day === null ? text : namedDay(day)
}

/** `Mon 2026-11-23 to Fri 2026-11-27`, or the one day. */
export function spanText(start: Minute | null, finish: Minute | null): string {
  if (start === null || finish === null) return finish === null ? startText(start) : `until ${finishText(finish)}`
  const [first, last] = [startText(start), finishText(finish)]
  return first === last ? first : `${first} to ${last}`
}

/** `27 Nov`. */
export const shortDay = (day: number): string => `${monthDay(day)} ${MONTHS[monthOf(day)]}`

/** `27–30 Nov`, `27 Nov – 2 Dec`: where a box has little room. */
export function shortSpan(start: Minute | null, finish: Minute | null): string {
  if (finish === null) return start === null ? '' : `from ${shortDay(dayOf(start))}`
  const last = lastDay(finish)
  if (start === null || dayOf(start) === last) return shortDay(last)
  const first = dayOf(start)
  const sameMonth = monthOf(first) === monthOf(last) && yearOf(first) === yearOf(last)
  return sameMonth ? `${monthDay(first)}–${shortDay(last)}` : `${shortDay(first)} – ${shortDay(last)}`
}

export const yearOf = (day: number): number => Number(isoDay(day).slice(0, 4))

/** 0 for January. */
export const monthOf = (day: number): number => Number(isoDay(day).slice(5, 7)) - 1
export const monthDay = (day: number): number => Number(isoDay(day).slice(8, 10))
export const monthName = (month: number): string => MONTHS[month] ?? ''
