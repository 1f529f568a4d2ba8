/**
 * Small random problems for tests: all kinds of links, part-time people, choices, absences, short working days.
 */
import type { DayHours, WeekPattern } from '../../calendar/working-time.ts'
import { USUAL_WEEK, workingTime } from '../../calendar/working-time.ts'
import type { Activity, Link, LinkType, Problem } from '../problem.ts'

export type Pick = (limit: number) => number

/** A linear congruential generator (Numerical Recipes); gives whole numbers below a limit. */
export function picker(seed: number): Pick {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** Days of four and three working minutes, so that every moment can be tried. */
const SHORT: DayHours = [{ from: 540, to: 544 }]
const BROKEN: DayHours = [
  { from: 541, to: 542 },
  { from: 545, to: 547 },
]
const WEEK: WeekPattern = [SHORT, SHORT, BROKEN, SHORT, BROKEN, [], []]

const TYPES: readonly LinkType[] = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF']

/** 2026-11-23 is a Monday. */
export const MONDAY = 20_780

/** @param size number of activities */
export function randomProblem(seed: number, size: number): Problem {
  const pick = picker(seed)
  const calendars = [workingTime(WEEK), workingTime(WEEK, [MONDAY + pick(5), MONDAY + pick(8)])]
  const resources = Array.from({ length: 1 + pick(2) }, (_, index) => ({
    name: `p${index}`,
    calendar: pick(2),
    share: [1, 1, 0.5, 0.8][pick(4)] as number,
  }))
  const activities = Array.from({ length: size }, (): Activity => {
    const everyone = resources.map((_, index) => index)
    const one = [pick(resources.length)]
    return {
      work: pick(5),
      anyOf: [everyone, one, one, []][pick(4)] as number[],
      calendar: 0,
      release: MONDAY * 1440 + 540 + (pick(3) === 0 ? pick(4) * 700 : 0),
      finishFrom: pick(8) === 0 ? MONDAY * 1440 + pick(3) * 1440 : Number.NEGATIVE_INFINITY,
      due: pick(4) === 0 ? (MONDAY + 1 + pick(3)) * 1440 : null,
      rank: 1,
    }
  })
  const links = activities.flatMap((_, to): Link[] => {
    if (to === 0 || pick(3) === 0) return []
    const type = TYPES[pick(TYPES.length)] as LinkType
    return [{ from: pick(to), to, type, lag: [0, 0, 0, 1, 3, -2][pick(6)] as number, calendar: 0 }]
  })
  return { calendars, resources, activities, links }
}

const DAY = 480

/**
 * A layered plan as benchmarks use it: one to three predecessors in the three layers before, 1 to 10 days of work, ten
 * people of whom each activity has one.
 */
export function layeredProblem(seed: number, size: number): Problem {
  const pick = picker(seed)
  const width = Math.max(2, Math.round(Math.sqrt(size)))
  const layer = (index: number): number => Math.floor(index / width)
  const links = Array.from({ length: size }, (_, to) => to).flatMap((to): Link[] => {
    const first = Math.max(0, layer(to) - 3) * width
    const before = layer(to) * width - first
    if (before <= 0) return []
    const chosen = new Set(Array.from({ length: 1 + pick(3) }, () => first + pick(before)))
    return [...chosen].map((from) => ({ from, to, type: 'FS' as const, lag: 0, calendar: 0 }))
  })
  return {
    calendars: [workingTime(USUAL_WEEK)],
    resources: Array.from({ length: 10 }, (_, index) => ({ name: `p${index}`, calendar: 0, share: 1 })),
    activities: Array.from({ length: size }, () => ({
      work: (1 + pick(10)) * DAY,
      anyOf: [pick(10)],
      calendar: 0,
      release: MONDAY * 1440 + 540,
      finishFrom: Number.NEGATIVE_INFINITY,
      due: null,
      rank: 1,
    })),
    links,
  }
}
