import { ruleTest } from './fixtures/rule-test.ts'
import { unknownReference } from './unknown-reference.ts'

const plan = (...statements: string[]) =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n- [ ] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n- [ ] Task 1.3: Tie\n\n## Dependencies\n\n${statements.join('\n')}\n`

ruleTest(unknownReference, [
  [
    'an id beside known ones',
    plan('- 1.3 depends on 1.2 and 1.7'),
    ['13 [1.7] The text names “1.7”, but no task has that id, so this has no effect.'],
  ],
  ['in an arrow', plan('- 1.1 → 1.2 → 1.3, 1.9'), ['13 [1.9]']],
  ['an id written otherwise', plan('- 1.2 depends on Task 1.1', '- 1.3 requires T1.2'), []],
  ['a version', plan('- 1.3 depends on 1.2 and PostgreSQL 16.2'), []],
  ['a duration', plan('- 1.3 starts 1.5 days after 1.2'), []],
  ['another kind of number', plan('- 1.3 depends on 1.2 and the K8s cluster'), []],
  ['known ids', plan('- 1.1 → 1.2 → 1.3', '- 1.3 depends on 1.1-1.2'), []],
])
