/**
 * What a rule of `check` is: a code, the level it has by itself, a document that provokes it, and a pure function.
 *
 * A rule says where and what; `index.ts` adds code, level and line, and applies the levels that the document sets.
 */
import type { Plan } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import type { Context } from './support/context.ts'

/** What a rule found at one place. */
export interface Remark {
  readonly message: string
  /** The characters to underline: the id, the date, the reference, not the whole block. */
  readonly span: Span
  readonly hint?: string
  readonly related?: NonNullable<Diagnostic['related']>
  /** Where this place is a milder or graver case than the rule's own. */
  readonly severity?: Severity
}

export interface Rule {
  /** Kebab-case; what settings and tools name it by. */
  readonly code: string
  readonly severity: Severity
  /** One sentence for the reference. */
  readonly summary: string
  /** A small document that provokes this rule and no other, as of 2026-11-23. */
  readonly example: string
  /** The documents that it looks at: those that plan work, those that somebody filled in, or every one. */
  readonly looksAt: 'plans' | 'filled' | 'all'
  readonly check: (plan: Plan, context: Context) => readonly Remark[]
}
