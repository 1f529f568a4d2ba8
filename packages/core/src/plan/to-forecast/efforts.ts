/**
 * How much work each open unit may turn out to be: from its range or three points, from the spread that past work shows, or
 * from an assumed one.
 */
import type { Quantiles, ThreePointShape } from '../../forecast/distribution.ts'
import { lognormalRange, remainder, threePoint } from '../../forecast/distribution.ts'
import type { UncertainEffort } from '../../forecast/model.ts'
import type { QuantileTable } from '../../forecast/quantile-table.ts'
import { tableOf } from '../../forecast/quantile-table.ts'
import type { RatioModel } from '../../forecast/ratio-model.ts'
import type { HourSettings } from '../../notation/estimate.ts'
import { hours as hoursOf } from '../../notation/estimate.ts'
import { hours } from '../effort.ts'
import type { Estimate, Task } from '../plan.ts'
import type { Unit } from '../to-problem/units.ts'
import type { PlanProblem, ProblemPlan } from '../to-problem.ts'

/** What an uncertain effort belongs to. */
export interface EffortMeaning {
  readonly plan: number
  readonly unit: number
}

export interface Efforts {
  readonly efforts: readonly UncertainEffort[]
  readonly meanings: readonly EffortMeaning[]
  /** By activity; -1 for what is certain. */
  readonly effortOf: Int32Array
  /** Names of the groups that share a factor. */
  readonly groups: readonly { readonly kind: 'person' | 'phase'; readonly title: string }[]
  readonly assumed: readonly string[]
}

/** An estimate that nobody wrote is less sure than one that somebody did: its log ratio is this much wider. */
const WIDER = 1.6
/** What is left of begun work is at least this share of its estimate. */
const LEAST_LEFT = 0.02

export function uncertainEfforts(given: PlanProblem, ratios: RatioModel): Efforts {
  const efforts: UncertainEffort[] = []
  const meanings: EffortMeaning[] = []
  const effortOf = new Int32Array(given.problem.activities.length).fill(-1)
  const groups = groupTable()
  const tables = new Map<string, QuantileTable>()
  const counts = { single: 0, none: 0 }
  given.plans.forEach((plan, index) => {
    const { distribution = 'pert' } = plan.at.plan.frontMatter.settings
    const shape = distribution as ThreePointShape
    plan.units.forEach((unit, at) => {
      const task = plan.of.units[at] as Task
      if (unit.activities.length === 0 || unit.effort.remaining <= 0) return
      const person = onlyPerson(given, unit)
      const spread = spreadOf(task, unit, plan, shape, person)
      if (spread.kind in counts) counts[spread.kind as keyof typeof counts]++
      const key = JSON.stringify(spread)
      const table = tables.get(key) ?? tableOf(factorOf(spread, ratios))
      tables.set(key, table)
      for (const activity of unit.activities) effortOf[activity] = efforts.length
      efforts.push({ factor: table, group: groups.of(person, plan, index, task) })
      meanings.push({ plan: index, unit: at })
    })
  })
  return { efforts, meanings, effortOf, groups: groups.list, assumed: assumptions(counts, efforts.length, ratios) }
}

/** What the distribution of a factor is made from; equal spreads share a table. */
type Spread = {
  readonly kind: 'single' | 'none' | 'range' | 'points'
  /** Low, middle and high in hours. */
  readonly points: readonly number[]
  readonly shape: ThreePointShape
  /** The value that the schedule uses, spent hours, and those that it takes to be left. */
  readonly hours: number
  readonly spent: number
  readonly remaining: number
  readonly person: string | null
}

function spreadOf(task: Task, { effort }: Unit, { calendar, at }: ProblemPlan, shape: ThreePointShape, person: string | null): Spread {
  const { sizes } = at.plan.frontMatter.settings
  const settings: HourSettings = { hoursPerDay: calendar.minutesPerDay / 60, ...(sizes && { sizes }) }
  const stated = task.estimate !== null && task.estimate.unit !== '%' ? task.estimate : null
  const isSpent = task.state === 'doing' && task.progress === null && task.actual !== null && task.actual.unit !== '%'
  const base = {
    shape,
    hours: effort.hours,
    remaining: isSpent ? effort.remaining : effort.hours,
    spent: isSpent ? hours(task.actual as Estimate, settings) : 0,
    person,
  }
  const found = stated && hoursOf(stated, stated.elapsed ? { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 } : settings)
  if (!found) return { ...base, kind: 'none', points: [] }
  if (found.mid !== null) return { ...base, kind: 'points', points: [found.low, found.mid, found.high] }
  if (found.high > found.low) return { ...base, kind: 'range', points: [found.low, found.high] }
  return { ...base, kind: 'single', points: [] }
}

function factorOf(spread: Spread, ratios: RatioModel): Quantiles {
  const { hours: all, spent, remaining } = spread
  const of = hoursOfSpread(spread, ratios)
  if (spent <= 0) return (u) => of(u) / all
  const left = remainder(of, spent, all * LEAST_LEFT)
  return (u) => left(u) / remaining
}

function hoursOfSpread({ kind, points, shape, hours: all, person }: Spread, ratios: RatioModel): Quantiles {
  const [low = 0, middle = 0, high = 0] = points
  if (kind === 'points') return threePoint(shape, low, middle, high)
  if (kind === 'range') return lognormalRange(low, middle)
  const median = ratios.quantile(0.5, all, person)
  return kind === 'single'
    ? (u) => all * ratios.quantile(u, all, person)
    : (u) => all * median * (ratios.quantile(u, all, person) / median) ** WIDER
}

/** The one person who does all of a unit; null where there are several or a choice. */
function onlyPerson({ people }: PlanProblem, { hands }: Unit): string | null {
  const [only] = hands
  if (hands.length !== 1 || only?.anyOf.length !== 1) return null
  const person = people[only.anyOf[0] as number]
  return person === undefined || person.assumed ? null : person.name
}

function groupTable() {
  const list: { kind: 'person' | 'phase'; title: string }[] = []
  const known = new Map<string, number>()
  const group = (key: string, kind: 'person' | 'phase', title: string): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, list.length)
    return list.push({ kind, title }) - 1
  }
  const of = (person: string | null, { of: { phases } }: ProblemPlan, plan: number, { phase }: Task): number | null => {
    if (person !== null) return group(`person\n${person}`, 'person', person)
    return phase === null ? null : group(`${plan}\n${phase}`, 'phase', phases.get(phase)?.title ?? phase)
  }
  return { list, of }
}

function assumptions({ single, none }: { single: number; none: number }, all: number, ratios: RatioModel): string[] {
  const percent = (u: number): string => `${Math.round(ratios.quantile(u, 8, null) * 100) / 100}`
  return [
    ...(single > 0
      ? [
          `spread of ${single} of ${all} estimates that are one number: × ${percent(0.1)} to × ${percent(0.9)} in eight of ten cases, ${ratios.text}`,
        ]
      : []),
    ...(none > 0 ? [`spread of ${none} of ${all} open tasks without an estimate: wider than that`] : []),
    `shared error: ${Math.round(ratios.common * 100)} % of the variance is common to all tasks and ${Math.round(ratios.personal * 100)} % to those of one person or phase, ${ratios.text}`,
  ]
}
