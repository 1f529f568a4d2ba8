/**
 * A milestone whose target lies before the longest chain of its work could end, were everyone free for it at once.
 */
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import type { OverdueMilestone } from './support/finish.ts'
import { dayText, isGuess, lateBy, overdue } from './support/finish.ts'
import { milestoneName } from './support/words.ts'

export const milestoneOutOfReach: Rule = {
  code: 'milestone-out-of-reach',
  severity: 'warning',
  summary: 'A milestone cannot meet its target, even if everybody were free for it.',
  looksAt: 'plans',
  example: `# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands (Phase 1, target 2026-11-25)

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (2d)
- [ ] Task 1.2: Raise the walls (3d, after 1.1)
`,
  check: (plan, context) => overdue(plan, context).flatMap((item) => (item.isOutOfReach ? remark(context, item) : [])),
}

function remark(context: Context, { milestone, target, earliest, at, units }: OverdueMilestone): Remark[] {
  const { calendar } = context.scheduled().plan
  return [
    {
      span: at.span,
      severity: isGuess(context, units) ? 'info' : 'warning',
      message: `${milestoneName(milestone)} cannot meet its target of ${at.value}: its longest chain of work ends on ${dayText(earliest)} at the earliest, ${lateBy(calendar, target, earliest)} later.`,
      hint: 'Move the target, or shorten the chain; milemark schedule shows it.',
    },
  ]
}
