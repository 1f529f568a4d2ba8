import { ruleTest } from './fixtures/rule-test.ts'
import { sameIdDifferentTitle } from './same-id-different-title.ts'

const plan = (...nodes: string[]) => `# Raft

## Task Breakdown

- [ ] Task 1.1: Fell two straight spruces
- [ ] Task 1.2: Saw the trunks to length
- [ ] Task 1.3: Tie the crossbeams with hemp rope

## Dependencies

\`\`\`mermaid
graph TD
${nodes.join('\n')}
\`\`\`
`

ruleTest(sameIdDifferentTitle, [
  [
    'the words of another task',
    plan('  A[1.1 Spruces] --> B["1.2 Crossbeams, hemp rope"]'),
    [
      '13 [1.2 Crossbeams, hemp rope] The diagram calls 1.2 “Crossbeams, hemp rope”, but 1.2 is “Saw the trunks to length”; those are words of Task 1.3',
    ],
  ],
  ['in round brackets', plan('  A(1.3 Straight spruces)'), ['13 [1.3 Straight spruces]']],
  ['shortened', plan('  A["1.1 Spruces"] --> B["1.2 Sawing trunks"] --> C["1.3 Rope"]'), []],
  ['in words of its own', plan('  A["1.1 Forest work"] --> B["1.2 Cutting down to size"]'), []],
  ['an id alone', plan('  A[1.1] --> B[1.2]'), []],
  ['a range', plan('  A["1.1-1.2 Crossbeams, hemp rope"] --> B[1.3]'), []],
])
