import type { Reason } from '@milemark/core'
import { next, read } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { ALL, nextLines, SHORT, whyText } from './next.ts'
import { silentIo } from './testing/io.ts'

const io = silentIo(60)

function shown(tasks: string, limits = SHORT): string[] {
  const { plan } = read(`# Plan\n\n## Task Breakdown\n\n${tasks}\n`, { asOf: '2026-11-23' })
  return nextLines({ io, nameOf: (key) => key }, next(plan, { asOf: '2026-11-23' }), limits)
}

describe('lines', () => {
  test('going on, ready, waiting', () => {
    expect(shown('- [~] Task 1.1: Spike (2d, @ana)\n- [ ] Task 1.2: Pages\n- [ ] Task 1.3: Docs (after 1.1, 1.2)')).toEqual([
      '',
      'Going on',
      '  1.1  Spike  2d  @ana  :5',
      '       1 task waits for it',
      '',
      'May start now',
      '  1.2  Pages  :6',
      '       1 task waits for it',
      '',
      'Waiting, the next ones first',
      '  1.3  Docs  :7',
      '       waits for 1.1 Spike, 1.2 Pages',
    ])
  })

  test('what somebody has taken may not be started', () => {
    const { plan } = read('# Plan\n\n## Tasks\n\n- [ ] 1.1: A\n- [ ] 1.2: B\n', { asOf: '2026-11-23' })
    const found = next(plan, { asOf: '2026-11-23' })
    expect(nextLines({ io, nameOf: (key) => key, taken: new Set(['1.1']) }, found, SHORT)).toEqual(['', 'May start now', '  1.2  B  :6'])
    expect(nextLines({ io, nameOf: (key) => key, taken: new Set(['1.1', '1.2']) }, found, SHORT)).toEqual([])
  })

  test('neighbours that wait for the same say so once', () => {
    const lines = shown('- [ ] Task 1.1: A\n- [ ] Task 1.2: B (after 1.1)\n- [ ] Task 1.3: C (after 1.1)\n- [ ] Task 1.4: D (after 1.1)')
    expect(lines.filter((line) => /waits? for \d/.test(line))).toEqual(['       all 3 wait for 1.1 A'])
  })

  test('long lists are shortened', () => {
    const tasks = Array.from({ length: 20 }, (_, at) => `- [ ] Task 1.${at + 1}: Work`).join('\n')
    expect(shown(tasks)).toContain('  … and 8 more (--all)')
    expect(shown(tasks, ALL).join('\n')).not.toContain('more')
  })

  test('nothing left', () => expect(shown('- [x] Task 1.1: A')).toEqual(['', 'Nothing is left to do.']))
})

const because = (kind: Reason['kind'], text: string): Reason => ({ kind, text, line: 1 })

test.each([
  [[because('dependency', '1.1 A')], 'waits for 1.1 A'],
  [
    [because('dependency', '1.1'), because('dependency', '1.2'), because('dependency', '1.3'), because('dependency', '1.4')],
    'waits for 1.1, 1.2, 1.3, 1.4',
  ],
  [['1', '2', '3', '4', '5'].map((text) => because('dependency', text)), 'waits for 1, 2, 3 and 2 more'],
  [
    [because('blocked', 'no keys'), because('external', 'keys, expected 2026-12-01')],
    'blocked: no keys · waits for keys, expected 2026-12-01',
  ],
])('%#', (reasons, text) => expect(whyText({ because: reasons })).toBe(text))
