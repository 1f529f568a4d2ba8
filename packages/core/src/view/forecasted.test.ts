/**
 * From the words of a plan to its forecast.
 */
import { describe, expect, test } from 'vitest'
import { parseIsoMinute } from '../calendar/minute.ts'
import { readPlan } from '../plan/read.ts'
import type { ForecastView } from './forecast-view.ts'
import type { ForecastOptions } from './forecasted.ts'
import { forecasting, forecastView } from './forecasted.ts'
import { planned } from './scheduled.ts'

const AS_OF = '2026-11-23'
const forecastOf = (text: string, options: Partial<ForecastOptions> = {}): ForecastView =>
  forecastView([{ plan: readPlan(text, { asOf: AS_OF, path: 'plan.md' }), path: 'plan.md' }], { asOf: AS_OF, trials: 2000, ...options })
const plannedOf = (text: string) => planned([{ plan: readPlan(text, { asOf: AS_OF, path: 'plan.md' }), path: 'plan.md' }], { asOf: AS_OF })
const at = (text: string): number => parseIsoMinute(text) as number

const plan = (tasks: string, rest = ''): string => `# Plan\n\n## Task Breakdown\n\n### Phase 1: Build\n\n${tasks}\n\n${rest}`
const risks = (line: string): string => `## Risks & Mitigation\n\n${line}\n`
const TABLE = '| Risk | Likelihood | Impact | Mitigation |\n| --- | --- | --- | --- |\n'

describe('the finish', () => {
  const view = forecastOf(plan('- [ ] 1.1 Schema (5d)\n- [ ] 1.2 Routes (5d, after 1.1)\n- [x] 1.0 Start (1d)'))

  test('percentiles rise, and the days hold every trial', () => {
    const { finish, days, trials } = view
    expect(finish && finish.p10 < finish.p50 && finish.p50 < finish.p80 && finish.p80 < finish.p90).toBe(true)
    expect(days.reduce((sum, day) => sum + day.trials, 0)).toBe(trials)
  })

  test('the schedule is one of the early ends', () => {
    expect(view.scheduled).toBe(at('2026-12-04T17:00'))
    expect(view.scheduledChance).toBeGreaterThan(0.15)
    expect(view.scheduledChance).toBeLessThan(0.5)
  })

  test('done work has no forecast; open work has one, with how often it decides the finish', () => {
    expect(view.tasks.map(({ id, criticality }) => [id, criticality])).toEqual([
      ['1.1', 1],
      ['1.2', 1],
    ])
  })

  test('it says what it assumed', () => {
    expect(view.assumed.some((text) => text.startsWith('spread of 2 of 2 estimates that are one number: × 0.7 to × 1.8'))).toBe(true)
    expect(view.assumed.some((text) => text.startsWith('shared error'))).toBe(true)
  })

  test('equal seeds give equal figures, whatever the parts; other seeds others', () => {
    const text = plan('- [ ] 1.1 Schema (2-6d)\n- [ ] 1.2 Routes (1/2/5d)')
    const under = forecasting(plannedOf(text), { asOf: AS_OF, trials: 300 })
    const parts = under.result([under.run(0, 7), under.run(7, 200), under.run(200, 300)])
    expect(parts).toEqual(forecastOf(text, { trials: 300 }))
    expect(forecastOf(text, { trials: 300, seed: 2 }).finish).not.toEqual(parts.finish)
  })

  test('what was stopped early says how far it came', () => {
    const under = forecasting(plannedOf(plan('- [ ] 1.1 A (2d)')), {
      asOf: AS_OF,
      trials: 300,
    })
    expect(under.result([under.run(0, 40)])).toMatchObject({ trials: 40, asked: 300 })
    expect(under.result([])).toMatchObject({ trials: 0, finish: null })
  })

  test('nothing open has no finish', () => {
    expect(forecastOf(plan('- [x] 1.1 Schema (5d)'))).toMatchObject({ finish: null, trials: 0, tasks: [], days: [] })
    expect(forecastOf('# Notes\n')).toMatchObject({ finish: null, trials: 0 })
  })
})

describe('estimates', () => {
  const spread = (estimate: string, settings = ''): readonly number[] => {
    const { finish } = forecastOf(`${settings}${plan(`- [ ] 1.1 Schema (${estimate})`)}`, { trials: 4000 })
    const first = at('2026-11-23T09:00')
    // Days of 8 hours, without the weekends between.
    const days = (minute: number): number => {
      const whole = Math.floor((minute - first) / 1440)
      return whole - 2 * Math.floor((whole + 0) / 7) + Math.min(1, ((minute - first) % 1440) / 480)
    }
    return finish ? [days(finish.p10), days(finish.p50), days(finish.p90)].map((value) => Math.round(value * 10) / 10) : []
  }

  test('a range holds in eight of ten cases', () => {
    const [low = 0, , high = 0] = spread('1-4d')
    expect(low).toBeCloseTo(1, 0)
    expect(high).toBeCloseTo(4, 0)
  })

  test('a wider range is a wider forecast, a missing estimate wider than a single number', () => {
    const width = ([low = 0, , high = 0]: readonly number[]): number => high - low
    expect(width(spread('1-4d'))).toBeGreaterThan(width(spread('2-3d')))
    const none = forecastOf(plan('- [ ] 1.1 Schema')).finish
    const one = forecastOf(plan('- [ ] 1.1 Schema (1d)')).finish
    expect(none && one && none.p90 > one.p90).toBe(true)
  })

  test('three points are a PERT beta unless the settings say otherwise', () => {
    const points = (shape: string): readonly number[] => spread('1/2/9d', `---\nmilemark:\n  distribution: ${shape}\n---\n`)
    expect(spread('1/2/9d')).toEqual(points('pert'))
    expect(points('triangular')).not.toEqual(points('pert'))
    const [low = 0, middle = 0, high = 0] = points('lognormal')
    expect([low, middle].map(Math.round)).toEqual([1, 2])
    expect(high).toBeGreaterThan(7)
  })

  test('begun work is judged by what it has taken already', () => {
    const fresh = forecastOf(plan('- [~] 1.1 Schema (4d)')).finish
    const long = forecastOf(plan('- [~] 1.1 Schema (4d, took 4d)')).finish
    expect(fresh && long && long.p50 < fresh.p50 && long.p90 > at('2026-11-24T09:00')).toBe(true)
  })
})

