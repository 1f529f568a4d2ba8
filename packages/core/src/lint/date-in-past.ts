/**
 * A target, due or expected date before the status date, of something that is still open.
 */

import { parseIsoDate } from '../notation/civil.ts'
import type { Plan, Task, Written } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { PLANS } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { dayOf, lengthOf } from './support/dates.ts'
import { milestoneName, phaseName, quoted, taskName } from './support/words.ts'

export const dateInPast: Rule = {
  code: 'date-in-past',
  severity: 'warning',
  summary: 'An open task, phase, milestone or external item has a date that is past.',
  kinds: PLANS,
  example: `# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands (target 2026-10-30)

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: (plan, context) => {
    const today = parseIsoDate(context.asOf)
    return today === null ? [] : late(plan, context).flatMap((item) => remark(item, today))
  },
}

interface Dated {
  readonly date: Written<string> | null
  /** `Milestone 2 “…” had its target`. */
  readonly had: () => string
}

/** Everything open that may have a date. A summary task is late by its own date only. */
function late(plan: Plan, context: Context): Dated[] {
  return [
    ...plan.milestones.flatMap((milestone) =>
      milestone.state === 'done' ? [] : [{ date: milestone.target, had: () => `${milestoneName(milestone)} had its target` }],
    ),
    ...plan.phases.flatMap((phase) =>
      context.unitsOf(phase.key).some(isOpen) && phase.state?.value !== 'done'
        ? [{ date: phase.time, had: () => `${phaseName(phase)} was to be done` }]
        : [],
    ),
    ...plan.tasks.flatMap((task) => (isOpen(task) ? [{ date: task.due, had: () => `${taskName(task)} was due` }] : [])),
    ...plan.external.flatMap((external) =>
      isAwaited(
        external.blocks.flatMap((key) => context.tasks.get(key) ?? []),
        external.blocks.length,
      )
        ? [{ date: external.expected, had: () => `${quoted(external.text)} was expected` }]
        : [],
    ),
  ]
}

/** Something that blocks only finished work has come; what blocks nothing by name may still be missing. */
const isAwaited = (blocked: readonly Task[], named: number): boolean => named === 0 || blocked.length < named || blocked.some(isOpen)

function remark({ date, had }: Dated, today: number): Remark[] {
  const day = dayOf(date)
  if (date === null || day === null || day >= today) return []
  return [
    {
      span: date.span,
      message: `${had()} on ${date.value}, ${lengthOf(today - day)} ago, and is still open.`,
      hint: 'Finish it, or give it a new date.',
    },
  ]
}
