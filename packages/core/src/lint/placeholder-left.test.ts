import { ruleTest } from './fixtures/rule-test.ts'
import { placeholderLeft } from './placeholder-left.ts'

const tasks = (...lines: string[]) =>
  `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n- [ ] Task 1.1: Fell two spruces\n${lines.join('\n')}\n`

ruleTest(placeholderLeft, [
  [
    'the title of a task',
    tasks('- [ ] Task 1.2: [Description]'),
    ['8 [[Description]] Task 1.2 still has the placeholder “[Description]”.'],
  ],
  [
    'a detail of a task',
    tasks('- [ ] Task 1.2: Saw', '  - Done when: [what someone else can see]'),
    ['9 [[what someone else can see]] Task 1.2 “Saw” still has'],
  ],
  [
    'more than five are one message',
    tasks(...Array.from({ length: 6 }, (_, at) => `- [ ] Task 1.${at + 2}: [Description]`)),
    ['8 [[Description]] The document still has 6 placeholders, such as “[Description]”, on lines 8, 9, 10, 11, 12 and 13.'],
  ],
  ['inside a sentence', tasks('- [ ] Task 1.2: Print the [list of names] below the raft'), []],
  ['an argument of a command', tasks('- [ ] Task 1.2: Write `raft tie <rope-name>` and raft show <rope-name> for it'), []],
  ['in code', tasks('- [ ] Task 1.2: Saw', '', '```', 'Title: [your title here]', '```'), []],
  ['an answer that a text asks for', '# Raft\n\n## Setup\n\n- Node 20\n\n## Code Structure\n\n- `raft/`\n\n[Your answer here]\n', []],
  ['an untouched template', '# Raft\n\n## Task Breakdown\n\n- [ ] Task 1.1: [Description]\n- [ ] Task 1.2: [Description]\n', []],
])
