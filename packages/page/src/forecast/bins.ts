/**
 * Days on which trials end, gathered into as many bars as can be told apart.
 */

import { dayOf } from '@milemark/core'
import type { ForecastView } from '@milemark/core/forecast'
import { weekdayOf } from '../words/dates.ts'

export interface Bins {
  /** Days that a bar stands for. */
  readonly width: 1 | 7 | 28
  /** Without gaps; `day` is the first of each. */
  readonly bins: readonly { readonly day: number; readonly trials: number }[]
  readonly trials: number
}

const MOST = 80

/** Days, weeks from Monday, or four weeks; null where no trial has ended. */
export function binsOf(days: ForecastView['days']): Bins | null {
  const counted = days.filter(({ trials }) => trials > 0).map(({ day, trials }) => ({ day: dayOf(day), trials }))
  const [first, last] = counted.reduce(([low, high], { day }) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity])
  if (counted.length === 0) return null
  const width = last - first < MOST ? 1 : last - first < MOST * 7 ? 7 : 28
  const from = width === 1 ? first : first - weekdayOf(first)
  const bins = Array.from({ length: Math.floor((last - from) / width) + 1 }, (_, at) => ({ day: from + at * width, trials: 0 }))
  for (const { day, trials } of counted) {
    const bin = bins[Math.floor((day - from) / width)]
    if (bin) bin.trials += trials
  }
  return { width, bins, trials: counted.reduce((sum, { trials }) => sum + trials, 0) }
}
