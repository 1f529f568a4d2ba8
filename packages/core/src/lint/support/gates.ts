/**
 * The work that a milestone waits for, apart by whether the document says so or only a number suggests it.
 */
import type { Key, Milestone } from '../../plan/plan.ts'

export interface Gates {
  readonly stated: readonly Key[]
  readonly assumed: readonly Key[]
}

export const gatesOf = ({ gatedBy, gatesStated }: Milestone): Gates =>
  gatesStated ? { stated: gatedBy, assumed: [] } : { stated: [], assumed: gatedBy }
