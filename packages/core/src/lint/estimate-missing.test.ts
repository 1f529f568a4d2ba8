import { estimateMissing } from './estimate-missing.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const tasks = (...lines: string[]) => `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${lines.join('\n')}\n`
const range = (first: number, last: number, tail: string) =>
  Array.from({ length: last - first + 1 }, (_, at) => `- [ ] Task 1.${first + at}: Plank number ${first + at}${tail}`)

ruleTest(estimateMissing, [
  [
    'one among others',
    tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (2d)', '- [ ] Task 1.3: Tie'),
    ['9 [1.3] Task 1.3 “Tie” has no estimate; 2 other tasks have one.'],
  ],
  [
    'more than five are one message',
    tasks(...range(1, 8, ' (1h)'), ...range(9, 14, '')),
    ['15 [1.9] 6 of 14 tasks have no estimate: 1.9, 1.10, 1.11, 1.12, 1.13 and 1.14.'],
  ],
  ['fewer than half have one', tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (1d)', ...range(3, 9, '')), []],
  ['one estimate is no habit', tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw'), []],
  [
    'finished and cancelled tasks need none',
    tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (1d)', '- [x] Task 1.3: Tie', '- [-] Task 1.4: Paint'),
    [],
  ],
  [
    'a figure that several tasks share',
    `${tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (1d)', ...range(3, 4, ''))}\n## Timeline & Estimates\n\n| Task | Effort |\n|---|---|\n| 1.3-1.4 planks | 2d |\n`,
    [],
  ],
  ['steps need none', tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (2d)', '  - [ ] Sharpen', '  - [ ] Cut'), []],
  ['a placeholder is reported as one', tasks('- [ ] Task 1.1: Fell (1d)', '- [ ] Task 1.2: Saw (2d)', '- [ ] Task 1.3: [Description]'), []],
])