describe('milestones', () => {
  test('the chance of a target is the share of the trials that make it', () => {
    const text = plan(
      '- [ ] 1.1 Schema (5d)',
      '## Milestones\n\n- [ ] M1: Early (1.1, target 2026-11-23)\n- [ ] M2: Late (1.1, target 2027-03-01)\n- [ ] M3: Open (1.1)\n',
    )
    expect(forecastOf(text).milestones.map(({ id, chance }) => [id, chance])).toEqual([
      ['M1', 0],
      ['M2', 1],
      ['M3', null],
    ])
  })
})

describe('risks', () => {
  const TWO = '- [ ] 1.1 Schema (5d)\n- [ ] 1.2 Routes (5d)'
  const riskOf = (row: string, tasks = TWO, settings = '') => forecastOf(`${settings}${plan(tasks, risks(`${TABLE}${row}`))}`).risks[0]

  test('levels are read by the table, and said to be assumed', () => {
    expect(riskOf('| Supplier late | High | High | none |')).toMatchObject({
      chance: 0.5,
      effect: '+ 10 % work on all open tasks',
      assumed: ['high likelihood is 50 %', 'high impact is + 10 % on everything that is open, since it names no task'],
    })
  })

  test('a risk strikes what it names', () => {
    expect(riskOf('| 1.2 turns out harder | Low | Medium | |')).toMatchObject({ chance: 0.1, effect: '+ 25 % work on 1.2' })
  })

  test('a stated delay and a stated chance are taken as they stand', () => {
    const risk = riskOf('| Review of 1.1 may slip by 4 days | 40 % | High | |')
    expect(risk).toMatchObject({ chance: 0.4, effect: '+ 4 working days on 1.1', assumed: [] })
    expect(risk?.struckDays).toBeGreaterThan(3)
    expect(risk?.struckDays).toBeLessThan(6)
    expect(risk?.costDays).toBeCloseTo((risk?.struckDays ?? 0) * 0.4, 0)
  })

  test('a mitigation that is done halves the chance', () => {
    const tasks = `${TWO}\n- [x] 1.3 Load test (1d)`
    expect(riskOf('| Too slow | High | High | Load test in 1.3 |', tasks)).toMatchObject({ chance: 0.25 })
    expect(riskOf('| Too slow | High | High | Load test in 1.2 |', tasks)).toMatchObject({ chance: 0.5, mitigated: null })
  })

  test('a risk of what is over costs nothing', () => {
    const risk = riskOf('| 1.3 fails | High | High | |', `${TWO}\n- [x] 1.3 Load test (1d)`)
    expect(risk).toMatchObject({ chance: 0, costDays: 0, effect: 'nothing: what it names is over' })
  })

  test('the tables can be set', () => {
    const settings = '---\nmilemark:\n  likelihood: { high: 80 % }\n  planImpact: { high: 20 }\n---\n'
    expect(riskOf('| Supplier late | High | High | |', TWO, settings)).toMatchObject({
      chance: 0.8,
      effect: '+ 20 % work on all open tasks',
      assumed: [],
    })
  })

  test('a likely risk of much work stands in the tornado', () => {
    const { sensitivity } = forecastOf(plan(TWO, risks(`${TABLE}| 1.1 may slip by 15 days | 50 % | High | |`)))
    expect(sensitivity[0]).toMatchObject({ kind: 'risk', title: '1.1 may slip by 15 days' })
  })
})

describe('what comes from outside', () => {
  test('an expected day is a distribution, one without a day is named', () => {
    const text = plan(
      '- [ ] 1.1 Schema (1d)\n- [ ] 1.2 Routes (1d)',
      '## Dependencies\n\n**External dependencies**\n\n- Payment account, expected 2026-12-14, blocks 1.1\n- Test data of the bank blocks 1.2\n',
    )
    const { finish, assumed } = forecastOf(text)
    expect(finish && finish.p90 - finish.p10 > 4 * 1440).toBe(true)
    expect(assumed).toContain('one external item has no date: taken to be there in time')
  })
})

describe('the buffer', () => {
  test('the stated one against the one that is needed', () => {
    const text = plan(
      '- [ ] 1.1 Schema (10d)',
      '## Timeline & Estimates\n\n- **Buffer**: 2 days\n\n## Milestones\n\n- [ ] M1: Ready (1.1, target 2026-12-08)\n',
    )
    const { buffer } = forecastOf(text)
    expect(buffer).toMatchObject({ statedDays: 2, statedText: '2d', used: 0 })
    expect(buffer?.neededDays).toBeGreaterThan(2)
    expect(buffer?.chance).toBeLessThan(0.8)
  })
})

test('the speed so far stands beside it where there is one', () => {
  const { throughput } = forecastOf(plan('- [ ] 1.1 A\n- [ ] 1.2 B\n- [ ] 1.3 C\n- [ ] 1.4 D'), { weekly: [2, 2, 2, 2] })
  expect(throughput).toMatchObject({ perWeek: 2, open: 4, finish: { p50: at('2026-12-07'), p80: at('2026-12-07') } })
})
