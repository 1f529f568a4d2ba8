import type { Change } from '@milemark/core'
import { expect, test } from 'vitest'
import { tooLarge } from './limits.ts'

const changes = (count: number): Change[] =>
  Array.from({ length: count }, (_, at) => ({
    what: 'changed',
    kind: 'task',
    key: `1.${at}`,
    title: 'x',
    field: 'state',
    from: 'todo',
    to: 'done',
    derived: false,
  }))
const edit = (length: number) => [{ from: 0, to: length, insert: '' }]

test('20 items and a tenth of the document are the most', () => {
  expect(tooLarge(changes(20), edit(1_000), 10_000)).toBe(null)
  expect(tooLarge(changes(21), edit(10), 10_000)).toMatch(/changes 21 items, and 20/)
  expect(tooLarge(changes(1), edit(1_001), 10_000)).toMatch(/changes 10 % of the document/)
})

test('many values of one item count once, and a line of a short plan is never too much', () => {
  const one = changes(1)[0] as Change
  expect(
    tooLarge(
      Array.from({ length: 30 }, () => one),
      edit(10),
      10_000,
    ),
  ).toBe(null)
  expect(tooLarge(changes(1), edit(300), 500)).toBe(null)
})
