/**
 * Reading takes linear time: four times the document takes about four times the steps, whatever the document is full of.
 */
import { describe, expect, test } from 'vitest'
import { readPlan } from './plan/read.ts'
import { AS_OF } from './testing/marked.ts'
import { shapes } from './testing/shapes.ts'
import { steps } from './testing/steps.ts'

const SIZE = 250
/** Of a quadratic reader the ratio comes near 16. */
const MOST = 4.6

describe('steps of four times the document', () => {
  test.each(shapes)('$name', ({ make }) => {
    const cost = (size: number) => {
      const text = make(size)
      return steps(() => void readPlan(text, { asOf: AS_OF }))
    }
    expect(cost(4 * SIZE) / cost(SIZE)).toBeLessThan(MOST)
  })
})

test('steps are counted, and equal work has equal steps', () => {
  const work = (size: number) => steps(() => void Array.from({ length: size }, (_, at) => at).filter((_, at, all) => all.includes(-at - 1)))
  expect([work(100), work(100), work(200)]).toEqual([10_100, 10_100, 40_200])
  expect(steps(() => void [1, 2, 3].some((value) => value === 2))).toBe(2)
  expect(steps(() => void /b$/.test('a'.repeat(99)))).toBe(100)
})
