/**
 * What a reference that could not be resolved may have meant, and whose it is.
 */
import { sameId } from '../../notation/heading.ts'
import type { Plan, Task, UnresolvedReference } from '../../plan/plan.ts'
import type { Context } from './context.ts'
import { distance } from './near.ts'
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

/** The tasks of the same series whose numbers are nearest: the same number written otherwise first, then one digit off, then the neighbours. */
export function nearestById(id: string, all: Siblings, count = 2): Task[] {
  const { series, number } = parted(id)
  const own = all.get(series) ?? []
  const scored = own.map((task) => {
    const other = parted(task.id as string)
    const far =
      other.number === number ? 0 : distance(other.digits, parted(id).digits, 1) + Math.min(50, Math.abs(other.number - number)) / 100
    return { task, far }
  })
  return scored
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ task }) => task)
}

function parted(id: string): { readonly series: string; readonly number: number; readonly digits: string } {
  const bare = sameId(id)
  const digits = /\d+(?=\D*$)/.exec(bare)?.[0] ?? ''
  return { series: bare.slice(0, Math.max(0, bare.lastIndexOf(digits))), number: digits === '' ? -1 : Number(digits), digits }
}
