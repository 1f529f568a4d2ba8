import { describe, expect, test } from 'vitest'
import { changedLines } from '../testing/edited.ts'
import type { EditRequest } from './request.ts'

const FENCED = '```markdown\n# P\n\n## Tasks\n\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n```\n'
const QUOTED = '# P\n\n## Tasks\n\n> - [ ] 1.1 Parse\n> - [ ] 1.2 Print\n'
const NUMBERED = '# P\n\n## Tasks\n\n1. [ ] Parse it\n2. [ ] Print it\n3. [x] Ship it\n'
const TABLE = '## Tasks\n\n| ID | Task | Status |\n|---|---|---|\n| 1.1 | Parse | done |\n| 1.2 | Print | open |\n'
const HEADED =
  '# P\n\n## Milestone A: Files\n\n### Task 1: Parse\n\n- **Status**: Done\n- **Estimate**: 3 hours\n\n### Task 2: Print\n\n- **Status**: Not started\n- **Estimate**: 2 hours\n- **Depends on**: Task 1\n'
const INSIDE = '# P\n\n## Tasks\n\n- [ ] 1.1: Log (3h, @tom) to `a.c`\n- [ ] 1.2: Test (5d)\n'
const DASHED = '## Tasks\n\n| ID | Task | Owner | Depends on |\n|---|---|---|---|\n| 1.1 | Parse | @ana | - |\n| 1.2 | Print | - | 1.1 |\n'
const CODED =
  '# Tasks: X\n\n## Phase 1: Setup\n\n- [ ] T001 [P] [US1] Create `src/a.ts`\n- [X] T002 Configure\n\n## Phase 2: Core\n\n- [ ] T003 [US1] Wire (depends on T001)\n'
const SIGNED = '- [ ] #task Call the bank 🔼 📅 2026-12-01\n- [x] #task Pay ✅ 2026-11-20\n'
const MARKED =
  '# P\n## Tasks\n- [ ] **Task 1.1: Parse everything** — 3d, @ana  \n  more text\n- [ ] **Task 1.2**: Print <!-- note -->\n- [ ] ~~Task 1.3: Old~~\n'
const VIETNAMESE =
  '# Kế hoạch\n## Cột mốc\n- [ ] Mốc 1: Chạy được (Giai đoạn 1, hạn 2026-12-20)\n## Nhiệm vụ\n### Giai đoạn 1: Nhập kho\n- [x] Nhiệm vụ 1.1: Mô hình (2 ngày)\n- [ ] Nhiệm vụ 1.2: Màn hình (3 ngày, sau 1.1)\n- [ ] Nhiệm vụ 1.3: Báo cáo\n## Rủi ro\n| Rủi ro | Khả năng | Giảm thiểu |\n|---|---|---|\n| Máy in hỏng | thấp | mua dự phòng |\n'

