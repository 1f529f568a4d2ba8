import { ruleTest } from './fixtures/rule-test.ts'
import { parentSumMismatch } from './parent-sum-mismatch.ts'

const tasks = (...lines: string[]) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${lines.join('\n')}\n`

ruleTest(parentSumMismatch, [
  [
    'too much',
    tasks('- [ ] Task 1.1: Fell (5d)', '  - [ ] Task 1.1.1: Choose (1d)', '  - [ ] Task 1.1.2: Cut (2d)'),
    ['7 [5d] Task 1.1 “Fell” says 5d, but its 2 sub-tasks add up to 3d; the sub-tasks count.'],
  ],
  [
    'ranges',
    tasks('- [ ] Task 1.1: Fell (2-3h)', '  - [ ] Task 1.1.1: Choose (1-2h)', '  - [ ] Task 1.1.2: Cut (4-6h)'),
    ['7 [2-3h] Task 1.1 “Fell” says 2-3h, but its 2 sub-tasks add up to 5-8h'],
  ],
  ['the sum', tasks('- [ ] Task 1.1: Fell (3d)', '  - [ ] Task 1.1.1: Choose (1d)', '  - [ ] Task 1.1.2: Cut (2d)'), []],
  [
    'the sum without what was cancelled',
    tasks('- [ ] Task 1.1: Fell (1d)', '  - [ ] Task 1.1.1: Choose (1d)', '  - [-] Task 1.1.2: Cut (2d)'),
    [],
  ],
  ['not every sub-task has a figure', tasks('- [ ] Task 1.1: Fell (5d)', '  - [ ] Task 1.1.1: Choose (1d)', '  - [ ] Task 1.1.2: Cut'), []],
  [
    'days of six hours',
    `---\nmilemark:\n  calendar: 6h\n---\n${tasks('- [ ] Task 1.1: Fell (10d)', '  - [ ] Task 1.1.1: Choose (20h)', '  - [ ] Task 1.1.2: Cut (40h)')}`,
    [],
  ],
  [
    'too much for days of six hours',
    `---\nmilemark:\n  calendar: 6h\n---\n${tasks('- [ ] Task 1.1: Fell (20d)', '  - [ ] Task 1.1.1: Choose (20h)', '  - [ ] Task 1.1.2: Cut (40h)')}`,
    ['11 [20d] Task 1.1 “Fell” says 20d, but its 2 sub-tasks add up to 10d; the sub-tasks count.'],
  ],
  ['rounded', tasks('- [ ] Task 1.1: Fell (1d)', '  - [ ] Task 1.1.1: Choose (4h)', '  - [ ] Task 1.1.2: Cut (5h)'), []],
])
