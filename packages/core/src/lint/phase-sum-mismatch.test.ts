import { ruleTest } from './fixtures/rule-test.ts'
import { phaseSumMismatch } from './phase-sum-mismatch.ts'

const plan = (figure: string, ...tasks: string[]) =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks.join('\n')}\n\n## Timeline & Estimates\n\n| Phase | Effort |\n|---|---|\n| Phase 1: Wood | ${figure} |\n`

ruleTest(phaseSumMismatch, [
  [
    'in a table',
    plan('6d', '- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (2d)'),
    ['14 [6d] Phase 1 “Wood” is stated as 6d, but its 2 tasks add up to 3d.'],
  ],
  [
    'in the heading',
    '# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood (Estimated: 4-6 hours)\n\n- [ ] Task 1.1: Fell (1h)\n- [ ] Task 1.2: Saw (1h)\n',
    ['5 [4-6 hours] Phase 1 “Wood” is stated as 4-6 hours, but its 2 tasks add up to 2h.'],
  ],
  ['the sum', plan('3d', '- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (2d)'), []],
  ['inside the range of the tasks', plan('5d', '- [ ] Task 1.1: Fell (1-4d)', '- [ ] Task 1.2: Saw (2-3d)'), []],
  ['only about', plan('~3.5h', '- [ ] Task 1.1: Fell (1h)', '- [ ] Task 1.2: Saw (2h)'), []],
  ['a task without a figure', plan('6d', '- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw'), []],
  ['only what is left to do', plan('2d', '- [x] Task 1.1: Fell (4d)', '- [ ] Task 1.2: Saw (2d)'), []],
])
