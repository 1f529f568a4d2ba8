/**
 * Which lines of two texts are the same lines: the basis of the merge. Patience first (lines that are unique on both sides are
 * anchors), then the longest common subsequence in what is left between.
 *
 * Source: B. Cohen, patience diff; the quadratic table is used only for small gaps.
 */

/** Pairs of indices, both ascending. */
export type Matches = readonly (readonly [a: number, b: number])[]

const LARGEST_TABLE = 250_000

export function matchLines(a: readonly string[], b: readonly string[]): Matches {
  const result: [number, number][] = []
  match(a, b, { from: 0, to: a.length }, { from: 0, to: b.length }, result)
  return result
}

interface Range {
  readonly from: number
  readonly to: number
}

function match(a: readonly string[], b: readonly string[], inA: Range, inB: Range, result: [number, number][]): void {
  let [fromA, fromB] = [inA.from, inB.from]
  while (fromA < inA.to && fromB < inB.to && a[fromA] === b[fromB]) result.push([fromA++, fromB++])
  let [toA, toB] = [inA.to, inB.to]
  const tail: [number, number][] = []
  while (toA > fromA && toB > fromB && a[toA - 1] === b[toB - 1]) tail.push([--toA, --toB])
  if (fromA < toA && fromB < toB) {
    const anchors = uniqueAnchors(a, b, { from: fromA, to: toA }, { from: fromB, to: toB })
    if (anchors.length > 0) {
      for (const [index, [x, y]] of [...anchors, [toA, toB] as const].entries()) {
        const [lastX, lastY] = anchors[index - 1] ?? [fromA - 1, fromB - 1]
        match(a, b, { from: lastX + 1, to: x }, { from: lastY + 1, to: y }, result)
        if (index < anchors.length) result.push([x, y])
      }
    } else if ((toA - fromA) * (toB - fromB) <= LARGEST_TABLE)
      result.push(...commonSubsequence(a, b, { from: fromA, to: toA }, { from: fromB, to: toB }))
  }
  for (const pair of tail.reverse()) result.push(pair)
}

/** Lines that stand once on each side, as far as their order agrees. */
function uniqueAnchors(a: readonly string[], b: readonly string[], inA: Range, inB: Range): Matches {
  const places = new Map<string, { a: number; b: number }>()
  const note = (lines: readonly string[], { from, to }: Range, side: 'a' | 'b') => {
    for (let at = from; at < to; at++) {
      const place = places.get(lines[at] as string) ?? { a: -1, b: -1 }
      // -1: not seen, -2: seen more than once
      place[side] = place[side] === -1 ? at : -2
      places.set(lines[at] as string, place)
    }
  }
  note(a, inA, 'a')
  note(b, inB, 'b')
  const pairs = [...places.values()].filter((place) => place.a >= 0 && place.b >= 0).sort((x, y) => x.a - y.a)
  return ascending(pairs.map((pair) => [pair.a, pair.b]))
}

/** The longest part of some pairs in which the second numbers ascend too. */
export function ascending(pairs: Matches): Matches {
  const ends: number[] = []
  const before: number[] = []
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] as number]?.[1] as number) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = index
  })
  const result: (readonly [number, number])[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) result.push(pairs[at] as readonly [number, number])
  return result.reverse()
}

function commonSubsequence(a: readonly string[], b: readonly string[], inA: Range, inB: Range): [number, number][] {
  const [n, m] = [inA.to - inA.from, inB.to - inB.from]
  const width = m + 1
  const length = new Uint32Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      length[i * width + j] =
        a[inA.from + i] === b[inB.from + j]
          ? (length[(i + 1) * width + j + 1] as number) + 1
          : Math.max(length[(i + 1) * width + j] as number, length[i * width + j + 1] as number)
  const result: [number, number][] = []
  for (let [i, j] = [0, 0]; i < n && j < m; ) {
    if (a[inA.from + i] === b[inB.from + j]) result.push([inA.from + i++, inB.from + j++])
    else if ((length[(i + 1) * width + j] as number) >= (length[i * width + j + 1] as number)) i++
    else j++
  }
  return result
}
