/**
 * The schedulable unit: the level of the tree that is planned, scheduled and offered by `next`.
 */
import { estimates } from '../notation/estimate.ts'
import type { TaskDraft } from './draft.ts'

/**
 * Going down from a top-level task, the deepest level whose items carry an id or an estimate of their own; where
 * nothing below a top-level task does, that task itself. Steps below a unit count for its progress only.
 */
export function isUnit(draft: TaskDraft, children: ReadonlyMap<TaskDraft, readonly TaskDraft[]>): boolean {
  if (draft.parent && !isPlanned(draft)) return false
  return !hasPlannedBelow(draft, children)
}

function hasPlannedBelow(draft: TaskDraft, children: ReadonlyMap<TaskDraft, readonly TaskDraft[]>): boolean {
  return (children.get(draft) ?? []).some((child) => isPlanned(child) || hasPlannedBelow(child, children))
}

const isPlanned = (draft: TaskDraft): boolean => draft.id !== null || draft.fields.some((field) => field.kind === 'effort') || estimates(draft.head.line.plain).length > 0
