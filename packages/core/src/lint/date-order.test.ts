import { dateOrder } from './date-order.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const task = (line: string) => `# Raft\n\n## Task Breakdown\n\n${line}\n`

ruleTest(dateOrder, [
  ['a start after the due date', task('- [ ] Task 1.1: Fell 🛫 2027-01-20 📅 2027-01-10'), ['5 [2027-01-20] Task 1.1 “Fell']],
  ['done before it started', task('- [x] Task 1.1: Fell 🛫 2026-11-20 ✅ 2026-11-10'), ['5 [2026-11-10]']],
  ['done on a day to come', task('- [x] Task 1.1: Fell ✅ 2026-12-24'), ['5 [2026-12-24]']],
  ['start, due and done in order', task('- [x] Task 1.1: Fell 🛫 2026-11-02 📅 2026-11-10 ✅ 2026-11-09'), []],
  ['all on one day', task('- [x] Task 1.1: Fell 🛫 2026-11-02 📅 2026-11-02 ✅ 2026-11-02'), []],
])
