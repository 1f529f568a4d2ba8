import { ruleTest } from './fixtures/rule-test.ts'
import { totalMismatch } from './total-mismatch.ts'

const TASKS = '## Task Breakdown\n\n### Phase 1: Wood\n\n- [ ] Task 1.1: Fell\n\n### Phase 2: Rope\n\n- [ ] Task 2.1: Tie\n'
const table = (...rows: string[]) => `# Raft\n\n${TASKS}\n## Timeline & Estimates\n\n| Phase | Effort |\n|---|---|\n${rows.join('\n')}\n`
const tasks = (total: string, ...lines: string[]) =>
  `# Raft\n\n## Task Breakdown\n\n${lines.join('\n')}\n\n## Timeline & Estimates\n\n${total}\n`

ruleTest(totalMismatch, [
  [
    'rows of a table',
    table('| Phase 1 | 3d |', '| Phase 2 | 4d |', '| **Total** | **9d** |'),
    ['19 [9d] The total says 9d, but the 2 rows above it add up to 7d.'],
  ],
  [
    'ranges',
    table('| Phase 1 | 3-4 hours |', '| Phase 2 | 4-5 hours |', '| Total | 12-15 hours |'),
    ['19 [12-15 hours] The total says 12-15 hours, but the 2 rows above it add up to 7-9h.'],
  ],
  [
    'a list of phases',
    `# Raft\n\n${TASKS}\n## Timeline & Estimates\n\n- Phase 1: 3 days\n- Phase 2: 4 days\n- **Total**: 12 days\n`,
    ['17 [12 days] The total says 12 days, but the 2 phases add up to 7d.'],
  ],
  [
    'tasks, and the same total twice is one message',
    tasks('Total: 9h\n\n- **Total effort**: 9h', '- [ ] Task 1: Fell (1h)', '- [ ] Task 2: Saw (2h)'),
    ['10 [9h] The total says 9h, but the 2 tasks add up to 3h.'],
  ],
  [
    'days of six hours',
    `---\nmilemark:\n  calendar: 6h\n---\n${tasks('Total: 10d', '- [ ] Task 1: Fell (20h)', '- [ ] Task 2: Saw (40h)')}`,
    [],
  ],
  ['the sum', table('| Phase 1 | 3d |', '| Phase 2 | 4d |', '| Total | 7d |'), []],
  ['the sum with its buffer', table('| Phase 1 | 3d |', '| Phase 2 | 4d |', '| Buffer | 2d |', '| Total | 9d |'), []],
  ['the sum without the buffer above it', table('| Phase 1 | 3d |', '| Phase 2 | 4d |', '| Buffer | 2d |', '| Total | 7d |'), []],
  [
    'a share as a buffer',
    `${table('| Phase 1 | 3d |', '| Phase 2 | 5d |', '| Total | 8d |')}\n- Buffer: 25 %\n- Total with buffer: 10d\n`,
    [],
  ],
  ['rounded and only about', table('| Phase 1 | 2.5h |', '| Phase 2 | 4h |', '| Total | ~7h |'), []],
  ['ends of ranges', table('| Phase 1 | 3-4h |', '| Phase 2 | 4-5h |', '| Total | 7-9h |'), []],
  ['the middle of ranges', table('| Phase 1 | 2-4d |', '| Phase 2 | 4-6d |', '| Total | 8d |'), []],
  ['a row without a figure', table('| Phase 1 | 3d |', '| Phase 2 | later |', '| Total | 9d |'), []],
  ['tasks that do not all have a figure', tasks('Total: 9h', '- [ ] Task 1: Fell (1h)', '- [ ] Task 2: Saw'), []],
])
