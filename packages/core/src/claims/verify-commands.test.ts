import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { verifyCommands } from './verify-commands.ts'

const check = (line: string, expected: string) => {
  const text = `# Shop\n\n## Task Breakdown\n\n### Phase 1: Start\n\n- [ ] 1.1 First\n${line}\n`
  const found = verifyCommands(readPlan(text, { asOf: '2026-11-23' }))
  expect(found.map(({ task, command }) => `${task} ${command}`).join(' | ')).toBe(expected)
  for (const { span, command, line: at } of found) {
    expect(text.slice(span.from, span.to).replace(/\s+/g, ' ')).toBe(command)
    expect(text.slice(0, span.from).split('\n').length).toBe(at)
  }
}

describe('a task says how it is shown to be done', () => {
  test.each([
    ['- [x] 3.2 Import works (npm test -- import)', '3.2 npm test -- import'],
    ['- [x] 3.2 Import works (2d, after 1.1, `npm test -- import`)', '3.2 npm test -- import'],
    ['- [x] 3.2 Import works (`npm test -- import`) ✅ 2026-11-20', '3.2 npm test -- import'],
    ['- [x] 3.2 Import works — `npm test -- import`', '3.2 npm test -- import'],
    ['- [ ] 3.2 Import works\n  - Evidence: `npm test -- import`', '3.2 npm test -- import'],
    ['- [ ] 3.2 Import works\n  - **Verify:** `npm test` and `npm run lint`', '3.2 npm test | 3.2 npm run lint'],
    ['- [ ] 3.2 Import works\n  - [ ] 3.2.1 Part (`pytest`)', '3.2.1 pytest'],
    ['- [ ] 3.2 Import works (./check.sh --fast)', '3.2 ./check.sh --fast'],
    ['- [ ] 3.2 Import works (1d, `node -e "check(3)"`)', '3.2 node -e "check(3)"'],
    ['- [ ] 3.2 Import works (make check)', '3.2 make check'],
  ])('%s', check)
})

describe('and here it does not', () => {
  test.each([
    '- [ ] 3.2 Run `npm test` on each push',
    '- [ ] 3.2 Checkout (make it nice)',
    '- [ ] 3.2 Checkout (go live first)',
    '- [ ] 3.2 Checkout (2d, after 1.1, @ana)',
    '- [ ] 3.2 Checkout (`src/a.ts`)',
    '- [ ] 3.2 Checkout\n  - Use `npm install zod`',
    '- [ ] 3.2 Checkout\n\n  ```bash\n  npm test\n  ```',
  ])('%s', (line) => check(line, ''))
})
