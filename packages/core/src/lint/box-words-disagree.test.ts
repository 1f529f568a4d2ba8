import { boxWordsDisagree } from './box-words-disagree.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const tasks = (...lines: string[]) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${lines.join('\n')}\n`

ruleTest(boxWordsDisagree, [
  [
    'an open box and a word for done',
    tasks('- [ ] Task 1.1: Fell two spruces ✅ DONE'),
    ['7 [DONE] Task 1.1 “Fell two spruces” says “DONE”, but its box [ ] is open; the box counts.'],
  ],
  [
    'a tick and a word for begun',
    tasks('- [x] Task 1.1: Fell two spruces (in progress)'),
    ['7 [(in progress)] Task 1.1 “Fell two spruces” is ticked, but says “(in progress)”; the box counts.'],
  ],
  [
    'a tick and a status field below',
    tasks('- [x] Task 1.1: Fell two spruces', '  - **Status**: pending'),
    ['8 [pending] Task 1.1 “Fell two spruces” is ticked, but says “pending”'],
  ],
  [
    'an open box and a status field below',
    tasks('- [ ] Task 1.1: Fell', '  - Status: completed'),
    ['8 [completed] Task 1.1 “Fell” says “completed”'],
  ],
  ['a tick and a word for done', tasks('- [x] Task 1.1: Fell two spruces ✅ DONE'), []],
  [
    'an open box takes a word for begun or blocked',
    tasks('- [ ] Task 1.1: Fell (in progress)', '- [ ] Task 1.2: Saw (blocked: no petrol)'),
    [],
  ],
  ['a tick on what was dropped', tasks('- [x] ~~Task 1.1: Fell~~ **DELETED**'), []],
  ['the word in a sentence', tasks('- [ ] Task 1.1: Show when the import is done'), []],
])
