/**
 * Points in time as every output for people writes them: ISO dates, as the documents do, with the weekday in sentences.
 *
 * A finish is half-open in the rows; people are told the last day.
 */
import type { Minute } from '@milemark/core'
import { dayOf, isoMinute, lastDay, startOfDay } from '@milemark/core'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `2026-11-23`, from the number of a day. */
export const isoDay = (day: number): string => isoMinute(startOfDay(day)).split('T')[0] as string

/** 0 for Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `Mon 2026-11-23`. */
export const namedDay = (day: number): string => `${DAYS[weekdayOf(day)]} ${isoDay(day)}`

export const startText = (start: Minute | null): string => (start === null ? '' : isoDay(dayOf(start)))
export const finishText = (finish: Minute | null): string => (finish === null ? '' : isoDay(lastDay(finish)))

const HOURS_PER_DAY = 8

/** Working hours as people say them: `3 h`, `2.5 d`. */
export function hoursText(hours: number): string {
  const rounded = (value: number) => String(Math.round(value * 10) / 10)
  return Math.abs(hours) < HOURS_PER_DAY ? `${rounded(hours)} h` : `${rounded(hours / HOURS_PER_DAY)} d`
}

/** `23:34` of an ISO date-time, in local time. */
export const clockTime = (iso: string): string => new Date(iso).toTimeString().slice(0, 5)
