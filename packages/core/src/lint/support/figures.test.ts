import { describe, expect, test } from 'vitest'
import { estimates } from '../../notation/estimate.ts'
import type { Estimate } from '../../plan/plan.ts'
import { source } from '../../text/source.ts'
import { agrees, inUnit, sum } from './figures.ts'

/** Figures of a text, as a plan holds them. */
const figures = (text: string): Estimate[] =>
  estimates(text).map((found) => ({
    ...found,
    target: 'x',
    key: null,
    kind: 'estimate',
    span: { from: found.from, to: found.to },
    line: 1,
  }))

function isSum(stated: string, parts: string): boolean {
  const [total] = figures(stated)
  const found = figures(parts)
  const whole = sum(found)
  if (!total || !whole) throw new RangeError(`no figures in ${stated} or ${parts}`)
  return agrees(total, found, whole, { source: source(stated) })
}

describe('a stated figure is the sum of its parts', () => {
  test.each([
    ['Total: 7d', '3d, 4d', true],
    ['Total: 9d', '3d, 4d', false],
    ['Total: 7d', '3.4d, 4d', true],
    ['Total: 14d', '12.5d', false],
    ['Total: 7-9h', '3-4h, 4-5h', true],
    ['Total: 6-9h', '3-4h, 4-5h', true],
    ['Total: 12-15h', '3-4h, 4-5h', false],
    ['Total: 8h', '3-4h, 4-5h', true],
    ['Total: 10d', '1/3/9d, 7d', true],
    ['Total: ~8h', '3h, 4h', true],
    ['Total: 8h', '90min, 5h', false],
    ['Total: 2d', '6h, 7h', true],
  ])('%s = %s: %s', (stated, parts, expected) => expect(isSum(stated, parts)).toBe(expected))
})

test.each([
  ['3d, 4d', 'd', '7d'],
  ['3-4h, 4-5h', 'h', '7-9h'],
  ['4h', 'd', '0.5d'],
  ['20min, 25min', 'h', '0.75h'],
] as const)('%s in %s', (parts, unit, expected) =>
  expect(inUnit(sum(figures(parts)) ?? { low: 0, likely: 0, high: 0 }, unit)).toBe(expected),
)
