/**
 * Instants of commits on the clock of the page, and rows of a long past thinned to what a picture or a table can hold.
 */
import type { Minute } from '@milemark/core'
import { dayOf, parseIsoMinute } from '@milemark/core'

/** The time on the clock of whoever committed: zones would move a commit by hours at most, and pictures show days. */
export const instant = (text: string): Minute | null => parseIsoMinute(text.slice(0, 16)) ?? parseIsoMinute(text.slice(0, 10))

export interface Dated<T> {
  readonly at: Minute
  readonly row: T
}

/** Rows with a time that can be read, oldest first: a rebase leaves commits in any order. */
export const dated = <T extends { readonly at: string }>(rows: readonly T[]): Dated<T>[] =>
  rows
    .flatMap((row) => {
      const at = instant(row.at)
      return at === null ? [] : [{ at, row }]
    })
    .toSorted((a, b) => a.at - b.at)

/** The last row of each day, week, four weeks, … : the shortest stretch that leaves at most so many. The last is always kept. */
export function thinned<T>(rows: readonly Dated<T>[], most: number): Dated<T>[] {
  for (let days = 1; ; days = days === 1 ? 7 : days * 4) {
    const kept = rows.filter(({ at }, index) => {
      const next = rows[index + 1]
      return next === undefined || Math.floor(dayOf(at) / days) !== Math.floor(dayOf(next.at) / days)
    })
    if (kept.length <= Math.max(1, most)) return kept
  }
}
