import { ruleTest } from './fixtures/rule-test.ts'
import { unknownPerson } from './unknown-person.ts'

const plan = (tasks: string, resources: string) =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n\n## Resources Needed\n\n${resources}\n`
const PEOPLE = '- @ida (carpenter): 50 %\n- @otto (sailor): 100 %'

ruleTest(unknownPerson, [
  [
    'nobody of that name',
    plan('- [ ] Task 1.1: Fell (1d, @zoe)', PEOPLE),
    ['7 [@zoe] Task 1.1 “Fell” belongs to “zoe”, whom the resources do not name; they name ida and otto.'],
  ],
  [
    'once for all tasks',
    plan('- [ ] Task 1.1: Fell (@zoe)\n- [ ] Task 1.2: Saw (@zoe)\n- [ ] Task 1.3: Tie (@zoe)', PEOPLE),
    ['7 [@zoe] Task 1.1 “Fell” (and 2 other tasks) belongs to “zoe”'],
  ],
  ['known people', plan('- [ ] Task 1.1: Fell (@ida)\n- [ ] Task 1.2: Tie (@otto @ida)', PEOPLE), []],
  ['a role', plan('- [ ] Task 1.1: Fell\n  - Owner: Carpenter', PEOPLE), []],
  ['a role in other words', plan('- [ ] Task 1.1: Fell\n  - Owner: Carpenter Team', PEOPLE), []],
  ['a full name', plan('- [ ] Task 1.1: Fell\n  - Owner: Ida Lund', PEOPLE), []],
  ['everyone', plan('- [ ] Task 1.1: Fell\n  - Owner: all', PEOPLE), []],
  ['resources that name nobody', plan('- [ ] Task 1.1: Fell (@zoe)', '- A saw\n- Forty metres of rope'), []],
])
