/**
 * A dependency on an id that nothing in the document has.
 */
import type { Plan, UnresolvedReference } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import type { Siblings } from './support/references.ts'
import { isOtherNumber, nearestById, siblings, speaker, usedShapes } from './support/references.ts'
import { listed, quoted, taskName } from './support/words.ts'

export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  summary: 'A dependency names a task, phase or milestone that the document does not have.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: Raise the walls (after 1.1)
- [ ] Task 1.3: Put the roof on

## Dependencies

- 1.3 depends on 1.2 and 1.7
`,
  check: (plan, context) => {
    const unresolved = plan.unresolved.filter(({ problem }) => problem === 'unknown')
    if (unresolved.length === 0) return []
    const isUsed = usedShapes(plan)
    const all = siblings(plan)
    return unresolved
      .filter((reference) => isUsed(reference.text) && !isOtherNumber(plan, reference))
      .map((reference, at) => remark(plan, reference, context, at < HINTED ? all : NOBODY))
  },
}

/** Only so many are compared with every task of their series: a document without any of its ids is one mistake, not thousands. */
const HINTED = 200
const NOBODY: Siblings = new Map()

function remark(plan: Plan, reference: UnresolvedReference, context: Context, all: Siblings): Remark {
  const { text, span, candidates } = reference
  const isPhase = /^phase /.test(text)
  const known = candidates.flatMap((key) => context.tasks.get(key) ?? [])
  const near = known.length > 0 ? known : isPhase ? [] : nearestById(text, all, context.taskAt(span.from))
  const what = isPhase ? `${text}, but there is no such phase` : `${quoted(text)}, but no task has that id`
  return {
    span,
    message: `${speaker(reference, context)} ${what}, so this has no effect.`,
    hint: near.length > 0 ? `Did you mean ${listed(near.map(taskName), 3, 'or')}?` : nothingNear(plan, isPhase),
  }
}

function nothingNear({ phases }: Plan, isPhase: boolean): string {
  const ids = phases.flatMap(({ id }) => id ?? [])
  if (!isPhase || ids.length === 0) return 'Write the id of the task that is meant, or take the reference away.'
  return ids.length === 1 ? `The only phase is ${ids[0]}.` : `The phases are ${listed(ids)}.`
}
