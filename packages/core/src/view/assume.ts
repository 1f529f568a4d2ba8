/**
 * What is assumed for a task that states no estimate or no owner, and from where (FORMAT: what is assumed when the text is silent).
 */
import type { Estimate, Resource, Task } from '../plan/plan.ts'
import { figureText } from './figure.ts'
import type { Work } from './work.ts'

export interface Assumed {
  readonly value: string
  /** Where the assumption comes from, as a sentence part. */
  readonly why: string
  /** 1-based line that it rests on; null for a fixed rule. */
  readonly line: number | null
}

const HOURS: Readonly<Record<Estimate['unit'], number>> = {
  min: 1 / 60,
  h: 1,
  d: 8,
  w: 40,
  month: 160,
  'person-day': 8,
  '%': 0,
  'size-word': 1,
}

/** The single value of an estimate in working hours: the middle of three, else the midpoint. */
export const hours = ({ low, mid, high, unit }: Estimate): number => (mid ?? (low + high) / 2) * HOURS[unit]

/** Its share of what the phase states, else the median of the plan's own estimates, else one day. */
export function assumedEstimate(of: Work, task: Task): Assumed {
  const share = phaseShare(of, task)
  if (share) return share
  const known = of.units.flatMap((unit) => (unit.estimate ? [hours(unit.estimate)] : [])).sort((a, b) => a - b)
  const middle = known.length >> 1
  const median = known.length % 2 === 1 ? known[middle] : ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2
  if (median) {
    const why =
      known.length === 1
        ? 'the only task here that states an estimate has this one'
        : `the median of the ${known.length} tasks here that state an estimate`
    return { value: timeText(median), why, line: null }
  }
  return { value: '1d', why: 'nothing here states an estimate: one day, and widely spread', line: null }
}

function phaseShare(of: Work, task: Task): Assumed | null {
  const phase = task.phase === null ? undefined : of.phases.get(task.phase)
  const stated = phase && of.plan.estimates.find(({ key, kind, unit }) => key === phase.key && kind === 'estimate' && unit !== '%')
  if (!phase || !stated) return null
  const units = of.units.filter((unit) => unit.phase === phase.key && unit.state !== 'cancelled')
  const silent = units.filter((unit) => unit.estimate === null).length
  const rest = hours(stated) - units.reduce((sum, unit) => sum + (unit.estimate ? hours(unit.estimate) : 0), 0)
  if (silent === 0 || rest <= 0) return null
  const what = `the ${figureText(stated)} stated for ${phase.id === null ? phase.title : `phase ${phase.id}`}`
  const spent = units.length > silent ? `what is left of ${what}` : what
  return { value: timeText(rest / silent), why: silent === 1 ? spent : `${spent}, shared by ${silent} tasks`, line: stated.line }
}

/** Days where it is at least one, else hours. */
export const timeText = (value: number): string => (value >= 8 ? `${round(value / 8)}d` : `${round(value)}h`)

const round = (value: number): number => Math.round(value * 10) / 10

/** Any one of the people or roles that the plan names, else one person for everything. */
export function assumedOwner({ plan }: Work): Assumed {
  const people = plan.resources.filter(({ kind }) => kind === 'person')
  const able = people.length > 0 ? people : plan.resources.filter(({ kind }) => kind === 'role')
  if (able.length === 0) return { value: 'one person', why: 'no people are named, so one does everything', line: null }
  const [first] = able as [Resource, ...Resource[]]
  if (able.length === 1) return { value: first.name, why: 'the only one named under resources', line: first.line }
  return { value: `any one of ${able.map(({ name }) => name).join(', ')}`, why: 'those named under resources', line: first.line }
}
