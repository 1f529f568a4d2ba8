import { describe, expect, test } from 'vitest'
import { PLANNING_SECTIONS } from '../../notation/section-words.ts'
import { document } from '../document.ts'
import { planSections, readGuide } from './guide.ts'

const sections = (text: string) => readGuide(document(text)).sections.map(({ kind, empty }) => (empty ? `(${kind})` : kind))
const check = (text: string, expected: string) => expect(sections(`# Shop\n\n${text}`).join(' ')).toBe(expected)

describe('which sections are there', () => {
  test.each([
    ['## Development Setup\n\n- Node 22+\n\n## Code Structure\n\n- `src/`', 'setup structure'],
    ['## Development Setup\n\n## Code Structure\n\nText.', '(setup) structure'],
    ['## Code Structure\n\n### Directory Structure\n\n- `src/`', 'structure'],
    ['## Code Structure\n\n- Directory structure\n- Module organization\n- Naming conventions', '(structure)'],
    ['## Code Structure\n\n**How is the code organized?**\n\n- Directory structure', '(structure)'],
    ['## Error Handling\n\n- [Describe the strategy]', '(errors)'],
    ['## Security Notes\n\n- Tokens expire after an hour', 'security'],
    ['## Ghi chú bảo mật\n\n- Mã hết hạn sau một giờ', 'security'],
    ['## Task Breakdown\n\n- [ ] 1.1 Sum', ''],
  ])('%s', check)
  test('of the planning half', () =>
    expect(
      planSections(document('# Shop\n\n## Task Breakdown\n\n- [ ] 1.1 Sum\n\n## Resources Needed\n'), PLANNING_SECTIONS).map(
        ({ kind, line, empty }) => [kind, line, empty],
      ),
    ).toEqual([
      ['tasks', 3, false],
      ['resources', 7, true],
    ]))
})

test('any text can be read', () => {
  const odd = [
    '',
    '\n',
    '```',
    '- ',
    '## Code Structure\n```\n├──\n```',
    '## Code Structure\n| |\n|-|\n| |',
    `## Code Structure\n- \`${'('.repeat(500)}\``,
    '## Setup\n```bash\ncat <<EOF\n',
  ]
  for (const text of odd) expect(() => readGuide(document(text))).not.toThrow()
})
