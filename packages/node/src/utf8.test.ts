import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstBadByte } from './utf8.ts'

test.each([
  [[0x41, 0x0a, 0x80], { offset: 2, line: 2, column: 1 }],
  [[0xc0, 0x80], { offset: 0, line: 1, column: 1 }],
  [[0xe0, 0x80, 0x80], { offset: 0, line: 1, column: 1 }],
  [[0xf4, 0x90, 0x80, 0x80], { offset: 0, line: 1, column: 1 }],
  [[0xc3, 0xa9, 0xff], { offset: 2, line: 1, column: 3 }],
])('%j', (bytes, place) => expect(firstBadByte(Uint8Array.from(bytes))).toEqual(place))

test('agrees with the decoder on what is valid', () => {
  const decodes = (bytes: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  }
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
  )
  fc.assert(
    fc.property(bytes, (any) => {
      const { offset } = firstBadByte(any)
      expect(offset === any.length).toBe(decodes(any))
      expect(decodes(any.subarray(0, offset))).toBe(true)
    }),
    { seed: 3, numRuns: 2_000 },
  )
})
