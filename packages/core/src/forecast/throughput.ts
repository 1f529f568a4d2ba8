/**
 * A forecast without estimates: how many tasks were done in each past week, drawn again and again until all that is open is
 * done (bootstrap; Vacanti 2015, Magennis 2011).
 */

import { normalBelow } from './normal.ts'
import { fillNormals } from './random.ts'

/** Fewer weeks, or weeks in which nothing was done, say nothing about speed. */
export const LEAST_WEEKS = 4
/** A plan of more weeks than this has no end that would help anybody. */
const MOST_WEEKS = 1040

/**
 * Weeks, with a fraction of the last one, until so many tasks are done; one per trial, ascending. Null where the past is too short.
 *
 * @param weekly tasks done in each of the past weeks, weeks without any among them
 * @param open tasks that are still to be done
 */
export function weeksNeeded(
  weekly: readonly number[],
  open: number,
  { trials, seed }: { trials: number; seed: number },
): Float64Array | null {
  if (weekly.length < LEAST_WEEKS || weekly.every((count) => count <= 0)) return null
  const found = new Float64Array(trials)
  const normals = new Float32Array(64)
  for (let trial = 0; trial < trials; trial++) {
    let left = open
    let weeks = 0
    for (let at = 0; left > 0 && weeks < MOST_WEEKS; at++) {
      if (at % normals.length === 0) fillNormals(normals, seed ^ at, trial)
      const drawn =
        weekly[Math.min(weekly.length - 1, Math.floor(normalBelow(normals[at % normals.length] as number) * weekly.length))] ?? 0
      weeks += drawn >= left ? left / drawn : 1
      left -= drawn
    }
    found[trial] = weeks
  }
  return found.sort()
}
