/**
 * What the trials say: percentiles, and how much single things move the finish.
 */
import type { Trials } from './simulate.ts'

/** Trials that were run in parts, as one; the parts follow each other without a gap. @throws RangeError otherwise */
export function joined(parts: readonly Trials[]): Trials {
  const [first] = parts
  if (!first || parts.some(({ from }, index) => index > 0 && from !== parts[index - 1]?.to))
    throw new RangeError('parts of trials with gaps')
  const critical = new Int32Array(first.critical.length)
  for (const part of parts)
    part.critical.forEach((count, at) => {
      critical[at] = (critical[at] as number) + count
    })
  return {
    from: first.from,
    to: parts.at(-1)?.to ?? first.to,
    finish: float64(parts.map(({ finish }) => finish)),
    watched: float64(parts.map(({ watched }) => watched)),
    struck: bytes(parts.map(({ struck }) => struck)),
    factors: float32(parts.map(({ factors }) => factors)),
    critical,
    kept: parts.reduce((sum, { kept }) => sum + kept, 0),
    finishes: float64(parts.map(({ finishes }) => finishes)),
    efforts: float32(parts.map(({ efforts }) => efforts)),
  }
}

const float64 = (parts: readonly Float64Array[]): Float64Array => filled(new Float64Array(lengthOf(parts)), parts)
const float32 = (parts: readonly Float32Array[]): Float32Array => filled(new Float32Array(lengthOf(parts)), parts)
const bytes = (parts: readonly Uint8Array[]): Uint8Array => filled(new Uint8Array(lengthOf(parts)), parts)

const lengthOf = (parts: readonly ArrayLike<number>[]): number => parts.reduce((sum, { length }) => sum + length, 0)

function filled<T extends { set: (values: ArrayLike<number>, at: number) => void }>(whole: T, parts: readonly ArrayLike<number>[]): T {
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Ascending, without the column's neighbours: every `width`th value from `column` on. */
export function column(values: Float64Array, width: number, column: number): Float64Array {
  const count = width === 0 ? 0 : values.length / width
  return Float64Array.from({ length: count }, (_, row) => values[row * width + column] as number).sort()
}

/** The first value by which so large a share of ascending values has come. */
export const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))] as number

/** The share of ascending values that are at most `limit`. */
export function shareUpTo(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return sorted.length === 0 ? 0 : low / sorted.length
}

/** The rank of each value; equal values share the middle of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Float64Array.from(values, (_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number))
  const found = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++
    for (let at = from; at < to; at++) found[order[at] as number] = (from + to - 1) / 2
    from = to
  }
  return found
}

/** Pearson's correlation; of ranks it is Spearman's. 0 where one of the two never varies. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [product, squareA, squareB] = [0, 0, 0]
  for (let at = 0; at < a.length; at++) {
    const [left, right] = [(a[at] as number) - meanA, (b[at] as number) - meanB]
    product += left * right
    squareA += left * left
    squareB += right * right
  }
  return squareA > 0 && squareB > 0 ? product / Math.sqrt(squareA * squareB) : 0
}

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] as number
  return values.length === 0 ? 0 : sum / values.length
}

/** The mean of `of` where a driver lies in its lowest and in its highest fifth, by its ranks. */
export function swing(driverRanks: Float64Array, of: Float64Array): { readonly low: number; readonly high: number } {
  const fifth = driverRanks.length / 5
  const [low, high]: [number[], number[]] = [[], []]
  driverRanks.forEach((rank, at) => {
    if (rank < fifth) low.push(of[at] as number)
    else if (rank >= driverRanks.length - fifth) high.push(of[at] as number)
  })
  const all = mean(of)
  return { low: low.length > 0 ? mean(low) : all, high: high.length > 0 ? mean(high) : all }
}
