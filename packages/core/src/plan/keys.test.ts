import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { keys, slug } from './keys.ts'

describe('slugs', () => {
  test.each(
    cases(`
      Parse numbers                    //= parse-numbers
      Parse \`numbers\` — quickly!     //= parse-numbers-quickly
      100 % coverage                   //= 100-coverage
      Đọc số liệu                      //= doc-so-lieu
      解析数字                         //= 解析数字
      Читать числа                     //= читать-числа
      🎉                               //= item
      …                                //= item
    `),
  )('%s', (title, expected) => expect(slug(title)).toBe(expected))

  test('at most 48 letters, whole words', () => {
    expect(slug('Write the parser of numbers for all of the files that we have')).toBe('write-the-parser-of-numbers-for-all-of-the-files')
    expect(slug('x'.repeat(90))).toHaveLength(48)
  })
})

describe('keys', () => {
  /** `id title within`, `-` for none; one item per word triple. */
  const check = (items: string, expected: string, taken: string[] = []) => {
    const nameables = items.split('; ').map((item) => {
      const [id, title, within] = item.split(' ').map((word) => (word === '-' ? null : word))
      return { id: id ?? null, title: title ?? '', within: within ?? null }
    })
    expect(keys(nameables, new Set(taken)).join(' ')).toBe(expected)
  }
  test('an id that is unique is the key', () => check('1.1 parse -; 1.2 print -', '1.1 1.2'))
  test('an id that two items have is not', () => check('1.1 parse -; 1.1 print -', '1-1-parse 1-1-print'))
  test('two items alike get an ordinal', () => check('- parse -; - parse -; - parse -', 'parse parse-2 parse-3'))
  test('what it lies in stands before it', () => check('- parse 1.1; - parse 1.2', '1.1/parse 1.2/parse'))
  test('an id that is taken', () => check('1.1 parse -', '1-1-parse', ['1.1']))
  test('an id that looks like an ordinal', () => check('parse-2 a -; - parse -; - parse -', 'parse-2 parse parse-3'))
  test('thousands alike stay fast', () => {
    const many = Array.from({ length: 20_000 }, () => ({ id: null, title: 'same', within: null }))
    expect(new Set(keys(many, new Set())).size).toBe(20_000)
  })
})
