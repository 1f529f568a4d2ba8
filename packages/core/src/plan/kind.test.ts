/**
 * Plan, guide, template, or none of these.
 */
import { expect, test } from 'vitest'
import { lines } from '../testing/marked.ts'
import { readPlan } from './read.ts'

const GUIDE =
  '# Import\n\n## Development Setup\n\n- Install Node 20\n\n## Code Structure\n\n- `src/import.ts`\n\n## Error Handling\n\nRetry twice.\n'
const STUB =
  '# Plan\n\n## Milestones\n\n- [ ] Milestone 1: [Description]\n\n## Task Breakdown\n\n### Phase 1: [Name]\n\n- [ ] Task 1.1: [Description]\n\n## Dependencies\n\n## Timeline & Estimates\n'

test.each([
  ['tasks', '## Tasks\n\n- [ ] 1.1 Parse', 'plan'],
  ['a bare list', '- [ ] Parse\n- [x] Print', 'plan'],
  ['tasks in a table', '## Tasks\n\n| ID | Task |\n|---|---|\n| 1.1 | Parse |', 'plan'],
  ['Vietnamese tasks', '## Phân chia Công việc\n\n- [ ] Nhiệm vụ 1.1: Đọc', 'plan'],
  [
    'phases and risks without tasks',
    '## Milestones\n\nSoon.\n\n## Risks & Mitigation\n\n- Late\n\n## Timeline & Estimates\n\nTwo weeks.\n',
    'plan',
  ],
  ['the implementation half', GUIDE, 'guide'],
  ['a guide with a checklist', `${GUIDE}\n## Security Notes\n\n- [ ] No secrets in logs\n`, 'guide'],
  ['a stub', STUB, 'template'],
  ['a stub with one task filled in', STUB.replace('Task 1.1: [Description]', 'Task 1.1: Parse numbers'), 'plan'],
  ['empty sections', '# Plan\n\n## Milestones\n\n## Task Breakdown\n\n## Dependencies\n\n## Risks & Mitigation\n', 'template'],
  ['nothing', '', 'other'],
  ['blank lines', '\n\n  \n', 'other'],
  ['prose', '# Letter\n\nDear all, the weather is fine.\n', 'other'],
  ['a read-me', '# Tool\n\n## Usage\n\nRun it.\n\n## License\n\nMIT\n', 'other'],
  ['a style guide', '# Style\n\n## Colours\n\n- primary: #fff\n\n## Type\n\n16 px\n\n## Spacing\n\n4, 8, 16\n', 'other'],
  ['code only', '```js\nconst a = 1\n```\n', 'other'],
])('%s', (_, text, kind) => expect(readPlan(lines(text).join('\n'), { asOf: '2026-11-23' }).kind).toBe(kind))
