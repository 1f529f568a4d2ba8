import { describe, expect, test } from 'vitest'
import { document } from '../document.ts'
import { prerequisites } from './prerequisites.ts'

const read = (text: string) => prerequisites(document(text))
const shown = (text: string) =>
  read(text)
    .map(({ tool, constraint }) => (constraint ? `${tool} ${constraint}` : tool))
    .join(', ')
const check = (body: string, expected: string) =>
  expect(shown(`# Shop\n\n## Development Setup\n\n### Prerequisites\n\n${body}\n`)).toBe(expected)

describe('one tool in a bullet', () => {
  test.each([
    ['- Node.js >= 22.3.0', 'node >=22.3.0'],
    ['- Node.js 22+', 'node >=22'],
    ['- Node.js v22+ with npm', 'node >=22, npm'],
    ['- **Node.js**: 22.x or higher (for the shop)', 'node >=22'],
    ['- Node.js (v22 or newer)', 'node >=22'],
    ['- Minimum Node.js version: 22', 'node 22'],
    ['- Install Node.js 22 or later', 'node >=22'],
    ['- [x] Node.js 22+ installed', 'node >=22'],
    ['- Node 22', 'node 22'],
    ['- `node` 22.x', 'node 22.x'],
    ['- **Java**: JDK 21 or higher', 'java >=21'],
    ['- JDK 21+', 'java >=21'],
    ['- PostgreSQL 17+ (local)', 'postgresql >=17'],
    ['- Postgres 17', 'postgresql 17'],
    ['- Redis server', 'redis'],
    ['- Go 1.24+ toolchain', 'go >=1.24'],
    ['- Golang 1.24', 'go 1.24'],
    ['- Python3 >= 3.12', 'python >=3.12'],
    ['- python3.12', 'python 3.12'],
    ['- Python >=3.12,<3.14', 'python >=3.12 <3.14'],
    ['- Python 3.13 hoặc cao hơn', 'python >=3.13'],
    ['- Python 3.13 及以上', 'python >=3.13'],
    ['- Python 3.13 или выше', 'python >=3.13'],
    ['- pnpm@10', 'pnpm 10'],
    ['- .NET 9 SDK', 'dotnet 9'],
    ['- **MinIO**: Latest version', 'minio latest'],
    ['- Git', 'git'],
    ['- `golangci-lint` for linting (`brew install golangci-lint`)', 'golangci-lint'],
    ['- npm (workspaces are on)', 'npm'],
    ['- PostgreSQL database initialized', 'postgresql'],
    ['- Make sure that Node.js 22+ is installed', 'node >=22'],
    ['- The old code runs on Node.js 22+', 'node >=22'],
    ['- Existing code on Python 3.12+', 'python >=3.12'],
    ['- Stripe API key required', 'stripe api key'],
    ['- Docker with the Compose plugin', 'docker'],
    ['- Docker & Docker Compose (recommended): for the database', 'docker & docker compose'],
    ['- Docker: for running PostgreSQL 17', 'docker'],
  ])('%s', check)
})

describe('several, or a kind of tool first', () => {
  test.each([
    ['- Python 3.12 or newer, uv 0.8+', 'python >=3.12, uv >=0.8'],
    ['- Node.js 22+ and pnpm', 'node >=22, pnpm'],
    ['- numpy, pandas (for sums)', 'numpy, pandas'],
    ['- **Database**: PostgreSQL 17+', 'postgresql >=17'],
    ['- Tools: Docker, Git, Make', 'docker, git, make'],
    ['- Already there: Node.js 22, TypeScript 5', 'node 22, typescript 5'],
    ['- PHP 8.4+, Composer 2.x', 'php >=8.4, composer 2.x'],
    ['- Node.js 22.x / npm 10.x', 'node 22.x, npm 10.x'],
    ['- Cơ sở dữ liệu: PostgreSQL 17', 'postgresql 17'],
    ['- Backend:\n  - Python 3.12+\n  - Redis\n- Frontend:\n  - Node 22', 'python >=3.12, redis, node 22'],
    ['Prerequisites: Node.js 22+, Docker', 'node >=22, docker'],
    ['You need Node.js 22 or newer and PostgreSQL 17 to begin.', 'node >=22, postgresql 17'],
    [
      '| Tool | Version | Why |\n|---|---|---|\n| Node.js | 22.x | the shop |\n| Redis | >= 7 | 24 hours of cache |',
      'node 22.x, redis >=7',
    ],
    ['| Công cụ | Phiên bản |\n|---|---|\n| Go | 1.24 |', 'go 1.24'],
    ['```bash\nnode --version  # 22 or newer\ngit --version\n```', 'node >=22'],
    ['```\n- next: ^16.x\n- zod: ^4\n```', 'next ^16.x, zod ^4'],
    ['- Node.js\n- Node.js 22+', 'node >=22'],
  ])('%s', check)
})

describe('no tools', () => {
  test.each([
    '- Prerequisites and dependencies',
    '- Các điều kiện tiên quyết và phụ thuộc',
    '- [x] Make sure your shop has been closed',
    '- `SHOP_URL` env var pointing to the shop',
    '- [Tool] [version or newer]',
    '- Access to the shop account',
    '- Basic understanding of SQL',
    '- Phase 1 completed',
    '- Existing modules in `src/`',
    '- No new dependencies required.',
    '- Truy cập trang quản trị',
    'Nothing else has to be installed in the 3 days before.',
  ])('%s', (body) => check(body, ''))
})

describe('in other places', () => {
  test.each([
    ['## Development Setup\n\n- Node.js 22+\n- Open the shop\n- Wait for 5+ minutes', 'node >=22'],
    ['## Development Setup\n\n- Prerequisites: Node.js 22+, Docker\n- Run `npm ci`', 'node >=22, docker'],
    ['## Development Setup\n\n- Prerequisites\n  - Docker\n- Steps', 'docker'],
    ['## Thiết lập phát triển\n\n**Điều kiện tiên quyết:**\n\n- Python 3.12+\n- Git', 'python >=3.12, git'],
    ['## Resources Needed\n\n- Node.js v22+ with npm\n- Docker\n- 2 developers, 5+ years\n- Tools: jest, eslint', 'node >=22'],
    [
      '## Dependencies\n\n### External Dependencies\n\n- Go 1.24+ (as before)\n- [ ] Stripe 3.0+ account\n- Task 1.1 after 1.2',
      'go >=1.24',
    ],
    ['## Task Breakdown\n\n- [ ] 1.1 Move to Node 22+', ''],
  ])('%s', (body, expected) => expect(shown(`# Shop\n\n${body}\n`)).toBe(expected))
})

test('each tool knows its line and its place', () => {
  const text = '# Shop\n\n## Prerequisites\n\n- **Node.js**: 22+\n- uv 0.8+, Git 2.50+'
  expect(read(text).map(({ line, span }) => `${line} ${text.slice(span.from, span.to)}`)).toEqual(['5 Node.js', '6 uv', '6 Git'])
})
