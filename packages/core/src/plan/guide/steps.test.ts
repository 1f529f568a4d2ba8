import { describe, expect, test } from 'vitest'
import { document } from '../document.ts'
import { setupSteps } from './steps.ts'

const read = (text: string) => setupSteps(document(text))
const shown = (text: string) => read(text).map(({ text: title, commands }) => [title, ...commands.map(({ value }) => value)].join(' | '))
const check = (body: string, expected: readonly string[]) => expect(shown(`# Shop\n\n## Development Setup\n\n${body}\n`)).toEqual(expected)
const fence = (language: string, ...lines: string[]) => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``

describe('steps', () => {
  test.each<[string, string[]]>([
    ['1. Clone the shop\n2. Run `npm ci`', ['Clone the shop', 'Run npm ci | npm ci']],
    ['- Install: `npm ci`\n- The shop opens by itself', ['Install: npm ci | npm ci']],
    ['- [ ] Start it with `make dev`', ['Start it with make dev | make dev']],
    ['1. **Backend:**\n   - `cd api`\n   - `uv sync`\n2. Web', ['Backend | cd api | uv sync', 'Web']],
    ['1. Both\n   1. `cd api`\n   2. `cd web`', ['Both', 'cd api | cd api', 'cd web | cd web']],
    [`1. Install\n\n   ${fence('bash', 'npm ci', '   npm run db').replaceAll('\n', '\n   ')}`, ['Install | npm ci | npm run db']],
    ['Run `npm ci`, then `npm start`.', ['Development Setup | npm ci | npm start']],
    [`### Build\n\n${fence('bash', 'make build')}`, ['Build | make build']],
    [
      `First the database:\n\n${fence('sh', 'docker compose up -d')}\n\nThen the shop:\n\n${fence('sh', 'npm start')}`,
      ['First the database | docker compose up -d', 'Then the shop | npm start'],
    ],
    ['### Step 1: Ask for an account\n\nWrite to the shop.', ['Step 1: Ask for an account']],
    ['### Bước 1: Xin tài khoản\n\n1. Viết thư', ['Viết thư']],
    ['- Go 1.24+ (`brew install go`)', []],
    ['- Environment setup steps\n- Configuration needed', []],
    ['- `Cart` and `node 22` are names', []],
  ])('%s', check)
  test('not outside the set-up', () => expect(shown('# Shop\n\n## Task Breakdown\n\n1. Run `npm ci`')).toEqual([]))
})

describe('commands of a fence', () => {
  const checkFence = (language: string, lines: readonly string[], expected: readonly string[]) =>
    check(fence(language, ...lines), expected.length > 0 ? [['Development Setup', ...expected].join(' | ')] : [])
  test.each<[string, string, string[], string[]]>([
    ['comments', 'bash', ['# first', 'npm ci  # all of it', 'echo "# kept"'], ['npm ci', 'echo "# kept"']],
    ['prompts and output', 'console', ['$ npm test', '12 passed', '$ npm start'], ['npm test', 'npm start']],
    ['PowerShell', 'powershell', ['PS C:\\shop> npm ci'], ['npm ci']],
    ['long lines', 'bash', ['docker run \\', '  -p 80:80 \\', '  shop', 'npm ci'], ['docker run -p 80:80 shop', 'npm ci']],
    ['here-documents', 'bash', ['cat > .env <<EOF', 'npm_config=1', 'EOF', 'npm ci'], ['cat > .env <<EOF\nnpm_config=1\nEOF', 'npm ci']],
    ['assignments alone', 'bash', ['PORT=3000', 'PORT=3000 npm start'], ['PORT=3000 npm start']],
    ['lists of packages', 'bash', ['- next: ^16.x', '- Card, Button'], []],
    ['no language, known programs', '', ['npm ci', 'added 12 packages', 'git status'], ['npm ci', 'git status']],
    ['no language, a tree', '', ['src/', '├── a.ts'], []],
    ['other languages', 'python', ['import shop'], []],
  ])('%s', (_, language, lines, expected) => checkFence(language, lines, expected))
})

test('steps and commands know their places', () => {
  const text = `# Shop\n\n## Development Setup\n\n1. Run \`npm ci\`\n\n   ${fence('sh', '   $ npm start # now').replaceAll('\n', '\n   ')}\n`
  const [step] = read(text)
  expect(step?.line).toBe(5)
  expect(step?.commands.map(({ span }) => text.slice(span.from, span.to))).toEqual(['npm ci', 'npm start'])
})
