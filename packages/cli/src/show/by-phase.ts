/**
 * The tasks of one document under their phases, in the order in which the document names them.
 */
import type { PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'

export interface Group {
  /** Null for tasks in no phase. */
  readonly phase: PhaseTimes | null
  readonly tasks: readonly TaskTimes[]
}

export function byPhase({ tasks, phases }: Pick<ScheduleView, 'tasks' | 'phases'>, path: string): Group[] {
  const known = new Map(phases.filter((phase) => phase.path === path).map((phase) => [phase.key, phase]))
  const groups = new Map<PhaseTimes | null, TaskTimes[]>()
  for (const task of tasks) {
    if (task.path !== path) continue
    const phase = task.phase === null ? null : (known.get(task.phase) ?? null)
    const group = groups.get(phase)
    if (group) group.push(task)
    else groups.set(phase, [task])
  }
  return [...groups].map(([phase, inside]) => ({ phase, tasks: inside }))
}
