/**
 * Words that fit several tasks, in a terminal: the person is asked which one is meant, before anything is written.
 */
import type { EditRequest } from '@milemark/core'
import { findTask } from '@milemark/core'
import { load } from '@milemark/node'
import type { Io } from '../io.ts'
import { taskName } from '../show/words.ts'
import { choose } from './which.ts'

/** The keys of requests under which tasks are named. */
const NAMING = new Set(['task', 'after', 'before', 'below', 'from', 'to', 'needs'])

/** The requests with the tasks that were chosen; as they are where nothing is unclear, or nobody can be asked. */
export async function clarified(
  io: Io,
  path: string,
  names: readonly string[],
  requests: readonly EditRequest[],
  asOf: string,
): Promise<readonly EditRequest[]> {
  if (!(io.isTerminal && process.stdin.isTTY) || names.length === 0) return requests
  const { documents } = await load([path], { asOf, findings: 'skipped' })
  const plan = documents[0]?.plan
  if (!plan) return requests
  const chosen = new Map<string, string>()
  for (const name of new Set(names)) {
    const { tasks } = findTask(plan, name)
    if (tasks.length < 2) continue
    const picked = await choose(io, tasks.map(taskName), `“${name}” fits ${tasks.length} tasks. Which one?`)
    const task = picked === null ? undefined : tasks[picked]
    if (task) chosen.set(name, task.key)
  }
  return chosen.size === 0 ? requests : requests.map((request) => named(request, chosen))
}

function named(request: EditRequest, chosen: ReadonlyMap<string, string>): EditRequest {
  const other = (name: unknown): unknown =>
    typeof name === 'string' ? (chosen.get(name) ?? name) : Array.isArray(name) ? name.map(other) : name
  return Object.fromEntries(Object.entries(request).map(([key, value]) => [key, NAMING.has(key) ? other(value) : value])) as EditRequest
}
