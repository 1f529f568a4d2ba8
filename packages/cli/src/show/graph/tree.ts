/**
 * A network as a tree that a terminal can show: each task below the one that holds it longest, its other predecessors
 * named beside it.
 */
import type { Key, LinkRow, TaskTimes } from '@milemark/core'

export interface Node {
  readonly task: TaskTimes
  /** What ties it to the node above; null for a root. */
  readonly link: LinkRow | null
  /** Everything else that comes before it. */
  readonly others: readonly LinkRow[]
  /** Drawn as branches, in document order. */
  readonly branches: readonly Node[]
  /** Goes on in the same column: critical work, else where most work hangs. */
  readonly next: Node | null
}

export interface Forest {
  readonly roots: readonly Node[]
  /** Tasks that nothing comes before or after. */
  readonly alone: readonly TaskTimes[]
}

/**
 * @param tasks of one document
 * @param links of the same document; only those between two of the tasks make the tree
 */
export function forest(tasks: readonly TaskTimes[], links: readonly LinkRow[]): Forest {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const before = new Map<Key, LinkRow[]>()
  const tied = new Set<Key>()
  for (const link of links) {
    if (link.to.kind === 'task' && byKey.has(link.to.key)) push(before, link.to.key, link)
    for (const end of [link.from, link.to]) if (end.kind === 'task') tied.add(end.key)
  }
  const parents = new Map(tasks.map((task) => [task.key, holding(task, before.get(task.key) ?? [], byKey)]))
  openCircles(tasks, parents)
  const roots = tasks.filter(({ key }) => tied.has(key) && !parents.get(key))
  const nodes = built(roots, { before, parents, children: childrenOf(tasks, parents) })
  return { roots: roots.flatMap(({ key }) => nodes.get(key) ?? []), alone: tasks.filter(({ key }) => !tied.has(key)) }
}

function push<T>(lists: Map<Key, T[]>, key: Key, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function childrenOf(tasks: readonly TaskTimes[], parents: Parents): Map<Key, TaskTimes[]> {
  const children = new Map<Key, TaskTimes[]>()
  for (const task of tasks) {
    const link = parents.get(task.key)
    if (link) push(children, link.from.key, task)
  }
  return children
}

type Parents = ReadonlyMap<Key, LinkRow | null>

/** The link that holds a task longest: the critical one, else the one from what finishes last. */
function holding(task: TaskTimes, links: readonly LinkRow[], byKey: ReadonlyMap<Key, TaskTimes>): LinkRow | null {
  let best: LinkRow | null = null
  let latest = Number.NEGATIVE_INFINITY
  for (const link of links) {
    const from = link.from.kind === 'task' ? byKey.get(link.from.key) : undefined
    if (!from || from.key === task.key) continue
    const finish = link.critical ? Number.POSITIVE_INFINITY : (from.finish ?? 0)
    if (finish > latest) [best, latest] = [link, finish]
  }
  return best
}

/** Tasks in a circle have no root above them; the first of each becomes one. */
function openCircles(tasks: readonly TaskTimes[], parents: Map<Key, LinkRow | null>): void {
  const rooted = new Set<Key>()
  for (const { key } of tasks) {
    const way = new Set<Key>()
    let at: Key | null = key
    while (at !== null && !rooted.has(at) && !way.has(at)) {
      way.add(at)
      at = parents.get(at)?.from.key ?? null
    }
    if (at !== null && way.has(at)) parents.set(at, null)
    for (const seen of way) rooted.add(seen)
  }
}

interface Tree {
  readonly before: ReadonlyMap<Key, readonly LinkRow[]>
  readonly parents: Parents
  readonly children: ReadonlyMap<Key, readonly TaskTimes[]>
}

/** From the leaves up, because a chain may be longer than the stack is deep. */
function built(roots: readonly TaskTimes[], { before, parents, children }: Tree): Map<Key, Node> {
  const downwards = [...roots]
  for (const task of downwards) downwards.push(...(children.get(task.key) ?? []))
  const nodes = new Map<Key, Node>()
  const sizes = new Map<Key, number>()
  // Critical work outweighs everything else.
  const most = downwards.length
  const weight = ({ key, critical }: TaskTimes) => (sizes.get(key) ?? 0) + (critical ? most : 0)
  for (const task of downwards.reverse()) {
    const below = children.get(task.key) ?? []
    const heaviest = below.reduce<TaskTimes | null>((best, child) => (best && weight(child) < weight(best) ? best : child), null)
    const link = parents.get(task.key) ?? null
    sizes.set(
      task.key,
      below.reduce((sum, { key }) => sum + (sizes.get(key) ?? 0), 1),
    )
    nodes.set(task.key, {
      task,
      link,
      others: (before.get(task.key) ?? []).filter((other) => other !== link),
      branches: below.flatMap((child) => (child === heaviest ? [] : (nodes.get(child.key) ?? []))),
      next: heaviest === null ? null : (nodes.get(heaviest.key) ?? null),
    })
  }
  return nodes
}
