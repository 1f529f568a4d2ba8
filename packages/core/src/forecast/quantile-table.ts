/**
 * Quantiles as a table over the standard normal, so that every distribution costs the same to draw from and a Gaussian copula
 * drives it: a normal goes in, a value comes out.
 */
import type { Quantiles } from './distribution.ts'
import { normalBelow } from './normal.ts'

/** The table covers normals between -REACH and REACH. */
export const REACH = 4
export const CELLS_PER_UNIT = 16
export const CELLS = 2 * REACH * CELLS_PER_UNIT

/** Values at the normals -4, -4 + 1/16, … 4; between them lies a straight line. */
export type QuantileTable = Float32Array

export const tableOf = (quantiles: Quantiles): QuantileTable =>
  Float32Array.from({ length: CELLS + 1 }, (_, cell) => quantiles(normalBelow(cell / CELLS_PER_UNIT - REACH)))

/** The value of a table at a normal. */
export function drawn(table: QuantileTable, z: number): number {
  const at = (z + REACH) * CELLS_PER_UNIT
  if (at <= 0) return table[0] as number
  if (at >= CELLS) return table[CELLS] as number
  const cell = at | 0
  const value = table[cell] as number
  return value + (at - cell) * ((table[cell + 1] as number) - value)
}
