/**
 * What happened week by week. A week begins on Monday, by the day of whoever committed.
 */
import { isoDate, parseIsoDate, weekday } from '../calendar/civil.ts'
import type { Life } from './events.ts'
import type { History, TaskEventKind, WeekOfWork } from './history.ts'

/** The Monday of the week of an ISO day or instant; null where it is none. */
export function mondayOf(at: string): string | null {
  const day = parseIsoDate(at.slice(0, 10))
  return day === null ? null : isoDate(day - weekday(day) + 1)
}

/** More are not listed: a date that far away is a wrong clock. */
const MOST_WEEKS = 1040

const COUNTED: Readonly<Partial<Record<TaskEventKind, 'done' | 'added' | 'dropped'>>> = {
  done: 'done',
  appeared: 'added',
  returned: 'added',
  dropped: 'dropped',
  cancelled: 'dropped',
}

/** All weeks from the first revision to the status date, those without any event too. What the first revision held was not added. */
export function weeksOf(lives: readonly Life[], first: string | null, asOf: string): WeekOfWork[] {
  const counts = new Map<string, { done: number; added: number; dropped: number }>()
  for (const { events, fact, wasUnit, fromStart } of lives) {
    if (!wasUnit || !fact.unit) continue
    for (const [index, { what, at }] of events.entries()) {
      const kind = fromStart && index === 0 ? undefined : COUNTED[what]
      const monday = kind === undefined ? null : mondayOf(at)
      if (kind === undefined || monday === null) continue
      const week = counts.get(monday) ?? { done: 0, added: 0, dropped: 0 }
      week[kind]++
      counts.set(monday, week)
    }
  }
  const mondays = [...counts.keys(), ...(first === null ? [] : [mondayOf(first) ?? '', mondayOf(asOf) ?? ''])]
    .filter((day) => day !== '')
    .sort()
  const to = parseIsoDate(mondays.at(-1) ?? '')
  const from = parseIsoDate(mondays[0] ?? '')
  if (from === null || to === null) return []
  const begin = Math.max(from, to - (MOST_WEEKS - 1) * 7)
  return Array.from({ length: (to - begin) / 7 + 1 }, (_, index) => {
    const monday = isoDate(begin + index * 7)
    return { monday, ...(counts.get(monday) ?? { done: 0, added: 0, dropped: 0 }) }
  })
}

export function throughputOf(weeks: readonly WeekOfWork[]): History['throughput'] {
  const first = weeks.findIndex(({ done }) => done > 0)
  if (first === -1) return null
  const since = weeks.slice(first)
  const done = since.reduce((sum, week) => sum + week.done, 0)
  return { perWeek: Math.round((done / since.length) * 100) / 100, weeks: since.length }
}
