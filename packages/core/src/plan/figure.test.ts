import { expect, test } from 'vitest'
import { figureText } from './figure.ts'

const figure = { low: 2, mid: null, high: 2, unit: 'd', word: null, elapsed: false } as const

test.each([
  [figure, '2d'],
  [{ ...figure, high: 4 }, '2-4d'],
  [{ ...figure, low: 1, mid: 2, high: 5 }, '1/2/5d'],
  [{ ...figure, low: 1.5, high: 1.5, unit: 'h' as const }, '1.5h'],
  [{ ...figure, unit: 'size-word' as const, word: 'Medium' }, 'Medium'],
  [{ ...figure, low: 1, high: 1, unit: 'month' as const }, '1 month'],
  [{ ...figure, high: 3, unit: 'person-day' as const }, '2-3 person-days'],
  [{ ...figure, low: 25, high: 25, unit: '%' as const }, '25 %'],
  [{ ...figure, elapsed: true }, '2d elapsed'],
])('%j', (estimate, text) => expect(figureText(estimate)).toBe(text))
