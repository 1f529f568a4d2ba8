import { ruleTest } from './fixtures/rule-test.ts'
import { personOverloaded } from './person-overloaded.ts'

const plan = (tasks: string, ida = '@ida (mason)', milestone = '') =>
  `# Raft\n\n## Milestones\n\n${milestone}\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n\n## Resources Needed\n\n- ${ida}\n- @otto (roofer)\n`

const TARGET = '- [ ] Milestone 1: It floats (Phase 1, target 2026-11-25)'

ruleTest(personOverloaded, [
  [
    'more work than days before a target',
    plan('- [ ] Task 1.1: Fell (2d, @ida)\n- [ ] Task 1.2: Bind (2d, @ida)', undefined, TARGET),
    ['12 [@ida] By 2026-11-25 ida has 32 h of work to do and 24 h to do it in: 1.1 and 1.2.'],
  ],
  [
    'half-time',
    plan('- [ ] Task 1.1: Fell (2d, @ida, due 2026-11-25)', '@ida (mason): 50 %'),
    ['11 [@ida] By 2026-11-25 ida has 16 h of work to do and 12 h to do it in: 1.1.'],
  ],
  [
    'away',
    plan('- [ ] Task 1.1: Fell (2d, @ida, due 2026-11-25)', '@ida (mason): away 2026-11-23..2026-11-24'),
    ['11 [@ida] By 2026-11-25 ida has 16 h of work to do and 8 h to do it in: 1.1.'],
  ],
  ['enough time', plan('- [ ] Task 1.1: Fell (2d, @ida)\n- [ ] Task 1.2: Bind (1d, @ida)', undefined, TARGET), []],
  ['two share it', plan('- [ ] Task 1.1: Fell (3d, @ida @otto)\n- [ ] Task 1.2: Bind (1d, @ida)', undefined, TARGET), []],
  ['nothing is due', plan('- [ ] Task 1.1: Fell (9d, @ida)'), []],
  [
    'anyone may do it',
    plan('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (2d)\n- [ ] Task 1.3: Sail (1d, @ida)', undefined, TARGET),
    [],
  ],
])
