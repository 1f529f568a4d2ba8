import { ruleTest } from './fixtures/rule-test.ts'
import { parentChildrenDisagree } from './parent-children-disagree.ts'

const tasks = (...lines: string[]) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${lines.join('\n')}\n`

ruleTest(parentChildrenDisagree, [
  [
    'ticked over an open step',
    tasks('- [x] Task 1.1: Fell', '  - [x] Choose', '  - [ ] Cut', '  - [-] Burn the bark'),
    ['7 [[x]] Task 1.1 “Fell” is marked done, but 1 of 3 steps (“Cut”) is open below it.'],
  ],
  [
    'open over steps that are all done',
    tasks('- [ ] Task 1.1: Fell', '  - [x] Choose', '  - [x] Cut'),
    ['7 [[ ]] Every step of Task 1.1 “Fell” is done, but the task itself is still open.'],
  ],
  [
    'a status field over open steps',
    tasks('#### Task 1.1: Fell', '', '**Status:** done', '', '- [ ] Choose', '- [ ] Cut'),
    ['7 [1.1] Task 1.1 “Fell” is marked done, but all 2 steps (“Choose” and “Cut”) are open below it.'],
  ],
  [
    'a phase that is marked done',
    '# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood ✅ COMPLETED\n\n- [x] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n',
    ['5 [COMPLETED] Phase 1 “Wood” is marked done, but 1 of 2 tasks (1.2) is open in it.'],
  ],
  ['some steps done', tasks('- [~] Task 1.1: Fell', '  - [x] Choose', '  - [ ] Cut'), []],
  ['an optional step may stay open', tasks('- [x] Task 1.1: Fell', '  - [x] Choose', '  - [ ]* Carve a heart'), []],
  ['a task without a state of its own', tasks('#### Task 1.1: Fell', '', '- [x] Choose', '- [ ] Cut'), []],
  ['a cancelled task', tasks('- [-] Task 1.1: Fell', '  - [x] Choose'), []],
])
