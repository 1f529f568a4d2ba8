/**
 * Phases and milestones: rolled up from the tasks in them and the tasks that gate them.
 */
import type { Minute } from '../../calendar/minute.ts'
import { dayOf, startOfDay } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import { workingDays } from '../../calendar/working-time.ts'
import type { Milestone } from '../../plan/plan.ts'
import type { Gates } from '../../plan/to-problem/milestones.ts'
import type { ProblemPlan } from '../../plan/to-problem.ts'
import { daysOf } from '../../plan/when.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import type { MilestoneTimes, PhaseTimes, TaskTimes } from '../schedule-view.ts'

const first = (moments: readonly (Minute | null)[]): Minute | null =>
  moments.reduce((least, at) => (at === null ? least : least === null ? at : Math.min(least, at)), null)
const last = (moments: readonly (Minute | null)[]): Minute | null =>
  moments.reduce((most, at) => (at === null ? most : most === null ? at : Math.max(most, at)), null)

export function phaseRows({ at, of, calendar, start }: ProblemPlan, tasks: readonly TaskTimes[]): PhaseTimes[] {
  return of.plan.phases.map((phase) => {
    const own = tasks.filter((task) => task.path === at.path && task.phase === phase.key && task.state !== 'cancelled')
    const finish = last(own.map((task) => task.finish))
    const range = phase.time && daysOf(phase.time.value, start.day, calendar)
    const target = range ? startOfDay(range.to) : null
    const done = own.filter(({ state }) => state === 'done').length
    return {
      key: phase.key,
      id: phase.id,
      title: phase.title,
      path: at.path,
      line: phase.line,
      start: first(own.map((task) => task.start)),
      finish,
      critical: own.some(({ critical }) => critical),
      total: own.length,
      done,
      target,
      late: target !== null && finish !== null && done < own.length && finish > target,
    }
  })
}

export const milestoneRows = (plan: ProblemPlan, schedule: Schedule): MilestoneTimes[] =>
  plan.of.plan.milestones.map((milestone) => milestoneRow(plan, schedule, milestone))

function milestoneRow({ at, of, calendar, milestones }: ProblemPlan, schedule: Schedule, milestone: Milestone): MilestoneTimes {
  const gates = milestones.get(milestone.key)
  const finish = finishOf(gates, schedule)
  const target = gates?.target ?? null
  const late = milestone.state !== 'done' && target !== null && finish !== null && finish > target
  return {
    key: milestone.key,
    id: milestone.id,
    title: milestone.title,
    path: at.path,
    line: milestone.line,
    state: milestone.state,
    target,
    targetText: milestone.target?.value ?? null,
    finish,
    late,
    lateDays: target === null || finish === null ? null : lateDays(calendar, target, finish),
    gatedBy: (gates?.units ?? []).map((unit) => of.units[unit]?.key ?? ''),
    assumed: gates?.assumed ?? [],
  }
}

/** Said, or when what gates it is done; null where the document does not say what that is. */
function finishOf(gates: Gates | undefined, schedule: Schedule): Minute | null {
  if (!gates || gates.event === null) return gates?.doneAt ?? null
  return gates.units.length === 0 ? null : (schedule.finish[gates.event] as number)
}

/** Working days by which a finish lies behind its target; negative for days that are left. */
function lateDays(calendar: WorkingTime, target: Minute, finish: Minute): number {
  if (finish > target) return workingDays(calendar, target, finish)
  return -workingDays(calendar, startOfDay(dayOf(finish - 1) + 1), target)
}
