import { expect, test } from 'vitest'
import { readPlan } from './read.ts'

const plan = (milestone: string, heading: string) =>
  `# Raft\n\n## Milestones\n\n${milestone}\n\n## Task Breakdown\n\n${heading}\n\n- [ ] Task 1.1: Fell\n`

test.each([
  ['- [ ] M1: It floats (Phase 1)', '### Phase 1: Wood', 'stated phase:1'],
  ['- [ ] M1: It floats (1.1)', '### Phase 1: Wood', 'stated 1.1'],
  ['- [ ] M0: It floats', '### Phase 1: Wood (M0)', 'stated phase:1'],
  ['- [ ] M1: It floats', '### Phase 1: Wood (M0)', 'stated'],
  ['- [ ] M1: It floats', '### Phase 1: Wood', 'suggested phase:1'],
  ['- [ ] M2: Wood', '### Phase 1: Wood', 'suggested phase:1'],
  ['- [ ] M2: It floats', '### Phase 1: Wood', 'suggested'],
])('%s under %s', (milestone, heading, expected) => {
  const [found] = readPlan(plan(milestone, heading), { asOf: '2026-11-23' }).milestones
  expect([found?.gatesStated ? 'stated' : 'suggested', ...(found?.gatedBy ?? [])].join(' ')).toBe(expected)
})
