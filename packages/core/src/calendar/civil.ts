/**
 * The civil calendar on integers: a day is its number since 1970-01-01, so that plans compute without a clock or a zone.
 *
 * Source of the algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (proleptic Gregorian calendar,
 * years that begin in March).
 */

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const DAYS_PER_ERA = 146_097
const EPOCH_SHIFT = 719_468

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The number of days in a month; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** The day's number since 1970-01-01, or null when the calendar has no such day. */
export function epochDay(year: number, month: number, day: number): number | null {
  if (![year, month, day].every(Number.isInteger) || year < 0 || year > 9999) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT
}

/** The date of a day's number. */
export function civilDate(epoch: number): CivilDate {
  const shifted = epoch + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** `2026-02-27`. */
export function isoDate(epoch: number): string {
  const { year, month, day } = civilDate(epoch)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** The day's number of an ISO date, or null when the text is none or the day does not exist. */
export function parseIsoDate(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  return found ? epochDay(Number(found[1]), Number(found[2]), Number(found[3])) : null
}

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export const weekday = (epoch: number): number => ((((epoch + 3) % 7) + 7) % 7) + 1

/** The same day of another month, or the last day of that month where it is shorter. */
export function addMonths(epoch: number, months: number): number {
  const { year, month, day } = civilDate(epoch)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  const shifted = epochDay(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
  if (shifted === null) throw new RangeError(`${months} months from ${isoDate(epoch)} is outside the years 0 to 9999`)
  return shifted
}

/** The days nearest to one that does not exist: month and day exchanged, the last day before it, the first after it. */
export function nearestDates(year: number, month: number, day: number): string[] {
  const exchanged = epochDay(year, day, month)
  const candidates = exchanged === null ? around(year, month, day) : [exchanged]
  return [...new Set(candidates.map(isoDate))]
}

function around(year: number, month: number, day: number): number[] {
  const within = Math.min(12, Math.max(1, month))
  const length = daysInMonth(year, within)
  const last = epochDay(year, within, Math.min(length, Math.max(1, day)))
  if (last === null) return []
  return month === within && day > length ? [last, last + 1] : [last]
}
