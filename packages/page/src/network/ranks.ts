/**
 * The column of every node: the longest way from a node that waits for nothing.
 *
 * Circles are cut where a depth-first walk in document order meets itself; the arrow that closes one points back.
 */

export interface Arc {
  readonly from: string
  readonly to: string
}

export function ranksOf(ids: readonly string[], arcs: readonly Arc[]): Map<string, number> {
  const next = neighbours(arcs, 'from')
  const order = finishingOrder(ids, next)
  const place = new Map(order.map((id, at) => [id, at]))
  const forward = arcs.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0))
  const [onward, back] = [neighbours(forward, 'from'), neighbours(forward, 'to')]
  const ranks = new Map<string, number>()
  for (const id of order) ranks.set(id, Math.max(-1, ...(back.get(id) ?? []).map((before) => ranks.get(before) ?? 0)) + 1)
  // What waits for nothing stands beside what waits for it, not at the far left.
  for (const id of order.toReversed()) {
    const after = onward.get(id) ?? []
    if (after.length > 0 && !back.has(id)) ranks.set(id, Math.min(...after.map((to) => ranks.get(to) ?? 0)) - 1)
  }
  spreadLoose(
    ids.filter((id) => !onward.has(id) && !back.has(id)),
    ranks,
  )
  return ranks
}

function neighbours(arcs: readonly Arc[], by: 'from' | 'to'): Map<string, string[]> {
  const result = new Map<string, string[]>()
  for (const arc of arcs) {
    const list = result.get(arc[by]) ?? []
    if (list.length === 0) result.set(arc[by], list)
    list.push(by === 'from' ? arc.to : arc.from)
  }
  return result
}

/** Topological where there is no circle. A stack of its own: a chain of 10,000 tasks would exceed the one of the language. */
function finishingOrder(ids: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>()
  const finished: string[] = []
  for (const root of ids) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack = [{ id: root, at: 0 }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = next.get(top.id)?.[top.at++]
      if (to === undefined) finished.push(stack.pop()?.id ?? '')
      else if (!seen.has(to)) {
        seen.add(to)
        stack.push({ id: to, at: 0 })
      }
    }
  }
  return finished.toReversed()
}

const LEAST_COLUMNS = 6

/** Nodes without any arrow fill the columns from the left, instead of one high tower. */
function spreadLoose(loose: readonly string[], ranks: Map<string, number>): void {
  const columns = Math.max(LEAST_COLUMNS, ...ranks.values())
  for (const [at, id] of loose.entries()) ranks.set(id, at % columns)
}
