/**
 * A figure for a phase that is not the sum of the figures of its tasks.
 */
import { daySettings } from '../plan/day-settings.ts'
import type { Estimate, Phase, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { inUnit } from './support/figures.ts'
import { isSumOf, partsOf } from './support/sums.ts'
import { counted, phaseName } from './support/words.ts'

export const phaseSumMismatch: Rule = {
  code: 'phase-sum-mismatch',
  severity: 'warning',
  summary: 'The figure stated for a phase is not the sum of the figures of its tasks, all of which have one.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d)
- [ ] Task 1.2: Raise the walls (2d)

## Timeline & Estimates

| Phase | Effort |
|---|---|
| Phase 1 | 5d |
`,
  check: (plan, { phases, unitsOf }) =>
    plan.estimates.flatMap((estimate) => {
      const phase = estimate.kind === 'estimate' && !estimate.elapsed && estimate.key !== null ? phases.get(estimate.key) : undefined
      return phase ? remark(plan, phase, estimate, unitsOf(phase.key)) : []
    }),
}

function remark(plan: Plan, phase: Phase, estimate: Estimate, tasks: readonly Task[]): Remark[] {
  const parts = partsOf(plan, tasks)
  // A table that states every task as a share of its phase would be compared with itself.
  if (!parts || parts.estimates.includes(estimate) || isSumOf(estimate, parts, plan)) return []
  const stated = plan.source.text.slice(estimate.span.from, estimate.span.to)
  const sum = inUnit(parts.planned, estimate.unit, daySettings(plan.frontMatter.settings))
  return [
    {
      span: estimate.span,
      message: `${phaseName(phase)} is stated as ${stated}, but its ${counted(parts.estimates.length, 'task')} ${parts.estimates.length === 1 ? 'says' : 'add up to'} ${sum}.`,
      hint: `Write ${sum} here, or correct a task.`,
      related: [{ line: phase.line, message: `${phaseName(phase)} begins here` }],
    },
  ]
}
