/**
 * A priority queue of indexes.
 */

export interface Heap {
  readonly push: (item: number) => void
  readonly pop: () => number | undefined
}

/** A binary heap of indexes by key, then by index. */
export function minHeap(key: Float64Array): Heap {
  const items: number[] = []
  const before = (a: number, b: number): boolean => {
    const [keyA, keyB] = [key[a] as number, key[b] as number]
    return keyA < keyB || (keyA === keyB && a < b)
  }
  const push = (item: number): void => {
    let at = items.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(item, items[parent] as number)) break
      items[at] = items[parent] as number
      at = parent
    }
    items[at] = item
  }
  const pop = (): number | undefined => {
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && before(items[child + 1] as number, items[child] as number)) child++
      if (!before(items[child] as number, last)) break
      items[at] = items[child] as number
      at = child
    }
    items[at] = last
    return top
  }
  return { push, pop }
}
