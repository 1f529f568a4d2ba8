import { absenceInTask } from './absence-in-task.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (away: string, task = '- [ ] Task 1.1: Fell (3d, @ida)') =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${task}\n\n## Resources Needed\n\n- @ida (mason): away ${away}\n`

ruleTest(absenceInTask, [
  [
    'in the middle',
    plan('2026-11-24..2026-11-25'),
    ['7 [1.1] Task 1.1 “Fell” is scheduled from 2026-11-23 to 2026-11-27, and ida is away in between, from 2026-11-24 to 2026-11-25.'],
  ],
  ['before it', plan('2026-11-23..2026-11-25'), []],
  ['after it', plan('2026-11-26..2026-11-27'), []],
  ['long ago', plan('2026-10-24..2026-10-25'), []],
  ['it is done', plan('2026-11-24..2026-11-25', '- [x] Task 1.1: Fell (3d, @ida)'), []],
  ['somebody else does it', plan('2026-11-24..2026-11-25', '- [ ] Task 1.1: Fell (3d, @otto)'), []],
])
