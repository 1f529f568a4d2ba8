import { expect, test } from 'vitest'
import { wordSpan } from './place.ts'

test.each([
  ['after 2.10 and 2.1', '2.1', 15],
  ['2.1.3, 12.1, 2.1', '2.1', 13],
  ['T2.1 and 2.1', '2.1', 9],
  ['(2.1).', '2.1', 1],
  ['milestone M1', 'm1', 10],
  ['2.10', '2.1', null],
])('%j holds %j', (text, word, expected) => {
  expect(wordSpan(text, word, { from: 0, to: text.length }, 0)?.from ?? null).toBe(expected)
})

test('of several, the nearest', () => {
  const text = '2.1 after 2.2, 2.1'
  expect(wordSpan(text, '2.1', { from: 0, to: text.length }, 14)?.from).toBe(15)
})
