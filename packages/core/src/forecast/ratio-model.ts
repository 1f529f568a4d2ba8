/**
 * What past work says about estimates: the distribution of actual / estimate, and how much of its error is shared.
 */
import { lognormalRange } from './distribution.ts'

export interface RatioModel {
  /** How many finished tasks it rests on; 0 for the default. */
  readonly rows: number
  /** A sentence part that says where it comes from. */
  readonly text: string
  /**
   * The ratio actual / estimate below which a task of so many estimated hours by that person ends with chance `u`.
   *
   * @param u from 0 to 1, both excluded
   */
  readonly quantile: (u: number, hours: number, person: string | null) => number
  /** Shares of the variance of the log ratio that all tasks of a plan, and all tasks of one person, have in common. */
  readonly common: number
  readonly personal: number
}

const Z90 = 1.2815515655446004

/** × 0.7 to × 1.8 in eight of ten cases (FORMAT, § 6). */
const spread = lognormalRange(0.7, 1.8)

const DEVIATION = Math.log(1.8 / 0.7) / (2 * Z90)

/**
 * What is assumed until there is history. The shared parts are set so that the standard deviation which all tasks of a plan
 * have in common is the one of public data, 0.18 in the logarithm (√0.035 of 0.95 on SiP; 0.20 between projects of CESAW),
 * and that of one person 0.12.
 */
export const assumedRatios: RatioModel = {
  rows: 0,
  text: 'assumed, since no finished task states how long it took',
  quantile: (u) => spread(u),
  common: (0.18 / DEVIATION) ** 2,
  personal: (0.12 / DEVIATION) ** 2,
}
