import { expect, test } from 'vitest'
import { shortened, shortLines, textWidth } from './text-width.ts'

test('a text that has room stays as it is', () => {
  expect(shortened('Short', 12, 100)).toBe('Short')
})

test('a longer one is cut and says so, within its room', () => {
  const text = shortened('A title that is far too long for the column', 12, 120)
  expect(text).toMatch(/^A title.*…$/)
  expect(textWidth(text, 12)).toBeLessThanOrEqual(120)
})

test('a character of several code points is never cut apart', () => {
  expect(shortened('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10, 60)).toMatch(/^(?:👩‍👩‍👧‍👦)*…$/u)
})

test('broad scripts take more room than Latin letters', () => {
  expect(textWidth('任务', 10)).toBeGreaterThan(textWidth('ab', 10))
})

test('lines break at spaces, and the last one says that there is more', () => {
  const lines = shortLines('one two three four five six seven', 10, 70, 2)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/…$/)
  expect(shortLines('', 10, 70, 2)).toEqual([])
})
