/**
 * Why a task starts when it does: the link, the person or the date that holds it there.
 */
import type { Minute } from '../../calendar/minute.ts'
import { isoMinute } from '../../calendar/minute.ts'
import type { PlanProblem, ProblemPlan } from '../../plan/to-problem.ts'
import { nameOf } from '../../plan/work.ts'
import { fromStart } from '../../schedule/problem.ts'
import type { Hold } from '../../schedule/slack.ts'
import { holds } from '../../schedule/slack.ts'
import type { Solution } from '../../schedule/solution.ts'
import type { StartReason } from '../schedule-view.ts'

type Unit = ProblemPlan['units'][number]

/** `2026-11-27 17:00`. */
export const clockText = (at: Minute): string => isoMinute(at).replace('T', ' ')

/** The reason of the activity that starts first; what has begun needs none. */
export function startReason(given: PlanProblem, solution: Solution, { of }: ProblemPlan, { activities, begun }: Unit): StartReason {
  const { start } = solution.schedule
  const first = activities.reduce((a, b) => ((start[b] as number) < (start[a] as number) ? b : a))
  const reason = cause(given, solution, first)
  const task = of.units[given.meanings[first]?.unit ?? -1]
  return begun && reason.kind !== 'person'
    ? { kind: 'begun', text: 'it has begun', key: null, path: null, line: task?.line ?? null }
    : reason
}

/** Events are passed through to what they wait for. */
function cause(given: PlanProblem, solution: Solution, activity: number): StartReason {
  const seen = new Set<number>()
  for (let at = activity; !seen.has(at); ) {
    seen.add(at)
    const hold = strongest(holds(given.problem, solution.network, solution.schedule, solution.turns, at), solution)
    if (hold.kind === 'dates') return dateReason(given, at)
    const meaning = given.meanings[hold.activity]
    if (hold.kind === 'person') return personReason(given, solution, hold.activity)
    if (meaning?.unit != null) return linkReason(given, solution, hold)
    at = hold.activity
  }
  return dateReason(given, activity)
}

/** A link without slack, then any link, then the person. */
function strongest(found: readonly Hold[], { slack }: Solution): Hold {
  const tight = found.find((hold) => hold.kind !== 'dates' && slack.total[hold.activity] === 0)
  return tight ?? (found[0] as Hold)
}

function dateReason({ meanings }: PlanProblem, activity: number): StartReason {
  const { kind, text, line } = (meanings[activity] as PlanProblem['meanings'][number]).reason
  return { kind, text, line, key: null, path: null }
}

function named(given: PlanProblem, activity: number) {
  const meaning = given.meanings[activity] as PlanProblem['meanings'][number]
  const plan = given.plans[meaning.plan] as ProblemPlan
  const task = plan.of.units[meaning.unit ?? -1]
  return { plan, key: task?.key ?? '', name: task ? nameOf(plan.of, { key: task.key, kind: 'task' }) : '' }
}

function personReason(given: PlanProblem, { schedule }: Solution, activity: number): StartReason {
  const { plan, key, name } = named(given, activity)
  const person = given.people[schedule.resource[activity] as number]
  const who = person?.assumed === false ? person.name : 'the one person'
  return {
    kind: 'person',
    text: `${who} is busy with ${name} until ${clockText(schedule.finish[activity] as number)}`,
    key,
    path: plan.at.path,
    line: null,
  }
}

function linkReason(given: PlanProblem, { schedule }: Solution, hold: Extract<Hold, { kind: 'link' }>): StartReason {
  const { plan, key, name } = named(given, hold.activity)
  const { type, lag } = hold.link
  const when = fromStart(type)
    ? `starts ${clockText(schedule.start[hold.activity] as number)}`
    : `is finished ${clockText(schedule.finish[hold.activity] as number)}`
  const later = lag === 0 ? '' : lag > 0 ? `, and ${lag / 60} working hours later` : `, less ${-lag / 60} working hours`
  return { kind: 'dependency', text: `${name} ${when}${later}`, key, path: plan.at.path, line: given.written.get(hold.link)?.line ?? null }
}
