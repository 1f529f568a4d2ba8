import { expect, test } from 'vitest'
import { editDistance, nearest } from './near.ts'

test.each([
  ['', '', 0],
  ['ana', 'ana', 0],
  ['ana', 'anna', 1],
  ['anan', 'anna', 1],
  ['ana', 'ben', 3],
  ['abcdef', 'a', 4],
])('%j and %j', (a, b, expected) => {
  expect(editDistance(a, b, 3)).toBe(expected)
  expect(editDistance(b, a, 3)).toBe(expected)
})

test.each([
  ['holiday', ['start', 'holidays', 'calendar'], ['holidays']],
  ['Ana', ['ben', 'anna', 'ana'], ['ana', 'anna']],
  ['zoe', ['lena', 'omar'], []],
  ['x'.repeat(41), ['x'.repeat(41)], []],
])('what %j may mean', (word, words, expected) => expect(nearest(word, words)).toEqual(expected))
