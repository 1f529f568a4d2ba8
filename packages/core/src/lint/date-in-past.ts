/**
 * A target, due or expected date before the status date, of something that is still open.
 */

import { parseIsoDate } from '../calendar/civil.ts'
import type { External, Key, Plan, Written } from '../plan/plan.ts'
import { isOver } from '../plan/work.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { dayOf, lengthOf } from './support/dates.ts'
import { milestoneName, phaseName, quoted, taskName } from './support/words.ts'

export const dateInPast: Rule = {
  code: 'date-in-past',
  severity: 'warning',
  summary: 'An open task, phase, milestone or external item has a date that is past.',
  looksAt: 'plans',
  example: `# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands (target 2026-10-30)

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: (plan, context) => {
    const today = parseIsoDate(context.asOf)
    return today === null ? [] : dated(plan, context).flatMap((item) => remark(item, today))
  },
}

interface Dated {
  readonly date: Written<string> | null
  /** `Milestone 2 “…” had its target`. */
  readonly had: () => string
}

/** Everything open that has a date. A summary task is late by its own date only. */
function dated(plan: Plan, context: Context): Dated[] {
  const milestones = plan.milestones.filter(({ state, cancelled, target }) => target && state !== 'done' && !cancelled)
  const phases = plan.phases.filter(({ key, state, time }) => time && !(state && isOver(state.value)) && context.unitsOf(key).some(isOpen))
  const tasks = plan.tasks.filter((task) => task.due && isOpen(task))
  const external = plan.external.filter((item) => item.expected && isAwaited(item, context))
  return [
    ...milestones.map((milestone) => ({ date: milestone.target, had: () => `${milestoneName(milestone)} had its target` })),
    ...phases.map((phase) => ({ date: phase.time, had: () => `${phaseName(phase)} was to be done` })),
    ...tasks.map((task) => ({ date: task.due, had: () => `${taskName(task)} was due` })),
    ...external.map((item) => ({ date: item.expected, had: () => `${quoted(item.text)} was expected` })),
  ]
}

/** Something that blocks only finished work has come; what blocks nothing by name may still be missing. */
function isAwaited({ blocks }: External, { tasks, unitsOf }: Context): boolean {
  const isWaiting = (key: Key) => {
    const task = tasks.get(key)
    return task ? isOpen(task) : unitsOf(key).some(isOpen)
  }
  return blocks.length === 0 || blocks.some(isWaiting)
}

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
