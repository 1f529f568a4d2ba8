/**
 * Dates of a plan as days: where it starts, and what `Day 3`, `Week 2-3` or `18 Dec` mean from there.
 */
import { addMonths, civilDate, epochDay, parseIsoDate } from '../calendar/civil.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import type { RelativeDate } from '../notation/date.ts'
import { dates } from '../notation/date.ts'
import type { Plan } from './plan.ts'

/** The day on which a plan starts, and from where that is known. */
export interface PlanStart {
  readonly day: number
  readonly from: 'stated' | 'first commit' | 'as-of'
}

/**
 * Front matter goes first, then the day on which git first saw the document, then the status date.
 *
 * @param asOf ISO; the first of January 1970 where it is none
 * @param firstCommit ISO; null where nobody knows
 */
export function planStart({ frontMatter }: Plan, asOf: string, firstCommit: string | null = null): PlanStart {
  const stated = parseIsoDate(frontMatter.settings.start ?? frontMatter.fields.start?.value ?? '')
  if (stated !== null) return { day: stated, from: 'stated' }
  const committed = firstCommit === null ? null : parseIsoDate(firstCommit)
  return committed === null ? { day: parseIsoDate(asOf) ?? 0, from: 'as-of' } : { day: committed, from: 'first commit' }
}

/** True where something is dated from the start of the plan, and the document does not say when that is. */
export function needsFirstCommit({ frontMatter, milestones, phases, tasks, external }: Plan): boolean {
  if (frontMatter.settings.start ?? frontMatter.fields.start) return false
  const written = [
    ...milestones.map(({ target }) => target),
    ...phases.map(({ time }) => time),
    ...tasks.flatMap(({ due, start }) => [due, start]),
    ...external.map(({ expected }) => expected),
  ]
  return written.some((date) => date !== null && parseIsoDate(date.value) === null)
}

/** Whole days, half-open. */
export interface DayRange {
  readonly from: number
  readonly to: number
}

const oneDay = (day: number): DayRange => ({ from: day, to: day + 1 })

/** The days that a written date means; null for one that depends on more than the start of the plan. */
export function daysOf(written: string, start: number, calendar: WorkingTime): DayRange | null {
  const iso = parseIsoDate(written)
  if (iso !== null) return oneDay(iso)
  for (const date of dates(written)) {
    if (date.kind === 'relative') return counted(date, start, calendar)
    if (date.kind === 'calendar' && date.valid) return nearestYear(date.month, date.day, date.year, start)
  }
  return null
}

/** Days are working days; weeks, months and longer are counted on the calendar from the day of the start. */
function counted({ unit, low, high }: RelativeDate, start: number, calendar: WorkingTime): DayRange | null {
  if (low < 1) return null
  if (unit === 'day') return { from: workingDay(start, low, calendar), to: workingDay(start, high, calendar) + 1 }
  if (unit === 'week' || unit === 'sprint') {
    const length = unit === 'week' ? 7 : 14
    return { from: start + (low - 1) * length, to: start + high * length }
  }
  const months = unit === 'month' ? 1 : 3
  return { from: addMonths(start, (low - 1) * months), to: addMonths(start, high * months) }
}

/** The day of the nth working day from a day on, that day included when it is one. */
function workingDay(start: number, nth: number, calendar: WorkingTime): number {
  let day = start
  for (let left = nth - (calendar.isWorkingDay(day) ? 1 : 0); left > 0; ) {
    day++
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}

const HALF_YEAR = 183

/** A date without a year is the one that lies nearest to the start. */
function nearestYear(month: number, day: number, year: number | null, start: number): DayRange | null {
  if (year !== null) {
    const at = epochDay(year, month, day)
    return at === null ? null : oneDay(at)
  }
  const around = civilDate(start).year
  const candidates = [around - 1, around, around + 1].flatMap((candidate) => epochDay(candidate, month, day) ?? [])
  const near = candidates.find((at) => Math.abs(at - start) <= HALF_YEAR) ?? candidates.at(-1)
  return near === undefined ? null : oneDay(near)
}