describe('edits keep to the notation around them', () => {
  test.each<[string, string, EditRequest, string[]]>([
    ['inside one fence', FENCED, { do: 'add', title: 'Zed' }, ['+- [ ] 1.3 Zed']],
    [
      'inside one fence, a new section',
      FENCED,
      { do: 'add-item', kind: 'risk', title: 'Rain' },
      ['+', '+## Risks & Mitigation', '+', '+- Rain'],
    ],
    ['in a quote', QUOTED, { do: 'add', title: 'Zed' }, ['+> - [ ] 1.3 Zed']],
    ['numbers go on', NUMBERED, { do: 'add', title: 'Zed it' }, ['+4. [ ] Zed it']],
    ['below a number', NUMBERED, { do: 'add', title: 'Part', below: 'Print it' }, ['+   - [ ] Part']],
    ['a bar in a new row, which is to do as others are', TABLE, { do: 'add', title: 'A | B' }, ['+| 1.3 | A \\| B | open |']],
    [
      'a heading that is a task by its fields',
      HEADED,
      { do: 'add', title: 'Zed', values: { estimate: '4h' }, needs: ['2'] },
      ['+### Task 3: Zed', '+', '+- **Status**: Not started', '+- **Estimate**: 4 hours', '+- **Depends on**: Task 2', '+'],
    ],
    ['a milestone that is a heading', HEADED, { do: 'add-item', kind: 'milestone', title: 'Zed' }, ['+## Milestone B: Zed', '+']],
    [
      'a bar in a title',
      TABLE,
      { do: 'set', task: '1.2', values: { title: 'X|Y' } },
      ['-| 1.2 | Print | open |', '+| 1.2 | X\\|Y | open |'],
    ],
    [
      'a value without a column',
      TABLE,
      { do: 'set', task: '1.2', values: { due: '2026-12-01' } },
      ['-| 1.2 | Print | open |', '+| 1.2 | Print (due 2026-12-01) | open |'],
    ],
    [
      'evidence beside the state, and time beside the title',
      TABLE,
      { do: 'state', task: '1.2', state: 'done', evidence: 'npm test | tail', took: '3h' },
      ['-| 1.2 | Print | open |', '+| 1.2 | Print (took 3h) | done (`npm test \\| tail`) |'],
    ],
    ['a new row with the dashes of others', DASHED, { do: 'add', title: 'Zed', values: { owners: ['bo'] } }, ['+| 1.3 | Zed | @bo | - |']],
    ['no order any more', DASHED, { do: 'unlink', from: '1.1', to: '1.2' }, ['-| 1.2 | Print | - | 1.1 |', '+| 1.2 | Print | - | - |']],
    [
      'nobody any more',
      DASHED,
      { do: 'set', task: '1.1', values: { owners: [] } },
      ['-| 1.1 | Parse | @ana | - |', '+| 1.1 | Parse | - | - |'],
    ],
    [
      'a figure inside the title',
      INSIDE,
      { do: 'set', task: '1.1', values: { estimate: '4h', owners: ['bo'] } },
      ['-- [ ] 1.1: Log (3h, @tom) to `a.c`', '+- [ ] 1.1: Log (4h, @bo) to `a.c`'],
    ],
    ['an estimate that goes with its line', HEADED, { do: 'set', task: '2', values: { estimate: null } }, ['-- **Estimate**: 2 hours']],
    [
      'parts that add up',
      INSIDE,
      { do: 'split', task: '1.2', titles: ['A', 'B', 'C'] },
      ['+  - [ ] 1.2.1: A (1.75d)', '+  - [ ] 1.2.2: B (1.75d)', '+  - [ ] 1.2.3: C (1.5d)'],
    ],
    [
      'the letter that is used for done',
      CODED,
      { do: 'state', task: 'T001', state: 'done' },
      ['-- [ ] T001 [P] [US1] Create `src/a.ts`', '+- [X] T001 [P] [US1] Create `src/a.ts`'],
    ],
    [
      'one more id in a bracket',
      CODED,
      { do: 'link', from: 'T002', to: 'T003' },
      ['-- [ ] T003 [US1] Wire (depends on T001)', '+- [ ] T003 [US1] Wire (depends on T001, T002)'],
    ],
    ['no promise of a neighbour', CODED, { do: 'add', title: 'Docs', after: 'T001' }, ['+- [ ] T004 [US1] Docs']],
    ['beside others, where it is said', CODED, { do: 'add', title: '[P] Docs', phase: '2' }, ['+- [ ] T004 [P] [US1] Docs']],
    ['beside others, as the neighbour', CODED, { do: 'add', title: '[P] Docs', after: 'T001' }, ['+- [ ] T004 [P] [US1] Docs']],
    ['the next code', CODED, { do: 'add', title: 'Docs', phase: '2' }, ['+- [ ] T004 [US1] Docs']],
    [
      'a date behind its sign',
      SIGNED,
      { do: 'set', task: 'bank', values: { due: '2027-01-01' } },
      ['-- [ ] #task Call the bank 🔼 📅 2026-12-01', '+- [ ] #task Call the bank 🔼 📅 2027-01-01'],
    ],
    [
      'a date that goes, with its sign',
      SIGNED,
      { do: 'set', task: 'bank', values: { due: null } },
      ['-- [ ] #task Call the bank 🔼 📅 2026-12-01', '+- [ ] #task Call the bank 🔼'],
    ],
    [
      'done with its sign and date',
      SIGNED,
      { do: 'state', task: 'bank', state: 'done' },
      ['-- [ ] #task Call the bank 🔼 📅 2026-12-01', '+- [x] #task Call the bank 🔼 📅 2026-12-01 ✅ 2026-11-23'],
    ],
    [
      'a start with its sign',
      SIGNED,
      { do: 'set', task: 'Pay', values: { start: '2027-01-01' } },
      ['-- [x] #task Pay ✅ 2026-11-20', '+- [x] #task Pay ✅ 2026-11-20 🛫 2027-01-01'],
    ],
    [
      'strokes go with the state',
      MARKED,
      { do: 'state', task: '1.3', state: 'todo' },
      ['-- [ ] ~~Task 1.3: Old~~', '+- [ ] Task 1.3: Old'],
    ],
    [
      'behind a dash, before a hard break',
      MARKED,
      { do: 'set', task: '1.1', values: { estimate: '5d', owners: ['bo'] } },
      ['-- [ ] **Task 1.1: Parse everything** — 3d, @ana  ', '+- [ ] **Task 1.1: Parse everything** — 5d, @bo  '],
    ],
    [
      'before a comment',
      MARKED,
      { do: 'set', task: '1.2', values: { estimate: '5d' } },
      ['-- [ ] **Task 1.2**: Print <!-- note -->', '+- [ ] **Task 1.2**: Print (5d) <!-- note -->'],
    ],
    [
      'units in another language',
      VIETNAMESE,
      { do: 'set', task: '1.3', values: { estimate: '2d' } },
      ['-- [ ] Nhiệm vụ 1.3: Báo cáo', '+- [ ] Nhiệm vụ 1.3: Báo cáo (2 ngày)'],
    ],
    [
      'orders in another language',
      VIETNAMESE,
      { do: 'link', from: '1.2', to: '1.3' },
      ['-- [ ] Nhiệm vụ 1.3: Báo cáo', '+- [ ] Nhiệm vụ 1.3: Báo cáo (sau 1.2)'],
    ],
    [
      'targets in another language',
      VIETNAMESE,
      { do: 'add-item', kind: 'milestone', title: 'Kho lạnh', date: '2027-01-10' },
      ['+- [ ] Mốc 2: Kho lạnh (hạn 2027-01-10)'],
    ],
    [
      'a row among risks',
      VIETNAMESE,
      { do: 'add-item', kind: 'risk', title: 'Mất điện', mitigation: 'máy phát' },
      ['+| Mất điện |  | máy phát |'],
    ],
  ])('%s', (_, text, request, lines) => {
    expect(changedLines(text, [request], text === CODED ? 'specs/x/tasks.md' : '')).toEqual(lines)
  })
})
