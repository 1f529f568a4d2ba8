/**
 * The shadow of a text: same length, front matter and fences blanked, line ends and NUL made plain.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documents } from '../testing/documents.ts'
import { source } from './source.ts'

const matter = (text: string) => {
  const { frontMatter } = source(text)
  return frontMatter && text.slice(frontMatter.from, frontMatter.to)
}

describe('front matter', () => {
  test.each([
    ['first', '---\na: 1\n---\n# P', 'a: 1\n'],
    ['after blank lines', '\n\n---\na: 1\n---\n', 'a: 1\n'],
    ['after the title', '# P\n\n---\na: 1\n---\n', 'a: 1\n'],
    ['behind a mark of byte order', '\ufeff---\na: 1\n---\n', 'a: 1\n'],
    ['with CRLF', '---\r\na: 1\r\n---\r\n', 'a: 1\r\n'],
    ['with bare CR', '---\ra: 1\r---\r', 'a: 1\r'],
    ['closed by dots', '---\na: 1\n...\n', 'a: 1\n'],
    ['with comments', '---\n# note\na: 1\n---\n', '# note\na: 1\n'],
    ['with nested values', '---\na:\n  - b\n---\n', 'a:\n  - b\n'],
    ['of another language', '---\nключ: 1\n---\n', 'ключ: 1\n'],
    ['without end', '---\na: 1\n', null],
    ['without a key', '---\njust words\n---\n', null],
    ['empty', '---\n---\n', null],
    ['two rules around prose', '# P\n\n---\n\nSome words here.\n\n---\n', null],
    ['not at the start', '# P\n\ntext\n\n---\na: 1\n---\n', null],
    ['a rule of four', '----\na: 1\n----\n', null],
  ])('%s', (_, text, expected) => expect(matter(text)).toBe(expected))

  test('is blanked, its lines stay', () => {
    expect(source('---\na: 1\n---\n# P\n').shadow).toBe('   \n    \n   \n# P\n')
  })
})

describe('a document inside one fence', () => {
  const inside = (text: string) => {
    const { fenced } = source(text)
    return fenced && text.slice(fenced.from, fenced.to)
  }
  test.each([
    ['of markdown', '```markdown\n# P\n- [ ] x\n```\n', '# P\n- [ ] x\n'],
    ['of md', '```md\n# P\n```', '# P\n'],
    ['without a language', '```\n# P\n```', '# P\n'],
    ['of four ticks', '````markdown\n# P\n```js\na\n```\n````\n', '# P\n```js\na\n```\n'],
    ['of tildes', '~~~markdown\n# P\n~~~\n', '# P\n'],
    ['with front matter', '```markdown\n---\na: 1\n---\n# P\n```\n', '---\na: 1\n---\n# P\n'],
    ['of code', '```js\nconst a = 1\n```\n', null],
    ['of code with a comment', '```\nconst a = 1\n```\n', null],
    ['with text behind', '```markdown\n# P\n```\n\ntext\n', null],
    ['with text before', 'text\n\n```markdown\n# P\n```\n', null],
    ['without end', '```markdown\n# P\n', null],
    ['a single line', '```', null],
  ])('%s', (_, text, expected) => expect(inside(text)).toBe(expected))

  test('its front matter is found', () => expect(matter('```markdown\n---\na: 1\n---\n# P\n```\n')).toBe('a: 1\n'))
})

describe('the shadow', () => {
  test.each([
    ['a\r\nb', 'a \nb'],
    ['a\rb', 'a\nb'],
    ['a\0b', 'a\ufffdb'],
    ['\ufeffa', ' a'],
    ['a', 'a'],
  ])('%j', (text, expected) => expect(source(text).shadow).toBe(expected))

  test('is as long as the text, and has its lines in the same places', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { shadow, lines } = source(text)
        const starts = [0]
        for (let at = shadow.indexOf('\n'); at >= 0; at = shadow.indexOf('\n', at + 1)) starts.push(at + 1)
        return shadow.length === text.length && starts.join() === lines.starts.join()
      }),
      { numRuns: 1000, seed: 5 },
    )
  })
})
