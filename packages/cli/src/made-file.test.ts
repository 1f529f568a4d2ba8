import { expect, test } from 'vitest'
import { endingOf, outputOption, picturePage } from './made-file.ts'

test.each([
  ['plan.svg', 'svg'],
  ['docs/plan.v2.HTML', 'html'],
  ['plan.htm', 'html'],
  ['plan', ''],
  ['.svg', ''],
  ['-', ''],
])('%s ends in %j', (path, expected) => expect(endingOf(path)).toBe(expected))

test('only the endings that are written are taken', () => {
  const parse = (path: string, stream: 'allowed' | 'refused') =>
    outputOption('the file', ['svg', 'html'], { stream }).parseArg?.(path, undefined)
  expect(parse('a.svg', 'refused')).toBe('a.svg')
  expect(parse('-', 'allowed')).toBe('-')
  expect(() => parse('-', 'refused')).toThrow('The file must end in .svg or .html.')
  expect(() => parse('a.pdf', 'allowed')).toThrow('The file must end in .svg or .html, or be - for standard output.')
})

test('a title is text in the page around a picture', () => {
  expect(picturePage('</title><script>"x"&', '<svg/>')).toContain('<title>&#60;/title&#62;&#60;script&#62;&#34;x&#34;&#38;</title>')
})
