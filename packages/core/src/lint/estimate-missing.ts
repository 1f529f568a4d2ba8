/**
 * Open tasks without an estimate, in a plan where most others have one.
 */
import { references } from '../notation/reference.ts'
import type { Key, Plan, Task } from '../plan/plan.ts'
import { Resolver } from '../plan/resolve.ts'
import type { Remark, Rule } from './rule.ts'
import { isOpen } from './support/context.ts'
import { idSpan } from './support/place.ts'
import { counted, listed, shortName, taskName } from './support/words.ts'

export const estimateMissing: Rule = {
  code: 'estimate-missing',
  severity: 'info',
  summary: 'A task has no estimate although at least half of the others have one.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d)
- [ ] Task 1.2: Raise the walls (2d)
- [ ] Task 1.3: Put the roof on
`,
  check: (plan) => {
    const units = written(plan)
    const bare = units.filter((task) => task.estimate === null)
    const estimated = units.length - bare.length
    // The task itself is not one of the others.
    if (bare.length === 0 || estimated < HABIT || estimated * 2 < units.length - 1) return []
    const shared = sharedFigures(plan)
    const open = bare.filter((task) => isOpen(task) && !shared.has(task.key))
    return open.length > SINGLY ? [together(plan, open, units.length)] : open.map((task) => single(plan, task, estimated))
  },
}

/** The tasks that are scheduled, without those whose title is still to be written. */
function written({ tasks, placeholders }: Plan): Task[] {
  const unwritten = new Set(placeholders.map(({ span }) => span.from))
  return tasks.filter((task) => task.unit && task.state !== 'cancelled' && !unwritten.has(task.titleSpan.from))
}

/** Looking up a range asks every task, so that only so many are looked up. */
const LOOKED_UP = 100

/** The tasks of figures that several share: `3.2-3.4 Models | 1.5 h`. */
function sharedFigures(plan: Plan): Set<Key> {
  const targets = plan.estimates.flatMap(({ key, target }) => (key === null && /\d/.test(target) ? references(target).slice(0, 1) : []))
  const resolver = new Resolver(plan)
  const ends = targets.slice(0, LOOKED_UP).flatMap((reference) => (reference.kind === 'task' ? resolver.resolve(reference, null).ends : []))
  return new Set(ends.map(({ key }) => key))
}

/** One estimate is no habit of the document. */
const HABIT = 2

/** More than these are one habit, and one message. */
const SINGLY = 5

const single = ({ source }: Plan, task: Task, estimated: number): Remark => ({
  span: idSpan(task, source),
  message: `${taskName(task)} has no estimate; ${counted(estimated, 'other task has', 'other tasks have')} one.`,
  hint: 'Write one as its neighbours do; until then a size is assumed for it.',
})

const together = ({ source }: Plan, open: readonly Task[], all: number): Remark => ({
  span: idSpan(open[0] as Task, source),
  message: `${open.length} of ${counted(all, 'task')} have no estimate: ${listed(open.map(shortName), 12)}.`,
  hint: 'Write them as their neighbours do; until then a size is assumed for each.',
  related: open.slice(0, 20).map((task) => ({ line: task.line, message: `${taskName(task)} has no estimate` })),
})
