import { expect, test } from 'vitest'
import { source } from '../../text/source.ts'
import { fences, proseTest } from './prose.ts'

test.each([
  ['a\n```mermaid\ngraph TD\n```\nb', [{ language: 'mermaid', line: 2, first: 3, end: 4 }]],
  ['~~~\n```\n~~~', [{ language: '', line: 1, first: 2, end: 3 }]],
  ['````\n```\nx\n```\n````', [{ language: '', line: 1, first: 2, end: 5 }]],
  ['- item\n  ```sh\n  ls\n  ```', [{ language: 'sh', line: 2, first: 3, end: 4 }]],
  ['```\nnever closed', []],
])('fences of %j', (text, expected) => expect(fences(source(text))).toEqual(expected))

test.each([
  ['plain HERE', true],
  ['`code HERE`', false],
  ['`code` HERE', true],
  ['```\nHERE\n```', false],
  ['```\nx\n```\nHERE', true],
])('%j is prose: %s', (text, expected) => expect(proseTest(source(text))(text.indexOf('HERE'))).toBe(expected))
