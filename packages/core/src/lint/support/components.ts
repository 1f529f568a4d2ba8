/**
 * Circles in directed graphs over small integers. Nothing here knows a plan.
 */

/** For each node, those that it leads to. */
export type Links = readonly (readonly number[])[]

/** The component of each node: two nodes have the same one when each can be reached from the other. */
export function components(links: Links): Int32Array {
  // Tarjan 1972 on explicit stacks: a chain of 40,000 tasks must not overflow the call stack. Linear in nodes and links.
  const component = new Int32Array(links.length).fill(-1)
  const index = new Int32Array(links.length).fill(-1)
  const low = new Int32Array(links.length)
  const open: number[] = []
  let visited = 0
  let closed = 0
  for (let root = 0; root < links.length; root++) {
    const path: [node: number, next: number][] = index[root] === -1 ? [[root, 0]] : []
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const [node, next] = top
      if (next === 0) {
        index[node] = low[node] = visited++
        open.push(node)
      }
      const target = links[node]?.[next]
      top[1]++
      if (target !== undefined) {
        if (index[target] === -1) path.push([target, 0])
        else if (component[target] === -1) low[node] = Math.min(low[node] as number, index[target] as number)
        continue
      }
      path.pop()
      const parent = path.at(-1)?.[0]
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number)
      if (low[node] !== index[node]) continue
      let member: number
      do {
        member = open.pop() as number
        component[member] = closed
      } while (member !== node)
      closed++
    }
  }
  return component
}

/** The shortest way between two nodes that stays inside their component, both ends included; null when there is none. */
export function shortestWay(links: Links, component: Int32Array, from: number, to: number): number[] | null {
  const before = new Map<number, number>([[from, from]])
  // A Map keeps its order while it grows, so it is the queue as well.
  for (const node of before.keys()) {
    if (node === to) return wayBack(before, from, to)
    for (const target of links[node] ?? []) if (component[target] === component[from] && !before.has(target)) before.set(target, node)
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
