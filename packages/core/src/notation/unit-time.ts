/**
 * How long the units of an effort are. What a day is depends on the calendar of the plan; where nobody knows it, it has
 * eight hours, a week five days, a month twenty.
 */
import type { Unit } from './terms.ts'

export interface DaySettings {
  readonly hoursPerDay?: number
  readonly daysPerWeek?: number
  readonly daysPerMonth?: number
}

/** Working minutes in one of a unit; null for a share and for a size word, which are no time by themselves. */
export function minutesPer(unit: Unit, { hoursPerDay = 8, daysPerWeek = 5, daysPerMonth = 20 }: DaySettings = {}): number | null {
  const day = hoursPerDay * 60
  switch (unit) {
    case 'min':
      return 1
    case 'h':
      return 60
    case 'd':
    case 'person-day':
      return day
    case 'w':
      return day * daysPerWeek
    case 'month':
      return day * daysPerMonth
    case '%':
    case 'size-word':
      return null
  }
}

/** Working hours in one of a unit; null as for `minutesPer`. */
export function hoursPer(unit: Unit, days: DaySettings = {}): number | null {
  const minutes = minutesPer(unit, days)
  return minutes === null ? null : minutes / 60
}
