/**
 * Finishes of the schedule against the dates that a plan states.
 */
import { isoDate, parseIsoDate } from '../../calendar/civil.ts'
import type { Minute } from '../../calendar/minute.ts'
import { lastDay, startOfDay } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import { workingDays } from '../../calendar/working-time.ts'
import type { Milestone, Plan, Written } from '../../plan/plan.ts'
import type { Context, Scheduled } from './context.ts'
import { counted } from './words.ts'

/** The last day of work that ends at a moment, as ISO. */
export const dayText = (finish: Minute): string => isoDate(lastDay(finish))

/** `3 working days`. */
export const lateBy = (calendar: WorkingTime, target: Minute, finish: Minute): string =>
  counted(workingDays(calendar, target, finish), 'working day')

/** True for a date that is still to come: what is past is for `date-in-past` to say. */
export const isAhead = (target: Minute, { asOf }: Context): boolean => target > startOfDay(parseIsoDate(asOf) ?? 0)

/** True where a finish rests on an estimate that the document does not state. */
export const isGuess = (context: Context, units: readonly number[]): boolean =>
  units.some((unit) => context.scheduled().plan.units[unit]?.effort.assumed.some((text) => text.startsWith('estimate')))

export interface OverdueMilestone {
  readonly milestone: Milestone
  readonly at: Written<string>
  readonly target: Minute
  readonly finish: Minute
  /** The finish if everyone were free for it. */
  readonly earliest: Minute
  readonly isOutOfReach: boolean
  /** Indexes of the units that gate it. */
  readonly units: readonly number[]
}

/** Milestones that are scheduled behind their targets. */
export function overdue(plan: Plan, context: Context): OverdueMilestone[] {
  if (!plan.milestones.some(({ state, cancelled, target }) => state !== 'done' && !cancelled && target)) return []
  const found = context.scheduled()
  return plan.milestones.flatMap((milestone) => overdueAt(milestone, found, context))
}

function overdueAt(milestone: Milestone, { plan, solution }: Scheduled, context: Context): OverdueMilestone[] {
  const gates = plan.milestones.get(milestone.key)
  if (!gates || gates.event === null || gates.units.length === 0 || gates.target === null || !milestone.target) return []
  const { target, units } = gates
  const finish = solution.schedule.finish[gates.event] as number
  const earliest = solution.schedule.earliest.finish[gates.event] as number
  if (finish <= target || !isAhead(target, context)) return []
  return [{ milestone, at: milestone.target, target, finish, earliest, isOutOfReach: earliest > target, units }]
}
