import { expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { claims } from './claims.ts'

test.each([
  ['Sums are in `src/a.ts`.', 'now'],
  ['`src/a.ts` creates a cart and removes empty ones.', 'now'],
  ['Create `src/a.ts`.', 'planned'],
  ['Backend: add `src/a.ts`', 'planned'],
  ['1. Add `src/a.ts`', 'planned'],
  ['`src/a.ts` will round the prices.', 'planned'],
  ['Prices will change. Sums are in `src/a.ts`.', 'now'],
  ['Names look like `src/a.ts`, e.g. in the shop.', 'example'],
  ['Use `useCart` instead of `src/a.ts`.', 'was'],
  ['We removed the old parts; `src/a.ts` stayed.', 'now'],
  ['The build writes to `src/a.ts`.', 'output'],
  ['- [ ] 1.1 Round in `src/a.ts`', 'planned'],
  ['- [x] 1.1 Create `src/a.ts`', 'done'],
  ['- [x] 1.1 Removed `src/a.ts`', 'was'],
  ['### New files\n\n- `src/a.ts` rounds', 'planned'],
  ['### Files to create\n\n- `src/a.ts` rounds', 'planned'],
  ['- Examples\n  - `src/a.ts` rounds', 'example'],
  ['Tạo `src/a.ts` để tính tiền', 'planned'],
  ['Giá sẽ được tính trong `src/a.ts`', 'planned'],
  ['Đã xóa `src/a.ts`', 'was'],
  ['Tổng tiền nằm trong `src/a.ts`', 'now'],
  ['### Cài đặt môi trường\n\n- `src/a.ts` đọc', 'now'],
  ['All of them are in `src/a.ts`', 'now'],
  ['新建 `src/a.ts`', 'planned'],
  ['Added `src/a.ts`', 'done'],
  ['Đã tạo `src/a.ts`', 'done'],
  ['| Before | After |\n|---|---|\n| `src/a.ts` | `src/b.ts` |', 'was'],
  ['| Now | Before |\n|---|---|\n| `src/a.ts` | `src/b.ts` |', 'now'],
])('%s', (text, expected) => {
  const found = claims(readPlan(`# Guide\n\n## Task Breakdown\n\n${text}\n`, { asOf: '2026-11-24' }))
  expect(found.filter(({ subject }) => subject === 'src/a.ts').map(({ tense }) => tense)).toEqual([expected])
})
