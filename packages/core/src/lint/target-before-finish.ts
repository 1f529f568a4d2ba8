/**
 * A date that lies before the scheduled finish of what has to meet it: a due date, the time of a phase, a target.
 */
import type { Minute } from '../calendar/minute.ts'
import { startOfDay } from '../calendar/minute.ts'
import type { Plan, Written } from '../plan/plan.ts'
import { daysOf } from '../plan/when.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { dayText, isAhead, isGuess, lateBy, overdue } from './support/finish.ts'
import { overloads } from './support/overload.ts'
import { milestoneName, phaseName, taskName } from './support/words.ts'

export const targetBeforeFinish: Rule = {
  code: 'target-before-finish',
  severity: 'warning',
  summary: 'A task, phase or milestone is scheduled to end after its date, although it need not be so.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (2d, @ida)
- [ ] Task 1.2: Raise the walls (2d, after 1.1, @otto, due 2026-11-26)
- [ ] Task 1.3: Order the roof (1d, @ida, due 2026-11-23)
`,
  check: (plan, context) => {
    const late = [...milestones(plan, context), ...phases(plan, context), ...tasks(plan, context)]
    // Where somebody has too much to do, that is the finding.
    const overloaded = new Set(late.length > 0 ? overloads(context).flatMap(({ units }) => units) : [])
    return late.filter(({ units }) => !units.some((unit) => overloaded.has(unit))).map((item) => remark(context, item))
  },
}

interface Late {
  readonly name: string
  readonly at: Written<string>
  readonly target: Minute
  readonly finish: Minute
  /** Indexes of the units that it rests on. */
  readonly units: readonly number[]
}

function remark(context: Context, { name, at, target, finish, units }: Late): Remark {
  const { calendar } = context.scheduled().plan
  return {
    span: at.span,
    severity: isGuess(context, units) ? 'info' : 'warning',
    message: `${name} is to be done by ${at.value} and is scheduled to end on ${dayText(finish)}, ${lateBy(calendar, target, finish)} late.`,
    hint: 'Move the date, share the work, or put it before something else; milemark explain shows what it waits for.',
  }
}

const milestones = (plan: Plan, context: Context): Late[] =>
  overdue(plan, context).flatMap(({ isOutOfReach, milestone, ...found }) =>
    isOutOfReach ? [] : [{ ...found, name: milestoneName(milestone) }],
  )

function tasks(plan: Plan, context: Context): Late[] {
  if (!plan.tasks.some(({ due, unit }) => due && unit)) return []
  const { plan: scheduled, solution } = context.scheduled()
  return scheduled.units.flatMap(({ activities, due, startedAt }, unit) => {
    const task = scheduled.of.units[unit]
    if (!task?.due || due === null || activities.length === 0 || !isAhead(due, context)) return []
    // A start behind the due date is a contradiction, and `date-order` says so.
    if (startedAt !== null && startedAt >= due) return []
    const finish = lastOf(solution.schedule.finish, activities)
    return finish > due ? [{ name: taskName(task), at: task.due, target: due, finish, units: [unit] }] : []
  })
}

function phases(plan: Plan, context: Context): Late[] {
  if (!plan.phases.some(({ time }) => time)) return []
  const { plan: scheduled, solution } = context.scheduled()
  return plan.phases.flatMap((phase) => {
    const range = phase.time && daysOf(phase.time.value, scheduled.start.day, scheduled.calendar)
    const units = scheduled.of.groups.get(phase.key) ?? []
    const activities = units.flatMap((unit) => scheduled.units[unit]?.activities ?? [])
    if (!phase.time || !range || activities.length === 0) return []
    const target = startOfDay(range.to)
    const finish = lastOf(solution.schedule.finish, activities)
    return finish > target && isAhead(target, context) ? [{ name: phaseName(phase), at: phase.time, target, finish, units }] : []
  })
}

const lastOf = (finishes: Float64Array, activities: readonly number[]): Minute =>
  activities.reduce((last, activity) => Math.max(last, finishes[activity] as number), Number.NEGATIVE_INFINITY)
