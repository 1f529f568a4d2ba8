/**
 * Tasks, phases and milestones that wait for each other.
 *
 * Each item is two points, its start and its finish, because a circle through starts only (`2.1 starts with 2.2` and the
 * other way round) can be kept, while one that has to go through the duration of an item cannot.
 */
import { components, shortestWay } from '../plan/graph.ts'
import type { Dependency, Key, Milestone, Phase, Plan, Task } from '../plan/plan.ts'
import type { Source } from '../text/source.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { gatesOf } from './support/gates.ts'
import { statementSpan } from './support/references.ts'
import { listed, shortName } from './support/words.ts'

export const circularDependency: Rule = {
  code: 'circular-dependency',
  severity: 'error',
  summary: 'Tasks, phases or milestones wait for each other in a circle, so none of them can start.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d, after 1.3)
- [ ] Task 1.2: Raise the walls (2d, after 1.1)
- [ ] Task 1.3: Put the roof on (1d, after 1.2)
`,
  check: (plan, context) =>
    circles(plan, context).map((circle) => {
      const isOver = circle.every(({ item }) => isClosed(item, context))
      return { ...remark(plan.source, circle), ...(isOver ? { severity: 'warning' as const } : {}) }
    }),
}

type Item = Task | Phase | Milestone

/** A circle of finished work is a slip of the text; it holds nobody up. */
function isClosed(item: Item, { unitsOf }: Context): boolean {
  if ('unit' in item) return !isOpen(item)
  return 'gatedBy' in item ? item.state === 'done' : unitsOf(item.key).every((task) => !isOpen(task))
}

/** One step of a circle: an item, and why the next one waits for it. */
interface Step {
  readonly item: Item
  /** The statement that leads to the next item; null where that one is a part of this one, or the other way round. */
  readonly because: Dependency | null
}

const start = (item: number): number => item * 2
const finish = (item: number): number => item * 2 + 1

interface Network {
  readonly items: readonly Item[]
  readonly links: readonly (readonly number[])[]
  /** The statement behind a link. */
  readonly because: (from: number, to: number) => Dependency | null
}

/** What may be part of a circle: the ends of statements, the gates of milestones, and what they lie in. Most steps do not. */
function concerned(plan: Plan, dependencies: readonly Dependency[], tasks: Context['tasks']): Set<Key> {
  const found = new Set<Key>()
  const add = (key: Key | null) => {
    for (let at = key; at !== null && !found.has(at); ) {
      found.add(at)
      const task: Task | undefined = tasks.get(at)
      at = task?.parent ?? task?.phase ?? null
    }
  }
  for (const { from, to } of dependencies) {
    add(from.key)
    add(to.key)
  }
  for (const milestone of plan.milestones) if (found.has(milestone.key)) for (const key of gatesOf(milestone).stated) add(key)
  return found
}

function network(plan: Plan, { tasks }: Context): Network {
  // An assumed order gives way to any other, and a lead may make room for what looks like a circle.
  const dependencies = plan.dependencies.filter(({ stated, lag }) => stated && lag >= 0)
  const keys = concerned(plan, dependencies, tasks)
  const items = [...plan.tasks, ...plan.phases, ...plan.milestones].filter(({ key }) => keys.has(key))
  const at = new Map<Key, number>(items.map((item, index) => [item.key, index]))
  const links: number[][] = []
  for (const index of items.keys()) links.push([finish(index)], [])
  const inside = (outer: Key | null, inner: Key) => {
    const [around, index] = [outer === null ? undefined : at.get(outer), at.get(inner)]
    if (around === undefined || index === undefined) return
    links[start(around)]?.push(start(index))
    links[finish(index)]?.push(finish(around))
  }
  for (const item of items) {
    if ('unit' in item) inside(item.parent ?? item.phase, item.key)
    else if ('gatedBy' in item) for (const key of gatesOf(item).stated) inside(item.key, key)
  }
  const stated = new Map<number, Dependency>()
  for (const dependency of dependencies) {
    const [from, to] = [at.get(dependency.from.key), at.get(dependency.to.key)]
    if (from === undefined || to === undefined) continue
    const first = dependency.type[0] === 'F' ? finish(from) : start(from)
    const then = dependency.type[1] === 'F' ? finish(to) : start(to)
    links[first]?.push(then)
    stated.set(first * links.length + then, dependency)
  }
  return { items, links, because: (from, to) => stated.get(from * links.length + to) ?? null }
}

/** Searches for the shortest circle begin at so many items of a group: at all of a small one, at few of a huge one. */
const asked = (size: number): number => Math.max(2, Math.min(48, Math.floor(20_000 / size)))

/** The shortest circle of each group of items that wait for each other. */
function circles(plan: Plan, context: Context): Step[][] {
  const found = network(plan, context)
  const graph = { size: found.links.length, out: found.links }
  const component = components(graph).of
  const groups = new Map<number, number[]>()
  for (const index of found.items.keys()) {
    const own = component[finish(index)] as number
    if (own !== component[start(index)]) continue
    const group = groups.get(own)
    if (group) group.push(index)
    else groups.set(own, [index])
  }
  return [...groups.values()].map((group) => {
    const ways = group.slice(0, asked(group.length)).flatMap((index) => {
      const way = shortestWay(graph, component, finish(index), start(index))
      return way ? [way] : []
    })
    const shortest = ways.reduce((best, way) => (way.length < best.length ? way : best))
    return steps(shortest, found, context.tasks)
  })
}

/** The items along a way, each once, the first in the document first. */
function steps(way: readonly number[], { items, because }: Network, tasks: ReadonlyMap<Key, Task>): Step[] {
  const found: Step[] = []
  for (const [at, node] of way.entries()) {
    const next = way[at + 1]
    if (next === undefined || next >> 1 === node >> 1) continue
    found.push({ item: items[node >> 1] as Item, because: because(node, next) })
  }
  const first = found.reduce(
    (best, step, at) => (tasks.has(step.item.key) && step.item.line < (found[best] as Step).item.line ? at : best),
    0,
  )
  return [...found.slice(first), ...found.slice(0, first)]
}

function remark(source: Source, circle: readonly Step[]): Remark {
  const names = circle.map(({ item }) => nameIn(item))
  const statements = circle.flatMap(({ because }) => because ?? [])
  const last = statements.at(-1)
  const lines = [...new Set(statements.map(({ line }) => line))].sort((a, b) => a - b)
  return {
    message: `${arrows([...names, names[0] ?? ''])} wait for each other, so none of them can start.`,
    hint:
      lines.length > 1
        ? `Take away one of the statements on lines ${listed(lines.map(String), 8, 'or')}.`
        : 'Take away one of the statements on this line.',
    span: last ? statementSpan(source, last) : { from: 0, to: 0 },
    related: circle.map((step, at) => related(step, circle[(at + 1) % circle.length] as Step)),
  }
}

/** A long circle is shown by both its ends. */
function arrows(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 6), `(${names.length - 11} more)`, ...names.slice(-5)] : names
  return shown.join(' → ')
}

function related({ item, because }: Step, next: Step): { line: number; message: string } {
  if (because) return { line: because.line, message: `${nameIn(next.item)} waits for ${nameIn(item)}` }
  const isInside = 'unit' in next.item && (next.item.phase === item.key || next.item.parent === item.key)
  const [inner, outer] = isInside ? [next.item, item] : [item, next.item]
  return { line: inner.line, message: `${nameIn(inner)} is a part of ${nameIn(outer)}` }
}

const nameIn = (item: Item): string =>
  'unit' in item ? shortName(item) : 'gatedBy' in item ? `Milestone ${shortName(item)}` : `Phase ${shortName(item)}`
