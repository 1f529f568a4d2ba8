/**
 * Dependencies and external items as links and release dates.
 */
import type { Minute } from '../../calendar/minute.ts'
import { isoMinute, startOfDay } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import { shifted } from '../../calendar/working-time.ts'
import { fromStart, toStart } from '../../schedule/problem.ts'
import type { Dependency, End, Plan } from '../plan.ts'
import { daysOf } from '../when.ts'
import type { Work } from '../work.ts'
import { isBetweenUnits, nameOf, unitsOf } from '../work.ts'
import type { Door, Doors, Draft } from './draft.ts'
import { release } from './draft.ts'

interface On {
  readonly plan: Plan
  readonly calendar: WorkingTime
  /** Of the calendar in the problem. */
  readonly index: number
}

/** Adds what the order of a plan asks for. What has begun or is over holds back only with a lag behind a known date. */
export function addOrder(draft: Draft, of: Work, doors: Doors, order: readonly Dependency[], on: On): void {
  for (const dependency of order) {
    const { from, to } = dependency
    if (!isBetweenUnits(of, from, to)) continue
    for (const target of targets(of, from, to)) addDependency(draft, of, doors(from), doors(target), dependency, on)
  }
}

/** What waits for a milestone does not include what gates it. */
function targets(of: Work, from: End, to: End): readonly End[] {
  if (from.kind !== 'milestone') return [to]
  const gating = new Set(unitsOf(of, from))
  const units = unitsOf(of, to)
  if (!units.some((unit) => gating.has(unit))) return [to]
  return units.flatMap((unit): End[] => {
    const task = of.units[unit]
    return task && !gating.has(unit) ? [{ kind: 'task', key: task.key, label: task.id ?? task.title }] : []
  })
}

function addDependency(draft: Draft, of: Work, from: Door, to: Door, { type, lag, line, stated, ...dependency }: Dependency, on: On): void {
  const work = Math.round(lag * 60)
  const sources = fromStart(type) ? (from.first === null ? [] : [from.first]) : from.tails
  const ends = toStart(type) ? to.heads : to.last === null ? [] : [to.last]
  for (const source of sources)
    for (const end of ends)
      if (source !== end) draft.links.push({ from: source, to: end, type, lag: work, calendar: on.index, line, stated })
  const known = knownMoment(from, type)
  if (known === null || work <= 0) return
  const bound = shifted(on.calendar, known, work)
  for (const end of ends) {
    if (!toStart(type)) draft.activities[end] = finishFrom(draft, end, bound)
    else
      release(draft, end, bound, {
        kind: 'dependency',
        text: `${nameOf(of, dependency.from)} was ${fromStart(type) ? 'begun' : 'done'} ${isoMinute(known).slice(0, 10)}`,
        line,
      })
  }
}

/** When that end of a link was passed which no activity stands for any more. */
function knownMoment({ tails, first, startedAt, doneAt }: Door, type: Dependency['type']): Minute | null {
  if (fromStart(type)) return first === null ? startedAt : null
  return tails.length === 0 ? doneAt : null
}

function finishFrom({ activities }: Draft, index: number, at: Minute): Draft['activities'][number] {
  const activity = activities[index] as Draft['activities'][number]
  return { ...activity, finishFrom: Math.max(activity.finishFrom, at) }
}

/** Something from outside with a date, and the activities that it holds back. */
export interface ExpectedItem {
  readonly text: string
  readonly line: number
  readonly expected: Minute
  readonly activities: readonly number[]
}

/** An external item holds back what it blocks until the day on which it is expected; of several days, the last. */
export function addExternal(
  draft: Draft,
  of: Work,
  doors: Doors,
  { calendar, start }: { readonly calendar: WorkingTime; readonly start: number },
): ExpectedItem[] {
  return of.plan.external.flatMap(({ text, expected, blocks, line }): ExpectedItem[] => {
    const range = expected && daysOf(expected.value, start, calendar)
    if (!range) return []
    const at = calendar.startAt(calendar.workBefore(startOfDay(range.to - 1)))
    const held = blocks.filter((blocked) => !isIdle(of, blocked)).flatMap((key) => doors({ key, kind: kindOf(of, key) }).heads)
    for (const head of held) release(draft, head, at, { kind: 'external', text: externalText(text, expected.value), line })
    return [{ text, line, expected: at, activities: [...new Set(held)] }]
  })
}

/** Nothing is planned in it and nothing comes behind it: its date would only move the end of the plan. */
const isIdle = (of: Work, key: string): boolean =>
  of.phases.has(key) && unitsOf(of, { key, kind: 'phase' }).length === 0 && !of.plan.dependencies.some(({ from }) => from.key === key)

const kindOf = (of: Work, key: string): End['kind'] => (of.tasks.has(key) ? 'task' : of.phases.has(key) ? 'phase' : 'milestone')

const externalText = (text: string, expected: string): string =>
  `it waits for ${text}${text.includes(expected) ? '' : `, expected ${expected}`}`
