/**
 * Ways into and out of what a dependency may name.
 *
 * A unit is its activities. A group (a phase, a summary task, a milestone) gets an event before its units and one behind
 * them when it is first named, so that `Phase 2 → Phase 3` with fifty tasks each is a hundred links and not 2,500.
 */
import type { Minute } from '../../calendar/minute.ts'
import type { Key } from '../plan.ts'
import type { Work } from '../work.ts'
import { unitsOf } from '../work.ts'
import type { Door, Doors, Draft, Place } from './draft.ts'
import { addEvent, CLOSED, tie } from './draft.ts'

export interface UnitActivities {
  /** Empty for what is over. */
  readonly activities: readonly number[]
  readonly begun: boolean
  /** When it is said to have started. */
  readonly startedAt: Minute | null
  readonly doneAt: Minute | null
}

export interface Things {
  /** By index of the unit. */
  readonly units: readonly UnitActivities[]
  readonly milestones: ReadonlyMap<Key, { readonly event: number | null; readonly doneAt: Minute | null }>
}

export function doors(draft: Draft, of: Work, things: Things, place: Place): Doors {
  const known = new Map<Key, Door>()
  const ties = tiesOf(of)
  const make = (end: End): Door => {
    if (end.kind === 'milestone') return milestoneDoor(things, end.key)
    const members = unitsOf(of, end)
    const [only] = members
    if (end.kind === 'task' && members.length === 1) return unitDoor(things.units[only as number] as UnitActivities)
    return groupDoor(draft, of, things, place, ties, members)
  }
  return (end) => {
    const before = known.get(end.key)
    if (before) return before
    const made = make(end)
    known.set(end.key, made)
    return made
  }
}

type End = Parameters<Doors>[0]

function unitDoor({ activities, begun, startedAt, doneAt }: UnitActivities): Door {
  const [first] = activities
  if (first === undefined) return { ...CLOSED, startedAt: doneAt === null || (startedAt ?? 0) <= doneAt ? startedAt : null, doneAt }
  // What has begun waits for nothing any more; its finish still may.
  return begun
    ? { heads: [], tails: activities, first: null, last: first, startedAt, doneAt: null }
    : { heads: activities, tails: activities, first, last: first, startedAt: null, doneAt: null }
}

/** What a milestone waits for does not hold back the tasks that gate it. */
function milestoneDoor({ milestones }: Things, key: Key): Door {
  const { event = null, doneAt = null } = milestones.get(key) ?? {}
  return event === null ? { ...CLOSED, doneAt } : { ...CLOSED, heads: [event], tails: [event], first: event, last: event }
}

function groupDoor(draft: Draft, of: Work, { units }: Things, place: Place, ties: Ties, members: readonly number[]): Door {
  const doneAt = latest(members.map((unit) => units[unit]?.doneAt ?? null))
  const open = members.filter((unit) => (units[unit] as UnitActivities).activities.length > 0)
  if (members.length > 0 && open.length === 0) return { ...CLOSED, doneAt }
  const entrance = addEvent(draft, place)
  const exit = addEvent(draft, place)
  // A phase without tasks still passes on what it waits for.
  tie(draft, place, entrance, exit)
  for (const unit of open) {
    const { activities, begun } = units[unit] as UnitActivities
    for (const activity of activities) {
      tie(draft, place, activity, exit)
      if (!begun) tie(draft, place, entrance, activity)
    }
  }
  const hasBegun = members.some((unit) => units[unit]?.begun || of.units[unit]?.state === 'done')
  const { opening, closing } = ends(of, ties, open)
  const at = (unit: number | undefined): number => units[unit ?? -1]?.activities[0] ?? exit
  return { heads: [entrance], tails: [exit], first: hasBegun ? null : at(opening), last: at(closing), startedAt: null, doneAt }
}

/** The keys of what each item waits for, and of what waits for it. */
interface Ties {
  readonly before: ReadonlyMap<Key, readonly Key[]>
  readonly behind: ReadonlyMap<Key, readonly Key[]>
}

function tiesOf({ plan }: Work): Ties {
  const [before, behind] = [new Map<Key, Key[]>(), new Map<Key, Key[]>()]
  const add = (ties: Map<Key, Key[]>, at: Key, key: Key): void => {
    const keys = ties.get(at)
    if (keys) keys.push(key)
    else ties.set(at, [key])
  }
  for (const { from, to } of plan.dependencies) {
    add(before, to.key, from.key)
    add(behind, from.key, to.key)
  }
  return { before, behind }
}

/** The first unit that waits for none of the others, and the last for which none waits: their times stand for those of all. */
function ends({ units }: Work, { before, behind }: Ties, group: readonly number[]) {
  const keyOf = (unit: number): Key => units[unit]?.key ?? ''
  const keys = new Set(group.map(keyOf))
  const isTied = (ties: Ties['before'], unit: number): boolean => ties.get(keyOf(unit))?.some((key) => keys.has(key)) ?? false
  return {
    opening: group.find((unit) => !isTied(before, unit)) ?? group[0],
    closing: group.findLast((unit) => !isTied(behind, unit)) ?? group.at(-1),
  }
}

const latest = (moments: readonly (Minute | null)[]): Minute | null =>
  moments.reduce<Minute | null>((last, at) => (at === null ? last : Math.max(last ?? at, at)), null)
