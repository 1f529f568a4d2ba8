/**
 * Text in, plan and diagnostics out: reading and checking in one call, where nothing around the document is known.
 */
import type { Diagnostic } from './lint/diagnostic.ts'
import { check } from './lint/index.ts'
import type { Plan } from './plan/plan.ts'
import type { ReadOptions } from './plan/read.ts'
import { readPlan } from './plan/read.ts'

export interface ReadResult {
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads any text as a plan.
 *
 * @returns the plan and every problem of the document at once, in document order; never throws.
 */
export function read(text: string, options: ReadOptions): ReadResult {
  const plan = readPlan(text, options)
  return { plan, diagnostics: check(plan, options) }
}
