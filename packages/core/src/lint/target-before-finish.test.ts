import { expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { AS_OF, ruleTest } from './fixtures/rule-test.ts'
import { check } from './index.ts'
import { targetBeforeFinish } from './target-before-finish.ts'

const plan = (tasks: string, phase = 'Wood', milestone = '') =>
  `# Raft\n\n## Milestones\n\n${milestone}\n\n## Task Breakdown\n\n### Phase 1: ${phase}\n\n${tasks}\n`

ruleTest(targetBeforeFinish, [
  [
    'a due date that one person cannot meet for both',
    plan('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (2d, due 2026-11-24)\n- [ ] Task 1.3: Sail (2d, due 2026-11-25)'),
    ['13 [2026-11-25] Task 1.3 “Sail” is to be done by 2026-11-25 and is scheduled to end on 2026-11-26, 1 working day late.'],
  ],
  ['the order that meets both is found', plan('- [ ] Task 1.1: Fell (3d)\n- [ ] Task 1.2: Bind (2d, due 2026-11-24)'), []],
  [
    'a milestone for which the one person has no time',
    plan('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (2d)', 'Wood', '- [ ] Milestone 1: It floats (Phase 1, target 2026-11-25)'),
    ['5 [2026-11-25] Milestone 1 “It floats” is to be done by 2026-11-25 and is scheduled to end on 2026-11-26, 1 working day late.'],
  ],
  [
    'the same given up',
    plan('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (2d)', 'Wood', '- [-] Milestone 1: It floats (Phase 1, target 2026-11-25)'),
    [],
  ],
  [
    'the same in time',
    plan('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (1d)', 'Wood', '- [ ] Milestone 1: It floats (Phase 1, target 2026-11-25)'),
    [],
  ],
  ['a date that is past is for another rule', plan('- [ ] Task 1.1: Fell (2d, due 2026-11-20)'), []],
  ['done work is late no more', plan('- [x] Task 1.1: Fell (9d, due 2026-11-24)'), []],
])

test('what rests on an assumed estimate is only worth knowing', () => {
  const text = plan('- [ ] Task 1.1: Fell (due 2026-11-24)\n- [ ] Task 1.2: Bind (4d)\n- [ ] Task 1.3: Sail (4d)')
  const levels = (document: string) =>
    check(readPlan(document, { asOf: AS_OF }), { asOf: AS_OF }).filter(({ code }) => code === 'target-before-finish')
  expect(levels(text).map(({ severity }) => severity)).toEqual(['info'])
})
