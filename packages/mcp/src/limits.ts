/**
 * How much one call of an agent may change. More than that waits as a proposal for a person: whatever a document or a prompt has
 * talked an agent into, the damage stays small.
 */
import type { Change, TextEdit } from '@milemark/core'

export const MOST_TASKS = 20
export const LARGEST_SHARE = 0.1
/** A tenth of a short plan is a line or two: so much is always allowed. */
const ALWAYS_CHARACTERS = 400

/** Why a change is too large for an agent; null where it is not. */
export function tooLarge(changes: readonly Change[], edits: readonly TextEdit[], length: number): string | null {
  const items = new Set(changes.map((change) => ('key' in change ? `${change.kind} ${change.key}` : change.link)))
  if (items.size > MOST_TASKS) return `it changes ${items.size} items, and ${MOST_TASKS} are the most in one call`
  const characters = edits.reduce((sum, { from, to, insert }) => sum + Math.max(to - from, insert.length), 0)
  if (characters <= ALWAYS_CHARACTERS || characters <= length * LARGEST_SHARE) return null
  return `it changes ${Math.round((100 * characters) / Math.max(1, length))} % of the document, and ${LARGEST_SHARE * 100} % are the most in one call`
}
