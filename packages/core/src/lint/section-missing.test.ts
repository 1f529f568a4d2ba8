import { ruleTest } from './fixtures/rule-test.ts'
import { sectionMissing } from './section-missing.ts'

const TASKS = '## Task Breakdown\n\n- [ ] Task 1.1: Fell\n'
const MILESTONES = '## Milestones\n\n- [ ] M1: It floats\n'
const DEPENDENCIES = '## Dependencies\n\n- Nobody waits for anybody.\n'
const REST = '## Timeline & Estimates\n\n- Total: 3d\n\n## Risks & Mitigation\n\n- Rain → wait\n\n## Resources Needed\n\n- A saw\n'
const plan = (...sections: string[]) => `# Raft\n\n${sections.join('\n')}`

ruleTest(sectionMissing, [
  [
    'three of six',
    plan(MILESTONES, TASKS, DEPENDENCIES),
    [
      '1 [# Raft] The plan has no sections “Timeline & Estimates”, “Risks & Mitigation” or “Resources Needed”, so what belongs there is assumed.',
    ],
  ],
  [
    'one of six is missing',
    plan(MILESTONES, TASKS, REST),
    ['1 [# Raft] The plan has no section “Dependencies”, so what belongs there is assumed.'],
  ],
  ['all six', plan(MILESTONES, TASKS, DEPENDENCIES, REST), []],
  ['another shape', plan(TASKS, DEPENDENCIES), []],
  ['another dialect', `---\nmilemark:\n  dialect: speckit\n---\n${plan(MILESTONES, TASKS, DEPENDENCIES)}`, []],
])
