/**
 * What waits for itself. An assumed order that closes a circle is dropped; what is stated so cannot be scheduled.
 */
import type { Components } from '../graph.ts'
import { components } from '../graph.ts'
import type { DraftLink } from './draft.ts'

export interface Untangled {
  readonly links: readonly DraftLink[]
  /** Activities of each circle that the document states. */
  readonly circles: readonly (readonly number[])[]
  /** Activities that wait, directly or through others, for a circle. */
  readonly behind: ReadonlySet<number>
}

/** Linear in activities and links. */
export function untangled(size: number, all: readonly DraftLink[]): Untangled {
  let found = componentsOf(size, all)
  let links = all
  const isInside = (of: Components, { from, to }: DraftLink) => of.of[from] === of.of[to]
  if (all.some((link) => !link.stated && isInside(found, link))) {
    const tangled = found
    links = all.filter((link) => link.stated || !isInside(tangled, link))
    found = componentsOf(size, links)
  }
  const inCircle = new Set(found.members.filter((members) => members.length > 1).flat())
  if (inCircle.size === 0) return { links, circles: [], behind: new Set() }
  return {
    links: links.filter(({ from, to }) => !inCircle.has(from) && !inCircle.has(to)),
    circles: found.members.filter((members) => members.length > 1),
    behind: reachable(size, links, inCircle),
  }
}

function outOf(size: number, links: readonly DraftLink[]): number[][] {
  const out: number[][] = Array.from({ length: size }, () => [])
  for (const { from, to } of links) out[from]?.push(to)
  return out
}

const componentsOf = (size: number, links: readonly DraftLink[]): Components => components({ size, out: outOf(size, links) })

function reachable(size: number, links: readonly DraftLink[], from: ReadonlySet<number>): Set<number> {
  const out = outOf(size, links)
  const seen = new Set(from)
  // A Set keeps its order while it grows, so it is the queue as well.
  for (const node of seen) for (const target of out[node] ?? []) seen.add(target)
  for (const node of from) seen.delete(node)
  return seen
}
