/**
 * What may start now, ranked, and why the rest may not: the rows behind `milemark next`.
 *
 * Ready are the units that are neither over nor blocked, whose stated predecessors are finished and for which nothing
 * from outside is still to come. What is assumed ranks; it never holds back. Linear in the plan, but for the exact count
 * of what a task unlocks (see `rank.ts`).
 */

import { figureText } from '../plan/figure.ts'
import { assumedPhaseOrder } from '../plan/phase-order.ts'
import type { Dependency, Estimate, Key, Phase, Plan, Task, TaskState } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import type { Standing, Work } from '../plan/work.ts'
import { isOver, standings, unitsOf, work } from '../plan/work.ts'
import { ranking } from './rank.ts'
import type { Holds, Reason } from './reasons.ts'
import { dependencyReason, externalReason, holdsOf, isBegun } from './reasons.ts'

export interface NextRow {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  readonly path: string
  /** 1-based. */
  readonly line: number
  readonly state: TaskState
  readonly phase: Key | null
  readonly phaseTitle: string | null
  readonly owners: readonly string[]
  readonly estimate: EstimateRow | null
  readonly priority: string | null
  readonly optional: boolean
  /** Checkboxes below the unit. */
  readonly steps: { readonly done: number; readonly total: number }
  /** How many unfinished units wait for it, directly or through others. */
  readonly unlocks: number
}

export interface EstimateRow {
  readonly text: string
  readonly low: number
  readonly mid: number | null
  readonly high: number
  readonly unit: Estimate['unit']
  readonly line: number
}

export interface ReadyRow extends NextRow {
  /** Tasks and phases that come before it only because Milemark assumes so. */
  readonly assumedAfter: readonly Key[]
  /** External items that hold nothing back, because no date says when they come or the date has passed. */
  readonly external: readonly { readonly line: number; readonly text: string; readonly expected: string | null }[]
}

export interface WaitingRow extends NextRow {
  readonly because: readonly Reason[]
}

export interface Next {
  readonly ready: readonly ReadyRow[]
  readonly waiting: readonly WaitingRow[]
}

export interface NextOptions {
  /** The status date, ISO. */
  readonly asOf: string
}

/** What may start now in one plan. `path` stands in every row. */
export const next = (plan: Plan, options: NextOptions & { readonly path?: string }): Next =>
  nextOf([{ plan, path: options.path ?? '' }], options)

/** What may start now in several plans, in one ranking. */
export function nextOf(plans: readonly PlanAt[], options: NextOptions): Next {
  const found = plans.map((at) => unitRows(at, options))
  const sorted = <T>(rows: readonly Ranked<T>[]) => [...rows].sort((a, b) => compare(a.rank, b.rank)).map(({ row }) => row)
  return { ready: sorted(found.flatMap(({ ready }) => ready)), waiting: sorted(found.flatMap(({ waiting }) => waiting)) }
}

interface Ranked<T> {
  readonly row: T
  readonly rank: readonly number[]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number)
  return 0
}

function unitRows({ plan, path }: PlanAt, { asOf }: NextOptions) {
  const of = work(plan)
  const standing = standings(of)
  const stated = plan.dependencies.filter((dependency) => dependency.stated)
  const assumed = assumedOrder(plan, standing)
  const ranks = ranking(of, stated, assumed, standing)
  const holds = holdsOf(of, { stated, assumed, standing, asOf })
  const open = of.units.flatMap((unit, index) => (isOver(unit.state) ? [] : [{ index, holds: holds(index) }]))
  const waits = waitingUnits(of, open)
  const ready: Ranked<ReadyRow>[] = []
  const waiting: Ranked<WaitingRow>[] = []
  for (const { index, holds } of open) {
    const task = of.units[index] as Task
    const row = nextRow(of, task, path, ranks.unlocks[index] as number)
    if (waits.has(index)) {
      const because = reasons(of, holds, waits, ranks.circle(index))
      waiting.push({ row: { ...row, because }, rank: [ranks.distance[index] as number, -row.unlocks, urgency(task)] })
    } else {
      const rank = [
        task.state === 'doing' ? 0 : 1,
        ranks.assumedDistance[index] as number,
        task.optional ? 1 : 0,
        -row.unlocks,
        urgency(task),
      ]
      ready.push({ row: { ...row, ...readyPart(holds) }, rank })
    }
  }
  return { ready, waiting }
}

