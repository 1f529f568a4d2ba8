/**
 * Trials against the scheduler itself: where nothing is uncertain, a trial is the schedule; where something is, the figures are
 * those that can be computed by hand.
 */
import { describe, expect, test } from 'vitest'
import { parseIsoMinute } from '../calendar/minute.ts'
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { byKey, network } from '../schedule/network.ts'
import { ranked } from '../schedule/priority.ts'
import type { Activity, Link, Placement, Problem } from '../schedule/problem.ts'
import { schedule } from '../schedule/schedule.ts'
import { early, serial } from '../schedule/sgs.ts'
import { randomProblem } from '../schedule/testing/random-problem.ts'
import { certain, lognormalRange } from './distribution.ts'
import type { ForecastModel } from './model.ts'
import { networkTable } from './network-table.ts'
import { tableOf } from './quantile-table.ts'
import { fillNormals } from './random.ts'
import { simulation, withoutRisk } from './simulate.ts'
import { column, correlation, joined, mean, percentile, ranks, shareUpTo } from './summary.ts'

const at = (text: string): number => parseIsoMinute(text) as number

const modelOf = (problem: Problem, given: Partial<ForecastModel> = {}): ForecastModel => ({
  problem,
  schedule: schedule(problem, { passes: 1 }),
  effortOf: new Int32Array(problem.activities.length).fill(-1),
  efforts: [],
  groups: 0,
  common: 0,
  personal: 0,
  risks: [],
  arrivals: [],
  watched: [],
  ...given,
})

const sameOrder = (problem: Problem, placed: Placement): Placement => {
  const from = network(problem)
  return serial(problem, from, byKey(from, ranked(problem, placed.start)))
}

/**
 * Events without dates of their own. On one axis the end of a day and the start of the next are the same place, so that work
 * which may not finish before something starts may end a minute earlier than in the schedule: such links are left out there.
 */
function random(seed: number): Problem {
  const problem = randomProblem(seed, 3 + (seed % 7))
  const first = Math.min(...problem.activities.map(({ release }) => release))
  const activities = problem.activities.map((activity) =>
    activity.work > 0 ? activity : { ...activity, release: first, finishFrom: Number.NEGATIVE_INFINITY },
  )
  const made = { ...problem, activities }
  return isOnAxis(made) ? { ...made, links: made.links.filter(({ type }) => type === 'FS' || type === 'SS') } : made
}

const isOnAxis = (problem: Problem): boolean => networkTable(modelOf(problem)).axis !== null

/** An event may stand at either side of a night. */
const ofWork = ({ activities }: Problem, finish: Float64Array): number[] => [...finish].filter((_, index) => activities[index]?.work !== 0)

describe('without anything uncertain', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed + 1)

  test('a trial with people is the schedule in the same order, on one calendar and on several', () => {
    let [one, several] = [0, 0]
    for (const seed of seeds) {
      const problem = random(seed)
      const model = modelOf(problem)
      if (isOnAxis(problem)) one++
      else several++
      const trials = simulation(model)({ seed: 1, mode: 'people', from: 0, to: 1 })
      expect(ofWork(problem, trials.finishes), `problem ${seed}`).toEqual(ofWork(problem, sameOrder(problem, model.schedule).finish))
    }
    expect(Math.min(one, several)).toBeGreaterThan(20)
  })

  test('a trial of the network alone is the forward pass', () => {
    for (const seed of seeds) {
      const any = random(seed)
      const problem = { ...any, activities: any.activities.map((activity) => ({ ...activity, anyOf: activity.anyOf.slice(0, 1) })) }
      const model = modelOf(problem)
      const trials = simulation(model)({ seed: 1, mode: 'network', from: 0, to: 1 })
      expect(ofWork(problem, trials.finishes), `problem ${seed}`).toEqual(ofWork(problem, early(problem, network(problem)).finish))
    }
  })
})

const calendar = workingTime(USUAL_WEEK)
const MONDAY = at('2026-11-23T09:00')
const activity = (work: number, person: number | null = 0): Activity => ({
  work,
  anyOf: person === null ? [] : [person],
  calendar: 0,
  release: MONDAY,
  finishFrom: Number.NEGATIVE_INFINITY,
  due: null,
  rank: 1,
})
const line = (count: number): Link[] =>
  Array.from({ length: count - 1 }, (_, from) => ({ from, to: from + 1, type: 'FS' as const, lag: 0, calendar: 0 }))
const problemOf = (activities: readonly Activity[], links: readonly Link[] = []): Problem => ({
  calendars: [calendar],
  resources: [
    { name: 'ana', calendar: 0, share: 1 },
    { name: 'ben', calendar: 0, share: 1 },
  ],
  activities,
  links,
})
const days = (finish: ArrayLike<number>): Float64Array =>
  Float64Array.from(finish, (minute) => (calendar.workBefore(minute) - calendar.workBefore(MONDAY)) / 480)
const deviation = (values: Float64Array): number => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))

const CHAIN = 100
const spread = tableOf(lognormalRange(0.7, 1.8))
const uncertain = (common: number, personal = 0): ForecastModel =>
  modelOf(
    problemOf(
      Array.from({ length: CHAIN }, () => activity(480)),
      line(CHAIN),
    ),
    {
      effortOf: Int32Array.from({ length: CHAIN }, (_, index) => index),
      efforts: Array.from({ length: CHAIN }, () => ({ factor: spread, group: 0 })),
      groups: 1,
      common,
      personal,
    },
  )
