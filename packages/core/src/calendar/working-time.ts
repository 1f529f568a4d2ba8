/**
 * Working time: how much of it lies before a moment, and which moment lies behind so much of it.
 *
 * All of a calendar's working minutes in a row, nights, weekends and days off left out, are its axis. On the axis work
 * never stops, so that adding, subtracting and comparing are plain arithmetic on integers.
 */
import type { Minute } from './minute.ts'
import { dayOf, MINUTES_PER_DAY, startOfDay } from './minute.ts'

/** Minutes of a day in which work is done, half-open, in order, disjoint. */
export type DayHours = readonly { readonly from: number; readonly to: number }[]

/** Monday first. */
export type WeekPattern = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours]

const NINE_TO_FIVE: DayHours = [{ from: 9 * 60, to: 17 * 60 }]
const WHOLE_DAY: DayHours = [{ from: 0, to: MINUTES_PER_DAY }]
const OFF: DayHours = []

/** Monday to Friday, 09:00 to 17:00: what is assumed where nothing is said. */
export const USUAL_WEEK: WeekPattern = [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, OFF, OFF]

/** Day and night: the calendar of what needs nobody, such as waiting. */
export const ALWAYS: WeekPattern = [WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY]

/** A calendar. The axis begins at an arbitrary moment that is the same for all calendars of one pattern. */
export interface WorkingTime {
  /** Where on the axis a moment lies. What lies outside of working hours lies where the next work begins. */
  readonly workBefore: (at: Minute) => number
  /** The moment in which the work at this place of the axis is done: the latest of those that `workBefore` maps to it. */
  readonly startAt: (work: number) => Minute
  /** The moment in which all work before this place is done: the earliest of those. */
  readonly endAt: (work: number) => Minute
  /** True where any work is done on that day. */
  readonly isWorkingDay: (day: number) => boolean
  /** Working minutes of an ordinary working day: the middle one of its week. */
  readonly minutesPerDay: number
}

/**
 * The working time of a weekly pattern without some days.
 *
 * Each question costs the logarithm of the number of days off, for any date.
 *
 * @param daysOff numbers of whole days, in any order
 * @throws RangeError when the pattern holds no working time, since nothing would ever end
 */
export function workingTime(pattern: WeekPattern, daysOff: readonly number[] = []): WorkingTime {
  const week = weekly(pattern)
  const off = offDays(week, daysOff)
  const isOff = (day: number): boolean => off.days[countBelow(off.days, day)] === day
  return {
    workBefore: (at) => {
      const before = countBelow(off.days, dayOf(at))
      const inside = off.days[before] === dayOf(at)
      return week.workBefore(inside ? startOfDay(dayOf(at)) : at) - (off.removed[before] as number)
    },
    startAt: (work) => week.startAt(work + (off.removed[countBelow(off.places, work + 1)] as number)),
    endAt: (work) => week.endAt(work + (off.removed[countBelow(off.places, work)] as number)),
    isWorkingDay: (day) => week.minutesOf(day) > 0 && !isOff(day),
    minutesPerDay: week.minutesPerDay,
  }
}

interface Week {
  readonly workBefore: (at: Minute) => number
  readonly startAt: (work: number) => Minute
  readonly endAt: (work: number) => Minute
  readonly minutesOf: (day: number) => number
  readonly minutesPerDay: number
}

/** Day 0 was a Thursday; weeks begin on the Monday before it. */
const EPOCH_WEEKDAY = 3

