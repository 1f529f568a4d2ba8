/**
 * What a quantity may turn out to be, as its quantiles: the value below which it lies with chance `u`.
 */
import { normalQuantile } from './normal.ts'

/** Monotone in `u`, which lies between 0 and 1, both excluded. */
export type Quantiles = (u: number) => number

/** The normal quantile of 90 %: a range is read as what holds in eight of ten cases. */
const Z90 = 1.2815515655446004
/** A range that begins at nothing would have no logarithm. */
const LEAST_SHARE = 0.02

/** Never varies. */
export const certain =
  (value: number): Quantiles =>
  () =>
    value

/** The lognormal with these 10 and 90 % points. */
export function lognormalRange(low: number, high: number): Quantiles {
  const least = Math.max(low, high * LEAST_SHARE)
  if (!(high > least)) return certain(high)
  const middle = (Math.log(least) + Math.log(high)) / 2
  const deviation = (Math.log(high) - Math.log(least)) / (2 * Z90)
  return (u) => Math.exp(middle + deviation * normalQuantile(u))
}

/** The triangle from `low` over its peak `mode` to `high`, which are its ends. */
export function triangular(low: number, mode: number, high: number): Quantiles {
  if (!(high > low)) return certain(high)
  const peak = Math.min(high, Math.max(low, mode))
  const before = (peak - low) / (high - low)
  return (u) => (u < before ? low + Math.sqrt(u * (high - low) * (peak - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - peak)))
}

/** Cells in which a beta density is summed up; the error of a quantile is below a thousandth of the range. */
const CELLS = 2048

/**
 * The PERT beta (Malcolm et al. 1959) from `low` over its peak `mode` to `high`: mean (low + 4 mode + high) / 6.
 */
export function pert(low: number, mode: number, high: number): Quantiles {
  if (!(high > low)) return certain(high)
  const peak = Math.min(1, Math.max(0, (mode - low) / (high - low)))
  const [alpha, beta] = [1 + 4 * peak, 1 + 4 * (1 - peak)]
  const sums = new Float64Array(CELLS + 1)
  for (let cell = 0; cell < CELLS; cell++) {
    const x = (cell + 0.5) / CELLS
    sums[cell + 1] = (sums[cell] as number) + x ** (alpha - 1) * (1 - x) ** (beta - 1)
  }
  const total = sums[CELLS] as number
  return (u) => low + (high - low) * inverted(sums, u * total)
}

/** The share of the cells that holds so much of the sum. */
function inverted(sums: Float64Array, wanted: number): number {
  let low = 0
  let high = CELLS
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) <= wanted) low = middle
    else high = middle
  }
  const [below, above] = [sums[low] as number, sums[high] as number]
  return (low + (above > below ? (wanted - below) / (above - below) : 0)) / CELLS
}

/** How the three points of an estimate are read. */
export type ThreePointShape = 'pert' | 'triangular' | 'lognormal'

/** Three points: ends and peak of a PERT beta or a triangle; or 10 % point, median and 90 % point of two halves of lognormals. */
export function threePoint(shape: ThreePointShape, low: number, mode: number, high: number): Quantiles {
  if (shape === 'pert') return pert(low, mode, high)
  if (shape === 'triangular') return triangular(low, mode, high)
  if (!(mode > 0)) return lognormalRange(low, high)
  const [below, above] = [Math.max(low, mode * LEAST_SHARE), Math.max(high, mode)]
  return (u) => {
    const z = normalQuantile(u) / Z90
    return mode * (z < 0 ? below / mode : above / mode) ** Math.abs(z)
  }
}

/** Given that it is more than `known`, what is left of it; never less than `least`. */
export function remainder(of: Quantiles, known: number, least: number): Quantiles {
  const passed = chanceBelow(of, known)
  return (u) => Math.max(least, of(passed + u * (1 - passed)) - known)
}

/** Beyond this nothing is left to tell apart. */
const ALMOST_ONE = 0.999

function chanceBelow(of: Quantiles, value: number): number {
  let [low, high] = [0, ALMOST_ONE]
  if (of(high) <= value) return high
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    if (of(middle) < value) low = middle
    else high = middle
  }
  return low
}
