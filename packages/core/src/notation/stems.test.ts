import { expect, test } from 'vitest'
import { mayHold, wordFinder } from './stems.ts'

test('an alternative without a first letter cannot be searched for', () => {
  expect(() => wordFinder('after|(?:only )?once')).toThrow(RangeError)
  expect(() => wordFinder('after||once')).toThrow(RangeError)
  expect(mayHold('(?:only )?once')('anything')).toBe(true)
})

test('whole words, the longest at each place', () =>
  expect(wordFinder('needs?|need only')('It needs, needless to say, need only')).toEqual([
    { from: 3, to: 8 },
    { from: 27, to: 36 },
  ]))