function weekly(pattern: WeekPattern): Week {
  const minutes = pattern.map((hours) => hours.reduce((sum, { from, to }) => sum + to - from, 0))
  /** Working minutes of the week before each day. */
  const before = [0]
  for (const own of minutes) before.push((before.at(-1) as number) + own)
  const total = before[7] as number
  if (total <= 0) throw new RangeError('a week without any working time: no work would ever end')
  const busy = minutes.filter((own) => own > 0).sort((a, b) => a - b)
  const weekOf = (day: number): number => Math.floor((day + EPOCH_WEEKDAY) / 7)
  const weekdayOf = (day: number): number => day + EPOCH_WEEKDAY - weekOf(day) * 7
  const moment = (weekNumber: number, weekday: number, minute: number): Minute =>
    startOfDay(weekNumber * 7 - EPOCH_WEEKDAY + weekday) + minute
  return {
    workBefore: (at) => {
      const day = dayOf(at)
      const weekday = weekdayOf(day)
      return weekOf(day) * total + (before[weekday] as number) + passed(pattern[weekday] as DayHours, at - startOfDay(day))
    },
    startAt: (work) => {
      const weekNumber = Math.floor(work / total)
      const rest = work - weekNumber * total
      let weekday = 0
      while ((before[weekday + 1] as number) <= rest) weekday++
      return moment(weekNumber, weekday, minuteAfter(pattern[weekday] as DayHours, rest - (before[weekday] as number)))
    },
    endAt: (work) => {
      const weekNumber = Math.ceil(work / total) - 1
      const rest = work - weekNumber * total
      let weekday = 0
      while ((before[weekday + 1] as number) < rest) weekday++
      return moment(weekNumber, weekday, minuteAfter(pattern[weekday] as DayHours, rest - (before[weekday] as number) - 1) + 1)
    },
    minutesOf: (day) => minutes[weekdayOf(day)] as number,
    minutesPerDay: busy[busy.length >> 1] as number,
  }
}

/** Working minutes of a day before one of its minutes. */
function passed(hours: DayHours, minute: number): number {
  let sum = 0
  for (const { from, to } of hours) if (minute > from) sum += Math.min(minute, to) - from
  return sum
}

/** The minute of a day behind so many working minutes of it, where work goes on. */
function minuteAfter(hours: DayHours, work: number): number {
  let rest = work
  for (const { from, to } of hours) {
    if (rest < to - from) return from + rest
    rest -= to - from
  }
  throw new RangeError(`${work} working minutes are more than the day has`)
}

interface OffDays {
  /** In order; only those on which work would have been done. */
  readonly days: readonly number[]
  /** Where on the remaining axis each of them is cut out. */
  readonly places: readonly number[]
  /** Minutes cut out before each of them; one entry more for all. */
  readonly removed: readonly number[]
}

function offDays(week: Week, daysOff: readonly number[]): OffDays {
  const days = [...new Set(daysOff)].filter((day) => week.minutesOf(day) > 0).sort((a, b) => a - b)
  const removed = [0]
  const places = days.map((day) => {
    const already = removed.at(-1) as number
    removed.push(already + week.minutesOf(day))
    return week.workBefore(startOfDay(day)) - already
  })
  return { days, places, removed }
}

/** How many of a sorted list are smaller. */
function countBelow(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many days from one moment to another, both days included, are working days; 0 when the first is not before the second. */
export function workingDays(calendar: WorkingTime, start: Minute, finish: Minute): number {
  let days = 0
  if (finish <= start) return 0
  for (let day = dayOf(start); day <= dayOf(finish - 1); day++) if (calendar.isWorkingDay(day)) days++
  return days
}

/**
 * The moment that lies so much working time behind another, or before it where the time is negative.
 *
 * No time at all is the moment itself, also outside of working hours.
 */
export const shifted = (calendar: WorkingTime, at: Minute, work: number): Minute =>
  work === 0 ? at : calendar.endAt(calendar.workBefore(at) + work)

/** The latest moment that `shifted` does not move behind a limit. */
export const shiftedBack = (calendar: WorkingTime, limit: Minute, work: number): Minute =>
  work === 0 ? limit : calendar.startAt(calendar.workBefore(limit) - work)

/** Time runs backwards: what ends last begins first. Turns a scheme that packs to the left into one that packs to the right. */
export const mirrored = (calendar: WorkingTime): WorkingTime => ({
  workBefore: (at) => -calendar.workBefore(-at),
  startAt: (work) => -calendar.endAt(-work),
  endAt: (work) => -calendar.startAt(-work),
  isWorkingDay: (day) => calendar.isWorkingDay(-day),
  minutesPerDay: calendar.minutesPerDay,
})
