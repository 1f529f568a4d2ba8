import { describe, expect, test } from 'vitest'
import { lines } from '../../testing/marked.ts'
import { source } from '../../text/source.ts'
import { lineSpan } from '../../text/span.ts'
import { treePaths } from './tree.ts'

function read(text: string) {
  const from = source(text)
  return treePaths(
    text.split('\n').map((_, index) => ({ span: lineSpan(from.lines, index + 1, text), line: index + 1 })),
    from,
  )
}

const check = (tree: string, expected: string) =>
  expect(read(lines(tree).join('\n')).map(({ path }) => path)).toEqual(expected === '' ? [] : expected.split(' '))

describe('drawn with boxes', () => {
  test('files and childless folders, the root kept', () =>
    check(
      `
      shop/
      ├── src/
      │   ├── cart.ts        # sums
      │   │
      │   └── order/
      │       ├── index.ts
      │       └── refunds/   # later
      ├── assets/
      └── package.json
      `,
      'shop/src/cart.ts shop/src/order/index.ts shop/src/order/refunds/ shop/assets/ shop/package.json',
    ))
  test('a path with slashes as one node', () =>
    check(
      `
      web/
      ├── cart/api.ts
      ├── cart/hooks/useCart.ts
      └── order/
          └── (admin)/page.tsx
      `,
      'web/cart/api.ts web/cart/hooks/useCart.ts web/order/(admin)/page.tsx',
    ))
  test('without a root line', () => check('├── src/\n│   └── main.rs\n└── Cargo.toml', 'src/main.rs Cargo.toml'))
  test('several roots with empty lines between', () => check('api/\n└── main.go\n\nweb/\n└── index.html\n', 'api/main.go web/index.html'))
  test('short branches beside long ones', () => check('src/\n├─ a.ts\n├── b.ts\n└─ lib/\n   └─ c.ts', 'src/a.ts src/b.ts src/lib/c.ts'))
  test('one line moved by a column of its own', () =>
    check('src/\n├── cart/\n    │   │   ├── index.ts\n│   └── total.ts\n└── main.ts', 'src/cart/index.ts src/cart/total.ts src/main.ts'))
  test('folders without slashes', () =>
    check('src\n├── cart\n│   ├── hooks\n│   └── views\n└── orders', 'src/cart/hooks src/cart/views src/orders'))
  test('tabs', () => check('src/\n├──\tcart/\n│\t└── a.ts\n└── b.ts', 'src/cart/a.ts src/b.ts'))
  test('two names in a line', () => check('src/\n├── a.ts, b.ts\n└── c.css & d.css', 'src/a.ts src/b.ts src/c.css src/d.css'))
  test('dynamic routes and globs', () =>
    check('app/\n├── [slug]/\n│   └── page.tsx\n├── @modal/\n└── *.css', 'app/[slug]/page.tsx app/@modal/ app/*.css'))
  test('members of a file are no paths', () =>
    check('src/\n├── cart.ts\n│   ├── CartService\n│   └── adds up the prices\n└── order.ts', 'src/cart.ts src/order.ts'))
  test('remarks that go on below', () =>
    check(
      `
      db/
      ├── schema.sql      NEW — Cart
      │                   Order: +total
      │                   Refund
      └── seed.sql        NEW
      `,
      'db/schema.sql db/seed.sql',
    ))
  test('a title above', () => check('Layout of the shop:\n├── src/\n│   └── a.ts\n└── b.ts', 'src/a.ts b.ts'))
})

describe('what stands for more is no path', () => {
  test('dots', () => check('src/\n├── a.ts\n├── ...\n└── lib/\n    └── …', 'src/a.ts src/lib/'))
  test('brackets', () => check('src/\n├── a.ts\n└── (the rest as before)', 'src/a.ts'))
  test('a folder with dots behind', () => check('src/a.ts\nsrc/lib/...', 'src/a.ts src/lib/'))
})

describe('placeholder roots', () => {
  test.each([
    'project-root/',
    'your-project/',
    'my-app/',
    '<name>/',
    '{{project}}/',
    '[project-name]/',
    'root/',
    '.',
    './',
    'repo/',
    'du-an/',
    '项目根目录/',
  ])('%s', (root) => check(`${root}\n├── src/\n│   └── a.ts\n└── b.ts`, 'src/a.ts b.ts'))
  test.each(['shop/', 'app/', 'mae/', 'packages/cart/'])('kept: %s', (root) => check(`${root}\n└── a.ts`, `${root}a.ts`))
})

describe('other ways to draw', () => {
  test('ASCII', () => check('shop/\n|-- src/\n|   |-- a.ts\n|   `-- b.ts\n`-- c.md', 'shop/src/a.ts shop/src/b.ts shop/c.md'))
  test('ASCII with plus signs', () => check('shop/\n+-- src/\n|   +-- a.ts\n\\-- c.md', 'shop/src/a.ts shop/c.md'))
  test('by indent', () =>
    check(
      'packages/cart/\n  src/\n    a.ts   # sums\n    b.ts\n  test/\n    a.test.ts',
      'packages/cart/src/a.ts packages/cart/src/b.ts packages/cart/test/a.test.ts',
    ))
  test('by indent with bullets', () => check('- src/\n  - a.ts\n  - lib/\n    - b.ts', 'src/a.ts src/lib/b.ts'))
  test('flat', () => check('src/a.ts       ← new\nsrc/lib/b.ts   ← changed\ndb/*.sql', 'src/a.ts src/lib/b.ts db/*.sql'))
  test('with marks before the names', () => check('+ src/a.ts\nM src/b.ts\n[NEW] src/c.ts', 'src/a.ts src/b.ts src/c.ts'))
})

describe('no tree of files', () => {
  test.each([
    ['components', 'App\n├── Header\n│   └── Cart\n└── Footer'],
    ['components in brackets', '<App>\n├── <Header>\n└── <Cart />'],
    ['a class and its methods', 'CartService\n├── add(item) -> Cart\n├── remove(item)\n└── total() -> Money'],
    ['days', 'Day 1: Base\n├── 1.1 Draw the schema\n└── 1.2 Write the types'],
    ['imports', 'main.ts\n├── cart.ts\n│   └── money.ts\n└── order.ts'],
    ['a data flow', 'Browser -> API -> Queue\n  -> Worker -> Database'],
    ['commands', 'npm install\nnpm run build'],
    ['code', 'const a = 1\nexport function b() {\n  return a\n}'],
    ['a drawn table', '┌────┬────┐\n│ ID │ No │\n├────┼────┤\n│ a  │ 1  │\n└────┴────┘'],
    ['nothing', ''],
  ])('%s', (_, text) => check(text, ''))
})

test('each path knows its place, its remark and its kind', () => {
  const text = 'src/\n├── cart.ts   # NEW sums\n├── lib/\n├── run\n└── *.css'
  expect(read(text).map(({ path, kind, note, line, span }) => [path, kind, note, line, text.slice(span.from, span.to)])).toEqual([
    ['src/cart.ts', 'file', 'NEW sums', 2, 'cart.ts'],
    ['src/lib/', 'directory', null, 3, 'lib/'],
    ['src/run', 'file', null, 4, 'run'],
    ['src/*.css', 'glob', null, 5, '*.css'],
  ])
})
