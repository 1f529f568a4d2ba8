/**
 * Why a document is no plan, in one sentence.
 */
import type { DocumentKind, Plan } from '../plan/plan.ts'

const NO_PLAN: Readonly<Record<Extract<DocumentKind, 'template' | 'other'>, string>> = {
  template: 'is the unfilled template: nobody has written a plan into it yet',
  other: 'is not a plan: no tasks, milestones or phases of work were found in it',
}

/** One sentence where a document is no plan; null for plans and guides. */
export function noPlanSentence({ path, plan }: { readonly path: string; readonly plan: Plan }): string | null {
  if (plan.source.text.trim() === '')
    return `${path} is empty. If you expected text, another program may still be saving it; git keeps the last committed version.`
  return plan.kind === 'template' || plan.kind === 'other' ? `${path} ${NO_PLAN[plan.kind]}.` : null
}
