import { ruleTest } from './fixtures/rule-test.ts'
import { milestoneOutOfReach } from './milestone-out-of-reach.ts'

const plan = (target: string, tasks = '- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (3d, after 1.1)', box = ' ') =>
  `# Raft\n\n## Milestones\n\n- [${box}] Milestone 1: It floats (Phase 1, target ${target})\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n`

ruleTest(milestoneOutOfReach, [
  [
    'the chain is longer than the time',
    plan('2026-11-25'),
    [
      '5 [2026-11-25] Milestone 1 “It floats” cannot meet its target of 2026-11-25: its longest chain of work ends on 2026-11-27 at the earliest, 2 working days later.',
    ],
  ],
  ['on the last day', plan('2026-11-27'), []],
  ['a target on a weekend', plan('2026-11-28'), []],
  ['the target is past: another rule says so', plan('2026-11-20'), []],
  ['it is reached', plan('2026-11-25', '- [x] Task 1.1: Fell (2d)', 'x'), []],
  ['more hands would do', plan('2026-11-25', '- [ ] Task 1.1: Fell (3d)\n- [ ] Task 1.2: Bind (3d)'), []],
  ['half of it is done', plan('2026-11-25', '- [x] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (3d, after 1.1)'), []],
])
