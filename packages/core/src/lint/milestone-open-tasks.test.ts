import { ruleTest } from './fixtures/rule-test.ts'
import { milestoneOpenTasks } from './milestone-open-tasks.ts'

const plan = (milestone: string, heading = '### Phase 1: Wood') =>
  `# Raft\n\n## Milestones\n\n${milestone}\n\n## Task Breakdown\n\n${heading}\n\n- [x] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n- [-] Task 1.3: Paint\n\n### Phase 2: Rope\n\n- [x] Task 2.1: Tie\n`

ruleTest(milestoneOpenTasks, [
  [
    'a phase that the line names',
    plan('- [x] Milestone 1: It floats (Phase 1)'),
    ['5 [[x]] Milestone 1 “It floats” is marked as reached, but 1 of 3 tasks of Phase 1 “Wood” is open: 1.2.'],
  ],
  [
    'tasks that the line names',
    plan('- [x] M4: It floats (1.1-1.2)'),
    ['5 [[x]] M4 “It floats” is marked as reached, but 1 of 2 tasks of 1.1 and 1.2 is open: 1.2.'],
  ],
  [
    'a phase whose heading names it',
    plan('- [x] M0: It floats', '### Phase 1: Wood (M0)'),
    ['5 [[x]] M0 “It floats” is marked as reached, but 1 of 3 tasks of Phase 1'],
  ],
  ['a phase of the same number', plan('- [x] Milestone 1: It floats'), ['5 [[x]] Milestone 1 “It floats” is marked as reached']],
  ['not by number where headings say otherwise', plan('- [x] M1: It floats', '### Phase 1: Wood (M0)'), []],
  ['not reached yet', plan('- [ ] Milestone 1: It floats (Phase 1)'), []],
  ['everything done', plan('- [x] Milestone 2: It holds (Phase 2)'), []],
])
