/**
 * What a verdict offers to write, and that it holds when it is written.
 */
import { expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { applied } from '../text/edit.ts'
import { claims } from './claims.ts'
import { judge } from './judge.ts'
import { memoryHistory, memoryTree } from './testing/memory-tree.ts'

test.each([
  {
    text: '# Guide\n\n- See `src/cart.ts#addItem` for how.\n',
    files: { 'src/cart.ts': '', 'src/items.ts': 'export const addItem = () => 1' },
    past: {},
    subject: 'src/cart.ts#addItem',
    expected: '# Guide\n\n- See `src/items.ts#addItem` for how.\n',
  },
  {
    text: '# Guide\n\n```\nsrc/\n├── old.ts  # sums\n└── b.ts\n```\n',
    files: { 'src/new.ts': '', 'src/b.ts': '' },
    past: { 'src/old.ts': 'src/new.ts' },
    subject: 'old.ts',
    expected: '# Guide\n\n```\nsrc/\n├── new.ts  # sums\n└── b.ts\n```\n',
  },
])('$subject', ({ text, files, past, subject, expected }) => {
  const ground = { tree: memoryTree(files), base: null, history: memoryHistory(past), document: 'docs/guide.md' }
  const verdicts = (source: string) => judge(claims(readPlan(source, { asOf: '2026-11-23' })), ground)
  const fix = verdicts(text).find(({ claim }) => claim.subject === subject)?.fix
  const written = applied(text, fix?.edits ?? [])
  expect(written).toBe(expected)
  expect(verdicts(written).filter(({ state }) => state === 'broken')).toEqual([])
})
