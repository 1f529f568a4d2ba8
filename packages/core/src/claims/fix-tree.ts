/**
 * Drawn trees, drawn again as the folders are.
 */
import type { Plan } from '../plan/plan.ts'
import type { Fix } from './claim.ts'
import type { Ground } from './tree.ts'

export interface TreeFix extends Fix {
  /** 1-based lines of the fence. */
  readonly line: number
  readonly lastLine: number
}

export function treeFixes(_plan: Plan, _ground: Ground): TreeFix[] {
  return []
}
