import { expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { circularDependency } from './circular-dependency.ts'
import { AS_OF, ruleTest } from './fixtures/rule-test.ts'
import { check } from './index.ts'

const plan = (tasks: string, below = '') => `# Raft\n\n## Task Breakdown\n\n${tasks}\n\n## Dependencies\n\n${below}\n`

const TWO_PHASES =
  '### Phase 1: Wood\n\n- [ ] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n\n### Phase 2: Rope\n\n- [ ] Task 2.1: Buy\n- [ ] Task 2.2: Tie'

ruleTest(circularDependency, [
  [
    'two tasks',
    plan('- [ ] Task 1: Fell (after 2)\n- [ ] Task 2: Saw', '- Task 2 depends on Task 1'),
    ['5 [2] 1 → 2 → 1 wait for each other, so none of them can start.'],
  ],
  [
    'the shortest circle, when a longer one goes the same way',
    plan('- [ ] 1.1 Fell\n- [ ] 1.2 Saw\n- [ ] 1.3 Plane\n- [ ] 1.4 Tie', '- 1.1 → 1.2 → 1.3 → 1.4 → 1.1\n- 1.3 → 1.2'),
    ['13 [1.3 → 1.2] 1.2 → 1.3 → 1.2 wait for each other'],
  ],
  [
    'two circles that have nothing to do with each other',
    plan('- [ ] 1.1 Fell\n- [ ] 1.2 Saw\n- [ ] 1.3 Plane\n- [ ] 1.4 Tie', '- 1.1 → 1.2 → 1.1\n- 1.3 → 1.4 → 1.3'),
    ['12 [1.2 → 1.1] 1.1 → 1.2 → 1.1 wait', '13 [1.4 → 1.3] 1.3 → 1.4 → 1.3 wait'],
  ],
  [
    'phases',
    plan(TWO_PHASES, '- Phase 1 before Phase 2\n- Phase 1 depends on Phase 2'),
    ['18 [1 depends on Phase 2] Phase 1 → Phase 2 → Phase 1 wait for each other'],
  ],
  [
    'a phase and a task of a later phase',
    plan(TWO_PHASES, '- Phase 1 before Phase 2\n- 2.1 before 1.2'),
    ['18 [2.1 before 1.2] 1.2 → Phase 1 → Phase 2 → 2.1 → 1.2 wait for each other'],
  ],
  [
    'a task that waits for the milestone that it gates',
    '# Raft\n\n## Milestones\n\n- [ ] M1: It floats (1.1, 1.2)\n\n## Task Breakdown\n\n- [ ] 1.1 Fell\n- [ ] 1.2 Saw\n\n## Dependencies\n\n- 1.1 starts after M1',
    ['14 [1.1 starts after M1] 1.1 → Milestone M1 → 1.1 wait for each other'],
  ],
  [
    'a milestone that only shares its number with a phase',
    `## Milestones\n\n- [ ] M1: It floats\n\n${plan(TWO_PHASES, '- Phase 1 starts after M1')}`,
    [],
  ],
  ['no circle: a diamond', plan('- [ ] 1.1 A\n- [ ] 1.2 B\n- [ ] 1.3 C\n- [ ] 1.4 D', '- 1.1 → 1.2 → 1.4\n- 1.1 → 1.3 → 1.4'), []],
  ['no circle: both start together', plan('- [ ] 1.1 A\n- [ ] 1.2 B', '- 1.1 starts with 1.2\n- 1.2 starts with 1.1'), []],
])

test('every place of a circle is named', () => {
  const [found] = circles(plan('- [ ] 1.1 Fell\n- [ ] 1.2 Saw', '- 1.1 → 1.2\n- 1.2 → 1.1'))
  expect(found?.related).toEqual([
    { line: 10, message: '1.2 waits for 1.1' },
    { line: 11, message: '1.1 waits for 1.2' },
  ])
  expect(found?.hint).toBe('Take away one of the statements on lines 10 or 11.')
})

test('a circle of finished work is a warning', () => {
  expect(circles(plan('- [x] 1.1 Fell\n- [x] 1.2 Saw', '- 1.1 → 1.2 → 1.1')).map(({ severity }) => severity)).toEqual(['warning'])
})

test('a long circle is shown by both its ends', () => {
  const size = 60
  const lines = Array.from({ length: size }, (_, at) => `- [ ] T${at + 1} Step (after T${at === 0 ? size : at})`)
  const [found] = circles(`# Long\n\n## Task Breakdown\n\n${lines.join('\n')}\n`)
  expect(found?.message).toBe(
    'T1 → T2 → T3 → T4 → T5 → T6 → (50 more) → T57 → T58 → T59 → T60 → T1 wait for each other, so none of them can start.',
  )
})

const circles = (text: string) =>
  check(readPlan(text, { asOf: AS_OF }), { asOf: AS_OF }).filter(({ code }) => code === circularDependency.code)
