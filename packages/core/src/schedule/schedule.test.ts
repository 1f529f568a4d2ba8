import { describe, expect, test } from 'vitest'
import { isoMinute } from '../calendar/minute.ts'
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { criticalPath } from './critical-path.ts'
import { network } from './network.ts'
import type { Activity, Link, Problem } from './problem.ts'
import { schedule } from './schedule.ts'
import { slack, turns } from './slack.ts'
import { bestEnd } from './testing/exhaustive.ts'
import { layeredProblem, MONDAY, randomProblem } from './testing/random-problem.ts'
import { verify } from './verify.ts'

/** On a Monday at 09:00, for person 0, two working days, but for what is said. */
const activity = (given: Partial<Activity> = {}): Activity => ({
  work: 960,
  anyOf: [0],
  calendar: 0,
  release: MONDAY * 1440 + 540,
  finishFrom: Number.NEGATIVE_INFINITY,
  due: null,
  rank: 1,
  ...given,
})
const link = (from: number, to: number, given: Partial<Link> = {}): Link => ({ from, to, type: 'FS', lag: 0, calendar: 0, ...given })
const problem = (activities: readonly Activity[], links: readonly Link[] = [], people = 2): Problem => ({
  calendars: [workingTime(USUAL_WEEK)],
  resources: Array.from({ length: people }, (_, index) => ({ name: `p${index}`, calendar: 0, share: 1 })),
  activities,
  links,
})
const times = (of: Problem): string[] => {
  const found = schedule(of)
  expect(verify(of, found)).toEqual([])
  return of.activities.map(
    (_, index) => `${isoMinute(found.start[index] as number).slice(5)} ${isoMinute(found.finish[index] as number).slice(5)}`,
  )
}

describe('small random problems against an exhaustive search', () => {
  const seeds = Array.from({ length: 2000 }, (_, seed) => seed + 1)

  test('2,000 schedules keep to their problems, none ends before the best, no bound lies above the best', () => {
    let exact = 0
    for (const seed of seeds) {
      const given = randomProblem(seed, 2 + (seed % 4))
      const found = schedule(given)
      expect(verify(given, found), `seed ${seed}`).toEqual([])
      const best = bestEnd(given, found.end)
      expect(best, `seed ${seed}`).toBeLessThanOrEqual(found.end)
      expect(found.lowerBound, `seed ${seed}`).toBeLessThanOrEqual(best)
      if (found.status === 'optimal') expect(found.end, `seed ${seed}`).toBe(best)
      if (found.end === best) exact++
    }
    // The heuristic is a good one: on problems of this size it rarely misses the best.
    expect(exact / seeds.length).toBeGreaterThan(0.95)
  })

  test('slack: what has some may slip by it, what has none may not', () => {
    for (const seed of seeds.slice(0, 300)) {
      const given = randomProblem(seed, 2 + (seed % 4))
      const found = schedule(given)
      const { total, free } = slack(given, network(given), found, turns(given, found), found.end)
      for (let index = 0; index < given.activities.length; index++) {
        expect(free[index], `seed ${seed}`).toBeLessThanOrEqual(total[index] as number)
        expect(total[index], `seed ${seed}`).toBeGreaterThanOrEqual(0)
      }
      // What ends last and is not held up by a weekend in between has none.
      expect(found.finish.some((finish, index) => finish === found.end && total[index] === 0)).toBe(true)
    }
  })
})

describe('larger random problems', () => {
  test.each([100, 400])('%i activities: feasible, not below the bound, the critical path leads to the end', (size) => {
    for (let seed = 1; seed <= 5; seed++) {
      const given = layeredProblem(seed, size)
      const found = schedule(given)
      expect(verify(given, found)).toEqual([])
      expect(found.end).toBeGreaterThanOrEqual(found.lowerBound)
      const order = turns(given, found)
      const path = criticalPath(given, network(given), found, order, slack(given, network(given), found, order, found.end))
      expect(found.finish[path.at(-1)?.activity as number]).toBe(found.end)
      expect(path[0]?.by).toBeNull()
      expect(found.start[path[0]?.activity as number]).toBe(Math.min(...given.activities.map(({ release }) => release)))
    }
  })

  test('slack goes through a long chain of events at one moment', () => {
    const events = Array.from({ length: 200 }, () => activity({ work: 0, anyOf: [] }))
    const given = problem(
      [activity(), ...events, activity(), activity({ work: 480, anyOf: [1] })],
      [...Array.from({ length: 201 }, (_, index) => link(index, index + 1))],
    )
    const found = schedule(given)
    const { total } = slack(given, network(given), found, turns(given, found), found.end)
    expect([...total.slice(0, 202)]).toEqual(Array(202).fill(0))
    expect(total[202]).toBe(1920 - 480)
  })

  test('several rules and justification are better than the order of the document alone', () => {
    const seeds = [1, 2, 3, 4, 5, 6]
    const end = (passes: number) =>
      seeds.reduce((sum, seed) => sum + schedule(layeredProblem(seed, 200), { passes }).end - MONDAY * 1440, 0)
    expect(end(1)).toBeGreaterThan(end(4))
    expect(end(4)).toBeGreaterThan(end(30))
  })
})

describe('links', () => {
  test.each<[string, Partial<Link>, string]>([
    ['finish to start', {}, '11-25T09:00 11-26T17:00'],
    ['with a lag of a day', { lag: 480 }, '11-26T09:00 11-27T17:00'],
    ['with a lead of half a day', { lag: -240 }, '11-24T13:00 11-26T13:00'],
    ['start to start', { type: 'SS' }, '11-23T09:00 11-24T17:00'],
    ['start to start with a lag', { type: 'SS', lag: 60 }, '11-23T10:00 11-25T10:00'],
    ['finish to finish with a lag', { type: 'FF', lag: 120 }, '11-23T11:00 11-25T11:00'],
    ['start to finish with a lag', { type: 'SF', lag: 1200 }, '11-23T13:00 11-25T13:00'],
  ])('%s', (_, given, expected) => {
    expect(times(problem([activity(), activity({ anyOf: [1] })], [link(0, 1, given)]))).toEqual(['11-23T09:00 11-24T17:00', expected])
  })

  test('a circle is refused with the numbers', () => {
    expect(() => schedule(problem([activity(), activity(), activity()], [link(0, 1), link(1, 0)]))).toThrow('2 of 3 activities')
  })
})

test('an empty problem has an empty schedule', () => {
  const found = schedule(problem([]))
  expect([found.end, found.status, found.start.length]).toEqual([Number.NEGATIVE_INFINITY, 'optimal', 0])
})
