import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { AS_OF } from '../testing/marked.ts'
import type { ClaimedTask } from './claimable.ts'
import { claimable } from './claimable.ts'

const found = (text: string, claims: readonly Omit<ClaimedTask, 'path'>[] = [], actor = 'bo') => {
  const { rows, held } = claimable([{ path: 'plan.md', plan: readPlan(text, { asOf: AS_OF }) }], {
    asOf: AS_OF,
    actor,
    claims: claims.map((claim) => ({ ...claim, path: 'plan.md' })),
  })
  return { rows: rows.map(({ key }) => key), held: held.map(({ row, because }) => `${row.key}: ${because.text}`) }
}

const PLAN = `## Tasks
- [ ] 1.1 Parse \`src/parse.ts\`
- [ ] 1.2 Print (touches src/print/)
- [ ] 1.3 Wrap lines in \`src/print/wrap.ts\`
- [ ] 1.4 Docs (after 1.1)
- [!] 1.5 Keys
`

describe('what may be taken', () => {
  test('only what is ready', () => {
    expect(found(PLAN).rows).toEqual(['1.1', '1.2', '1.3'])
  })

  test('not what another has taken, nor what touches the same files', () => {
    expect(found(PLAN, [{ key: '1.2', actor: 'al', isLive: true }])).toEqual({
      rows: ['1.1'],
      held: ['1.2: taken by al', '1.3: touches src/print/wrap.ts, as 1.2 does, which al has taken'],
    })
  })

  test('what one has taken goes first, and does not stand in the way of itself', () => {
    expect(found(PLAN, [{ key: '1.3', actor: 'bo', isLive: true }]).rows).toEqual(['1.3', '1.1', '1.2'])
  })

  test('what was begun without a claim is at work; with a claim that has ended it may be taken over', () => {
    const begun = PLAN.replace('[ ] 1.1', '[~] 1.1')
    expect(found(begun)).toEqual({ rows: ['1.2', '1.3'], held: ['1.1: begun'] })
    expect(found(begun, [{ key: '1.1', actor: 'al', isLive: false }]).rows).toEqual(['1.1', '1.2', '1.3'])
  })

  test('where a document marks what may run in parallel, only that does', () => {
    const text =
      '# Tasks\n## Phase 1: Base\n- [ ] T001 [P] Parse\n- [ ] T002 [P] Print\n- [ ] T003 Wire\n## Phase 2: More\n- [ ] T004 [P] Docs (after T003)\n'
    expect(found(text, [{ key: 'T001', actor: 'al', isLive: true }])).toEqual({
      rows: ['T002'],
      held: ['T003: not marked to run beside T001, which al has taken', 'T001: taken by al'],
    })
  })
})
