/**
 * The links of a problem by the activities that they lead to and from, and an order in which nothing comes before what
 * it waits for.
 */
import { minHeap } from './heap.ts'
import type { Link, Problem } from './problem.ts'

export interface Network {
  /** Links into each activity. */
  readonly into: readonly (readonly Link[])[]
  /** Links out of each activity. */
  readonly out: readonly (readonly Link[])[]
  /** Activities, predecessors first; of those that are free, the one that comes first in the problem. */
  readonly order: Int32Array
}

/** @throws RangeError when links form a circle. */
export function network({ activities, links }: Problem): Network {
  const into: Link[][] = activities.map(() => [])
  const out: Link[][] = activities.map(() => [])
  for (const link of links) {
    into[link.to]?.push(link)
    out[link.from]?.push(link)
  }
  const order = byKey(
    { into, out },
    Float64Array.from(activities, (_, index) => index),
  )
  if (order.length < activities.length)
    throw new RangeError(`${activities.length - order.length} of ${activities.length} activities wait for each other in a circle`)
  return { into, out, order }
}

/**
 * Activities in an order that respects the links: of those whose predecessors have all come, always the one with the
 * smallest key, then the first. Activities of a circle never come. O(n log n).
 */
export function byKey({ into, out }: Pick<Network, 'into' | 'out'>, key: Float64Array): Int32Array {
  const waiting = Int32Array.from(into, (links) => links.length)
  const heap = minHeap(key)
  waiting.forEach((count, activity) => {
    if (count === 0) heap.push(activity)
  })
  const order: number[] = []
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    order.push(next)
    for (const { to } of out[next] ?? []) {
      const left = (waiting[to] as number) - 1
      waiting[to] = left
      if (left === 0) heap.push(to)
    }
  }
  return Int32Array.from(order)
}
