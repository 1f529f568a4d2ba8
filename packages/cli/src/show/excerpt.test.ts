import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../terminal/width.ts'
import { excerpt } from './excerpt.ts'

/** The excerpt with its marks below; `«»` in the line are the span. */
function shown(line: string, width: number): string[] {
  const from = line.indexOf('«')
  const to = line.indexOf('»') - 1
  const { text, before, marked } = excerpt(line.replace(/[«»]/g, ''), { from, to }, width)
  return [text, ' '.repeat(before) + '^'.repeat(marked)]
}

const CASES: readonly (readonly [string, string, number, readonly [string, string]])[] = [
  ['a short line', 'ab «cd» ef', 40, ['ab cd ef', '   ^^']],
  ['an empty span', 'ab «»cd', 40, ['ab cd', '   ^']],
  ['the end of a line', 'abc«»', 40, ['abc', '   ^']],
  ['wide characters', '界 «面» x', 40, ['界 面 x', '   ^^']],
  ['an emoji of several code points', '👩‍💻 «x»', 40, ['👩‍💻 x', '   ^']],
  ['tabs', '\t«x»', 40, ['    x', '    ^']],
  ['cut behind the span', '«ab» cdefghijklmnop', 10, ['ab cdefgh…', '^^']],
  ['cut before the span', `${'-'.repeat(60)}«ab»`, 30, [`…${'-'.repeat(26)}ab`, `${' '.repeat(27)}^^`]],
  ['cut on both sides', `${'-'.repeat(60)}«ab»${'+'.repeat(60)}`, 30, [`…${'-'.repeat(24)}ab++…`, `${' '.repeat(25)}^^`]],
  ['a span that is wider than the line', `«${'x'.repeat(60)}»`, 20, [`${'x'.repeat(19)}…`, '^'.repeat(19)]],
  ['an escape sequence', 'a\x1b[31m«b»', 40, ['a[31mb', '     ^']],
]

describe('an excerpt', () => {
  test.each(CASES)('%s', (_, line, width, expected) => expect(shown(line, width)).toEqual(expected))

  test('fits, whatever the line', () => {
    const any = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(220), fc.nat(220), fc.integer({ min: 20, max: 80 }))
    fc.assert(
      fc.property(any, ([line, a, b, width]) => {
        const from = Math.min(a, b, line.length)
        const { text, before, marked } = excerpt(line, { from, to: Math.min(Math.max(a, b), line.length) }, width)
        expect(displayWidth(text)).toBeLessThanOrEqual(width)
        expect(before + marked).toBeLessThanOrEqual(width + 1)
      }),
      { seed: 9, numRuns: 1_000 },
    )
  })
})
