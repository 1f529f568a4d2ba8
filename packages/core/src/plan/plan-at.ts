/**
 * A plan and what is known about it from outside of its text. Plain data, so that nothing in `core` asks a clock, git or a table.
 */
import type { Plan } from './plan.ts'

export interface PlanAt {
  readonly plan: Plan
  /** As given, or relative to the working folder. */
  readonly path: string
  /** The days off of the region that its settings name. */
  readonly holidays?: readonly Holiday[]
  /** ISO day on which git first saw the document; null or absent where nobody knows. */
  readonly firstCommit?: string | null
}

export interface Holiday {
  /** ISO. */
  readonly date: string
  readonly name: string
}
