/**
 * How much work a unit is and how much of it is left, in hours, with what is assumed where the text is silent.
 */
import type { HourSettings } from '../notation/estimate.ts'
import { hours as hoursOf } from '../notation/estimate.ts'
import { figureText } from './figure.ts'
import type { Estimate, Key, Task } from './plan.ts'
import type { Work } from './work.ts'
import { above, isOver } from './work.ts'

/** What is assumed, and from where. */
export interface Assumed<T> {
  readonly value: T
  /** A sentence part: `the median of the 5 tasks here that state an estimate`. */
  readonly why: string
  /** 1-based line that it rests on; null for a fixed rule. */
  readonly line: number | null
}

export interface Effort {
  /** Person-hours in all; hours of the clock when `elapsed`. */
  readonly hours: number
  /** Those still to do. */
  readonly remaining: number
  /** Time that passes by itself: it needs nobody. */
  readonly elapsed: boolean
  /** Sentences about what the text does not say. */
  readonly assumed: readonly string[]
}

const USUAL_DAY = 8

/** Elapsed time goes by the clock and the calendar on the wall. */
const ROUND_THE_CLOCK: HourSettings = { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 }

/** The single value of an estimate in hours: the middle of three, else the midpoint; 0 for a percentage. */
export function hours(estimate: Estimate, settings: HourSettings = {}): number {
  const found = hoursOf(estimate, estimate.elapsed ? ROUND_THE_CLOCK : settings)
  return found === null ? 0 : (found.mid ?? (found.low + found.high) / 2)
}

/** Days where it is at least one, else hours. */
export const timeText = (value: number, hoursPerDay = USUAL_DAY): string =>
  value >= hoursPerDay ? `${round(value / hoursPerDay)}d` : `${round(value)}h`

const round = (value: number): number => Math.round(value * 10) / 10

/** Begun work of which nothing would be left is not done either: so much of it is assumed to be. */
const LEAST_LEFT = 0.1

export interface Estimator {
  readonly effort: (unit: Task) => Effort
  /** What stands in for an estimate that is missing. */
  readonly assumed: (unit: Task) => Assumed<number>
}

/** Answers for all units of a plan; preparing it is linear, asking is not more than the depth of the tree. */
export function estimator(of: Work, hoursPerDay = USUAL_DAY): Estimator {
  const { sizes } = of.plan.frontMatter.settings
  const settings: HourSettings = sizes ? { hoursPerDay, sizes } : { hoursPerDay }
  const shares = statedShares(of, settings)
  const median = medianOf(of, settings)
  const assumed = (unit: Task): Assumed<number> => {
    for (const key of [...above(of.tasks, unit), ...(unit.phase === null ? [] : [unit.phase]), ...milestonesOf(of, unit)]) {
      const share = shares(key)
      if (share) return share
    }
    return median
  }
  return { assumed, effort: (unit) => effortOf(unit, assumed, settings) }
}

const usable = (estimate: Estimate | null): estimate is Estimate => estimate !== null && estimate.unit !== '%'

function effortOf(unit: Task, assumed: Estimator['assumed'], settings: HourSettings): Effort {
  const said: string[] = []
  let all: number
  if (usable(unit.estimate)) all = hours(unit.estimate, settings)
  else {
    const { value, why } = assumed(unit)
    all = value
    if (!isOver(unit.state)) said.push(`estimate ${timeText(value, settings.hoursPerDay)}: ${why}`)
  }
  const elapsed = unit.estimate?.elapsed ?? false
  if (isOver(unit.state)) return { hours: all, remaining: 0, elapsed, assumed: said }
  return { hours: all, remaining: remainingOf(unit, all, settings, said), elapsed, assumed: said }
}

/** Begun work keeps its whole estimate unless a percentage or hours are stated. */
function remainingOf(unit: Task, all: number, settings: HourSettings, said: string[]): number {
  if (unit.progress) return all * (1 - Math.min(100, Math.max(0, unit.progress.value)) / 100)
  if (unit.state !== 'doing') return all
  if (!usable(unit.actual)) {
    said.push('begun, and nothing says how much is done: the whole estimate is still to do')
    return all
  }
  const left = all - hours(unit.actual, settings)
  if (left > 0) return left
  said.push(`more was spent than estimated: a tenth of the estimate is still to do`)
  return all * LEAST_LEFT
}

/** The keys of milestones that the unit gates. */
function milestonesOf(of: Work, unit: Task): Key[] {
  return of.plan.milestones.flatMap(({ key, gatedBy }) => (gatedBy.includes(unit.key) ? [key] : []))
}

/** What is left of a figure stated for a phase, summary task or milestone, for each of its units that states none itself. */
function statedShares(of: Work, settings: HourSettings): (key: Key) => Assumed<number> | null {
  const figures = new Map<Key, Estimate>()
  for (const estimate of of.plan.estimates)
    if (estimate.key !== null && estimate.kind === 'estimate' && usable(estimate) && !figures.has(estimate.key))
      figures.set(estimate.key, estimate)
  const known = new Map<Key, Assumed<number> | null>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const figure = figures.get(key)
    const share = figure ? shareOf(of, key, figure, settings) : null
    known.set(key, share)
    return share
  }
}

function shareOf(of: Work, key: Key, stated: Estimate, settings: HourSettings): Assumed<number> | null {
  const gates = of.milestones.get(key)?.gatedBy ?? [key]
  const units = [...new Set(gates.flatMap((gate) => of.groups.get(gate) ?? of.indices.get(gate) ?? []))].map(
    (unit) => of.units[unit] as Task,
  )
  const counted = units.filter((unit) => unit.state !== 'cancelled')
  const silent = counted.filter((unit) => !usable(unit.estimate)).length
  const rest = hours(stated, settings) - counted.reduce((sum, { estimate }) => sum + (usable(estimate) ? hours(estimate, settings) : 0), 0)
  if (silent === 0 || rest <= 0) return null
  const phase = of.phases.get(key)
  const item = phase ?? of.tasks.get(key) ?? of.milestones.get(key)
  const name = item?.id == null ? (item?.title ?? key) : phase ? `phase ${item.id}` : item.id
  const what = `the ${figureText(stated)} stated for ${name}`
  const spent = counted.length > silent ? `what is left of ${what}` : what
  return { value: rest / silent, why: silent === 1 ? spent : `${spent}, shared by ${silent} tasks`, line: stated.line }
}

/** The median of the plan's own estimates, else one day. */
function medianOf({ units }: Work, settings: HourSettings): Assumed<number> {
  const known = units.flatMap(({ estimate }) => (usable(estimate) ? [hours(estimate, settings)] : [])).sort((a, b) => a - b)
  const middle = known.length >> 1
  const median = known.length % 2 === 1 ? known[middle] : ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2
  if (!median)
    return { value: settings.hoursPerDay ?? USUAL_DAY, why: 'nothing here states an estimate: one day, and widely spread', line: null }
  const why =
    known.length === 1
      ? 'the only task here that states an estimate has this one'
      : `the median of the ${known.length} tasks here that state an estimate`
  return { value: median, why, line: null }
}
