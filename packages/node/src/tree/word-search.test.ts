import { expect, test } from 'vitest'
import type { FileBytes } from './word-search.ts'
import { isSearched, SPARE_BYTES, searchWords } from './word-search.ts'

const buffer = Buffer.alloc(2 ** 16 + SPARE_BYTES, 'leftover_')

/** As the disk gives them: one buffer for all, with the end of the last file behind the text. */
function* files(texts: readonly string[]): Generator<FileBytes> {
  for (const [n, text] of texts.entries()) yield { path: `${n}`, bytes: buffer, length: buffer.write(text) }
}

/** The same by regular expressions. */
function plainly(words: readonly string[], texts: readonly string[]): Record<string, string[]> {
  const isIn = (word: string) => {
    const whole = new RegExp(`(?<!\\w)${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`)
    return texts.flatMap((text, n) => (whole.test(text) ? [`${n}`] : [])).slice(0, 20)
  }
  return Object.fromEntries(words.map((word) => [word, isIn(word)]))
}

/** A fixed row of numbers that look random. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

test('finds what a regular expression finds, for words of all lengths at all places', () => {
  const roll = dice(7)
  const pick = (from: readonly string[]): string => from[roll(from.length)] ?? ''
  const letters = [...'abcdeAB_1', '$', '.', '-', '/', 'ü', '→', ' ', '\n']
  const parts = ['get', 'User', 'room', 'Token', '_', 'x', 'A', '12']
  const made = (): string => Array.from({ length: 1 + roll(5) }, () => pick(parts)).join('')
  const words = [...new Set([...Array.from({ length: 300 }, made), 'a', 'ab', 'a.b', '→', 'ü', '$x', 'x$', 'get-User', '/api/room'])]
  const texts = Array.from({ length: 150 }, () =>
    Array.from({ length: roll(200) }, () => (roll(3) === 0 ? pick(words) : roll(2) === 0 ? made() : '') + pick(letters)).join(''),
  )
  expect(Object.fromEntries(searchWords(words, files(texts)))).toEqual(plainly(words, texts))
})

test('a word at the very end, where the last file has left its text', () => {
  expect([...searchWords(['end', 'endleftover', 'longerEnd'], files(['x longerEnd', 'x end']))]).toEqual([
    ['end', ['1']],
    ['endleftover', []],
    ['longerEnd', ['0']],
  ])
})

test('a word that could not be looked for to the end is left out', () => {
  const texts = Array.from({ length: 100 }, () => 'common '.repeat(10))
  expect([...searchWords(['common', 'nowhere'], files(texts), 3000).keys()]).toEqual(['common'])
  expect([...searchWords(['common', 'nowhere'], files(texts)).keys()]).toEqual(['common', 'nowhere'])
})

test('reads no more files than it needs', () => {
  let read = 0
  function* counted() {
    for (const file of files(Array.from({ length: 1000 }, () => 'common'))) {
      read++
      yield file
    }
  }
  searchWords(['common'], counted())
  expect(read).toBeLessThan(30)
  expect([...searchWords([], files(['a']))]).toEqual([])
})

test('Markdown, lock files, minified code and pictures are not searched', () => {
  const skipped = ['a.md', 'a/B.MDX', 'package-lock.json', 'x/yarn.lock', 'dist/a.min.js', 'a.js.map', 'a.png', 'Cargo.lock']
  expect(skipped.filter(isSearched)).toEqual([])
  expect(['a.ts', 'md', 'package.json', 'Makefile', 'a.svg', 'admin.js', 'maplock.json'].filter((path) => !isSearched(path))).toEqual([])
})
