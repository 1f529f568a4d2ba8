import { duplicateId } from './duplicate-id.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const tasks = (...lines: string[]) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${lines.join('\n')}\n`

ruleTest(duplicateId, [
  [
    'two tasks',
    tasks('- [ ] Task 1.1: Fell', '- [ ] Task 1.1: Saw'),
    ['8 [1.1] Task 1.1 “Saw” has the id of “Fell” on line 7, so a reference to 1.1 may mean either.'],
  ],
  [
    'three tasks are one message',
    tasks('- [ ] T001 Fell', '- [ ] T002 Saw', '- [ ] T002 Plane', '- [ ] T002 Tie'),
    ['9 [T002] T002 “Plane” has the id of “Saw” on line 8, as 1 other has too,'],
  ],
  [
    'phases',
    '# Raft\n\n## Phase 1: Wood\n\n- [ ] 1.1 Fell\n\n## Phase 1: Rope\n\n- [ ] 1.2 Tie\n',
    ['7 [1] Phase 1 “Rope” has the id of “Wood” on line 3'],
  ],
  [
    'milestones',
    '# Raft\n\n## Milestones\n\n- [ ] M1: It floats\n- [ ] M1: It steers\n\n## Task Breakdown\n\n- [ ] 1.1 Fell\n',
    ['6 [M1] M1 “It steers” has the id of “It floats” on line 5'],
  ],
  [
    'a number still to be given is one gentle message',
    tasks('- [ ] T001 Fell', '- [ ] T00X Saw', '- [ ] T00X Plane', '- [ ] T00X Tie'),
    ['8 [T00X] 3 tasks are numbered “T00X” (lines 8, 9 and 10), so nothing can refer to one of them.'],
  ],
  ['ids that only begin alike', tasks('- [ ] Task 1.1: Fell', '- [ ] Task 1.10: Saw', '- [ ] Task 1.1.1: Tie'), []],
  ['tasks without ids', tasks('- [ ] Fell', '- [ ] Fell'), []],
])
