/**
 * Phrases: the text without its markup, the marks (`kind:text`), and the way back to the original.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documents } from '../testing/documents.ts'
import { cases } from '../testing/marked.ts'
import type { Block } from './blocks.ts'
import { blocks } from './blocks.ts'
import type { Phrase } from './phrase.ts'
import { firstLine, isMarked, originalOffset, originalSpan, parts, phrase, phraseLines, prose, slice } from './phrase.ts'
import { source } from './source.ts'
import { span } from './span.ts'

const read = (text: string): Phrase => phrase(text, span(0, text.length))
const shown = ({ plain, marks }: Phrase): string =>
  [plain, ...marks.map(({ kind, from, to, href }) => `${kind}:${plain.slice(from, to)}${href ? `=${href}` : ''}`)]
    .join(' | ')
    .replaceAll('\n', '⏎')

describe('plain text and marks', () => {
  test.each(
    cases(`
      a word                              //= a word
      **a** word                          //= a word | strong:a
      __a__ word                          //= a word | strong:a
      *a* word                            //= a word | emphasis:a
      _a_ word                            //= a word | emphasis:a
      ***a*** word                        //= a word | strong:a | emphasis:a
      **a *b* c**                         //= a b c | emphasis:b | strong:a b c
      \`a\` word                          //= a word | code:a
      \`\`a \` b\`\`                      //= a \` b | code:a \` b
      ~~a~~ word                          //= a word | strike:a
      ~~**a**~~                           //= a | strong:a | strike:a
      [a](b.md) word                      //= a word | link:a=b.md
      [a](b.md "t") word                  //= a word | link:a=b.md
      ![a](b.png) word                    //= a word | link:a=b.png
      [a] word                            //= [a] word
      [a][b] word                         //= [a][b] word
      [**a**] word                        //= [a] word | strong:a
      [x] done                            //= [x] done
      <https://e.org> word                //= https://e.org word
      a <br> b                            //= a   b
      a<br/>b                             //= a b
      <b>a</b> word                       //= a word
      Map<String> word                    //= Map<String> word
      a <!-- note --> b                   //= a  b
      \\*a\\* word                        //= *a* word
      a \\_ b                             //= a _ b
      snake_case_word                     //= snake_case_word
      2 * 3 * 4                           //= 2 * 3 * 4
      **open word                         //= **open word
      \`open word                         //= \`open word
      1.1 → 1.2                           //= 1.1 → 1.2
      **T1**: x                           //= T1: x | strong:T1
      ✅ **a** 👩‍👩‍👧                      //= ✅ a 👩‍👩‍👧 | strong:a
      a⏎  b                               //= a⏎b
      > a⏎> b                             //= > a⏎b
      **a⏎  b** c                         //= a⏎b c | strong:a⏎b
    `),
  )('%s', (text, expected) => expect(shown(read(text))).toBe(expected))
})

describe('parts', () => {
  const text = '**bold** plain `code`\n  next *line*'
  test('a slice keeps marks and places', () => {
    const part = slice(read(text), 5, 15)
    expect([shown(part), text.slice(part.span.from, part.span.to)]).toEqual(['plain code | code:code', 'plain `code'])
  })
  test('a slice behind the end is empty', () => expect(slice(read('a'), 5, 9).plain).toBe(''))
  test('lines', () =>
    expect(phraseLines(read(text)).map(shown)).toEqual(['bold plain code | strong:bold | code:code', 'next line | emphasis:line']))
  test('the first line', () => expect(firstLine(read(text)).plain).toBe('bold plain code'))
  test('several at once are what each is alone', () => {
    const whole = read('**a b *c* d** e `f` g\n  h ~~i~~')
    const ranges = [
      [0, 2],
      [2, 5],
      [5, 5],
      [6, 12],
      [12, whole.plain.length],
    ] as const
    expect(parts(whole, ranges).map(shown)).toEqual(ranges.map(([from, to]) => shown(slice(whole, from, to))))
  })
  test('code is blanked in prose', () => expect(prose(read('a `b → c` d `e`'))).toBe('a       d  '))
  test('marks at an offset', () => {
    const bold = read('a **b** c')
    expect([0, 2, 3].map((offset) => isMarked(bold, offset, 'strong'))).toEqual([false, true, false])
  })
  test('spans of parts in the original', () => {
    const whole = read(text)
    const at = originalSpan(whole, whole.plain.indexOf('line'), whole.plain.length)
    expect(text.slice(at.from, at.to)).toBe('line')
  })
})

describe('long texts', () => {
  test('a long paragraph is read in parts', () => {
    const line = '**bold** [a] `code` and words\n'
    expect(read(line.repeat(2000)).marks).toHaveLength(4000)
  })
  test('a line of a hundred thousand brackets is plain', () => expect(read('[a]'.repeat(33_000)).plain).toHaveLength(99_000))
})

const phrasesIn = (list: readonly Block[]): Phrase[] =>
  list.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text]
    if (block.kind === 'list') return block.items.flatMap((item) => [item.text, ...phrasesIn(item.blocks)])
    if (block.kind === 'table') return [block.header, ...block.rows].flatMap((row) => row.cells)
    return block.kind === 'quote' ? phrasesIn(block.blocks) : []
  })

/** Each character of the plain text is the one at its place in the shadow; a `<br>` reads as a space. */
function isFaithful({ plain, offsets, marks, span: at }: Phrase, shadow: string): boolean {
  const whole: Phrase = { plain, offsets, marks, span: at }
  let last = -1
  for (let index = 0; index < plain.length; index++) {
    const original = originalOffset(whole, index)
    const isBreak = plain[index] === ' ' && shadow[original] === '<'
    if (original <= last || original < at.from || original >= at.to || (shadow[original] !== plain[index] && !isBreak)) return false
    last = original
  }
  return marks.every(({ from, to }) => 0 <= from && from < to && to <= plain.length)
}

test('every character knows its place', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const from = source(text)
      return phrasesIn(blocks(from)).every(
        (found) => isFaithful(found, from.shadow) && phraseLines(found).every((line) => isFaithful(line, from.shadow)),
      )
    }),
    { numRuns: 2000, seed: 11 },
  )
})
