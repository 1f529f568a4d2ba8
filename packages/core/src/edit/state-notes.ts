/**
 * What follows from a state and is left to people: predecessors that are open, steps that are open, milestones that are reached.
 */
import type { Milestone, Plan, Task, TaskState } from '../plan/plan.ts'
import { stepsOf } from './habits.ts'
import { nameOf } from './intent.ts'

const isOpen = ({ state }: Task): boolean => state !== 'done' && state !== 'cancelled'

/** Said of a task that was just given a state, in the plan as it is after all of a change. */
export function stateNotes(plan: Plan, task: Task, state: TaskState): string[] {
  if (state !== 'doing' && state !== 'done') return []
  const open = plan.dependencies
    .filter(({ to, stated, type }) => stated && type === 'FS' && to.key === task.key)
    .flatMap(({ from }) => plan.tasks.filter((other) => other.key === from.key && isOpen(other)))
  const late = open.map((other) => `${nameOf(task)} comes after ${nameOf(other)}, which is not done.`)
  if (state !== 'done') return late
  const steps = stepsOf(plan, task).filter(isOpen)
  const below = steps.length === 0 ? [] : [`${steps.length} of the steps below ${nameOf(task)} are still open.`]
  return [...late, ...below, ...plan.milestones.filter((milestone) => isReached(plan, milestone, task)).map(offer)]
}

function isReached(plan: Plan, milestone: Milestone, task: Task): boolean {
  const isPart = [task.key, task.phase].some((key) => key !== null && milestone.gatedBy.includes(key))
  const gates = milestone.state !== 'done' && isPart ? gatesOf(plan, milestone) : []
  return gates.length > 0 && !gates.some(isOpen)
}

/** The tasks that a milestone is stated to wait for. */
function gatesOf({ tasks, phases }: Plan, { gatedBy, gatesStated }: Milestone): Task[] {
  if (!gatesStated) return []
  const keys = new Set(gatedBy)
  const inPhase = new Set(phases.filter(({ key }) => keys.has(key)).map(({ key }) => key))
  return tasks.filter(({ key, phase, parent }) => keys.has(key) || (parent === null && phase !== null && inPhase.has(phase)))
}

const offer = ({ id, title }: Milestone): string =>
  `All that gates milestone ${id ?? `“${title}”`} is done. To tick it: milemark done ${id ?? `"${title}"`}`

/** A milestone may be ticked before its time; that is said. */
export function milestoneNotes(plan: Plan, milestone: Milestone): string[] {
  const gates = gatesOf(plan, milestone)
  const open = gates.filter(isOpen).length
  if (milestone.state !== 'done' || open === 0) return []
  const isOne = gates.length === 1
  return [
    `${isOne ? 'The task' : `${open} of the ${gates.length} tasks`} that milestone ${milestone.id ?? `“${milestone.title}”`} waits for ${open === 1 ? 'is' : 'are'} still open.`,
  ]
}
