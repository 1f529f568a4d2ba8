import { expect, test } from 'vitest'
import { mean, percentile } from './summary.ts'
import { weeksNeeded } from './throughput.ts'

const OPTIONS = { trials: 2000, seed: 1 }

test('a steady speed has one answer', () => {
  expect([...new Set(weeksNeeded([4, 4, 4, 4], 10, OPTIONS))]).toEqual([2.5])
})

test('an unsteady speed has a wide one about the mean', () => {
  const weeks = weeksNeeded([0, 8, 0, 8, 4, 4], 40, OPTIONS) as Float64Array
  expect(mean(weeks)).toBeGreaterThan(9)
  expect(mean(weeks)).toBeLessThan(11)
  expect(percentile(weeks, 0.9)).toBeGreaterThan(percentile(weeks, 0.1) + 3)
})

test('too short a past, or one in which nothing was done, says nothing', () => {
  expect(weeksNeeded([3, 3, 3], 5, OPTIONS)).toBeNull()
  expect(weeksNeeded([0, 0, 0, 0, 0], 5, OPTIONS)).toBeNull()
})

test('what is never reached ends somewhere', () => {
  expect(Math.max(...(weeksNeeded([0, 0, 0, 0.001], 1e9, { trials: 2, seed: 1 }) as Float64Array))).toBe(1040)
})
