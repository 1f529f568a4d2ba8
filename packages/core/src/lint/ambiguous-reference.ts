/**
 * A dependency on an id that several tasks have; the first of them is taken.
 */
import type { UnresolvedReference } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { speaker } from './support/references.ts'
import { counted, quoted, taskName } from './support/words.ts'

export const ambiguousReference: Rule = {
  code: 'ambiguous-reference',
  severity: 'warning',
  summary: 'A dependency names an id that several tasks have.',
  looksAt: 'plans',
  example: `---
milemark:
  checks: { duplicate-id: off }
---
# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: Raise the walls
- [ ] Task 1.2: Put the roof on
- [ ] Task 1.3: Hang the door (after 1.2)
`,
  check: (plan, context) => plan.unresolved.flatMap((reference) => (reference.problem === 'ambiguous' ? [remark(reference, context)] : [])),
}

function remark(reference: UnresolvedReference, context: Context): Remark {
  const { text, span, candidates } = reference
  const tasks = candidates.flatMap((key) => context.tasks.get(key) ?? [])
  const first = tasks[0]
  return {
    span,
    message: `${speaker(reference, context)} ${quoted(text)}, which ${counted(tasks.length, 'task has', 'tasks have')} as an id; ${first ? `${quoted(first.title)} on line ${first.line}` : 'the first'} is taken.`,
    hint: 'Give the tasks ids of their own, then name the one that is meant.',
    related: tasks.map((task) => ({ line: task.line, message: taskName(task) })),
  }
}
