/**
 * Dates of one task or milestone that cannot all be true: it starts after it is due, it was done before it began, or it is
 * said to be done on a day that is still to come.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import type { Milestone, Plan, Task, Written } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { dayOf } from './support/dates.ts'
import { milestoneName, taskName } from './support/words.ts'

export const dateOrder: Rule = {
  code: 'date-order',
  severity: 'warning',
  summary: 'The dates of a task contradict each other: a start after the due date, an end before the start, a done date in the future.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor 🛫 2027-03-12 📅 2027-03-02
`,
  check: (plan, { asOf }) => {
    const today = parseIsoDate(asOf) ?? Number.POSITIVE_INFINITY
    return [...plan.tasks.flatMap((task) => ofTask(task, today)), ...ofMilestones(plan, today)]
  },
}

function ofTask(task: Task, today: number): Remark[] {
  if (!task.start && !task.doneOn) return []
  const early = contradiction(task.start, task.due)
  if (early) return [remark(early[0], `${taskName(task)} starts on ${early[0].value}, after it is due on ${early[1].value}.`)]
  const over = contradiction(task.start, task.doneOn)
  if (over) return [remark(over[1], `${taskName(task)} was done on ${over[1].value}, before it started on ${over[0].value}.`)]
  return doneLater(task, today, taskName)
}

const ofMilestones = (plan: Plan, today: number): Remark[] =>
  plan.milestones.flatMap((milestone) => doneLater(milestone, today, milestoneName))

function doneLater<T extends Task | Milestone>(item: T, today: number, name: (item: T) => string): Remark[] {
  const { doneOn } = item
  const day = dayOf(doneOn)
  return doneOn && day !== null && day > today
    ? [remark(doneOn, `${name(item)} is said to be done on ${doneOn.value}, which is still to come.`)]
    : []
}

/** Both dates, where the first has to be the earlier one and is not. */
function contradiction(first: Written<string> | null, then: Written<string> | null): readonly [Written<string>, Written<string>] | null {
  const [a, b] = [dayOf(first), dayOf(then)]
  return first && then && a !== null && b !== null && a > b ? [first, then] : null
}

const remark = ({ span }: Written<string>, message: string): Remark => ({ span, message, hint: 'Correct one of the dates.' })
