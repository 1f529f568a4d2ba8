/**
 * What a day of a plan is worth: an ordinary working day of the calendar in its settings.
 */
import { workingTime } from '../calendar/working-time.ts'
import type { DaySettings } from '../notation/unit-time.ts'
import { workingHours } from '../notation/working-hours.ts'
import type { Settings } from './plan.ts'

/** Empty where the settings name no calendar that can be understood. */
export function daySettings({ calendar }: Settings): DaySettings {
  const week = calendar === undefined ? null : workingHours(calendar)
  return week === null ? {} : { hoursPerDay: workingTime(week).minutesPerDay / 60 }
}
