/**
 * What the keys of a plan stand for when one asks what is done and what waits: units, and groups of units.
 *
 * A summary task, a phase and a milestone are groups; a step counts for the unit above it. Shared by the schedule and
 * by every view.
 */
import type { End, Key, Milestone, Phase, Plan, Task, TaskState } from './plan.ts'

export interface Work {
  readonly plan: Plan
  /** The schedulable units, in document order, in the state that counts: below a cancelled task they are cancelled. */
  readonly units: readonly Task[]
  readonly tasks: ReadonlyMap<Key, Task>
  readonly phases: ReadonlyMap<Key, Phase>
  readonly milestones: ReadonlyMap<Key, Milestone>
  /** The tasks directly below a task. */
  readonly children: ReadonlyMap<Key, readonly Task[]>
  /** Where each unit stands in `units`. */
  readonly indices: ReadonlyMap<Key, number>
  /** Indices into `units` of what a summary task or phase stands for; for a step, the unit above it. */
  readonly groups: ReadonlyMap<Key, readonly number[]>
}

export function work(plan: Plan): Work {
  const phases = new Map(plan.phases.map((phase) => [phase.key, phase]))
  const tasks = new Map(plan.tasks.map((task) => [task.key, task]))
  for (const task of plan.tasks) {
    const state = task.unit ? stateOf(task, tasks, phases) : task.state
    if (state !== task.state) tasks.set(task.key, { ...task, state })
  }
  const units = plan.tasks.flatMap((task) => (task.unit ? [tasks.get(task.key) ?? task] : []))
  return {
    plan,
    units,
    tasks,
    phases,
    milestones: new Map(plan.milestones.map((milestone) => [milestone.key, milestone])),
    children: grouped(plan.tasks, (task) => task.parent),
    indices: new Map(units.map((unit, index) => [unit.key, index])),
    groups: groups(plan, units, tasks),
  }
}

/** Its own state, unless something above it is cancelled, or it has no mark of its own in a phase that is said to be over. */
function stateOf(task: Task, tasks: ReadonlyMap<Key, Task>, phases: ReadonlyMap<Key, Phase>): TaskState {
  if (isOver(task.state)) return task.state
  if (above(tasks, task).some((key) => tasks.get(key)?.state === 'cancelled')) return 'cancelled'
  const phase = task.phase === null ? undefined : phases.get(task.phase)?.state?.value
  return phase === 'cancelled' || (phase === 'done' && task.stateFrom === 'nothing') ? phase : task.state
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => Key | null): Map<Key, T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function groups(plan: Plan, units: readonly Task[], tasks: ReadonlyMap<Key, Task>): Map<Key, number[]> {
  const result = new Map<Key, number[]>()
  const add = (key: Key, unit: number) => {
    const group = result.get(key)
    if (group) group.push(unit)
    else result.set(key, [unit])
  }
  units.forEach((unit, index) => {
    if (unit.phase !== null) add(unit.phase, index)
    for (const key of above(tasks, unit)) add(key, index)
  })
  const indices = new Map(units.map((unit, index) => [unit.key, index]))
  for (const task of plan.tasks) {
    if (task.unit || result.has(task.key)) continue
    const unit = above(tasks, task).find((key) => indices.has(key))
    if (unit !== undefined) add(task.key, indices.get(unit) as number)
  }
  return result
}

/** Shared, because most tasks of a large plan stand below none. */
const NOTHING: readonly Key[] = []

/** The tasks above a task, nearest first. */
export function above(tasks: ReadonlyMap<Key, Task>, task: Task): readonly Key[] {
  if (task.parent === null) return NOTHING
  const found: Key[] = []
  for (let key: Key | null = task.parent; key !== null && !found.includes(key); key = tasks.get(key)?.parent ?? null) found.push(key)
  return found
}

/** The keys whose order and state bear on a task: itself, the tasks above it, its phase. */
export function scopes({ tasks }: Work, task: Task): Key[] {
  return [task.key, ...above(tasks, task), ...(task.phase === null ? [] : [task.phase])]
}

/** Indices of the units that an end of a dependency stands for. */
export function unitsOf(of: Work, { key, kind }: Pick<End, 'key' | 'kind'>): readonly number[] {
  if (kind !== 'milestone') return unitsIn(of, key)
  return [...new Set((of.milestones.get(key)?.gatedBy ?? []).flatMap((gate) => unitsIn(of, gate)))]
}

/** Indices of the units that a task or phase stands for. */
export function unitsIn({ indices, groups }: Work, key: Key): readonly number[] {
  const own = indices.get(key)
  return own === undefined ? (groups.get(key) ?? []) : [own]
}

export const isOver = (state: TaskState): boolean => state === 'done' || state === 'cancelled'

/** True for a task that stands below a unit and counts for its progress only. */
export const isStep = ({ tasks }: Work, task: Task): boolean => !task.unit && above(tasks, task).some((key) => tasks.get(key)?.unit)

/** Whether a dependency orders units: not to a step, whose unit may begin without it; not between a task and what it is part of, which would wait for itself. */
export function isBetweenUnits(of: Work, from: End, to: End): boolean {
  const target = of.tasks.get(to.key)
  return from.key !== to.key && !(target && isStep(of, target)) && !isInside(of, from, to) && !isInside(of, to, from)
}

const isInside = (of: Work, inner: End, outer: End): boolean => {
  const task = of.tasks.get(inner.key)
  return task !== undefined && outer.kind !== 'milestone' && outer.key !== inner.key && isBelow(of, task, outer.key)
}

function isBelow(of: Work, task: Task, key: string): boolean {
  if (task.phase === key) return true
  for (let at = task.parent; at !== null; at = of.tasks.get(at)?.parent ?? null) if (at === key) return true
  return false
}

/**
 * `over`: done or cancelled, so that nothing waits for it. `unknown`: nothing in the document says what it consists of.
 */
export type Standing = 'over' | 'open' | 'unknown'

/** The standing of every end, each computed once. */
export function standings(of: Work): (end: Pick<End, 'key' | 'kind'>) => Standing {
  const known = new Map<Key, Standing>()
  return (end) => {
    const before = known.get(end.key)
    if (before !== undefined) return before
    const found = standing(of, end)
    known.set(end.key, found)
    return found
  }
}

function standing(of: Work, end: Pick<End, 'key' | 'kind'>): Standing {
  const task = of.tasks.get(end.key)
  if (task) {
    if (isOver(task.state)) return 'over'
    if (task.unit || isStep(of, task)) return 'open'
  }
  const milestone = of.milestones.get(end.key)
  if (milestone?.state === 'done' || milestone?.cancelled) return 'over'
  const phaseState = of.phases.get(end.key)?.state?.value
  if (phaseState !== undefined && isOver(phaseState)) return 'over'
  const units = unitsOf(of, end)
  if (units.length === 0) return milestone ? 'open' : 'unknown'
  return units.every((unit) => isOver((of.units[unit] as Task).state)) ? 'over' : 'open'
}

/** `2.3 Confirmation page`, `Phase 1: Foundation`, `M2: Answers`: how a sentence names an item. */
export function nameOf(of: Work, end: Pick<End, 'key' | 'kind'>): string {
  const item = of.tasks.get(end.key) ?? of.phases.get(end.key) ?? of.milestones.get(end.key)
  if (!item) return end.key
  if (item.id === null) return item.title
  if (end.kind === 'task') return `${item.id} ${item.title}`
  const label = /^\d/.test(item.id) ? `${end.kind === 'phase' ? 'Phase' : 'Milestone'} ${item.id}` : item.id
  return item.title === '' || item.title === label ? label : `${label}: ${item.title}`
}
