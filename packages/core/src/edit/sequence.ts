/**
 * Several edits, each made to the result of the one before, as one change of the document: all of them or none.
 */
import { composed } from '../text/edit.ts'
import type { Edited, Editing, Outcome } from './editing.ts'
import { unchanged } from './editing.ts'

export type Step = (editing: Editing) => Outcome

export function inSequence(editing: Editing, steps: readonly Step[]): Outcome {
  const { length } = editing.plan.source.text
  let whole: Edited = unchanged(editing)
  for (const step of steps) {
    const next = step({ ...editing, plan: whole.plan })
    if (!next.ok) return next
    whole = {
      ok: true,
      edits: composed(length, whole.edits, next.edits),
      plan: next.plan,
      changes: [...whole.changes, ...next.changes],
      notes: [...new Set([...whole.notes, ...next.notes])],
    }
  }
  return whole
}
