/**
 * A task that is done while a task that the document puts before it is still open: one of the two is wrong.
 */
import type { Dependency, Key, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { idSpan } from './support/place.ts'
import { listed, shortName, taskName } from './support/words.ts'

export const doneBeforePredecessor: Rule = {
  code: 'done-before-predecessor',
  severity: 'info',
  summary: 'A task is done although a task that has to be finished before it is open.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [x] Task 1.2: Raise the walls (after 1.1)
`,
  check: (plan, context) => [...predecessors(plan, context)].map(([key, before]) => remark(plan, context.tasks.get(key) as Task, before)),
}

/** Open tasks by the key of the done task that they should have come before. What is only assumed contradicts nothing. */
function predecessors({ dependencies }: Plan, { tasks }: Context): Map<Key, Dependency[]> {
  const found = new Map<Key, Dependency[]>()
  for (const dependency of dependencies) {
    const { from, to, type, stated, lag } = dependency
    const [first, then] = [tasks.get(from.key), tasks.get(to.key)]
    if (!first || !then || !stated || type !== 'FS' || lag < 0 || then.state !== 'done') continue
    // A task without any box or status does not say that it is open.
    if (!isOpen(first) || first.stateFrom === 'nothing' || first.optional) continue
    found.set(to.key, [...(found.get(to.key) ?? []), dependency])
  }
  return found
}

function remark({ source, tasks }: Plan, task: Task, before: readonly Dependency[]): Remark {
  const open = tasks.filter(({ key }) => before.some(({ from }) => from.key === key))
  return {
    span: task.box ?? idSpan(task, source),
    message: `${taskName(task)} is done, but ${listed(open.map(shortName))}, which ${open.length === 1 ? 'has' : 'have'} to be finished before it, ${open.length === 1 ? 'is' : 'are'} open.`,
    hint: 'Tick what is done as well, or take the dependency away if it was none.',
    related: open.slice(0, 8).map((other) => ({ line: other.line, message: `${taskName(other)} is open` })),
  }
}
