/**
 * How many tasks several plans have brought to an end, week by week: what a forecast without estimates rests on.
 */
import type { History } from './history.ts'
import { mondayOf } from './weeks.ts'

/** Older weeks say little about the people of today. */
const MOST_WEEKS = 26

/** The past whole weeks from the first one in which anything was done, weeks without anything among them; oldest first. */
export function weeklyDone(histories: readonly Pick<History, 'weeks'>[], asOf: string): number[] {
  const thisWeek = mondayOf(asOf) ?? ''
  const counts = new Map<string, number>()
  for (const { weeks } of histories)
    for (const { monday, done } of weeks) if (monday < thisWeek) counts.set(monday, (counts.get(monday) ?? 0) + done)
  const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, done]) => done)
  const first = inOrder.findIndex((done) => done > 0)
  return first === -1 ? [] : inOrder.slice(first).slice(-MOST_WEEKS)
}
