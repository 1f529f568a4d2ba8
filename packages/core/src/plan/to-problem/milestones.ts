/**
 * Milestones as events: reached when everything that gates them is done.
 */
import type { Minute } from '../../calendar/minute.ts'
import { fromStart } from '../../schedule/problem.ts'
import type { Key, Milestone } from '../plan.ts'
import type { Work } from '../work.ts'
import { unitsOf } from '../work.ts'
import type { Draft } from './draft.ts'
import { addEvent, tie } from './draft.ts'
import type { Setting, Unit } from './units.ts'
import { dueOf, moment } from './units.ts'

export interface Gates {
  /** Indexes of the units that have to be done. */
  readonly units: readonly number[]
  /** The activity that stands for it; null where nothing that gates it is open, and where it was given up. */
  readonly event: number | null
  /** When it was reached: as stated, else when the last of its tasks was done, where all are and it is known. */
  readonly doneAt: Minute | null
  readonly target: Minute | null
  readonly assumed: readonly string[]
}

/** Adds an event for each milestone that is still to be reached. Optional tasks gate nothing. */
export function addMilestones(draft: Draft, units: readonly Unit[], setting: Setting): Map<Key, Gates> {
  const { of, place } = setting
  return new Map(
    of.plan.milestones.map((milestone, index): [Key, Gates] => {
      const { gating, assumed } = gatingUnits(of, milestone, index)
      const open = gating.flatMap((unit) => (units[unit] as Unit).activities)
      const isOver = milestone.state === 'done' || milestone.cancelled || (gating.length > 0 && open.length === 0)
      const target = milestone.cancelled ? null : dueOf(setting, milestone.target)
      if (isOver) {
        const stated = milestone.state === 'done' ? moment(setting, milestone.doneOn, 'end') : null
        return [milestone.key, { units: gating, event: null, target, assumed, doneAt: stated ?? lastDone(units, gating) }]
      }
      const event = addEvent(draft, place, target)
      for (const activity of open) tie(draft, place, activity, event)
      return [milestone.key, { units: gating, event, target, assumed, doneAt: null }]
    }),
  )
}

/** Those that the document names or numbers, or lets it wait for; else all tasks above it; else, for the last one, all tasks. */
function gatingUnits(of: Work, milestone: Milestone, index: number): { gating: readonly number[]; assumed: string[] } {
  const named = required(of, unitsOf(of, { key: milestone.key, kind: 'milestone' }))
  if (named.length > 0)
    return { gating: named, assumed: milestone.gatesStated ? [] : ['what gates it: the phase of the same number or title'] }
  const waitedFor = required(of, predecessors(of, milestone.key))
  if (waitedFor.length > 0) return { gating: waitedFor, assumed: [] }
  const above = of.units.flatMap((unit, at) => (unit.line < milestone.line ? [at] : []))
  if (above.length > 0) return { gating: required(of, above), assumed: ['what gates it: all tasks above it'] }
  const isLast = index === of.plan.milestones.length - 1
  if (isLast && of.units.length > 0)
    return { gating: required(of, [...of.units.keys()]), assumed: ['what gates it: all tasks, since it is the last milestone'] }
  return { gating: [], assumed: ['the document does not say what gates it'] }
}

/** What the milestone is said to come after. */
function predecessors(of: Work, key: Key): readonly number[] {
  const ends = of.plan.dependencies.flatMap(({ from, to, type, stated }) =>
    stated && to.key === key && from.kind !== 'milestone' && !fromStart(type) ? [from] : [],
  )
  return [...new Set(ends.flatMap((end) => unitsOf(of, end)))].sort((a, b) => a - b)
}

/** Without the optional and the cancelled ones, unless there are no others. */
function required({ units }: Work, all: readonly number[]): readonly number[] {
  const planned = all.filter((unit) => units[unit]?.state !== 'cancelled')
  const needed = planned.filter((unit) => !units[unit]?.optional)
  return needed.length > 0 ? needed : planned
}

function lastDone(units: readonly Unit[], gating: readonly number[]): Minute | null {
  const ends = gating.map((unit) => (units[unit] as Unit).doneAt)
  return ends.length === 0 || ends.some((at) => at === null) ? null : Math.max(...(ends as number[]))
}
