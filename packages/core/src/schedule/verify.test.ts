/**
 * `verify` catches what it is there for: valid schedules with one fault each. A check that never fails proves nothing.
 */
import { describe, expect, test } from 'vitest'
import { MINUTES_PER_DAY, parseIsoMinute } from '../calendar/minute.ts'
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import type { Activity, Link, LinkType, Placement, Problem } from './problem.ts'
import { NOBODY } from './problem.ts'
import { schedule } from './schedule.ts'
import { picker, randomProblem } from './testing/random-problem.ts'
import { verify } from './verify.ts'

const at = (text: string): number => parseIsoMinute(text) as number

/** Of one working day, for person 0, from Monday on. */
const activity = (given: Partial<Activity> = {}): Activity => ({
  work: 480,
  anyOf: [0],
  calendar: 0,
  release: at('2026-11-23T09:00'),
  finishFrom: Number.NEGATIVE_INFINITY,
  due: null,
  rank: 1,
  ...given,
})
/** Ana and Ben work as usual, Cai at half-time, Dan not on Tuesday. */
const problem = (activities: readonly Activity[], links: readonly Link[] = []): Problem => ({
  calendars: [workingTime(USUAL_WEEK), workingTime(USUAL_WEEK, [Math.floor(at('2026-11-24') / MINUTES_PER_DAY)])],
  resources: [
    { name: 'ana', calendar: 0, share: 1 },
    { name: 'ben', calendar: 0, share: 1 },
    { name: 'cai', calendar: 0, share: 0.5 },
    { name: 'dan', calendar: 1, share: 1 },
  ],
  activities,
  links,
})
const placed = (...rows: readonly (readonly [from: string, to: string, who: number])[]): Placement => ({
  start: Float64Array.from(rows, ([from]) => at(from)),
  finish: Float64Array.from(rows, ([, to]) => at(to)),
  resource: Int32Array.from(rows, ([, , who]) => who),
})
const link = (type: LinkType, lag = 0): Link => ({ from: 0, to: 1, type, lag, calendar: 0 })

const MON = ['2026-11-23T09:00', '2026-11-23T17:00'] as const
const TUE = ['2026-11-24T09:00', '2026-11-24T17:00'] as const
const WED = ['2026-11-25T09:00', '2026-11-25T17:00'] as const

describe('one activity', () => {
  const one = problem([activity()])

  test('a valid schedule has no fault', () => expect(verify(one, placed([...MON, 0]))).toEqual([]))

  test.each<[string, Problem, Placement, string]>([
    ['before its release', one, placed(['2026-11-20T09:00', '2026-11-20T17:00', 0]), 'starts 2026-11-20T09:00, before 2026-11-23T09:00'],
    [
      'before the finish that it has to reach',
      problem([activity({ finishFrom: at('2026-11-24T12:00') })]),
      placed([...MON, 0]),
      'ends 2026-11-23T17:00, before 2026-11-24T12:00',
    ],
    ['shorter than its work', one, placed(['2026-11-23T09:00', '2026-11-23T16:59', 0]), 'has 480 minutes of work, and 479 are done'],
    ['longer than its work', one, placed(['2026-11-23T09:00', '2026-11-24T09:01', 0]), 'has 480 minutes of work, and 481 are done'],
    [
      'as long as for full time, by somebody at half-time',
      problem([activity({ anyOf: [2] })]),
      placed([...MON, 2]),
      'has 480 minutes of work, and 240 are done',
    ],
    [
      'over a day on which its person is away',
      problem([activity({ anyOf: [3] })]),
      placed([...TUE, 3]),
      'has 480 minutes of work, and 0 are done',
    ],
    ['from the night on', one, placed(['2026-11-23T23:00', '2026-11-24T17:00', 0]), 'starts 2026-11-23T23:00, when nobody works'],
    ['until the night', one, placed(['2026-11-23T09:00', '2026-11-23T20:00', 0]), 'ends 2026-11-23T20:00, when nobody works'],
    ['from a weekend on', one, placed(['2026-11-28T09:00', '2026-11-30T17:00', 0]), 'starts 2026-11-28T09:00, when nobody works'],
    ['by somebody who may not', one, placed([...MON, 1]), 'is done by 1, who is none of 0'],
    ['by nobody', one, placed([...MON, NOBODY]), 'is done by -1, who is none of 0'],
    ['by somebody, where nobody is needed', problem([activity({ anyOf: [] })]), placed([...MON, 0]), 'is done by 0, who is none of '],
    ['backwards', problem([activity({ work: 0 })]), placed(['2026-11-24T09:00', '2026-11-23T17:00', 0]), 'ends before it starts'],
  ])('%s', (_, given, wrong, expected) => expect(verify(given, wrong)).toContain(`activity 0: ${expected}`))

  test('at no minute at all', () => {
    const nowhere = { ...placed([...MON, 0]), finish: Float64Array.of(Number.NaN) }
    expect(verify(one, nowhere)).toEqual([`activity 0: ${at(MON[0])} to NaN are no minutes`])
    expect(verify(one, { ...nowhere, finish: Float64Array.of(Number.POSITIVE_INFINITY) })).toHaveLength(1)
    expect(verify(one, { ...nowhere, finish: Float64Array.of(at(MON[1]) + 0.5) })).toHaveLength(1)
  })
})

