/**
 * The table of rules, and `check`: a plan in, everything that is wrong with it out. Nothing is run and nothing is read
 * besides the plan.
 */
import type { DocumentKind, Plan } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import { lineAt } from '../text/span.ts'
import { absenceInTask } from './absence-in-task.ts'
import { ambiguousReference } from './ambiguous-reference.ts'
import { boxWordsDisagree } from './box-words-disagree.ts'
import { circularDependency } from './circular-dependency.ts'
import { CLAIM_CODES } from './claim-codes.ts'
import { dateDoesNotExist } from './date-does-not-exist.ts'
import { dateInPast } from './date-in-past.ts'
import { dateOrder } from './date-order.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { doneBeforePredecessor } from './done-before-predecessor.ts'
import { duplicateId } from './duplicate-id.ts'
import { estimateMissing } from './estimate-missing.ts'
import { externalUndated } from './external-undated.ts'
import { frontMatterInvalid } from './front-matter-invalid.ts'
import { milestoneOpenTasks } from './milestone-open-tasks.ts'
import { milestoneOutOfReach } from './milestone-out-of-reach.ts'
import { parentChildrenDisagree } from './parent-children-disagree.ts'
import { parentSumMismatch } from './parent-sum-mismatch.ts'
import { personOverloaded } from './person-overloaded.ts'
import { phaseSumMismatch } from './phase-sum-mismatch.ts'
import { placeholderLeft } from './placeholder-left.ts'
import type { Remark, Rule } from './rule.ts'
import { sameIdDifferentTitle } from './same-id-different-title.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionMissing } from './section-missing.ts'
import { settingsInvalid } from './settings-invalid.ts'
import { statusUnknown } from './status-unknown.ts'
import { context } from './support/context.ts'
import { targetBeforeFinish } from './target-before-finish.ts'
import { totalMismatch } from './total-mismatch.ts'
import { unknownPerson } from './unknown-person.ts'
import { unknownReference } from './unknown-reference.ts'

/** In the order of the reference: what makes a plan impossible first, what is only worth knowing last. */
export const rules: readonly Rule[] = [
  frontMatterInvalid,
  settingsInvalid,
  circularDependency,
  unknownReference,
  ambiguousReference,
  duplicateId,
  dateDoesNotExist,
  dateOrder,
  dateInPast,
  milestoneOutOfReach,
  targetBeforeFinish,
  personOverloaded,
  absenceInTask,
  totalMismatch,
  phaseSumMismatch,
  parentSumMismatch,
  boxWordsDisagree,
  parentChildrenDisagree,
  milestoneOpenTasks,
  doneBeforePredecessor,
  sameIdDifferentTitle,
  unknownPerson,
  placeholderLeft,
  statusUnknown,
  estimateMissing,
  externalUndated,
  sectionMissing,
  sectionEmpty,
]

const CODES: ReadonlySet<string> = new Set([...rules.map(({ code }) => code), ...CLAIM_CODES])

const KINDS: Readonly<Record<Rule['looksAt'], readonly DocumentKind[]>> = {
  plans: ['plan'],
  filled: ['plan', 'guide'],
  all: ['plan', 'guide', 'template', 'other'],
}

export interface CheckOptions extends Pick<PlanAt, 'holidays' | 'firstCommit'> {
  /** The status date, ISO: what is before it is past. */
  readonly asOf: string
}

/** Everything that is wrong with a plan, in document order, at the levels that its settings give. Linear in the plan, but for its schedule. */
export function check(plan: Plan, options: CheckOptions): Diagnostic[] {
  const known = context(plan, { ...options, codes: CODES })
  const levels = plan.frontMatter.settings.checks ?? {}
  const found = rules.flatMap((rule) => {
    const level = levels[rule.code]
    if (level === 'off' || !KINDS[rule.looksAt].includes(plan.kind)) return []
    return rule.check(plan, known).map((remark) => diagnostic(plan, rule, remark, level))
  })
  return found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
}

function diagnostic(plan: Plan, { code, severity }: Rule, remark: Remark, level: Severity | undefined): Diagnostic {
  return { code, ...remark, severity: level ?? remark.severity ?? severity, line: lineAt(plan.source.lines, remark.span.from) }
}
