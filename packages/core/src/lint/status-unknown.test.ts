import { ruleTest } from './fixtures/rule-test.ts'
import { statusUnknown } from './status-unknown.ts'

const task = (field: string) =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n#### Task 1.1: Fell\n\n${field}\n\n- [ ] Choose\n- [ ] Cut\n`

ruleTest(statusUnknown, [
  [
    'a value that names no state',
    task('**Status:** lukewarm'),
    ['9 [lukewarm] The status of Task 1.1 “Fell” is “lukewarm”, which is none that Milemark knows.'],
  ],
  ['in a bullet', task('- **Status**: see the board'), ['9 [see the board]']],
  ['a word for a state', task('**Status:** In progress'), []],
  ['a sign for a state', task('**Status:** ✅'), []],
  ['another language', task('**Trạng thái:** hoàn thành'), []],
  ['a sentence is a note', task('**Status:** the forester has marked the trees, and we may begin when the frost is over'), []],
  ['another field', task('**Owner:** lukewarm'), []],
])
