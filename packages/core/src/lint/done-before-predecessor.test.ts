import { doneBeforePredecessor } from './done-before-predecessor.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (tasks: string) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n`

ruleTest(doneBeforePredecessor, [
  [
    'two that are open, in one sentence',
    plan('- [ ] Task 1.1: Fell\n- [~] Task 1.2: Haul\n- [x] Task 1.3: Bind (after 1.1, 1.2)'),
    ['9 [[x]] Task 1.3 “Bind” is done, but 1.1 and 1.2, which have to be finished before it, are open.'],
  ],
  ['in order', plan('- [x] Task 1.1: Fell\n- [x] Task 1.2: Bind (after 1.1)\n- [ ] Task 1.3: Sail (after 1.2)'), []],
  ['what comes before was cancelled', plan('- [-] Task 1.1: Fell\n- [x] Task 1.2: Bind (after 1.1)'), []],
  ['they only start together', plan('- [ ] Task 1.1: Fell\n- [x] Task 1.2: Bind (starts with 1.1)'), []],
  ['the first is optional', plan('- [ ]* 1.1 Fell\n- [x] 1.2 Bind (after 1.1)'), []],
])
