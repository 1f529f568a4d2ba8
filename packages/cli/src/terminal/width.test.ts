import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, flow, harmless, padEnd, padStart, takeStart, truncate, wrap } from './width.ts'

test.each([
  ['abc', 3],
  ['Việt', 4],
  ['界面', 4],
  ['🚀', 2],
  ['👩‍💻', 2],
  ['e\u0301', 1],
  ['✅ done', 7],
])('%s fills %i columns', (text, width) => expect(displayWidth(text)).toBe(width))

test.each([
  ['abcdef', 4, 'abc…'],
  ['abcd', 4, 'abcd'],
  ['界面界面', 5, '界面…'],
  ['界面界面', 4, '界…'],
  ['ab cd', 4, 'ab…'],
  ['👩‍💻👩‍💻', 3, '👩‍💻…'],
])('truncate %j to %i', (text, width, expected) => expect(truncate(text, width)).toBe(expected))

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one', 7, ['one']],
  ['', 7, ['']],
  ['abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
  ['界面设计 完成', 5, ['界面', '设计', '完成']],
  ['🚀🚀', 1, ['🚀', '🚀']],
])('wrap %j to %i', (text, width, lines) => expect(wrap(text, width)).toEqual(lines))

test('items flow and are not broken', () => {
  expect(flow(['a b', 'c d', 'e'], '  ', 8)).toEqual(['a b  c d', 'e'])
  expect(flow(['longer than that', 'x'], ' ', 8)).toEqual(['longer than that', 'x'])
  expect(flow([], ' ', 8)).toEqual([])
})

describe('any text', () => {
  const any = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 12 }))

  test('is never wider than asked for', () => {
    fc.assert(
      fc.property(any, ([raw, width]) => {
        const text = harmless(raw)
        expect(displayWidth(truncate(text, width))).toBeLessThanOrEqual(width)
        expect(displayWidth(takeStart(text, width))).toBeLessThanOrEqual(width)
        for (const line of wrap(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  test('loses nothing but spaces when it is wrapped', () => {
    fc.assert(
      fc.property(any, ([raw, width]) => {
        const text = harmless(raw)
        expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})

test('padding counts columns', () => {
  expect(padEnd('界', 4)).toBe('界  ')
  expect(padStart('界', 4)).toBe('  界')
})

test.each([
  ['a\tb\r\nc', 'a b c'],
  ['\x1b[31mred\x1b[0m', '[31mred[0m'],
  ['safe\u202egnp.exe', 'safegnp.exe'],
  ['שלום 🚀', 'שלום 🚀'],
])('%j cannot steer the terminal', (text, expected) => expect(harmless(text)).toBe(expected))
