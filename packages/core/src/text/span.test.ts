import { describe, expect, test } from 'vitest'
import { cover, lineAt, lineIndex, lineSpan, span } from './span.ts'

describe('lines', () => {
  /** The text of each line, in brackets. */
  const check = (text: string, expected: string) => {
    const index = lineIndex(text)
    const lines = index.starts.map((_, at) => lineSpan(index, at + 1, text))
    expect(lines.map(({ from, to }) => `[${text.slice(from, to)}]`).join('')).toBe(expected)
  }
  test.each([
    ['', '[]'],
    ['a', '[a]'],
    ['a\n', '[a][]'],
    ['a\nb', '[a][b]'],
    ['a\r\nb', '[a][b]'],
    ['a\rb', '[a][b]'],
    ['a\n\nb', '[a][][b]'],
    ['a\r\r\nb', '[a][][b]'],
    ['\n\r\n\r', '[][][][]'],
    ['a\u2028b', '[a\u2028b]'],
  ])('%j', check)

  test('each offset lies on the line that holds it', () => {
    const text = 'one\r\ntwo\r\rfour\n'
    const index = lineIndex(text)
    expect([...text].map((_, offset) => lineAt(index, offset)).join('')).toBe('111112222344444')
    expect(lineAt(index, text.length)).toBe(5)
  })

  test('there is no line 0 and none behind the last', () => {
    const index = lineIndex('a\nb')
    for (const line of [0, 3, -1, 1.5]) expect(() => lineSpan(index, line, 'a\nb')).toThrow(RangeError)
  })
})

test('the span that covers two', () => {
  expect([cover(span(1, 3), span(5, 6)), cover(span(5, 6), span(1, 3)), cover(span(0, 9), span(2, 3))]).toEqual([
    span(1, 6),
    span(1, 6),
    span(0, 9),
  ])
})
