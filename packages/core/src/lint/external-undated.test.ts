import { externalUndated } from './external-undated.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (external: string, task = '- [ ] Task 1.1: Fell') =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${task}\n\n## Dependencies\n\n### External Dependencies\n\n${external}\n`

ruleTest(externalUndated, [
  [
    'no date',
    plan('- Permit of the forester, blocks 1.1'),
    ['13 [Permit of the forester, blocks 1.1] Task 1.1 “Fell” waits for “Permit of the forester'],
  ],
  ['a date', plan('- Permit of the forester, expected 2027-01-15, blocks 1.1'), []],
  ['it blocks finished work', plan('- Permit of the forester, blocks 1.1', '- [x] Task 1.1: Fell'), []],
  ['it is there', plan('- Permit of the forester (arrived), needed for 1.1'), []],
  ['it names a task without blocking it', plan('- The saw of 1.1'), []],
])
