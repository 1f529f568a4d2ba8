/**
 * What waits for itself. An assumed order that closes a circle is dropped; what is stated so cannot be scheduled.
 */
import type { Components } from '../graph.ts'
import { components } from '../graph.ts'
import type { Draft, DraftLink, Meaning } from './draft.ts'

export interface Untangled {
  readonly links: readonly DraftLink[]
  /** Activities of each circle that the document states. */
  readonly circles: readonly (readonly number[])[]
  /** Activities that wait, directly or through others, for a circle. */
  readonly behind: ReadonlySet<number>
}

/** Linear in activities and links. The activities of one unit stand in a circle together. */
export function untangled({ activities: { length: size }, links: all, meanings }: Draft): Untangled {
  let found = componentsOf(size, all)
  let links = all
  const isInside = (of: Components, { from, to }: DraftLink) => of.of[from] === of.of[to]
  if (all.some((link) => !link.stated && isInside(found, link))) {
    const tangled = found
    links = all.filter((link) => link.stated || !isInside(tangled, link))
    found = componentsOf(size, links)
  }
  const circles = found.members.filter((members) => members.length > 1).map((members) => withMates(meanings, members))
  if (circles.length === 0) return { links, circles, behind: new Set() }
  const inCircle = new Set(circles.flat())
  return {
    links: links.filter(({ from, to }) => !inCircle.has(from) && !inCircle.has(to)),
    circles,
    behind: reachable(size, links, inCircle),
  }
}

/** With the work of the other owners of each unit. */
function withMates(meanings: readonly Meaning[], members: readonly number[]): readonly number[] {
  const nameOf = ({ plan, unit }: Meaning): string => `${plan}/${unit}`
  const units = new Set(members.flatMap((index) => (meanings[index]?.unit == null ? [] : nameOf(meanings[index] as Meaning))))
  const mates = meanings.flatMap((meaning, index) => (units.has(nameOf(meaning)) ? [index] : []))
  return [...new Set([...members, ...mates])]
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
