/**
 * Who has more work due by a day than working time until then: no order of the work can help.
 */
import type { Minute } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import type { Activity, Resource } from '../../schedule/problem.ts'
import type { Context } from './context.ts'
import { isAhead } from './finish.ts'

interface Duty {
  readonly unit: number
  readonly due: Minute
  readonly minutes: number
}

export interface Overload {
  /** Index of the person in the problem. */
  readonly person: number
  /** The day by which most is missing: midnight behind it. */
  readonly due: Minute
  /** Working minutes that are due by then, and that there are. */
  readonly needed: number
  readonly there: number
  /** Indexes of the units that are due by then, by their dates. */
  readonly units: readonly number[]
}

/** One for each person, about the day by which most is missing. */
export function overloads(context: Context): Overload[] {
  const { tasks, milestones } = context.scheduled().plan.of.plan
  if (!tasks.some(({ due }) => due) && !milestones.some(({ target, state, cancelled }) => target && state !== 'done' && !cancelled))
    return []
  // One person for everything is an assumption, and no finding against anyone.
  return context.scheduled().given.people.flatMap(({ assumed }, person) => (assumed ? [] : (overload(context, person) ?? [])))
}

function overload(context: Context, person: number): Overload | null {
  const { problem } = context.scheduled().given
  const { share, calendar } = problem.resources[person] as Resource
  const time = problem.calendars[calendar] as WorkingTime
  const duties = dutiesOf(context, person).sort((a, b) => a.due - b.due)
  const from = time.workBefore(problem.activities.reduce((at, { release }) => Math.min(at, release), Number.POSITIVE_INFINITY))
  let needed = 0
  let worst: Overload | null = null
  duties.forEach(({ due, minutes }, index) => {
    needed += minutes
    const there = Math.max(0, (time.workBefore(due) - from) * share)
    if (needed - there > (worst ? worst.needed - worst.there : 0))
      worst = { person, due, needed, there, units: duties.slice(0, index + 1).map(({ unit }) => unit) }
  })
  return worst
}

/** What only this person can do, with the day by which it has to be done. */
function dutiesOf(context: Context, person: number): Duty[] {
  const { given, plan } = context.scheduled()
  const targets = new Map<number, Minute>()
  for (const { units, target, event } of plan.milestones.values())
    if (target !== null && event !== null) for (const unit of units) targets.set(unit, Math.min(target, targets.get(unit) ?? target))
  return plan.units.flatMap(({ activities, due }, unit) => {
    const limit = Math.min(due ?? Number.POSITIVE_INFINITY, targets.get(unit) ?? Number.POSITIVE_INFINITY)
    if (limit === Number.POSITIVE_INFINITY || !isAhead(limit, context)) return []
    return activities.flatMap((activity): Duty[] => {
      const { anyOf, work } = given.problem.activities[activity] as Activity
      return anyOf.length === 1 && anyOf[0] === person && work > 0 ? [{ unit, due: limit, minutes: work }] : []
    })
  })
}
