/**
 * The rows of tasks: when, by whom, with how much slack, and why then.
 */
import type { Minute } from '../../calendar/minute.ts'
import type { Key, Task } from '../../plan/plan.ts'
import type { PlanProblem, ProblemPlan } from '../../plan/to-problem.ts'
import { isOver, nameOf, scopes } from '../../plan/work.ts'
import { NOBODY } from '../../schedule/problem.ts'
import type { Solution } from '../../schedule/solution.ts'
import type { TaskTimes } from '../schedule-view.ts'
import { startReason } from './because.ts'

type Unit = ProblemPlan['units'][number]

/** One row for each unit of a plan, in document order. */
export function taskRows(
  given: PlanProblem,
  solution: Solution,
  plan: ProblemPlan,
  index: number,
  onPath: ReadonlySet<string>,
): TaskTimes[] {
  const orders = assumedOrders(plan)
  return plan.of.units.map((task, unit) => taskRow(given, solution, plan, { task, unit, index, orders, onPath }))
}

interface At {
  readonly task: Task
  readonly unit: number
  readonly index: number
  readonly orders: ReadonlyMap<Key, string>
  readonly onPath: ReadonlySet<string>
}

function taskRow(given: PlanProblem, solution: Solution, plan: ProblemPlan, { task, unit, orders, onPath }: At): TaskTimes {
  const drawn = plan.units[unit] as Unit
  const { activities, effort } = drawn
  const { path } = plan.at
  const times = timesOf(drawn, task, solution)
  const isOpen = activities.length > 0
  const spare = (of: Float64Array): number | null =>
    isOpen ? activities.reduce((least, at) => Math.min(least, of[at] as number), Number.POSITIVE_INFINITY) / 60 : null
  const who = activities.map((activity) => solution.schedule.resource[activity] as number).filter((person) => person !== NOBODY)
  const slackHours = spare(solution.slack.total)
  return {
    key: task.key,
    id: task.id,
    title: task.title,
    path,
    line: task.line,
    state: task.state,
    phase: task.phase,
    parent: task.parent,
    optional: task.optional,
    ...times,
    slackHours,
    freeSlackHours: spare(solution.slack.free),
    critical: isOpen && (slackHours === 0 || onPath.has(`${path}\n${task.key}`)),
    owners: isOpen ? [...new Set(who.map((person) => given.people[person]?.name ?? ''))] : task.owners.map(({ value }) => value),
    ownersAssumed: isOpen && drawn.hands.some(({ assumed }) => assumed),
    effortHours: rounded(effort.hours),
    remainingHours: rounded(effort.remaining),
    progress: task.state === 'done' ? 1 : effort.hours > 0 ? rounded(Math.max(0, 1 - effort.remaining / effort.hours)) : 0,
    due: drawn.due,
    late: !isOver(task.state) && drawn.due !== null && times.finish !== null && times.finish > drawn.due,
    because: isOpen ? startReason(given, solution, plan, drawn) : null,
    assumed: isOver(task.state) ? [] : assumptions(given, solution, plan, drawn, task, unit, orders),
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function timesOf(drawn: Unit, task: Task, { schedule }: Solution): { start: Minute | null; finish: Minute | null } {
  if (task.state === 'done')
    return { start: drawn.doneAt === null || (drawn.startedAt ?? 0) <= drawn.doneAt ? drawn.startedAt : null, finish: drawn.doneAt }
  if (drawn.activities.length === 0) return { start: null, finish: null }
  const start = drawn.activities.reduce((first, at) => Math.min(first, schedule.start[at] as number), Number.POSITIVE_INFINITY)
  const finish = drawn.activities.reduce((last, at) => Math.max(last, schedule.finish[at] as number), Number.NEGATIVE_INFINITY)
  return { start: drawn.begun && drawn.startedAt !== null ? Math.min(start, drawn.startedAt) : start, finish }
}

/** For each key that an assumed dependency holds back, the sentence about it. */
function assumedOrders({ of, order }: ProblemPlan): Map<Key, string> {
  return new Map(order.flatMap(({ stated, from, to }) => (stated ? [] : [[to.key, `order: after ${nameOf(of, from)}`] as const])))
}

function assumptions(
  given: PlanProblem,
  solution: Solution,
  plan: ProblemPlan,
  { activities, hands, assumed }: Unit,
  task: Task,
  unit: number,
  orders: ReadonlyMap<Key, string>,
): string[] {
  const owners = hands.flatMap(({ anyOf, assumed }, at): string[] => {
    const person = given.people[solution.schedule.resource[activities[at] as number] as number]
    if (!assumed || !person) return []
    if (person.assumed) return ['owner: one person does everything, since nobody is named']
    return [anyOf.length > 1 ? `owner: ${person.name}, with whom it ends first` : `owner: ${person.name}, the only one who is named`]
  })
  const order = orders.size === 0 ? [] : scopes(plan.of, task).flatMap((key) => orders.get(key) ?? [])
  const circle = plan.behind.has(unit) ? ['order: what it waits for stands in a circle and is left out'] : []
  return [...assumed, ...owners, ...order, ...circle]
}
