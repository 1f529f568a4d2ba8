import { describe, expect, test } from 'vitest'
import { document } from '../document.ts'
import { variables } from './variables.ts'

const read = (text: string) => variables(document(text))
/** A name with a value beside it has a sign behind it: `PORT=`. */
const shown = (text: string) =>
  read(text)
    .map(({ name, hasValue }) => (hasValue ? `${name}=` : name))
    .join(' ')
const check = (body: string, expected: string) => expect(shown(`# Shop\n\n## Development Setup\n\n${body}\n`)).toBe(expected)
const fence = (language: string, ...lines: string[]) => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``

describe('in fences', () => {
  test.each([
    ['settings', fence('env', 'SHOP_URL=https://shop.test', 'PORT=3000', 'API_KEY='), 'SHOP_URL= PORT= API_KEY'],
    ['settings with spaces', fence('ini', 'SHOP_URL = https://shop.test'), 'SHOP_URL='],
    ['comments are no values', fence('env', 'API_KEY=   # from the wallet', '# OLD_KEY=1'), 'API_KEY'],
    [
      'placeholders are no values',
      fence('env', 'A_KEY=<key>', 'B_KEY=your-key-here', 'C_KEY=xxxx', 'D_KEY=...', 'E_KEY=""', 'F_KEY=change-me'),
      'A_KEY B_KEY C_KEY D_KEY E_KEY F_KEY',
    ],
    ['a shell', fence('bash', 'export SHOP_URL=http://localhost', 'npm start', 'PORT=3000 npm start'), 'SHOP_URL= PORT='],
    ['PowerShell', fence('powershell', '$env:SHOP_URL = "http://localhost"'), 'SHOP_URL='],
    ['Docker', fence('dockerfile', 'ENV SHOP_MODE=test'), 'SHOP_MODE='],
    ['YAML', fence('yaml', 'environment:', '  SHOP_MODE: test', '  - DB_URL=', '  name: shop'), 'SHOP_MODE= DB_URL'],
    ['no language', fence('', 'SHOP_MODE=test', 'const MAX_TRIES = 3'), 'SHOP_MODE='],
    ['code', fence('ts', 'const MAX_TRIES = 3', 'LIMIT=3'), ''],
  ])('%s', (_, body, expected) => check(body, expected))
})

describe('in bullets, tables and sentences', () => {
  test.each([
    ['- `SHOP_URL`: where the shop is', 'SHOP_URL'],
    ['- `SHOP_URL` (default: `http://localhost`)', 'SHOP_URL='],
    ['- `SHOP_URL`, `SHOP_KEY` – mặc định `abc`', 'SHOP_URL SHOP_KEY='],
    ['- `PORT=3000`', 'PORT='],
    ['- `$SHOP_KEY` and `$SHOP_ID`', 'SHOP_KEY SHOP_ID'],
    ['- Set it: `shop secrets set SHOP_KEY=<key>`', ''],
    ['- Set it: `supabase secrets set SHOP_KEY=<key>`', 'SHOP_KEY'],
    ['Needs `SHOP_URL` in `.env`.', 'SHOP_URL'],
    ['1. First\n   - `SHOP_URL`', 'SHOP_URL'],
    ['| Variable | Default |\n|---|---|\n| PORT | 3000 |\n| `SHOP_KEY` | – |', 'PORT= SHOP_KEY'],
    ['| Biến | Ví dụ |\n|---|---|\n| SHOP_URL | http://localhost |', 'SHOP_URL='],
    ['- `README`, `GET` and `API` are no variables', ''],
    ['- `SHOP_URL`\n- `SHOP_URL` again', 'SHOP_URL'],
  ])('%s', check)
})

describe('outside the set-up', () => {
  test.each([
    ['an assignment', `## Security Notes\n\n${fence('env', 'SHOP_KEY=')}`, 'SHOP_KEY'],
    ['constants look the same', '## Implementation Notes\n\n- `MAX_TRIES` is 3', ''],
    ['tasks', `## Task Breakdown\n\n${fence('env', 'SHOP_KEY=')}`, ''],
  ])('%s', (_, body, expected) => expect(shown(`# Shop\n\n${body}\n`)).toBe(expected))
})

test('the value itself is kept nowhere', () => {
  const text = `# Shop\n\n## Development Setup\n\n${fence('env', 'SHOP_KEY=very-secret')}\n\n- \`SHOP_ID=very-secret\``
  expect(JSON.stringify(read(text))).not.toContain('very-secret')
  expect(read(text).map(({ span, line }) => `${line} ${text.slice(span.from, span.to)}`)).toEqual(['6 SHOP_KEY', '9 SHOP_ID'])
})
