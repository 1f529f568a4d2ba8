/**
 * What past work says about estimates: the distribution of actual / estimate, and how much of its error is shared.
 */

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
