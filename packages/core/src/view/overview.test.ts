import { describe, expect, test } from 'vitest'
import { plan } from './fixtures/plan.ts'
import { overview, percent } from './overview.ts'

const of = (text: string) => overview({ plan: plan(text), diagnostics: [] }, 'plan.md')

describe('progress', () => {
  test('counts units; steps and cancelled work are counted apart', () => {
    const { units, steps } = of('1.1 done\n  1.1.1 step done\n  1.1.2 step\n1.2 doing\n1.3 cancelled\n1.4 blocked')
    expect(units).toEqual({ states: { todo: 0, doing: 1, blocked: 1, done: 1, cancelled: 1 }, total: 3, done: 1 })
    expect(steps).toMatchObject({ total: 2, done: 1 })
  })

  test('of each phase, and of what is in none', () => {
    const { phases, outside } = of('0.1 done\nP1\n  1.1 done\n  1.2\nP2')
    expect(phases.map(({ key, done, total }) => [key, done, total])).toEqual([
      ['phase:1', 1, 2],
      ['phase:2', 0, 0],
    ])
    expect(outside).toMatchObject({ done: 1, total: 1 })
    expect(of('P1\n  1.1').outside).toBe(null)
    expect(of('1.1').outside).toBe(null)
  })

  test('of milestones, by what gates them', () => {
    const { milestones } = of('P1\n  1.1 done\n  1.2\nM1 = P1\nM2 = 1.1\nM9')
    expect(milestones.map(({ id, gating }) => [id, gating && `${gating.done}/${gating.total}`])).toEqual([
      ['M1', '1/2'],
      ['M2', '1/1'],
      ['M9', null],
    ])
  })

  test.each([
    [{ done: 0, total: 0 }, 0],
    [{ done: 199, total: 200 }, 99],
    [{ done: 3, total: 3 }, 100],
  ])('per cent of %j', (part, expected) => expect(percent({ ...of('').units, ...part })).toBe(expected))
})

test('findings by level', () => {
  const diagnostic = { code: 'x', message: '', span: { from: 0, to: 0 }, line: 1 }
  const { findings } = overview({
    plan: plan('1'),
    diagnostics: [
      { ...diagnostic, severity: 'error' },
      { ...diagnostic, severity: 'info' },
      { ...diagnostic, severity: 'info' },
    ],
  })
  expect(findings).toEqual({ error: 1, warning: 0, info: 2 })
})
