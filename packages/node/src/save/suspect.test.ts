import { expect, test } from 'vitest'
import type { Sighting } from './suspect.ts'
import { conflictLine, judged } from './suspect.ts'

const last = {
  seq: 12,
  label: 'set T-1 done',
  time: '2026-01-02T03:04:05Z',
  before: 'old',
  after: 'known',
  bytesBefore: 500,
  bytesAfter: 1000,
}

const see = (text: string, more: Partial<Sighting> = {}): string => {
  const journal = { last, aborted: false } as unknown as Sighting['journal']
  const result = judged({
    path: 'plan.md',
    bytes: Buffer.from(text),
    hash: 'new',
    mtimeMs: 0,
    nowMs: 5_000,
    journal,
    accept: false,
    ...more,
  })
  return result.ok ? 'fine' : `${result.problem.code} ${result.problem.message}`
}
const text = (length: number): string => 'x'.repeat(length)

test('became shorter by half within seconds', () => {
  expect(see(text(501))).toBe('fine')
  expect(see(text(500))).toMatch(/^MM-SUSPECT plan\.md shrank from 1 kB to 500 bytes 5 s ago\..*journal #12 .*git diff plan\.md.*--accept$/)
  expect(see(text(500), { nowMs: 10_000 })).toBe('fine')
  expect(see(text(500), { accept: true })).toBe('fine')
  expect(see(text(10), { hash: 'known' })).toBe('fine')
  expect(see(text(10), { journal: { last: null, aborted: false } })).toBe('fine')
})

test('empty, at any time, unless it was so or that is accepted', () => {
  expect(see('', { nowMs: 1e9 })).toMatch(/^MM-SUSPECT plan\.md is empty; it had 1 kB\./)
  expect(see('', { accept: true })).toBe('fine')
  expect(see('', { journal: { last: null, aborted: false } })).toBe('fine')
})

test('against the version that counts, when the last save was aborted', () => {
  const journal = { last, aborted: true } as unknown as Sighting['journal']
  expect(see(text(300), { journal })).toBe('fine')
  expect(see(text(250), { journal })).toMatch(/from 500 bytes to 250/)
  expect(see(text(10), { journal, hash: 'old' })).toBe('fine')
})

const MERGE = ['<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> side']

test.each<[string, readonly string[], number | null]>([
  ['a merge', ['text', ...MERGE], 2],
  ['with the base shown', ['<<<<<<< HEAD', 'a', '||||||| base', 'c', '=======', 'b', '>>>>>>> x'], 1],
  ['in a code block', ['```', ...MERGE, '```'], null],
  ['in a block of tildes, with backticks inside', ['~~~~ text', '```', ...MERGE, '~~~~'], null],
  ['behind a code block', ['```', 'x', '```', ...MERGE], 4],
  ['indented', MERGE.map((line) => `    ${line}`), null],
  ['an underlined heading between two others', ['Title', '=======', 'text'], null],
  ['in another order', [...MERGE].reverse(), null],
])('conflict marks: %s', (_, lines, expected) => {
  expect(conflictLine(lines.join('\n'))).toBe(expected)
  expect(conflictLine(lines.join('\r\n'))).toBe(expected)
})
