import { expect, test } from 'vitest'
import { Taken } from './taken.ts'

test('parts that overlap one that is taken are refused', () => {
  const taken = new Taken()
  const take = (from: number, to: number) => taken.take({ from, to })
  expect([take(5, 8), take(0, 3), take(7, 9), take(3, 5), take(8, 9), take(0, 9), take(4, 6)]).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
    false,
  ])
  expect([taken.isFree({ from: 9, to: 12 }), taken.isFree({ from: 2, to: 3 })]).toEqual([true, false])
})