describe('one person', () => {
  const two = problem([activity(), activity()])

  test('one thing after another', () => expect(verify(two, placed([...MON, 0], [...TUE, 0]))).toEqual([]))
  test('two things at the same time', () =>
    expect(verify(two, placed([...MON, 0], [...MON, 0]))).toEqual(['ana does 0 and 1 at the same time']))
  test('two things that overlap by half a day', () =>
    expect(verify(two, placed([...MON, 0], ['2026-11-23T13:00', '2026-11-24T13:00', 0]))).toEqual(['ana does 0 and 1 at the same time']))
  test('a short one inside of a long one', () => {
    const given = problem([activity({ work: 960 }), activity({ work: 60 })])
    const inside = placed(['2026-11-23T09:00', '2026-11-24T17:00', 0], ['2026-11-23T10:00', '2026-11-23T11:00', 0])
    expect(verify(given, inside)).toEqual(['ana does 0 and 1 at the same time'])
  })
  test('an event takes nobody any time', () => {
    const given = problem([activity(), activity({ work: 0 })])
    expect(verify(given, placed([...MON, 0], ['2026-11-23T12:00', '2026-11-23T12:00', 0]))).toEqual([])
  })
})

/** The first has Tuesday. */
describe('a link', () => {
  const check = (tie: Link, second: readonly [string, string]) =>
    verify(problem([activity(), activity({ anyOf: [1] })], [tie]), placed([...TUE, 0], [...second, 1]))

  test.each<[string, Link, readonly [string, string], readonly [string, string]]>([
    ['FS', link('FS'), WED, TUE],
    ['FS with a lag', link('FS', 240), ['2026-11-25T13:00', '2026-11-26T13:00'], ['2026-11-25T12:59', '2026-11-26T12:59']],
    ['FS with a lead', link('FS', -240), ['2026-11-24T13:00', '2026-11-25T13:00'], ['2026-11-24T12:59', '2026-11-25T12:59']],
    ['SS', link('SS'), TUE, ['2026-11-23T16:59', '2026-11-24T16:59']],
    ['SS with a lag', link('SS', 60), ['2026-11-24T10:00', '2026-11-25T10:00'], ['2026-11-24T09:59', '2026-11-25T09:59']],
    ['FF', link('FF'), TUE, ['2026-11-23T16:59', '2026-11-24T16:59']],
    ['FF with a lag', link('FF', 60), ['2026-11-24T10:00', '2026-11-25T10:00'], ['2026-11-24T09:59', '2026-11-25T09:59']],
    ['SF', link('SF'), ['2026-11-23T10:00', '2026-11-24T10:00'], MON],
    ['SF with a lag', link('SF', 60), ['2026-11-23T10:00', '2026-11-24T10:00'], ['2026-11-23T09:59', '2026-11-24T09:59']],
  ])('%s: kept, then broken by a minute or a night', (_, tie, kept, broken) => {
    expect(check(tie, kept)).toEqual([])
    expect(check(tie, broken)).toHaveLength(1)
    expect(check(tie, broken)[0]).toContain(`link 0 → 1 (${tie.type}, ${tie.lag})`)
  })

  test('what is not said to be linked is free', () =>
    expect(verify(problem([activity(), activity({ anyOf: [1] })]), placed([...TUE, 0], [...MON, 1]))).toEqual([]))
})

test('several faults are all told', () => {
  const given = problem([activity(), activity()], [link('FS')])
  expect(verify(given, placed(['2026-11-23T08:00', '2026-11-23T16:00', 0], [...MON, 0]))).toHaveLength(5)
})

test('of random schedules: whatever is moved, shortened or given to somebody else is found', () => {
  let mutants = 0
  for (let seed = 1; seed <= 300; seed++) {
    const given = randomProblem(seed, 2 + (seed % 5))
    const found = schedule(given)
    const pick = picker(seed)
    const index = pick(given.activities.length)
    const { work, anyOf, release } = given.activities[index] as Activity
    if (work === 0) continue
    const mutate = (change: (copy: Placement) => void): string[] => {
      const copy = { start: found.start.slice(), finish: found.finish.slice(), resource: found.resource.slice() }
      change(copy)
      mutants++
      return verify(given, copy)
    }
    const shift = Math.max(1, (found.start[index] as number) - release + 1)
    expect(verify(given, found), `seed ${seed}`).toEqual([])
    const early = mutate(({ start, finish }) => {
      start[index] = (start[index] as number) - shift
      finish[index] = (finish[index] as number) - shift
    })
    expect(early, `seed ${seed}: before its release`).not.toEqual([])
    const short = mutate(({ finish }) => {
      finish[index] = (found.start[index] as number) + 1
    })
    if (work > 1) expect(short, `seed ${seed}: too short`).not.toEqual([])
    const other = mutate(({ resource }) => {
      resource[index] = anyOf.length > 0 ? given.resources.length : 0
    })
    expect(other, `seed ${seed}: somebody else`).not.toEqual([])
  }
  expect(mutants).toBeGreaterThan(500)
})
