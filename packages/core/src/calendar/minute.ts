/**
 * Points in civil time as integers: minutes since 1970-01-01 00:00 on the clock of the plan.
 *
 * There is no zone in them, so that a day always has 1,440 and the change to summer time costs nobody an hour of work.
 * Intervals are half-open everywhere: `[start, finish)`.
 */
import { isoDate, parseIsoDate } from './civil.ts'

/** Minutes since 1970-01-01 00:00, local. */
export type Minute = number

export const MINUTES_PER_DAY = 1440

/** The number of the day in which a minute lies. */
export const dayOf = (at: Minute): number => Math.floor(at / MINUTES_PER_DAY)

/** The first minute of a day. */
export const startOfDay = (day: number): Minute => day * MINUTES_PER_DAY

/** `2026-11-23T09:00`: an ISO 8601 local date-time. */
export function isoMinute(at: Minute): string {
  const ofDay = at - startOfDay(dayOf(at))
  return `${isoDate(dayOf(at))}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

/** The minute of `2026-11-23T09:00`, or the first one of the day `2026-11-23`; null for anything else. */
export function parseIsoMinute(text: string): Minute | null {
  const [date = '', time] = text.split('T')
  const day = parseIsoDate(date)
  const clock = time === undefined ? ['', '0', '0'] : /^(\d\d):(\d\d)$/.exec(time)
  return day === null || clock === null ? null : startOfDay(day) + Number(clock[1]) * 60 + Number(clock[2])
}

/** The last day of `[…, finish)`: what a screen prints where text says “until”. */
export const lastDay = (finish: Minute): number => dayOf(finish - 1)

const two = (value: number): string => String(value).padStart(2, '0')
