import { expect, test } from 'vitest'
import { weeklyDone } from './speed.ts'

const week = (monday: string, done: number) => ({ monday, done, added: 0, dropped: 0 })

test('weeks of several plans are added up, from the first that ended anything to the last whole one', () => {
  const histories = [
    { weeks: [week('2026-10-26', 0), week('2026-11-02', 2), week('2026-11-09', 0), week('2026-11-16', 1), week('2026-11-23', 5)] },
    { weeks: [week('2026-11-09', 3)] },
  ]
  expect(weeklyDone(histories, '2026-11-25')).toEqual([2, 3, 1])
})

test('nothing done is no speed', () => {
  expect(weeklyDone([{ weeks: [week('2026-11-02', 0)] }], '2026-11-25')).toEqual([])
  expect(weeklyDone([], '2026-11-25')).toEqual([])
})
