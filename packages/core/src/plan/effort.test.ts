import { describe, expect, test } from 'vitest'
import { plan } from '../view/fixtures/plan.ts'
import { estimator, hours, timeText } from './effort.ts'
import type { Estimate, Plan, Task } from './plan.ts'
import { work } from './work.ts'

const estimate = (low: number, unit: Estimate['unit'], more: Partial<Estimate> = {}): Estimate => ({
  target: '',
  key: null,
  low,
  mid: null,
  high: low,
  unit,
  kind: 'estimate',
  elapsed: false,
  word: null,
  span: { from: 0, to: 0 },
  line: 9,
  ...more,
})
const withEstimates = (base: Plan, figures: Readonly<Record<string, Estimate>>): Plan => ({
  ...base,
  tasks: base.tasks.map((task) => ({ ...task, estimate: figures[task.key] ?? null })),
  estimates: Object.entries(figures).map(([key, figure]) => ({ ...figure, key })),
})
const assumed = (of: Plan, key: string) => estimator(work(of)).assumed(of.tasks.find((task) => task.key === key) as Task)

test.each([
  [estimate(2, 'd'), 16],
  [estimate(1, 'h', { high: 3 }), 2],
  [estimate(1, 'd', { mid: 2, high: 9 }), 16],
  [estimate(30, 'min'), 0.5],
  [estimate(1, 'w'), 40],
])('hours of %j', (figure, expected) => expect(hours(figure)).toBe(expected))

test.each([
  [2, '2h'],
  [8, '1d'],
  [12, '1.5d'],
  [1.25, '1.3h'],
])('%d hours are %s', (value, text) => expect(timeText(value)).toBe(text))

describe('a task without an estimate', () => {
  const base = plan('P1\n  1.1\n  1.2\n  1.3\nP2\n  2.1')

  test('takes its share of what the phase leaves over', () => {
    const of = withEstimates(base, { 'phase:1': estimate(5, 'd'), '1.1': estimate(1, 'd') })
    expect(assumed(of, '1.2')).toEqual({ value: 16, why: 'what is left of the 5d stated for phase 1, shared by 2 tasks', line: 9 })
  })

  test('else the median of the plan', () => {
    const of = withEstimates(base, { '1.1': estimate(1, 'd'), '1.2': estimate(4, 'd'), '1.3': estimate(2, 'd') })
    expect(assumed(of, '2.1')).toMatchObject({ value: 16, line: null })
  })

  test('else one day', () => expect(assumed(base, '2.1').value).toBe(8))
})

test('a size stands for the hours that the settings say', () => {
  const base = plan('1.1\n1.2')
  const sized = withEstimates(base, { '1.1': estimate(16, 'size-word', { word: 'M' }) })
  const of = { ...sized, frontMatter: { ...sized.frontMatter, settings: { sizes: { M: 6 } } } }
  const task = of.tasks[0] as Task
  expect(estimator(work(of)).effort(task).hours).toBe(6)
  expect(estimator(work(sized)).effort(task).hours).toBe(16)
})

test('elapsed time goes by the clock', () => {
  expect(hours(estimate(2, 'd', { elapsed: true }))).toBe(48)
  expect(hours(estimate(1, 'w', { elapsed: true }))).toBe(168)
})
