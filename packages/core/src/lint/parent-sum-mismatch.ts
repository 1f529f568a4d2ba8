/**
 * A task whose own figure is not the sum of the figures of its sub-tasks.
 */
import { daySettings } from '../plan/day-settings.ts'
import type { Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { inUnit } from './support/figures.ts'
import { isSumOf, partsOf } from './support/sums.ts'
import { counted, taskName } from './support/words.ts'

export const parentSumMismatch: Rule = {
  code: 'parent-sum-mismatch',
  severity: 'warning',
  summary: 'The figure of a task is not the sum of the figures of its sub-tasks; the sub-tasks count.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Floor (5d)
  - [ ] Task 1.1.1: Dig (1d)
  - [ ] Task 1.1.2: Pour (2d)
`,
  check: (plan, { children }) => plan.tasks.flatMap((task) => (task.unit ? [] : remark(plan, task, children(task.key)))),
}

function remark(plan: Plan, task: Task, children: readonly Task[]): Remark[] {
  const { estimate } = task
  const parts = estimate && !estimate.elapsed && children.length > 0 ? partsOf(plan, children) : null
  if (!estimate || !parts || isSumOf(estimate, parts, plan)) return []
  const stated = plan.source.text.slice(estimate.span.from, estimate.span.to)
  const sum = inUnit(parts.planned, estimate.unit, daySettings(plan.frontMatter.settings))
  return [
    {
      span: estimate.span,
      message: `${taskName(task)} says ${stated}, but its ${counted(children.length, 'sub-task')} ${children.length === 1 ? 'says' : 'add up to'} ${sum}; the sub-tasks count.`,
      hint: `Write ${sum} here, or correct a sub-task.`,
    },
  ]
}
