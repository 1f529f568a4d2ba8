/**
 * One id that several tasks, phases or milestones carry: a reference to it may mean any of them.
 */
import { sameId } from '../notation/heading.ts'
import type { Milestone, Phase, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { idSpan } from './support/place.ts'
import { counted, listed, milestoneName, phaseName, quoted, taskName } from './support/words.ts'

export const duplicateId: Rule = {
  code: 'duplicate-id',
  severity: 'error',
  summary: 'Several tasks, phases or milestones carry the same id, so that a reference to it is ambiguous.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: Raise the walls
- [ ] Task 1.2: Put the roof on
`,
  check: (plan) => [
    ...ofTasks(plan),
    ...repeated(plan.phases, ({ id }) => id?.toLowerCase() ?? null).map((same) => remark(plan, same, phaseName)),
    ...repeated(plan.milestones, ({ id }) => id?.toLowerCase() ?? null).map((same) => remark(plan, same, milestoneName)),
  ],
}

type Item = Task | Phase | Milestone

function repeated<T extends Item>(items: readonly T[], name: (item: T) => string | null): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const id = name(item)
    if (id === null) continue
    const group = groups.get(id)
    if (group) group.push(item)
    else groups.set(id, [item])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** `T00X`, `1.X`: a number still to be given. */
const PLACEHOLDER = /^(?:[A-Z]+-?)?[\d.]*[xX#?]+$/

function ofTasks(plan: Plan): Remark[] {
  const [placeholders, real] = [plan.tasks.filter(isPlaceholder), plan.tasks.filter((task) => !isPlaceholder(task))]
  const first = placeholders[0]
  const groups = repeated(real, ({ id }) => (id === null ? null : sameId(id)))
  return [
    ...(first && placeholders.length > 1 ? [unnumbered(plan, first, placeholders)] : []),
    ...groups.map((same) => remark(plan, same, taskName)),
  ]
}

const isPlaceholder = (task: Task): boolean => task.id !== null && PLACEHOLDER.test(task.id)

function unnumbered({ source }: Plan, first: Task, all: readonly Task[]): Remark {
  const lines = all.map(({ line }) => `${line}`)
  return {
    severity: 'info',
    span: idSpan(first, source),
    message: `${counted(all.length, 'task')} are numbered ${quoted(first.id ?? '')} (lines ${listed(lines, 5)}), so nothing can refer to one of them.`,
    hint: 'Give each the next free number.',
  }
}

function remark<T extends Item>({ source }: Plan, same: readonly T[], name: (item: T) => string): Remark {
  const [first, second] = same as [T, T]
  const id = first.id ?? ''
  const more = same.length > 2 ? `, as ${counted(same.length - 2, 'other has', 'others have')} too` : ''
  return {
    span: idSpan(second, source),
    message: `${name(second)} has the id of ${quoted(first.title)} on line ${first.line}${more}, so a reference to ${id} may mean either.`,
    hint: `Give ${same.length > 2 ? 'the later ones ids' : 'one of them an id'} of their own.`.replace(
      'an id of their own',
      'an id of its own',
    ),
    related: same.filter((item) => item !== second).map((item) => ({ line: item.line, message: name(item) })),
  }
}
