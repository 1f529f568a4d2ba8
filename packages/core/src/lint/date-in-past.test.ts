import { dateInPast } from './date-in-past.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (task: string, below = '') => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${task}\n\n${below}`
const milestone = (line: string) => `# Raft\n\n## Milestones\n\n${line}\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n`

ruleTest(dateInPast, [
  [
    'the target of an open milestone',
    milestone('- [ ] M1: It floats (target 2026-11-13)'),
    ['5 [2026-11-13] M1 “It floats” had its target on 2026-11-13, 10 days ago, and is still open.'],
  ],
  [
    'the due date of an open task',
    plan('- [~] Task 1.1: Fell 📅 2026-09-01'),
    ['7 [2026-09-01] Task 1.1 “Fell” was due on 2026-09-01, 3 months ago'],
  ],
  ['yesterday', plan('- [ ] Task 1.1: Fell (due 2026-11-22)'), ['7 [2026-11-22] Task 1.1 “Fell” was due on 2026-11-22, a day ago']],
  ['a reached milestone', milestone('- [x] M1: It floats (target 2026-11-13)'), []],
  ['a finished or cancelled task', plan('- [x] Task 1.1: Fell 📅 2026-09-01\n- [-] Task 1.2: Saw 📅 2026-09-01'), []],
  ['a cancelled milestone', milestone('- [-] M1: It floats (target 2026-11-13)'), []],
  ['a struck milestone', milestone('- [ ] ~~M1: It floats~~ (target 2026-11-13)'), []],
  ['a milestone that is said to be cancelled', milestone('- [ ] M1: It floats (target 2026-11-13) (cancelled)'), []],
  [
    'a cancelled milestone in a table',
    milestone('| Milestone | Target | Status |\n|---|---|---|\n| M1: It floats | 2026-11-13 | Cancelled |'),
    [],
  ],
  ['a cancelled phase', '# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood (2026-11-13) ❌\n\n- [ ] Task 1.1: Fell\n', []],
  ['a struck phase', '# Raft\n\n## Task Breakdown\n\n### ~~Phase 1: Wood~~ (2026-11-13)\n\n- [ ] Task 1.1: Fell\n', []],
  ['the status date itself', plan('- [ ] Task 1.1: Fell 📅 2026-11-23'), []],
  ['a relative target', milestone('- [ ] M1: It floats (Week 2)'), []],
])
