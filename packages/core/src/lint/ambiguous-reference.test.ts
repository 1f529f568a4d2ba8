import { ambiguousReference } from './ambiguous-reference.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (tasks: string, below = '') => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n\n${below}`

ruleTest(ambiguousReference, [
  [
    'an id that two tasks have',
    plan('- [ ] Task 1.1: Fell\n- [ ] Task 1.1: Saw\n- [ ] Task 1.2: Tie (after 1.1)'),
    ['9 [1.1] Task 1.2 “Tie” names “1.1”, which 2 tasks have as an id; “Fell” on line 7 is taken.'],
  ],
  [
    'in a list of dependencies',
    plan(
      '- [ ] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n- [ ] Task 1.2: Plane\n- [ ] Task 1.3: Tie',
      '## Dependencies\n\n- 1.3 depends on 1.2',
    ),
    ['14 [1.2] The text names “1.2”, which 2 tasks have'],
  ],
  ['an id that one task has', plan('- [ ] Task 1.1: Fell\n- [ ] Task 1.2: Tie (after 1.1)'), []],
  ['twins that nobody refers to', plan('- [ ] Task 1.1: Fell\n- [ ] Task 1.1: Saw\n- [ ] Task 1.2: Tie'), []],
])
