import { describe, expect, test } from 'vitest'
import { painter } from './colour.ts'
import type { Column } from './table.ts'
import { ends, labelled, table } from './table.ts'

const options = { width: 32, paint: painter('plain') }
const COLUMNS: readonly Column[] = [{}, { flexible: true }, { align: 'right' }]
const rows = (...texts: readonly (readonly string[])[]) => texts.map((row) => row.map((text) => ({ text })))

describe('a table', () => {
  test('keeps its natural widths where there is room', () => {
    expect(table(rows(['1', 'short', '2d'], ['10', 'longer', '10d']), COLUMNS, options)).toEqual(['1   short    2d', '10  longer  10d'])
  })

  test('wraps the flexible column to what is left', () => {
    const lines = table(rows(['1.1', 'a title that is longer than the rest of it', '2d']), COLUMNS, options)
    expect(lines).toEqual(['1.1  a title that is longer   2d', '     than the rest of it'])
  })

  test('leaves out columns in which nothing stands', () => {
    expect(table(rows(['', 'title', '']), COLUMNS, { ...options, indent: 2 })).toEqual(['  title'])
  })

  test('cuts what is wider than its column may be', () => {
    expect(table(rows(['abcdefgh', 'x', '']), [{ most: 5 }, { flexible: true }], options)).toEqual(['abcd…  x'])
  })

  test('keeps a prefix in front and hangs the rest behind it', () => {
    const cells = [[{ text: 'a title that is longer than the line is', prefix: '  [ ] ' }]]
    expect(table(cells, [{ flexible: true }], options)).toEqual(['  [ ] a title that is longer', '      than the line is'])
  })

  test('cuts a flexible column where that is wanted, and keeps what stands behind', () => {
    const cells = [[{ text: 'a title that is longer than the line is', prefix: '● ', suffix: ' (begun)' }, { text: '2d' }]]
    expect(table(cells, [{ flexible: true, cut: true }, {}], options)).toEqual(['● a title that is l… (begun)  2d'])
  })

  test('aligns wide characters', () => {
    expect(table(rows(['界面', 'a', '1'], ['x', 'b', '2']), COLUMNS, options)).toEqual(['界面  a  1', 'x     b  2'])
  })

  test('colours the text and not the padding', () => {
    const cells = [
      [{ text: 'a', style: 'bold' as const }, { text: 'b' }],
      [{ text: 'long' }, { text: 'c' }],
    ]
    expect(table(cells, [{}, {}], { ...options, paint: painter('colour') })[0]).toBe('\x1b[1ma\x1b[22m     b')
  })
})

test('two ends of a line, or two lines', () => {
  expect(ends({ text: 'left' }, { text: 'right' }, options)).toEqual(['left                       right'])
  expect(ends({ text: 'a title of some length' }, { text: 'docs/plan.md' }, options)).toEqual(['a title of some length', 'docs/plan.md'])
})

test('a label hangs', () => {
  expect(labelled('Read  ', 'one two three four five six seven', options)).toEqual(['Read  one two three four five', '      six seven'])
})
