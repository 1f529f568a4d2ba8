import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { memoryHistory, memoryTree } from './testing/memory-tree.ts'
import type { VerdictOptions } from './verdicts.ts'
import { verdictCounts, verdicts } from './verdicts.ts'

const asOf = '2026-11-24'

interface Case {
  readonly files?: Record<string, string>
  readonly past?: Record<string, string | null>
  readonly options?: Partial<VerdictOptions>
}

function judged(document: string, { files = {}, past = {}, options = {} }: Case = {}) {
  const ground = { tree: memoryTree({ 'src/a.ts': '', ...files }), base: null, history: memoryHistory(past), document: 'docs/guide.md' }
  return verdicts(readPlan(document, { asOf }), ground, { asOf, earlier: null, base: null, ...options })
}
const shown = (...input: Parameters<typeof judged>) =>
  judged(...input).verdicts.map(
    ({ claim, state, level, old }) => `${old ? 'old ' : ''}${level === 'advice' ? 'advice' : state} ${claim.subject}`,
  )
const base = (files: Record<string, string>, past: Record<string, string | null> = {}) => ({
  tree: memoryTree(files, 'the base'),
  base: null,
  history: memoryHistory(past),
  document: 'docs/guide.md',
})

describe('waivers', () => {
  const past = { 'src/gone.ts': null }
  test.each([
    ['(waived until 2027-01-31: comes back with 2.0)', 'waived src/gone.ts'],
    ['(waived until 2026-11-24: the last day counts)', 'waived src/gone.ts'],
    ['(waived until 2026-11-23: over)', 'broken src/gone.ts'],
    ['(waived: for ever)', 'broken src/gone.ts'],
    ['(waived until 2027-01-31)', 'broken src/gone.ts'],
    ['(waived until 2027-11-25: for ever and a day)', 'broken src/gone.ts'],
    ['(miễn đến 2027-01-31: sẽ quay lại)', 'waived src/gone.ts'],
  ])('%s', (mark, expected) => expect(shown(`# G\n\n- Sums are in \`src/gone.ts\` ${mark}\n`, { past })).toEqual([expected]))
  test('a waiver never turns into holds', () =>
    expect(verdictCounts(judged('# G\n\n- `src/gone.ts` (waived until 2027-01-31: later)', { past }).verdicts)).toMatchObject({
      holds: 0,
      waived: 1,
    }))
})

test('what is marked as no claim is none', () =>
  expect(shown('# G\n\n- `src/gone.ts` <!-- not a claim --> and `src/a.ts`\n', { past: { 'src/gone.ts': null } })).toEqual([
    'holds src/a.ts',
  ]))

describe('ticking', () => {
  const open = '# Plan\n\n## Task Breakdown\n\n- [ ] 1.1 Create `src/new.ts`\n- [x] 1.2 Create `src/other.ts`\n'
  const done = open.replace('[ ]', '[x]')
  test('an open task only plans', () => expect(shown(open)).toEqual(['planned src/new.ts', 'unproven src/other.ts']))
  test('who ticks says that it is there', () => {
    const { verdicts: found } = judged(done, { options: { earlier: open } })
    expect(found.map(({ state, why }) => `${state} ${why}`)).toEqual([
      'broken You ticked 1.1, but: src/new.ts does not exist, and git remembers no such file.',
      expect.stringMatching(/^unproven /),
    ])
  })
  test('what it took away may be gone', () => {
    const text = '# Plan\n\n## Task Breakdown\n\n- [ ] 1.1 Removed `src/old.ts`\n'
    const options = { earlier: text }
    expect(shown(text.replace('[ ]', '[x]'), { past: { 'src/old.ts': null }, options })).toEqual([])
  })
  test('afterwards it is history', () =>
    expect(shown(done, { options: { earlier: done } })).toEqual(['unproven src/new.ts', 'unproven src/other.ts']))
  test('a task that a branch brings ticked is judged too', () => {
    const empty = '# Plan\n\n## Task Breakdown\n'
    const options = { earlier: empty, base: base({}) }
    expect(shown(done, { options })).toEqual(['broken src/new.ts', 'broken src/other.ts'])
    expect(shown(done, { options: { earlier: empty } })).toEqual(['unproven src/new.ts', 'unproven src/other.ts'])
  })
  test('what is there holds', () =>
    expect(shown(done, { files: { 'src/new.ts': '' }, options: { earlier: open } })).toContain('holds src/new.ts'))
})

describe('against a base', () => {
  const text = '# G\n\n- `src/gone.ts` adds\n- `src/cut.ts` cuts\n'
  const past = { 'src/gone.ts': null, 'src/cut.ts': null }
  const before = base({ 'src/cut.ts': '' }, { 'src/gone.ts': null })
  test('only new breakage is red', () =>
    expect(shown(text, { past, options: { base: before, earlier: text } })).toEqual(['old broken src/gone.ts', 'broken src/cut.ts']))
  test('and what stands on a touched line', () =>
    expect(shown(text, { past, options: { base: before, earlier: text.replace('adds', 'sums') } })).toEqual([
      'broken src/gone.ts',
      'broken src/cut.ts',
    ]))
  test('in a new document all is new', () =>
    expect(shown(text, { past, options: { base: before, earlier: null } })).toEqual(['broken src/gone.ts', 'broken src/cut.ts']))
})

describe('a document of another tree', () => {
  const lines = ['b', 'c', 'd', 'e'].map((name) => `- \`lib/${name}.ts\` is read`).join('\n')
  test('has one banner instead of findings', () => {
    const { verdicts: found, banner } = judged(`# G\n\n- \`src/a.ts\`\n${lines}\n`)
    expect(banner).toContain('Only 1 of the 5 paths that this document names is in this repository')
    expect(found.filter(({ level }) => level !== 'note').map(({ state }) => state)).toEqual(['holds'])
  })
  test('few paths make none', () => expect(judged(`# G\n\n${lines}\n`).banner).toBeNull())
  test('what once stood here stays red: its folder went away', () => {
    const past = Object.fromEntries(['b', 'c', 'd', 'e'].map((name) => [`lib/${name}.ts`, null]))
    const { verdicts: found, banner } = judged(`# G\n\n- \`src/a.ts\`\n${lines}\n`, { past })
    expect([banner, found.filter(({ level }) => level === 'broken').length]).toEqual([null, 4])
  })
})

test('without the past nothing is red for being gone', () => {
  const ground = {
    tree: memoryTree({ 'src/a.ts': '' }),
    base: null,
    history: { isComplete: false, past: () => new Map() },
    document: 'guide.md',
  }
  const result = verdicts(readPlan('# G\n\n- `src/gone.ts`\n', { asOf }), ground, { asOf, earlier: null, base: null })
  expect([result.isPastUnknown, result.verdicts[0]?.level]).toEqual([true, 'advice'])
})
