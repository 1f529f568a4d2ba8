/**
 * What a reference that could not be resolved may have meant, and whose it is.
 */
import { sameId } from '../../notation/heading.ts'
import type { Plan, Task, UnresolvedReference } from '../../plan/plan.ts'
import type { Context } from './context.ts'
import { taskName } from './words.ts'

/** `Task 2.5 “Copy addresses” names`, or `Here` where the statement belongs to no task. */
export function speaker({ span }: UnresolvedReference, { taskAt }: Context): string {
  const task = taskAt(span.from)
  return task ? `${taskName(task)} names` : 'The text names'
}

/** Tasks by what stands before the last number of their ids: `2.` for `2.4`, `t` for `T004`. */
export type Siblings = ReadonlyMap<string, readonly Task[]>

export function siblings(plan: Plan): Siblings {
  const found = new Map<string, Task[]>()
  for (const task of plan.tasks) {
    if (task.id === null) continue
    const series = parted(task.id).series
    const others = found.get(series)
    if (others) others.push(task)
    else found.set(series, [task])
  }
  return found
}

/** The tasks of the same series whose numbers are nearest; only the one with the same number, where it is merely written otherwise. */
export function nearestById(id: string, all: Siblings, count = 2): Task[] {
  const { series, number } = parted(id)
  const scored = (all.get(series) ?? []).map((task) => ({ task, far: Math.abs(parted(task.id as string).number - number) }))
  const same = scored.filter(({ far }) => far === 0)
  return (same.length > 0 ? same : scored.sort((a, b) => a.far - b.far)).slice(0, count).map(({ task }) => task)
}

function parted(id: string): { readonly series: string; readonly number: number } {
  const bare = sameId(id)
  const digits = /\d+(?=\D*$)/.exec(bare)?.[0] ?? ''
  return { series: bare.slice(0, Math.max(0, bare.lastIndexOf(digits))).replace(/0+$/, ''), number: digits === '' ? -1 : Number(digits) }
}
