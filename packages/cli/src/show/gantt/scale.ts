/**
 * Days onto columns. Nights take no room: a working day fills the whole day, so that work on end gives bars on end.
 */
import type { Minute, ScheduleView } from '@milemark/core'
import { dayOf, lastDay, MINUTES_PER_DAY, parseIsoMinute, startOfDay } from '@milemark/core'

export interface Scale {
  /** Number of the first day, and of the first one behind the last. */
  readonly from: number
  readonly to: number
  readonly columns: number
  /** At least 1 where each day has columns of its own; below 1 where days share them. */
  readonly perDay: number
}

/** A chart of a few days would be torn apart by more. */
const MOST_PER_DAY = 6

/** The scale that fits all days into a width. */
export function scaleFor(from: number, to: number, width: number): Scale {
  const days = Math.max(1, to - from)
  const whole = Math.min(MOST_PER_DAY, Math.floor(width / days))
  return whole >= 1 ? { from, to: from + days, columns: days * whole, perDay: whole } : { from, to, columns: width, perDay: width / days }
}

/** From the first to the last day of anything that is drawn; null where nothing has dates. */
export function daysOf({ start, finish, asOf, milestones }: ScheduleView): { readonly from: number; readonly to: number } | null {
  if (start === null || finish === null) return null
  const today = parseIsoMinute(asOf) ?? start
  const ends = milestones.flatMap(({ finish, target }) => [finish, target]).filter((at) => at !== null)
  const starts = [start, today, ...ends].map(dayOf)
  return { from: Math.min(...starts), to: Math.max(dayOf(today), lastDay(finish), ...ends.map(lastDay)) + 1 }
}

export const columnOfDay = ({ from, perDay, columns }: Scale, day: number): number =>
  Math.min(columns - 1, Math.max(0, Math.floor((day - from) * perDay)))

/** Columns `[left, right)` of a stretch of work; at least one. */
export function columnsOf(scale: Scale, start: Minute, finish: Minute): { readonly left: number; readonly right: number } {
  const left = Math.min(scale.columns - 1, Math.max(0, Math.round(position(scale, start) * scale.perDay)))
  const right = Math.min(scale.columns, Math.round(position(scale, finish) * scale.perDay))
  return { left, right: Math.max(left + 1, right) }
}

/** The column in which work that is finished at a moment ends. */
export const columnUntil = (scale: Scale, at: Minute): number =>
  Math.min(scale.columns - 1, Math.max(0, Math.ceil(position(scale, at) * scale.perDay) - 1))

const OPENS = 9 * 60
const HOURS = 8 * 60

/** Days from the first one, the working day stretched over the whole day. */
function position({ from }: Scale, at: Minute): number {
  const day = dayOf(at)
  const share = (at - startOfDay(day) - OPENS) / HOURS
  return day - from + (at % MINUTES_PER_DAY === 0 ? 0 : Math.min(1, Math.max(0, share)))
}
