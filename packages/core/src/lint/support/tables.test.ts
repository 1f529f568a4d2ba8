import { expect, test } from 'vitest'
import { source } from '../../text/source.ts'
import { columnOf, rowsAbove } from './tables.ts'

test.each([
  ['| a | HERE |', 1],
  ['a | HERE', 1],
  ['| HERE |', 0],
  ['| a \\| b | `c|d` | HERE |', 2],
])('the column in %j', (text, expected) => expect(columnOf(source(text), text.indexOf('HERE'))).toBe(expected))

test.each([
  ['| P | E |\n|---|---|\n| a | 1 |\n| b | 2 |\n| t | 3 |', 5, [3, 4]],
  ['P | E\n--|--\na | 1\nt | 1', 4, [3]],
  ['text\n| t | 3 |', 2, []],
  ['- one\n- two', 2, []],
])('the rows in %j above line %i', (text, line, expected) => expect(rowsAbove(source(text), line)).toEqual(expected))
