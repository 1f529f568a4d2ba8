/**
 * An owner whom the resources do not name, in a plan whose resources name people.
 */
import { fold } from '../notation/fold.ts'
import { nearest } from '../notation/near.ts'
import type { People } from '../plan/people.ts'
import { people } from '../plan/people.ts'
import type { Plan, Task, Written } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { counted, listed, quoted, taskName } from './support/words.ts'

export const unknownPerson: Rule = {
  code: 'unknown-person',
  severity: 'warning',
  summary: 'A task belongs to somebody whom the resources do not name.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d, @ida)
- [ ] Task 1.2: Raise the walls (2d, @otto)

## Resources Needed

- @ida (mason): 50 %
`,
  check: (plan) => {
    if (!plan.resources.some(({ kind }) => kind === 'person')) return []
    const known = people(plan)
    return [...strangers(plan, known)].map(([, uses]) => remark(uses, known.names))
  },
}

interface Use {
  readonly task: Task
  readonly owner: Written<string>
}

/** By folded name. */
function strangers({ tasks }: Plan, { find }: People): Map<string, Use[]> {
  const found = new Map<string, Use[]>()
  for (const task of tasks) {
    for (const owner of task.owners) {
      if (find(owner.value) !== null) continue
      const name = fold(owner.value)
      const uses = found.get(name)
      if (uses) uses.push({ task, owner })
      else found.set(name, [{ task, owner }])
    }
  }
  return found
}

function remark(uses: readonly Use[], names: readonly string[]): Remark {
  const { task, owner } = uses[0] as Use
  const near = nearest(owner.value, names)
  const more = uses.length > 1 ? ` (and ${counted(uses.length - 1, 'other task')})` : ''
  return {
    span: owner.span,
    message: `${taskName(task)}${more} belongs to ${quoted(owner.value)}, whom the resources do not name; they name ${listed(names)}.`,
    hint:
      near.length > 0
        ? `Did you mean ${listed(near, 2, 'or')}?`
        : `Add ${owner.value} to the resources, or give the task to somebody who is there.`,
    related: uses.slice(1, 9).map((use) => ({ line: use.task.line, message: `${taskName(use.task)} as well` })),
  }
}
