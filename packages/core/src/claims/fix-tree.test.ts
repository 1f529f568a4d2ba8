import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { applied } from '../text/edit.ts'
import { fixTree } from './fix-tree.ts'
import { statements } from './statement.ts'
import { memoryHistory, memoryTree } from './testing/memory-tree.ts'

function fix(drawing: string, paths: string, past: Record<string, string | null> = {}, end = '\n'): string {
  const text = ['# Guide', '', '```', ...drawing.split('\n'), '```', ''].join(end)
  const plan = readPlan(text, { asOf: '2026-11-23' })
  const tree = memoryTree(Object.fromEntries(paths.split(' ').map((path) => [path, ''])))
  const ground = { tree, base: null, history: memoryHistory(past), document: 'docs/guide.md' }
  const fence = statements(plan).find((statement) => statement.form === 'fence')
  if (fence?.form !== 'fence') throw new RangeError('no fence')
  const fixed = applied(text, fixTree(plan.source, fence.fence, ground))
  const again = readPlan(fixed, { asOf: '2026-11-23' })
  const second = statements(again).find((statement) => statement.form === 'fence')
  if (second?.form === 'fence') expect(fixTree(again.source, second.fence, ground)).toEqual([])
  return fixed.split(end).slice(3, -2).join('\n')
}

describe('what is gone is taken out', () => {
  test('the last of a level: the one before gets the corner', () =>
    expect(fix('src/\n├── a.ts  # first\n├── b/\n│   └── c.ts\n└── d.ts', 'src/a.ts src/b/c.ts')).toBe(
      'src/\n├── a.ts  # first\n└── b/\n    └── c.ts',
    ))
  test('with all that hangs on it', () =>
    expect(fix('src/\n├── a.ts\n├── b/\n│   └── c.ts\n└── d.ts', 'src/a.ts src/d.ts')).toBe('src/\n├── a.ts\n└── d.ts'))
  test('in ASCII', () => expect(fix('src\n|-- a.ts\n|-- b.ts\n`-- d.ts', 'src/a.ts src/b.ts')).toBe('src\n|-- a.ts\n`-- b.ts'))
  test('what is planned stays', () =>
    expect(fix('src/\n├── a.ts\n├── b.ts\n└── d.ts (new)', 'src/a.ts src/b.ts')).toBe('src/\n├── a.ts\n├── b.ts\n└── d.ts (new)'))
})

describe('what was renamed gets its name', () => {
  test('in place, with its remark', () =>
    expect(fix('src/\n├── a.ts\n├── b.ts # two\n└── d.ts', 'src/a.ts src/bb.ts src/d.ts', { 'src/b.ts': 'src/bb.ts' })).toBe(
      'src/\n├── a.ts\n├── bb.ts # two\n└── d.ts',
    ))
})

describe('what a whole level leaves out is drawn', () => {
  test('behind the last of its like', () =>
    expect(fix('src/\n├── api/\n├── db/\n├── main.ts\n└── run.ts', 'src/api/a.ts src/db/a.ts src/jobs/a.ts src/main.ts src/run.ts')).toBe(
      'src/\n├── api/\n├── db/\n├── jobs/\n├── main.ts\n└── run.ts',
    ))
  test('as the last: the corner moves, and a line goes down beside what hangs above', () =>
    expect(fix('src/\n├── api/\n├── db/\n└── ui/\n    └── a.ts', 'src/api/a.ts src/db/a.ts src/ui/a.ts src/web/a.ts')).toBe(
      'src/\n├── api/\n├── db/\n├── ui/\n│   └── a.ts\n└── web/',
    ))
  test('together with what is gone', () =>
    expect(fix('src/\n├── api/\n├── db/\n├── old.ts\n└── ui/', 'src/api/a.ts src/db/a.ts src/ui/a.ts src/web/a.ts')).toBe(
      'src/\n├── api/\n├── db/\n├── ui/\n└── web/',
    ))
  test('not where the level says that there is more', () =>
    expect(fix('src/\n├── api/\n├── db/\n├── ui/\n└── ...', 'src/api/a.ts src/db/a.ts src/ui/a.ts src/web/a.ts')).toBe(
      'src/\n├── api/\n├── db/\n├── ui/\n└── ...',
    ))
  test('with the line endings of the document', () =>
    expect(fix('src/\n├── api/\n├── db/\n└── ui/', 'src/api/a.ts src/db/a.ts src/ui/a.ts src/web/a.ts', {}, '\r\n')).toBe(
      'src/\n├── api/\n├── db/\n├── ui/\n└── web/',
    ))
})

test('another tree is left alone', () =>
  expect(fix('src/\n├── a.ts\n├── b.ts\n└── c.ts', 'lib/x.ts')).toBe('src/\n├── a.ts\n├── b.ts\n└── c.ts'))
