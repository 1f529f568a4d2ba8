import { describe, expect, test } from 'vitest'
import { certain, lognormalRange, pert, remainder, threePoint, triangular } from './distribution.ts'
import { normalBelow, normalQuantile } from './normal.ts'
import { drawn, tableOf } from './quantile-table.ts'

const shares = Array.from({ length: 99 }, (_, at) => (at + 1) / 100)
const meanOf = (of: (u: number) => number): number => {
  const cells = 20_000
  let sum = 0
  for (let at = 0; at < cells; at++) sum += of((at + 0.5) / cells)
  return sum / cells
}

describe('the normal', () => {
  test('its quantile and its chance are each other’s inverse', () => {
    for (const u of [1e-6, 0.001, 0.01, 0.1, 0.3, 0.5, 0.8, 0.99, 0.9999]) expect(normalBelow(normalQuantile(u))).toBeCloseTo(u, 6)
  })

  test('known points', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12)
  })
})

describe('distributions', () => {
  test('a range is the 10 and the 90 % point', () => {
    const of = lognormalRange(2, 8)
    expect(of(0.1)).toBeCloseTo(2, 6)
    expect(of(0.9)).toBeCloseTo(8, 6)
    expect(of(0.5)).toBeCloseTo(4, 6)
  })

  test.each([
    ['2 / 4 / 9', 2, 4, 9],
    ['peak at the low end', 1, 1, 5],
    ['peak at the high end', 1, 5, 5],
  ])('the mean of a PERT beta is (low + 4 mode + high) / 6: %s', (_, low, mode, high) => {
    expect(meanOf(pert(low, mode, high))).toBeCloseTo((low + 4 * mode + high) / 6, 2)
  })

  test('the mean of a triangle is a third of the sum', () => {
    expect(meanOf(triangular(2, 4, 9))).toBeCloseTo(5, 3)
  })

  test('three points as lognormals keep all three', () => {
    const of = threePoint('lognormal', 2, 4, 12)
    expect([of(0.1), of(0.5), of(0.9)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([2, 4, 12])
  })

  test.each([
    ['range', lognormalRange(0, 5)],
    ['one point', lognormalRange(3, 3)],
    ['pert', pert(1, 2, 7)],
    ['triangular', triangular(1, 2, 7)],
    ['lognormal', threePoint('lognormal', 0, 2, 7)],
    ['certain', certain(4)],
    ['remainder', remainder(lognormalRange(2, 8), 5, 0.1)],
  ])('never falls, and is positive: %s', (_, of) => {
    const values = shares.map(of)
    expect(values.every((value, at) => value > 0 && (at === 0 || value >= (values[at - 1] as number) - 1e-9))).toBe(true)
  })

  test('what is left of begun work is what the estimate says of work that took longer than was spent', () => {
    const of = lognormalRange(2, 8)
    const left = remainder(of, 4, 0.1)
    // Half of all such work takes more than 4 hours; the middle of that half is the 75 % point.
    expect(left(0.5)).toBeCloseTo(of(0.75) - 4, 3)
    expect(remainder(of, 1000, 0.1)(0.5)).toBe(0.1)
  })
})

test('a table gives the quantile of its normal, and its ends beyond them', () => {
  const of = lognormalRange(2, 8)
  const table = tableOf(of)
  for (const z of [-3.2, -1.01, 0, 0.33, 2.2]) expect(drawn(table, z) / of(normalBelow(z))).toBeCloseTo(1, 3)
  expect(drawn(table, -9)).toBe(table[0])
  expect(drawn(table, 9)).toBe(table.at(-1))
})
