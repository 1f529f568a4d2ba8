import { describe, expect, test } from 'vitest'
import { wholeForecast } from '../testing/forecast.ts'
import { growing, historyOf } from '../testing/history.ts'
import { at } from '../testing/view.ts'
import { textsOf, valuesOf, xmlProblems } from '../testing/xml.ts'
import { burnUp, growthText } from './burn-up.ts'
import { dated, instant, thinned } from './instants.ts'
import { milestoneTrend, trendsOf } from './milestone-trend.ts'

describe('instants', () => {
  test.each([
    ['2026-11-23', '2026-11-23T00:00'],
    ['2026-11-23T09:30:00+01:00', '2026-11-23T09:30'],
    ['2026-11-23T09:30:00Z', '2026-11-23T09:30'],
  ])('%s', (text, expected) => expect(instant(text)).toBe(at(expected)))

  test('what cannot be read is left out, and the rest is in order', () =>
    expect(dated([{ at: '2026-11-24' }, { at: 'never' }, { at: '2026-11-23' }]).map(({ row }) => row.at)).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]))

  test('thinned rows keep the last', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ at: at('2020-01-01') + index * 1440, row: index }))
    for (const most of [1000, 200, 20, 1]) {
      const kept = thinned(rows, most)
      expect(kept.length).toBeLessThanOrEqual(most)
      expect(kept.at(-1)?.row).toBe(999)
    }
  })
})

describe('the burn-up', () => {
  const svg = burnUp(growing(30), wholeForecast())

  test('says in words what it shows', () => {
    expect(xmlProblems(svg)).toEqual([])
    expect(svg).toContain(
      '30 revisions from 2026-05-04 to 2026-11-23. Scope 480 hours at first, 648 hours now (25 % more tasks). Done: 319 hours.',
    )
    expect(svg).toContain('Expected to be finished on Tue 2027-03-09 (P50), Wed 2027-03-17 (P80)')
  })

  test('the cone runs from the work done to the scope, from P10 to P90', () => {
    const [cone = ''] = valuesOf(svg, 'mm-cone', 'd')
    const points = [...cone.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
    const [done, p10, p90] = points
    const x = (text: string): number => (textsOf(svg).find((one) => one.text.startsWith(text))?.x ?? Number.NaN) - 4
    expect(done?.[0]).toBeCloseTo(x('as of'), 0)
    expect(p10?.[0]).toBeCloseTo(x('P10'), 0)
    expect(p90?.[0]).toBeCloseTo(x('P90'), 0)
    expect(p10?.[1]).toBe(p90?.[1])
    expect(done?.[1]).toBeGreaterThan(p10?.[1] ?? 0)
  })

  test('in tasks, without a forecast, with one revision, over three years, without any', () => {
    const tasks = burnUp(growing(30), null, { unit: 'tasks' })
    expect(tasks).toContain('Scope 40 tasks at first, 54 tasks now')
    expect(valuesOf(tasks, 'mm-cone', 'd')).toEqual([])
    for (const picture of [tasks, burnUp(growing(1), wholeForecast()), burnUp(growing(156), wholeForecast()), burnUp(historyOf(), null)])
      expect(xmlProblems(picture)).toEqual([])
    expect(burnUp(historyOf(), null)).toContain('No revision of this plan is known.')
  })

  test.each([
    [0.25, '25 % more tasks'],
    [-0.1, '10 % fewer tasks'],
    [0, 'as many tasks'],
  ])('a growth of %d', (share, text) => expect(growthText(share)).toBe(text))
})

describe('the milestone trend', () => {
  const svg = milestoneTrend(growing(30))

  test('has a panel for the plan and for each milestone, and says how far each slipped', () => {
    expect(xmlProblems(svg)).toEqual([])
    expect([...svg.matchAll(/data-trend="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'The whole plan',
      ...['M1', 'M2', 'M3'].map((id) => `${id}: Title &lt;i&gt;of&lt;/i&gt; ${id}`),
    ])
    expect(svg).toContain('34 days later than on 2026-05-04')
    expect(svg).toContain('P50 2027-02-01, target 2027-01-08')
  })

  test('a later date stands higher, and a target is level', () => {
    const one = milestoneTrend(
      historyOf({
        milestones: [{ key: 'M1', id: 'M1', title: 'One' }],
        forecasts: ['2026-11-01', '2026-12-01'].map((day, index) => ({
          commit: null,
          at: day,
          finish: null,
          milestones: [{ key: 'M1', p50: `2027-0${index + 2}-01`, p80: null, target: '2027-02-15' }],
        })),
      }),
    )
    const [first, second] = valuesOf(one, 'mm-dot', 'cy').map(Number)
    expect(second).toBeLessThan(first ?? 0)
    const [aim = ''] = valuesOf(one, 'mm-aim', 'd')
    expect(new Set([...aim.matchAll(/(?:V|M[\d.]+ )([\d.]+)/g)].map(([, y]) => y)).size).toBe(1)
  })

  test('60 milestones over three years: 24 panels, the rest counted', () => {
    const many = milestoneTrend(growing(156, 60))
    expect(xmlProblems(many)).toEqual([])
    expect(many.match(/data-trend/g)).toHaveLength(24)
    expect(many).toContain('37 more milestones: see the table.')
  })

  test('what is reached has no later forecast; nothing known', () => {
    const reached = growing(10, 1)
    const forecasts = reached.forecasts.map((row, index) => ({
      ...row,
      milestones: row.milestones.map((own) => (index > 5 ? { ...own, p50: null, p80: null } : own)),
    }))
    expect(trendsOf({ ...reached, forecasts })[1]?.points).toHaveLength(6)
    expect(xmlProblems(milestoneTrend(historyOf()))).toEqual([])
    expect(xmlProblems(milestoneTrend(growing(1)))).toEqual([])
  })
})
