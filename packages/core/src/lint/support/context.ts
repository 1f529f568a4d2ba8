/**
 * What several rules need to know about a plan, computed once.
 */
import type { Key, Milestone, Phase, Plan, Task } from '../../plan/plan.ts'
import type { PlanAt } from '../../plan/plan-at.ts'
import type { PlanProblem, ProblemPlan } from '../../plan/to-problem.ts'
import { toProblem } from '../../plan/to-problem.ts'
import type { Solution } from '../../schedule/solution.ts'
import { solve } from '../../schedule/solution.ts'

export interface Context {
  /** The status date, ISO. */
  readonly asOf: string
  /** The codes of all rules. */
  readonly codes: ReadonlySet<string>
  readonly tasks: ReadonlyMap<Key, Task>
  readonly phases: ReadonlyMap<Key, Phase>
  readonly milestones: ReadonlyMap<Key, Milestone>
  /** The tasks directly below a task, in document order; empty where there are none. */
  readonly children: (task: Key) => readonly Task[]
  /** The tasks of a phase that are scheduled, in document order. */
  readonly unitsOf: (phase: Key) => readonly Task[]
  /** The task whose own lines or steps hold an offset: the innermost one. */
  readonly taskAt: (offset: number) => Task | null
  /** The schedule of the plan, made when it is first asked for. */
  readonly scheduled: () => Scheduled
}

export interface Asked extends Pick<PlanAt, 'holidays' | 'firstCommit'> {
  readonly asOf: string
  readonly codes: ReadonlySet<string>
}

export interface Scheduled {
  readonly given: PlanProblem
  /** The one plan of it. */
  readonly plan: ProblemPlan
  readonly solution: Solution
}

export function context(plan: Plan, asked: Asked): Context {
  const children = grouped(plan.tasks, (task) => task.parent)
  const tasks = byKey(plan.tasks)
  const units = grouped(plan.tasks, (task) => (task.unit ? task.phase : null))
  let made: Scheduled | null = null
  return {
    asOf: asked.asOf,
    codes: asked.codes,
    scheduled: () => {
      made ??= scheduled({ plan, path: '', holidays: asked.holidays ?? [], firstCommit: asked.firstCommit ?? null }, asked.asOf)
      return made
    },
    tasks,
    phases: byKey(plan.phases),
    milestones: byKey(plan.milestones),
    children: (task) => children.get(task) ?? [],
    unitsOf: (phase) => units.get(phase) ?? [],
    taskAt: (offset) => innermost(plan.tasks, tasks, offset),
  }
}

function scheduled(at: PlanAt, asOf: string): Scheduled {
  const given = toProblem([at], { asOf })
  return { given, plan: given.plans[0] as ProblemPlan, solution: solve(given.problem) }
}

const byKey = <T extends { readonly key: Key }>(items: readonly T[]): Map<Key, T> => new Map(items.map((item) => [item.key, item]))

function grouped(tasks: readonly Task[], group: (task: Task) => Key | null): Map<Key, Task[]> {
  const groups = new Map<Key, Task[]>()
  for (const task of tasks) {
    const key = group(task)
    if (key === null) continue
    const others = groups.get(key)
    if (others) others.push(task)
    else groups.set(key, [task])
  }
  return groups
}

/** Tasks stand in document order: the last one that begins before the offset holds it, or one of those around that one does. */
function innermost(tasks: readonly Task[], parents: ReadonlyMap<Key, Task>, offset: number): Task | null {
  let low = 0
  let high = tasks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tasks[middle] as Task).extent.from <= offset) low = middle + 1
    else high = middle
  }
  for (let task = tasks[low - 1]; task; task = task.parent === null ? undefined : parents.get(task.parent))
    if (holds(task, offset)) return task
  return null
}

const holds = ({ extent, details }: Task, offset: number): boolean =>
  [extent, ...details].some(({ from, to }) => from <= offset && offset < to)

export const isOpen = (task: Task): boolean => task.state !== 'done' && task.state !== 'cancelled'
