import { describe, expect, test } from 'vitest'
import { document } from '../document.ts'
import { claimedPaths } from './paths.ts'

const read = (text: string) => claimedPaths(document(text))
const check = (body: string, expected: string) =>
  expect(
    read(`# Shop\n\n## Code Structure\n\n${body}\n\n## Implementation Notes\n\n- \`src/elsewhere.ts\` is no claim`)
      .map(({ path }) => path)
      .join(' '),
  ).toBe(expected)

describe('bullets', () => {
  test.each([
    ['- `src/cart/`: adds up', 'src/cart/'],
    ['- **`src/cart/`** – adds up', 'src/cart/'],
    ['- `src/a.ts` and `src/b.ts`', 'src/a.ts src/b.ts'],
    ['- `src/a.ts`, `src/b.ts` (new), `src/c.ts`: types', 'src/a.ts src/b.ts src/c.ts'],
    ['- `src/a.ts` và `src/b.ts`', 'src/a.ts src/b.ts'],
    ['- `src/cart/a.ts` and `b.ts`', 'src/cart/a.ts src/cart/b.ts'],
    ['- `src/Cart.tsx` / `.test.tsx`', 'src/Cart.tsx src/Cart.test.tsx'],
    ['- `api/.env` and `.env.example`', 'api/.env api/.env.example'],
    ['- Entry point: `src/main.ts`', 'src/main.ts'],
    ['- New part: `Cart.tsx` in `src/cart/`', 'src/cart/Cart.tsx'],
    ['- `a.py`, `b.py` trong `app/`', 'app/a.py app/b.py'],
    ['- Entry point — `src/main.ts`', 'src/main.ts'],
    ['- Cart store (`src/store.ts`)', 'src/store.ts'],
    ['- New: `src/a.ts`', 'src/a.ts'],
    ['- Modify `src/a.ts`', 'src/a.ts'],
    ['- Sửa `src/a.ts`', 'src/a.ts'],
    ['- All prices live in `src/money/`.', 'src/money/'],
    ['- Các hàm tính tiền nằm trong `src/money/`.', 'src/money/'],
    ['- src/cart/total.ts: adds up', 'src/cart/total.ts'],
    ['- src/cart/ – adds up', 'src/cart/'],
    ['- Backend: app/cart/, app/order.py', 'app/cart/ app/order.py'],
    ['- [the cart](src/cart.ts)', 'src/cart.ts'],
    ['- `src/a.ts:12` rounds', 'src/a.ts'],
    ['- ✨ `src/a.ts`', 'src/a.ts'],
    ['1. `src/a.ts`\n2. `src/b.ts`', 'src/a.ts src/b.ts'],
    ['> - `src/a.ts`', 'src/a.ts'],
  ])('%s', check)
})

describe('bullets that claim nothing', () => {
  test.each([
    '- `CartTable` shows the cart',
    '- `src/a.ts`'.replace('src/a.ts', 'useCart()'),
    '- Prices are rounded as `src/money.ts` says',
    '- Use the store instead of `src/legacy.ts`',
    '- Removed `src/old.ts`',
    '- Xóa `src/old.ts`',
    '- Files: `kebab-case.ts`',
    '- Naming: `cart.ts`, not `Cart.ts`',
    '- Test files end in `*.test.ts`',
    '- Pages are PascalCase, such as `Cart.tsx`',
    '- Client/server split, see the design',
    '- Directory structure\n- Module organization\n- Naming conventions',
  ])('%s', (body) => check(body, ''))
})

describe('lists of lists', () => {
  test.each([
    ['- `src/cart/`\n  - `total.ts`: adds up\n  - `tax.ts`', 'src/cart/total.ts src/cart/tax.ts'],
    ['- `packages/cart/`\n  - `packages/cart/src/a.ts`', 'packages/cart/src/a.ts'],
    ['- src/\n  - cart.ts\n  - lib/\n    - tax.ts', 'src/cart.ts src/lib/tax.ts'],
    ['- src\n  - cart.ts', 'src/cart.ts'],
    ['- `src/cart.ts`\n  - adds up\n  - reads `src/tax.ts` first', 'src/cart.ts'],
    ['- `src/cart/`\n  - pure functions', 'src/cart/'],
    ['### `packages/cart/`\n\n- `index.ts`\n- `tax/`', 'packages/cart/index.ts packages/cart/tax/'],
    ['### `src/cart.ts`\n\nAdds up.', 'src/cart.ts'],
    ['### Backend (`api/`)\n\n- `main.py`', 'api/main.py'],
  ])('%s', check)
})

describe('tables', () => {
  test.each([
    ['| Area | File |\n|---|---|\n| Sums | `src/a.ts` |\n| Tests | `test/**` |', 'src/a.ts test/**'],
    ['| File | Purpose |\n|---|---|\n| src/a.ts | calls `src/b.ts` |', 'src/a.ts'],
    ['| What | Where |\n|---|---|\n| Sums | `src/a.ts`, `src/b.ts` |', 'src/a.ts src/b.ts'],
    ['| Thành phần | Đường dẫn |\n|---|---|\n| Giỏ hàng | `src/gio.ts` |', 'src/gio.ts'],
    ['| Old path | New path |\n|---|---|\n| `src/a.ts` | `src/b.ts` |', 'src/b.ts'],
    ['| Layer | Duty |\n|---|---|\n| Service | adds up |', ''],
  ])('%s', check)
})

describe('fences and trees', () => {
  test.each([
    ['```\nsrc/\n└── a.ts\n```', 'src/a.ts'],
    ['```yaml\nsrc/\n└── a.ts\n```', 'src/a.ts'],
    ['    src/\n      a.ts', 'src/a.ts'],
    ['src/\n├── a.ts\n└── b.ts', 'src/a.ts src/b.ts'],
    ['```ts\nimport { a } from "./src/a.ts"\n```', ''],
    ['```mermaid\ngraph TD\n  A --> B\n```', ''],
    ['### New files\n```\nsrc/a.ts\n```\n### Modified files\n```\nsrc/b.ts\nsrc/a.ts\n```', 'src/a.ts src/b.ts'],
    [
      '```\nshop/\n├── src/\n│   └── a.ts\n└── lib/\n```\n### Modules\n- `src/`: the code\n- `lib/`: helpers\n- `docs/`: words',
      'shop/src/a.ts shop/lib/ docs/',
    ],
    ['### Naming Conventions\n- Files: `cart-store.ts`\n### Quy ước đặt tên\n- `gio-hang.ts`', ''],
    ['### Import Rules\n- `src/ui/` must not import `src/db/`', ''],
    ['### Removed files\n```\nsrc/a.ts\n```', ''],
  ])('%s', check)
})

test('the words of the title around make no difference', () =>
  expect(read('# Import of old orders\n\n## Code Structure\n\n- `src/a.ts`').map(({ path }) => path)).toEqual(['src/a.ts']))

test.each(['Cấu trúc mã', '代码结构', 'Структура кода', 'Project Structure'])('under %s', (title) =>
  expect(read(`# X\n\n## ${title}\n\n- \`src/a.ts\``).map(({ path }) => path)).toEqual(['src/a.ts']),
)

test('each path knows its line and its place', () => {
  const text = '# Shop\n\n## Code Structure\n\n- **Cart** – `src/cart.ts` and `src/tax.ts`'
  expect(read(text).map(({ line, span }) => `${line} ${text.slice(span.from, span.to)}`)).toEqual(['5 src/cart.ts', '5 src/tax.ts'])
})
