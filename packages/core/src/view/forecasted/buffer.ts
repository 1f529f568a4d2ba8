/**
 * The project buffer: how much is needed between the schedule and a finish that holds in eight of ten cases, against what the
 * document states.
 */
import type { Minute } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import { percentile, shareUpTo } from '../../forecast/summary.ts'
import { hours as hoursOf } from '../../notation/estimate.ts'
import { figureText } from '../../plan/figure.ts'
import type { ProblemPlan } from '../../plan/to-problem.ts'
import type { BufferForecast } from '../forecast-view.ts'
import type { Forecasted } from '../forecasted.ts'
import type { ScheduleView } from '../schedule-view.ts'

export function bufferForecast({ given, calendar }: Forecasted, view: ScheduleView, sorted: Float64Array): BufferForecast | null {
  const { start, finish } = view
  if (start === null || finish === null) return null
  const place = (at: Minute): number => calendar.workBefore(at)
  const day = calendar.minutesPerDay
  const scheduledDays = (place(finish) - place(start)) / day
  const stated = given.plans.flatMap((plan) => statedBuffer(plan, scheduledDays))
  const days = stated.reduce((sum, { days }) => sum + days, 0)
  const neededDays = tenth(Math.max(0, place(percentile(sorted, 0.8)) - place(finish)) / day)
  if (stated.length === 0) return { neededDays, statedDays: null, statedText: null, chance: null, used: null }
  const end = calendar.endAt(place(finish) + Math.round(days * day))
  return {
    neededDays,
    statedDays: tenth(days),
    statedText: stated.map(({ text }) => text).join(', '),
    chance: shareUpTo(sorted, Math.max(end, finish)),
    used: used(calendar, view, finish, days),
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** The buffer of the whole plan; those of single phases and tasks are part of their estimates. */
function statedBuffer({ at: { plan }, calendar }: ProblemPlan, scheduledDays: number): { readonly days: number; readonly text: string }[] {
  const buffer = plan.estimates.find(({ kind, target }) => kind === 'buffer' && target === 'buffer')
  if (!buffer) return []
  const text = figureText(buffer)
  if (buffer.unit === '%') return [{ text, days: (scheduledDays * (buffer.low + buffer.high)) / 200 }]
  const found = hoursOf(buffer, { hoursPerDay: calendar.minutesPerDay / 60 })
  return found ? [{ text, days: (found.mid ?? (found.low + found.high) / 2) / (calendar.minutesPerDay / 60) }] : []
}

/** The buffer lies before the last target: how much of it the schedule has passed already. */
function used(calendar: WorkingTime, { milestones }: ScheduleView, finish: Minute, days: number): number | null {
  const targets = milestones.flatMap(({ target, state }) => (target !== null && state !== 'done' ? [target] : []))
  if (targets.length === 0 || days <= 0) return null
  const target = Math.max(...targets)
  const left = (calendar.workBefore(target) - calendar.workBefore(finish)) / calendar.minutesPerDay
  return Math.max(0, Math.round((1 - left / days) * 100) / 100)
}
