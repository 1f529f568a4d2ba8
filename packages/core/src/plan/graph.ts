/**
 * Directed graphs over small integers: what waits for what, and what waits in a circle. Nothing here knows a plan.
 *
 * Circles are allowed everywhere: they are first folded into components, and what is left has an order.
 */

export interface Graph {
  /** Nodes are `0 … size - 1`. */
  readonly size: number
  readonly out: readonly (readonly number[])[]
}

/** Strongly connected components. An edge between two components leads from the higher number to the lower. */
export interface Components {
  /** Component of each node. */
  readonly of: Int32Array
  readonly members: readonly (readonly number[])[]
}

/** Tarjan 1972, without recursion: a chain of 40,000 tasks must not overflow the stack. Linear in nodes and edges. */
export function components(graph: Graph): Components {
  const of = new Int32Array(graph.size).fill(-1)
  const members: number[][] = []
  const index = new Int32Array(graph.size).fill(-1)
  const low = new Int32Array(graph.size)
  /** The next edge to follow of each node. */
  const edge = new Int32Array(graph.size)
  const open: number[] = []
  const path: number[] = []
  let count = 0
  const enter = (node: number) => {
    index[node] = low[node] = count++
    open.push(node)
    path.push(node)
  }
  const close = (root: number) => {
    const component = open.splice(open.lastIndexOf(root))
    for (const node of component) of[node] = members.length
    members.push(component)
  }
  const reach = (node: number, value: number) => {
    if (value < (low[node] as number)) low[node] = value
  }
  for (let start = 0; start < graph.size; start++) {
    if (index[start] === -1) enter(start)
    while (path.length > 0) {
      const node = path[path.length - 1] as number
      const target = (graph.out[node] as readonly number[])[edge[node] as number]
      edge[node] = (edge[node] as number) + 1
      if (target === undefined) {
        path.pop()
        if (path.length > 0) reach(path[path.length - 1] as number, low[node] as number)
        if (low[node] === index[node]) close(node)
      } else if (index[target] === -1) enter(target)
      else if (of[target] === -1) reach(node, index[target] as number)
    }
  }
  return { of, members }
}

/** The edges between components, each once. */
function condensed(graph: Graph, { of, members }: Components): number[][] {
  return members.map((nodes, component) => {
    const edges =
      nodes.length === 1
        ? (graph.out[nodes[0] as number] as readonly number[])
        : nodes.flatMap((node) => graph.out[node] as readonly number[])
    const targets = edges.map((target) => of[target] as number).filter((target) => target !== component)
    return targets.length > 1 ? [...new Set(targets)] : targets
  })
}

const BITS = 32

/**
 * For each source, the summed weight of everything that it reaches, itself excluded.
 *
 * Exact. Sources travel in groups of 32, one bit each, so the time is (nodes + edges) × sources / 32.
 *
 * @param weight whole number from 0
 */
export function reached(graph: Graph, found: Components, sources: readonly number[], weight: (node: number) => number): number[] {
  const edges = condensed(graph, found)
  const weights = found.members.map((nodes) => nodes.reduce((sum, node) => sum + weight(node), 0))
  const result = new Array<number>(sources.length).fill(0)
  const componentOf = (at: number) => found.of[sources[at] as number] as number
  const order = sources.map((_, at) => at).sort((a, b) => componentOf(b) - componentOf(a))
  const mask = new Int32Array(weights.length)
  for (let first = 0; first < order.length; first += BITS) {
    const group = order.slice(first, first + BITS)
    group.forEach((at, bit) => {
      mask[componentOf(at)] = (mask[componentOf(at)] as number) | (1 << bit)
    })
    const sums = sumsBelow(componentOf(group[0] as number), mask, edges, weights)
    group.forEach((at, bit) => {
      result[at] = sums.reduce((sum, plane, digit) => sum + ((plane >>> bit) & 1) * 2 ** digit, -weight(sources[at] as number))
    })
  }
  return result
}

/**
 * Hands the bits down from component to component and sums the weights of those that each bit comes to.
 *
 * The 32 sums are kept as binary digits, one word for each digit of all of them, because adding to 32 numbers one by one
 * would be most of the work.
 */
function sumsBelow(top: number, mask: Int32Array, edges: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const planes: number[] = []
  for (let at = top; at >= 0; at--) {
    const bits = mask[at] as number
    if (bits === 0) continue
    mask[at] = 0
    for (const target of edges[at] as readonly number[]) mask[target] = (mask[target] as number) | bits
    for (let gain = weights[at] as number, digit = 0; gain > 0; gain = Math.floor(gain / 2), digit++)
      if (gain % 2 === 1) add(planes, bits, digit)
  }
  return planes
}

function add(planes: number[], bits: number, from: number): void {
  let carry = bits
  for (let digit = from; carry !== 0; digit++) {
    while (planes.length <= digit) planes.push(0)
    const before = planes[digit] as number
    planes[digit] = before ^ carry
    carry &= before
  }
}

/**
 * For each node, the greatest summed cost of a path that leads to it; within a circle the cost is not counted.
 *
 * @param cost of the edge at that place among the edges of a node
 */
export function depths(graph: Graph, found: Components, cost: (node: number, edge: number) => number): Int32Array {
  const depth = new Int32Array(found.members.length)
  for (let at = found.members.length - 1; at >= 0; at--) {
    for (const node of found.members[at] as readonly number[]) {
      const targets = graph.out[node] as readonly number[]
      for (let edge = 0; edge < targets.length; edge++) {
        const next = found.of[targets[edge] as number] as number
        const depthThere = (depth[at] as number) + cost(node, edge)
        if (next !== at && depthThere > (depth[next] as number)) depth[next] = depthThere
      }
    }
  }
  return found.of.map((of) => depth[of] as number)
}

/** The shortest way between two nodes that stays inside their component, both ends included; null when there is none. */
export function shortestWay(graph: Graph, component: Int32Array, from: number, to: number): number[] | null {
  const before = new Map<number, number>([[from, from]])
  // A Map keeps its order while it grows, so it is the queue as well.
  for (const node of before.keys()) {
    if (node === to) return wayBack(before, from, to)
    for (const target of graph.out[node] ?? []) if (component[target] === component[from] && !before.has(target)) before.set(target, node)
  }
  return null
}

function wayBack(before: ReadonlyMap<number, number>, from: number, to: number): number[] {
  const way = [to]
  for (let node = to; node !== from; ) {
    node = before.get(node) as number
    way.push(node)
  }
  return way.reverse()
}