const run = (model: ForecastModel, to = 4000) => simulation(model)({ seed: 7, mode: 'people', from: 0, to })

describe('with uncertain efforts', () => {
  const mu = Math.log(Math.sqrt(0.7 * 1.8))
  const sigma = Math.log(1.8 / 0.7) / (2 * 1.2815515655446004)
  const one = { mean: Math.exp(mu + sigma ** 2 / 2), variance: (Math.exp(sigma ** 2) - 1) * Math.exp(2 * mu + sigma ** 2) }

  test('the sum of a chain has the mean and the spread of the sum of lognormals', () => {
    const sums = days(run(uncertain(0)).finish)
    expect(mean(sums) / (CHAIN * one.mean)).toBeCloseTo(1, 2)
    expect(deviation(sums) / Math.sqrt(CHAIN * one.variance)).toBeCloseTo(1, 1)
  })

  test('what tasks have in common does not cancel out', () => {
    const [alone, together, all] = [uncertain(0), uncertain(0.24), uncertain(1)].map((model) => deviation(days(run(model).finish)))
    expect((all as number) / (CHAIN * Math.sqrt(one.variance))).toBeCloseTo(1, 1)
    expect((together as number) / (alone as number)).toBeGreaterThan(3)
    expect(deviation(days(run(uncertain(0, 0.24)).finish)) / (together as number)).toBeCloseTo(1, 1)
  })

  test('equal seeds give equal trials, in one part or in many, and other seeds others', () => {
    const model = uncertain(0.2, 0.1)
    const whole = simulation(model)({ seed: 3, mode: 'people', from: 0, to: 300 })
    const parts = [
      [0, 1],
      [1, 120],
      [120, 300],
    ].map(([from = 0, to = 0]) => simulation(model)({ seed: 3, mode: 'people', from, to }))
    expect(joined(parts)).toEqual(whole)
    expect([...simulation(model)({ seed: 4, mode: 'people', from: 0, to: 300 }).finish]).not.toEqual([...whole.finish])
    expect(() => joined([parts[0], parts[2]] as never)).toThrow(RangeError)
  })

  test('all of a chain is critical in every trial', () => {
    expect([...run(uncertain(0.2), 50).critical]).toEqual(Array.from({ length: CHAIN }, () => 50))
  })
})

test('what shares a person is critical behind each other, though nothing links it', () => {
  const model = modelOf(problemOf([activity(480), activity(480), activity(60, 1)]))
  expect([...run(model, 10).critical]).toEqual([10, 10, 0])
})

describe('risks and what comes from outside', () => {
  const two = problemOf([activity(480), activity(480)], line(2))

  test('a risk strikes in its share of the trials, and costs what it says', () => {
    const delay = { table: tableOf(certain(960)), activities: [0] }
    const model = modelOf(two, { risks: [{ chance: 0.3, factor: null, delay }] })
    const trials = run(model, 10_000)
    const finish = days(trials.finish)
    const struck = trials.struck.reduce((sum, one) => sum + one, 0)
    expect(struck / 10_000).toBeCloseTo(0.3, 1)
    expect([...finish]).toEqual(Array.from(trials.struck, (one) => (one === 1 ? 4 : 2)))
    const again = withoutRisk(model)
    const first = trials.struck.indexOf(1)
    expect(days([again({ seed: 7, mode: 'people', from: first, risk: 0 })])[0]).toBe(2)
  })

  test('a risk that lengthens work lengthens what it names alone', () => {
    const factor = { table: tableOf(certain(1.5)), activities: [1] }
    expect(days(run(modelOf(two, { risks: [{ chance: 1, factor, delay: null }] }), 1).finish)[0]).toBe(2.5)
  })

  test('what arrives late holds back what waits for it', () => {
    const arrivals = [{ expected: at('2026-11-25T09:00'), late: tableOf(certain(1440)), activities: [0] }]
    expect(days(run(modelOf(two, { arrivals }), 1).finish)[0]).toBe(5)
  })
})

test('each trial has normals of its own, which look like normals', () => {
  const out = new Float32Array(20_001)
  fillNormals(out, 1, 1)
  const values = Float64Array.from(out)
  expect(mean(values)).toBeCloseTo(0, 1)
  expect(deviation(values)).toBeCloseTo(1, 1)
  const next = new Float32Array(20_001)
  fillNormals(next, 1, 2)
  expect(Math.abs(correlation(values, Float64Array.from(next)))).toBeLessThan(0.03)
  expect(Math.abs(correlation(values.subarray(0, -1), values.subarray(1)))).toBeLessThan(0.03)
})

describe('what trials say', () => {
  const sorted = Float64Array.from({ length: 10 }, (_, index) => index + 1)

  test('a percentile is the first value by which so many have come', () => {
    expect([0, 0.1, 0.11, 0.5, 0.8, 0.9, 1].map((share) => percentile(sorted, share))).toEqual([1, 1, 2, 5, 8, 9, 10])
  })

  test('a share counts what comes by then', () => {
    expect([0, 1, 4.5, 10, 99].map((limit) => shareUpTo(sorted, limit))).toEqual([0, 0.1, 0.4, 1, 1])
    expect(shareUpTo(new Float64Array(), 1)).toBe(0)
  })

  test('equal values share their rank', () => expect([...ranks([5, 1, 5, 3])]).toEqual([2.5, 0, 2.5, 1]))

  test('a column is taken out and sorted', () => expect([...column(Float64Array.of(3, 30, 1, 10, 2, 20), 2, 0)]).toEqual([1, 2, 3]))
})
