/**
 * What is to be forecast: a scheduling problem, and what is uncertain about it.
 */
import type { Minute } from '../calendar/minute.ts'
import type { Placement, Problem } from '../schedule/problem.ts'
import type { QuantileTable } from './quantile-table.ts'

export interface ForecastModel {
  readonly problem: Problem
  /** The schedule if everything goes as written. Every trial keeps the order in which it starts things. */
  readonly schedule: Placement
  /** By activity: which of `efforts` its work depends on; -1 for what is certain. */
  readonly effortOf: Int32Array
  readonly efforts: readonly UncertainEffort[]
  /** How many groups share a factor, people or phases. */
  readonly groups: number
  /** Shares of the variance of an effort that the whole plan and its group have in common; together at most 1. */
  readonly common: number
  readonly personal: number
  readonly risks: readonly RiskModel[]
  readonly arrivals: readonly Arrival[]
  /** Activities whose finish is wanted beside that of the plan: events of milestones. */
  readonly watched: readonly number[]
}

/** How much work a task turns out to be. */
export interface UncertainEffort {
  /** By what the work in the problem is multiplied. */
  readonly factor: QuantileTable
  /** The group that it shares a factor with; null for none. */
  readonly group: number | null
}

/** Something that happens in a share of the trials. */
export interface RiskModel {
  readonly chance: number
  /** Multiplies the work of these activities. */
  readonly factor: { readonly table: QuantileTable; readonly activities: readonly number[] } | null
  /** Working minutes by which these activities can start later. */
  readonly delay: { readonly table: QuantileTable; readonly activities: readonly number[] } | null
}

/** Something from outside that comes on a day or later; these activities wait for it. */
export interface Arrival {
  readonly expected: Minute
  /** Minutes of the clock by which it is late. */
  readonly late: QuantileTable
  readonly activities: readonly number[]
}

/** `people`: nobody does two things at once. `network`: only the order and the dates hold. */
export type SimulationMode = 'people' | 'network'