/** Order that ranks only: what the document leaves open, and what it states about something without tasks. */
function assumedOrder(plan: Plan, standing: (end: Dependency['from']) => Standing): Dependency[] {
  const isOpen = (phase: Phase) => standing({ key: phase.key, kind: 'phase', label: phase.title }) !== 'over'
  const weak = plan.dependencies.filter(({ stated, type, from }) =>
    stated ? type === 'FS' && standing(from) === 'unknown' : standing(from) !== 'over',
  )
  return [...weak, ...assumedPhaseOrder(plan, plan.phases.filter(isOpen))]
}

interface Open {
  readonly index: number
  readonly holds: Holds
}

/** Units that may not start. Begun work goes on, whatever it should have waited for. */
function waitingUnits(of: Work, open: readonly Open[]): Set<number> {
  const isHeld = ({ index, holds }: Open) =>
    holds.blocked.length > 0 || (!isBegun(of.units[index] as Task) && holds.after.length + holds.external.length > 0)
  const waits = new Set(open.filter(isHeld).map(({ index }) => index))
  passOn(
    of,
    open.filter(({ index, holds }) => holds.startsWith.length > 0 && !isBegun(of.units[index] as Task)),
    waits,
  )
  return waits
}

/** What starts with a task that may not start may not start either, and so on. */
function passOn(of: Work, together: readonly Open[], waits: Set<number>): void {
  const behind = new Map<number, Open[]>()
  for (const entry of together)
    for (const dependency of entry.holds.startsWith)
      for (const unit of unitsOf(of, dependency.from)) behind.set(unit, [...(behind.get(unit) ?? []), entry])
  for (const unit of waits)
    for (const { index, holds } of behind.get(unit) ?? [])
      if (holds.startsWith.some((dependency) => !mayStart(of, dependency, waits))) waits.add(index)
}

function mayStart(of: Work, { from }: Dependency, waits: ReadonlySet<number>): boolean {
  const units = unitsOf(of, from)
  return units.length === 0 || units.some((unit) => isBegun(of.units[unit] as Task) || !waits.has(unit))
}

function reasons(of: Work, holds: Holds, waits: ReadonlySet<number>, circle: readonly number[]): Reason[] {
  const together = holds.startsWith.filter((dependency) => !mayStart(of, dependency, waits))
  return [
    ...holds.blocked,
    ...[...holds.after, ...together].map((dependency) => dependencyReason(of, dependency, circle)),
    ...holds.external.map(externalReason),
  ]
}

const readyPart = (holds: Holds): Omit<ReadyRow, keyof NextRow> => ({
  assumedAfter: holds.assumedAfter.map(({ from }) => from.key),
  external: holds.watched.map(({ line, text, expected }) => ({ line, text, expected: expected?.value ?? null })),
})

function nextRow(of: Work, task: Task, path: string, unlocks: number): NextRow {
  const steps = of.children.get(task.key) ?? []
  return {
    key: task.key,
    id: task.id,
    title: task.title,
    path,
    line: task.line,
    state: task.state,
    phase: task.phase,
    phaseTitle: task.phase === null ? null : (of.phases.get(task.phase)?.title ?? null),
    owners: task.owners.map((owner) => owner.value),
    estimate: task.estimate && estimateRow(task.estimate),
    priority: task.priority?.value ?? null,
    optional: task.optional,
    steps: { done: steps.filter((step) => isOver(step.state)).length, total: steps.length },
    unlocks,
  }
}

export const estimateRow = (estimate: Estimate): EstimateRow => ({
  text: figureText(estimate),
  low: estimate.low,
  mid: estimate.mid,
  high: estimate.high,
  unit: estimate.unit,
  line: estimate.line,
})

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:critical|urgent|highest|blocker|must)/i, 0],
  [/^(?:high|should)/i, 1],
  [/^(?:medium|normal|could)/i, 2],
  [/^(?:low|lowest|nice|won)/i, 4],
]
const UNSTATED = 2.5

/** P0 first; a task without a priority stands behind P2. */
function urgency({ priority }: Task): number {
  if (!priority) return UNSTATED
  const number = /^P(\d)$/i.exec(priority.value)?.[1]
  return number !== undefined ? Number(number) : (WORDS.find(([word]) => word.test(priority.value))?.[1] ?? UNSTATED)
}
