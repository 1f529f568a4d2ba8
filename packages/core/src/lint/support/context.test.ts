import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { context } from './context.ts'

const TEXT =
  '# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n- [ ] Task 1.1: Fell\n  - [ ] Choose\n  - Tools: a SAW\n- [ ] Task 1.2: Tie\n\nAFTERWARDS\n'
const plan = readPlan(TEXT, { asOf: '2026-11-23' })
const known = context(plan, { asOf: '2026-11-23', codes: new Set() })

test('children and units', () => {
  expect(known.children('1.1').map(({ title }) => title)).toEqual(['Choose'])
  expect(known.children('1.2')).toEqual([])
  expect(known.unitsOf('phase:1').map(({ id }) => id)).toEqual(['1.1', '1.2'])
})

test.each([
  ['Fell', '1.1'],
  ['Choose', null],
  ['SAW', '1.1'],
  ['Tie', '1.2'],
  ['# Raft', undefined],
  ['AFTERWARDS', undefined],
])('the task at %j', (word, expected) => expect(known.taskAt(TEXT.indexOf(word))?.id).toBe(expected))
