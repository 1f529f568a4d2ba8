/**
 * Histories for tests: a plan of so many weeks whose scope grows and whose milestones slip.
 */
import { dayOf } from '@milemark/core'
import type { History } from '@milemark/core/history'
import { isoDay } from '../words/dates.ts'
import { at } from './view.ts'

export const historyOf = (fields: Partial<History> = {}): History => ({
  path: 'plan.md',
  asOf: '2026-11-23',
  title: 'A plan',
  revisions: [],
  skipped: [],
  missing: [],
  points: [],
  forecasts: [],
  milestones: [],
  tasks: [],
  weeks: [],
  throughput: null,
  scopeGrowth: null,
  ...fields,
})

/** A revision each Monday, the last one on the status date. */
export function growing(weeks: number, milestones = 3, fields: Partial<History> = {}): History {
  const asOf = dayOf(at('2026-11-23'))
  const mondays = Array.from({ length: weeks }, (_, index) => isoDay(asOf - 7 * (weeks - 1 - index)))
  const commit = (index: number): string | null => (index === weeks - 1 ? null : `c${String(index).padStart(7, '0')}`)
  const instants = mondays.map((monday) => `${monday}T09:30:00+01:00`)
  const keys = Array.from({ length: milestones }, (_, index) => `M${index + 1}`)
  return historyOf({
    revisions: instants.map((when, index) => ({
      commit: commit(index),
      at: when,
      author: 'ana',
      subject: `Week ${index} <b>`,
      path: 'plan.md',
    })),
    points: instants.map((when, index) => {
      const total = 40 + 2 * Math.floor(index / 4)
      const done = Math.min(total, Math.floor((index * 30) / weeks))
      return { commit: commit(index), at: when, total, done, totalHours: total * 12, doneHours: done * 11, scheduled: null }
    }),
    forecasts: instants.map((when, index) => {
      const end = asOf + 60 + Math.round(10 * Math.sin(index / 5)) + Math.round((index * 40) / weeks)
      const middle = (place: number): number => end - 12 * (milestones - 1 - place)
      return {
        commit: commit(index),
        at: when,
        finish: { p50: isoDay(end), p80: isoDay(end + 20 - Math.floor((index * 12) / weeks)) },
        milestones: keys.map((key, place) => ({
          key,
          p50: isoDay(middle(place)),
          p80: isoDay(middle(place) + 14),
          target: place % 3 === 1 ? null : isoDay(asOf + 70 - 12 * (milestones - 1 - place)),
        })),
      }
    }),
    milestones: keys.map((key) => ({ key, id: key, title: `Title <i>of</i> ${key}` })),
    weeks: mondays.map((monday, index) => ({ monday, done: index % 3, added: index % 4 === 0 ? 2 : 0, dropped: 0 })),
    throughput: { perWeek: 1.4, weeks },
    scopeGrowth: 0.25,
    ...fields,
  })
}
