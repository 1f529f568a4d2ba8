/**
 * Whether the version of a program fits what is stated: `>=20.11`, `^16`, `18.x`, `>=3.10 <3.13`, `18 || 20`.
 */
import { compareVersions, versionRange } from '@milemark/core'

/** `older` is what breaks; `newer` is worth a word. */
export type Fit = 'fits' | 'older' | 'newer' | 'unclear'

export function versionFit(version: string, constraint: string): Fit {
  const own = versionRange(version.match(/\d+(?:\.\d+)*/)?.[0] ?? '')?.intervals[0]?.from
  if (own === undefined) return 'unclear'
  if (constraint === 'latest' || constraint === '*') return 'fits'
  const stated = versionRange(constraint)
  if (stated === null) return 'unclear'
  if (stated.intervals.some(({ from, to }) => compareVersions(own, from) >= 0 && (to === null || compareVersions(own, to) < 0)))
    return 'fits'
  return stated.intervals.every(({ from }) => compareVersions(own, from) < 0) ? 'older' : 'newer'
}
