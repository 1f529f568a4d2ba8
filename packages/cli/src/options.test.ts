import { expect, test } from 'vitest'
import { localDate } from './io.ts'
import { count, isoDate } from './options.ts'

test.each(['2026-11-23', '2028-02-29', '0001-01-01'])('%s', (text) => expect(isoDate(text)).toBe(text))

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-00', '23.11.2026', '2026-11-23T10:00', ''])('%j is no date', (text) =>
  expect(() => isoDate(text)).toThrow(),
)

test('today is local', () => expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'))

test('how many is a whole number', () => {
  expect(count('3')).toBe(3)
  for (const text of ['0', '-1', '1.5', 'x', '']) expect(() => count(text)).toThrow()
})
