/**
 * What a plan states, item by item, as flat facts that can be compared: the form in which changes are found and merged.
 *
 * Facts are texts. Where one names other items (`parent`, `gatedBy`) it does so by their keys.
 */
import { figureText } from '../plan/figure.ts'
import type { Dependency, External, Key, Milestone, Phase, Plan, Resource, Risk, Task } from '../plan/plan.ts'

export type ItemKind = 'task' | 'milestone' | 'phase' | 'external' | 'risk' | 'resource'

export interface Item {
  readonly kind: ItemKind
  /** Unique among the items of its kind. */
  readonly key: Key
  readonly id: string | null
  readonly title: string
  /** Where it starts in the text. */
  readonly at: number
  readonly line: number
  readonly facts: Facts
  /** Facts that name other items, by their keys. */
  readonly names: Readonly<Record<string, readonly Key[]>>
  /** Facts that nobody wrote: they follow from other items. */
  readonly derived: readonly string[]
}

export type Facts = Readonly<Record<string, string | null>>

/** Everything that a plan lists, in the order of the document within each kind. */
export const itemsOf = (plan: Plan): Item[] => [
  ...plan.tasks.map(taskItem),
  ...plan.milestones.map(milestoneItem),
  ...plan.phases.map(phaseItem),
  ...numbered(plan.external, externalItem),
  ...numbered(plan.risks, riskItem),
  ...numbered(plan.resources, resourceItem),
]

const taskItem = (task: Task): Item => ({
  ...head('task', task),
  facts: {
    id: task.id,
    title: task.title,
    state: task.state,
    estimate: task.estimate && figureText(task.estimate),
    actual: task.actual && figureText(task.actual),
    owners: task.owners.map(({ value }) => value).join(', ') || null,
    start: task.start?.value ?? null,
    due: task.due?.value ?? null,
    doneOn: task.doneOn?.value ?? null,
    progress: task.progress === null ? null : String(task.progress.value),
    priority: task.priority?.value ?? null,
    blockedBy: task.blockedBy?.value ?? null,
    optional: task.optional ? 'yes' : null,
    parallel: task.parallel ? 'yes' : null,
  },
  names: { parent: task.parent === null ? [] : [task.parent], phase: task.phase === null ? [] : [task.phase] },
  derived: task.stateFrom === 'children' ? ['state'] : [],
})

const milestoneItem = (milestone: Milestone): Item => ({
  ...head('milestone', milestone),
  facts: {
    id: milestone.id,
    title: milestone.title,
    state: milestone.state,
    target: milestone.target?.value ?? null,
    doneOn: milestone.doneOn?.value ?? null,
  },
  names: { gatedBy: milestone.gatedBy },
  derived: milestone.gatesStated ? [] : ['gatedBy'],
})

const phaseItem = (phase: Phase): Item => ({
  ...head('phase', phase),
  facts: { id: phase.id, title: phase.title, state: phase.state?.value ?? null, time: phase.time?.value ?? null },
  names: {},
  derived: [],
})

const externalItem = (external: External, key: Key): Item => ({
  ...head('external', { ...external, key, id: null, title: external.text }),
  facts: { title: external.text, expected: external.expected?.value ?? null },
  names: { blocks: external.blocks },
  derived: [],
})

const riskItem = (risk: Risk, key: Key): Item => ({
  ...head('risk', { ...risk, key, id: null }),
  facts: {
    title: risk.title,
    likelihood: risk.likelihood?.value ?? null,
    impact: risk.impact?.value ?? null,
    mitigation: risk.mitigation?.value ?? null,
  },
  names: {},
  derived: [],
})

const resourceItem = (resource: Resource, key: Key): Item => ({
  ...head('resource', { ...resource, key, id: null, title: resource.text }),
  facts: { title: resource.text },
  names: {},
  derived: [],
})

type Headed = Pick<Task, 'key' | 'id' | 'title' | 'span' | 'line'>

const head = (kind: ItemKind, { key, id, title, span, line }: Headed) => ({ kind, key, id, title, at: span.from, line })

/** Items that have no key of their own: their text is one, with an ordinal where it repeats. */
function numbered<T extends { readonly text?: string; readonly title?: string }>(
  items: readonly T[],
  make: (item: T, key: Key) => Item,
): Item[] {
  const uses = new Map<string, number>()
  return items.map((item) => {
    const text = item.title ?? item.text ?? ''
    const use = (uses.get(text) ?? 0) + 1
    uses.set(text, use)
    return make(item, use === 1 ? text : `${text} (${use})`)
  })
}

/** A dependency as one comparable text; the keys of its ends go through `rename`. */
export const linkText = ({ from, to, type, lag, stated }: Dependency, rename: (key: Key) => Key = (key) => key): string =>
  `${rename(from.key)} → ${rename(to.key)} ${type}${lag === 0 ? '' : ` ${lag > 0 ? '+' : ''}${lag}h`}${stated ? '' : ' assumed'}`
