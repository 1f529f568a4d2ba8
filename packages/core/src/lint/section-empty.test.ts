import { ruleTest } from './fixtures/rule-test.ts'
import { sectionEmpty } from './section-empty.ts'

const plan = (dependencies: string, risks = '- Rain → wait') =>
  `# Raft\n\n## Milestones\n\n- [ ] M1: It floats\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n\n## Dependencies\n\n${dependencies}\n\n## Risks & Mitigation\n\n${risks}\n`

ruleTest(sectionEmpty, [
  ['nothing below the heading', plan(''), ['11 [## Dependencies] Nothing stands in “Dependencies” yet.']],
  ['two of them are one message', plan('', ''), ['11 [## Dependencies] Nothing stands in “Dependencies” and “Risks & Mitigation” yet.']],
  ['filled', plan('- 1.1 needs dry weather'), []],
  ['none', plan('None.'), []],
  ['another shape', '# Raft\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n\n## Dependencies\n', []],
])
