import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { gatesIn } from './gates.ts'

const plan = (milestone: string, heading: string) =>
  `# Raft\n\n## Milestones\n\n${milestone}\n\n## Task Breakdown\n\n${heading}\n\n- [ ] Task 1.1: Fell\n`

test.each([
  ['- [ ] M1: It floats (Phase 1)', '### Phase 1: Wood', { stated: ['phase:1'], assumed: [] }],
  ['- [ ] M1: It floats (1.1)', '### Phase 1: Wood', { stated: ['1.1'], assumed: [] }],
  ['- [ ] M0: It floats', '### Phase 1: Wood (M0)', { stated: ['phase:1'], assumed: [] }],
  ['- [ ] M1: It floats', '### Phase 1: Wood', { stated: [], assumed: ['phase:1'] }],
  ['- [ ] M1: It floats', '### Phase 1: Wood (M0)', { stated: [], assumed: [] }],
])('%s under %s', (milestone, heading, expected) => {
  const read = readPlan(plan(milestone, heading), { asOf: '2026-11-23' })
  expect(read.milestones.map(gatesIn(read))).toEqual([expected])
})
