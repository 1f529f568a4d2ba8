/**
 * What a stated figure is about, where no item begins on its line.
 */
import type { EstimateKind, Key } from '../plan.ts'
import { readLabel } from './label.ts'
import type { Statement } from './line.ts'
import { BUFFER, findTarget, insideTarget, NO_SCOPE, referenceTarget, type Target, type TargetIndex, TOTAL } from './target.ts'

/** Where the line stands. */
export interface LineScope {
  readonly owner: Target | null
  readonly phase: Key | null
}

/** The target of a statement; null where the words around it do not tell. */
export function belongsTo(index: TargetIndex, statement: Statement, line: string, scope: LineScope): Target | null {
  const isSum = statement.role === 'total' || statement.role === 'with-buffer'
  const whole = scope.owner === null || (isSum && (scope.owner.kind === 'buffer' || scope.owner.kind === 'name')) ? TOTAL : scope.owner
  const inside = () => insideTarget(index, line.slice(0, statement.figure.from))
  if (statement.role === 'buffer' && statement.subject === '') return BUFFER
  if (statement.subject === '') return isSum ? (inside() ?? whole) : whole
  const { subject } = statement
  const reference = referenceTarget(index, subject, { ...NO_SCOPE, phase: scope.phase })
  if (reference) return reference
  if (scope.owner?.kind === 'buffer' && !isSum) return BUFFER
  const label = readLabel(subject)
  if (label && label.rest === '') return label.role === 'buffer' ? BUFFER : (inside() ?? whole)
  const named = findTarget(index, subject, { prefer: scope.phase === null ? 'phase' : 'task', phase: scope.phase })
  if (named && named.kind !== 'name') return named
  if (label?.role === 'buffer') return BUFFER
  if (label?.role === 'total' || label?.role === 'with-buffer') return inside() ?? whole
  // A sentence that names no item speaks of anything: `Review takes 2 days`.
  if (statement.by === 'verb') return null
  return referenceBehind(index, statement.tail) ?? named
}

/** `Contract tests: 3 days (T002-T012)`: a name that is no item's gives way to the ids in the brackets behind. */
function referenceBehind(index: TargetIndex, tail: string): Target | null {
  const inside = /^\s*[(（[]([^()（）[\]]{1,40})[)）\]]/u.exec(tail)?.[1]
  const target = inside === undefined ? null : referenceTarget(index, inside)
  return target && (target.key !== null || /\d[-–]\w*\d/.test(inside ?? '')) ? target : null
}

export function kindOfFigure(statement: Statement, target: Target): EstimateKind {
  if (target.kind === 'buffer') return 'buffer'
  const { role } = statement
  if (role === 'actual' || role === 'cumulative' || role === 'with-buffer' || role === 'buffer') return role
  return 'estimate'
}
