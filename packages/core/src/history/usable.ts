/**
 * Which revisions are whole. What is not is named and passed over, and the revision behind it is compared with the one before it.
 *
 * Half a file is told by its neighbours alone: its tasks, or most of its text, were there before and came back with the next one.
 */
import type { Revision, SkippedRevision } from './history.ts'
import type { Kept } from './packed.ts'
import type { Reading } from './reading.ts'

/** A revision as it was read. They stand oldest first, parents before their children. */
export interface PastRevision {
  readonly revision: Revision
  /** Indices of those that it was made from, the main line first. */
  readonly parents: readonly number[]
  readonly kept: Kept
}

export interface Usable {
  readonly revision: Revision
  readonly reading: Reading
  /** Indices among the usable ones. */
  readonly parents: readonly number[]
  /** Where it stands among all that were given. */
  readonly index: number
}

/** Less than this share of the text is half a file, if the next revision has at least `BACK` of it again. */
const HALF = 0.4
const BACK = 0.8
/** So many broken ones in a row are seen through. */
const MOST_IN_A_ROW = 5

export function usable(past: readonly PastRevision[]): { readonly used: readonly Usable[]; readonly skipped: readonly SkippedRevision[] } {
  const children: number[][] = past.map(() => [])
  for (const [index, { parents }] of past.entries()) for (const parent of parents) children[parent]?.push(index)
  const used: Usable[] = []
  const skipped: SkippedRevision[] = []
  /** For each revision the usable ones that stand for it. */
  const standIns: (readonly number[])[] = []
  for (const [index, { revision, parents, kept }] of past.entries()) {
    const before = [...new Set(parents.flatMap((parent) => standIns[parent] ?? []))]
    const reason = 'fault' in kept ? kept.fault : halfReason(past, children, index, used[before[0] ?? -1]?.reading)
    if (reason === null && 'reading' in kept) {
      standIns.push([used.length])
      used.push({ revision, reading: kept.reading, parents: before, index })
    } else {
      standIns.push(before)
      skipped.push({ ...revision, reason: reason ?? '' })
    }
  }
  return { used, skipped }
}

function halfReason(
  past: readonly PastRevision[],
  children: readonly number[][],
  index: number,
  before: Reading | undefined,
): string | null {
  const reading = readingAt(past, index)
  if (reading === null) return null
  if (before === undefined) return reading.isPlan ? null : 'it plans no work'
  const isBare = reading.tasks.length === 0 && before.tasks.length > 0
  const isShort = reading.length < before.length * HALF
  if (!isBare && !isShort) return null
  for (let at = children[index]?.[0], step = 0; at !== undefined && step < MOST_IN_A_ROW; at = children[at]?.[0], step++) {
    const next = readingAt(past, at)
    if (next === null) continue
    if (isBare && next.tasks.length > 0) return 'it holds no tasks, and the revisions before and behind it do'
    if (isShort && next.length >= before.length * BACK)
      return `it holds ${Math.round((reading.length / before.length) * 100)} % of the text, and the next revision has it again`
    // Only a run of equally bare ones is seen through.
    if (!isBare || next.tasks.length > 0) return null
  }
  return null
}

function readingAt(past: readonly PastRevision[], index: number): Reading | null {
  const kept = past[index]?.kept
  return kept !== undefined && 'reading' in kept ? kept.reading : null
}
