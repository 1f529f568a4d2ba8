import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, composed, effective, inverted, mapped, sorted, type TextEdit, trimmed } from './edit.ts'

/** A text, and a change of it: cuts at random offsets, every other piece replaced. */
const changes = (text: string): fc.Arbitrary<TextEdit[]> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀'), maxLength: 4 })), { maxLength: 8 })
    .map((cuts) => {
      const offsets = cuts.map(([at]) => at).sort((a, b) => a - b)
      return Array.from({ length: Math.floor(offsets.length / 2) }, (_, index) => ({
        from: offsets[index * 2] as number,
        to: offsets[index * 2 + 1] as number,
        insert: (cuts[index] as [number, string])[1],
      }))
    })

const edited = fc
  .string({ unit: fc.constantFrom('a', 'b', 'c', '\r', '\n', '😀'), maxLength: 40 })
  .chain((text) => fc.record({ text: fc.constant(text), edits: changes(text) }))

describe('edits are values', () => {
  test('what was inverted leads back to every byte', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applied(applied(text, edits), inverted(text, edits))).toBe(text)
      }),
    )
  })

  test('two changes compose to one', () => {
    const two = edited.chain(({ text, edits }) => changes(applied(text, edits)).map((second) => ({ text, edits, second })))
    fc.assert(
      fc.property(two, ({ text, edits, second }) => {
        expect(applied(text, composed(text.length, edits, second))).toBe(applied(applied(text, edits), second))
      }),
    )
  })

  test('trimming and dropping what changes nothing keeps the result', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applied(text, trimmed(text, edits))).toBe(applied(text, edits))
        expect(effective(text, edits).every(({ from, to, insert }) => text.slice(from, to) !== insert)).toBe(true)
      }),
    )
  })

  test('an offset outside of the edits keeps its character', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const after = applied(text, edits)
        for (let at = 0; at < text.length; at++) {
          if (edits.some(({ from, to }) => from <= at && at < to)) continue
          expect(after[mapped(at, edits)]).toBe(text[at])
        }
      }),
    )
  })

  test('two insertions at one place keep their order, an insertion goes before a replacement', () => {
    expect(applied('ab', [ins(1, 'x'), ins(1, 'y')])).toBe('axyb')
    expect(applied('ab', [{ from: 1, to: 2, insert: 'B' }, ins(1, 'x')])).toBe('axB')
    expect(mapped(1, [ins(1, 'x')], 'before')).toBe(1)
    expect(mapped(1, [ins(1, 'x')], 'after')).toBe(2)
  })

  test('edits that overlap or leave the text are the mistake of a caller', () => {
    expect(() =>
      sorted([
        { from: 0, to: 2, insert: '' },
        { from: 1, to: 3, insert: '' },
      ]),
    ).toThrow(RangeError)
    expect(() => applied('ab', [{ from: 1, to: 3, insert: '' }])).toThrow(RangeError)
  })
})

const ins = (at: number, insert: string): TextEdit => ({ from: at, to: at, insert })
