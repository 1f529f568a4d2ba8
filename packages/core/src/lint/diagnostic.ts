/**
 * A diagnostic: what is wrong, where, and what to do, in one sentence that names the author's own task.
 */
import type { Span } from '../text/span.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  /** 1-based. */
  readonly line: number
  /** What to do, when the message alone does not say it. */
  readonly hint?: string
  /** Other places that the message speaks of. */
  readonly related?: readonly { readonly line: number; readonly message: string }[]
}
