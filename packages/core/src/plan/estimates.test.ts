import { describe, expect, test } from 'vitest'
import { document } from './document.ts'
import type { PlanItems } from './estimates/target.ts'
import { readEstimates } from './estimates.ts'
import type { Estimate, Milestone, Phase, Task } from './plan.ts'

/** `1.1 2-4d`, `phase 2 5d buffer`, `1.2 1/2/5d`, `total 2w elapsed`. */
function shown(estimate: Estimate): string {
  const { low, mid, high, word } = estimate
  const range = mid !== null && word === null ? `${low}/${mid}/${high}` : low === high ? `${low}` : `${low}-${high}`
  const figure = word ?? `${range}${estimate.unit}`
  return [estimate.target, figure, estimate.kind === 'estimate' ? '' : estimate.kind, estimate.elapsed ? 'elapsed' : '']
    .filter((part) => part !== '')
    .join(' ')
}

const PHASE = /^### Phase (\d+): (.*?)(?: \(.*| - .*)?$/
const TASK = /^(?:- \[.\]|####) (?:Task )?(T?\d[\d.]*):? (.*)$/
const MILESTONE = /^- \[.\] (M\d+): (.*?)(?: \(.*)?$/

/** The items of the small documents below, without the readers of items: those have their own tests. */
function itemsOf(text: string): PlanItems {
  const items: { tasks: Task[]; phases: Phase[]; milestones: Milestone[] } = { tasks: [], phases: [], milestones: [] }
  text.split(/\r?\n/).forEach((source, index) => {
    const named = (found: RegExpExecArray, key: string) => ({ id: found[1], title: found[2], key: `${key}${found[1]}`, line: index + 1 })
    const [phase, milestone, task] = [PHASE.exec(source), MILESTONE.exec(source), TASK.exec(source)]
    if (phase) items.phases.push(named(phase, 'phase:') as Phase)
    else if (milestone) items.milestones.push(named(milestone, 'milestone:') as Milestone)
    else if (task) items.tasks.push({ ...named(task, ''), phase: items.phases.at(-1)?.key ?? null } as Task)
  })
  return items
}

const read = (text: string): readonly Estimate[] => readEstimates(document(text), itemsOf(text))
const check = (text: string, expected: readonly string[]) => expect(read(text).map(shown)).toEqual(expected)

const PLAN = `# Feature: Shop

## Task Breakdown
### Phase 1: Backend API
- [ ] Task 1.1: Create the order table
- [ ] Task 1.2: Write the checkout endpoints
### Phase 2: Frontend
- [ ] Task 2.1: Build the basket form
- [ ] Task 2.2: Wire the store
`
const timeline = (body: string): string => `${PLAN}\n## Timeline & Estimates\n${body}\n`
const tasks = (body: string): string => `## Task Breakdown\n### Phase 1: Core\n${body}\n`

describe("in a task's line", () => {
  test.each([
    ['- [ ] Task 1.1: Limit the rate (2-4d, after 1.2, @ana)', ['1.1 2-4d']],
    ['- [x] Task 1.1: Sign in (2d, took 3d, `npm test`)', ['1.1 2d', '1.1 3d actual']],
    ['- [ ] Task 1.1: Send mail — 3h', ['1.1 3h']],
    ['- [ ] Task 1.1: Send mail ~2d #mail @ben', ['1.1 2d']],
    ['- [ ] Task 1.1: Send mail [4h]', ['1.1 4h']],
    ['- [ ] Task 1.1: Send mail (est. 2h)', ['1.1 2h']],
    ['- [ ] Task 1.1: Send mail (1/2/5d)', ['1.1 1/2/5d']],
    ['- [ ] Task 1.1: Send mail | 2h | P1', ['1.1 2h']],
    ['- [ ] Task 1.1: Send mail (M)', ['1.1 M']],
    ['- [ ] 1.1 - 2 hours of nothing', []],
    ['- [ ] Task 1.1: Gửi thư (0.5 ngày) - Hoàn thành: xong', ['1.1 0.5d']],
    ['- [ ] T001 发送邮件（2小时）', ['T001 2h']],
    ['- [ ] 1.1 Письма (4 часа)', ['1.1 4h']],
  ])('%s', (line, expected) => check(tasks(line), expected))
})

describe('not an effort of the task', () => {
  const LIMITS = [
    'Cache pages (5 min TTL)',
    'Expire codes in 15 minutes',
    'Allow 100 req/hour',
    'Keep logs (30 days)',
    'Lock the account (15 minutes)',
  ]
  test('limits, ages and rates', () => check(tasks(LIMITS.map((title, at) => `- [ ] 1.${at + 1} ${title}`).join('\n')), []))
  test('inside code', () => check(tasks('- [ ] Task 1.1: Delete where `made < now() - 2 days`'), []))
  test('hours in brackets count where tasks usually carry them', () => {
    const open = ['(4 hours)', '(30 minutes)', '', ''].map((figure, at) => `- [ ] Task 1.${at + 1}: Part ${at + 1} ${figure}`)
    check(tasks(open.join('\n')), ['1.1 4h', '1.2 30min'])
    const rare = Array.from({ length: 12 }, (_, at) => `- [ ] Task 1.${at + 1}: Part ${at + 1} ${at === 0 ? '(30 minutes)' : ''}`)
    check(tasks(rare.join('\n')), [])
  })
  test('sections that plan no work', () =>
    check(
      `${PLAN}\n## Risks\n- Late keys: 3 days lost\n## Performance\n- Build: 5 minutes\n## Resources\n- Backend developer: 40 hours`,
      [],
    ))
})

describe('in fields', () => {
  test.each([
    ['- [ ] Task 1.1: Send mail\n  - **Effort:** 2 hours', ['1.1 2h']],
    ['- [ ] Task 1.1: Send mail\n  - **Estimated Effort**: 2.5 days  ', ['1.1 2.5d']],
    ['- [ ] Task 1.1: Send mail\n  - Effort: 3h | Owner: ben | Cache: 24h', ['1.1 3h']],
    ['- [ ] Task 1.1: Send mail\n  - _Estimate: 3h_', ['1.1 3h']],
    ['#### Task 1.1: Send mail\n**Ước tính:** 3 giờ → **Actual: 1.5 giờ**', ['1.1 3h', '1.1 1.5h actual']],
    ['#### Task 1.1: Send mail\n- Do it\n\n**Effort**: 0.5 ngày | **Priority**: P0', ['1.1 0.5d']],
    ['#### Task 1.1: Send mail\n- **Effort**: Low - 2-3 days', ['1.1 2-3d']],
    ['#### Task 1.1: Send mail\n- **Complexity**: Medium\n- **Risk**: High', ['1.1 Medium']],
    ['#### Task 1.1: Send mail\n- **Effort (hours)**: 6', ['1.1 6h']],
    ['#### Task 1.1: Send mail\n- **Session time**: 24 hours', []],
    ['- [ ] 1.1 发送\n  - 预计时间：2小时', ['1.1 2h']],
    ['- [ ] Task 1.1: Send mail. Estimate: 2h. Priority: high', ['1.1 2h']],
  ])('%s', (body, expected) => check(tasks(body), expected))
})

describe('in headings and milestones', () => {
  test.each([
    ['## Tasks\n### Phase 1: Base (Estimated: 4-6 hours) ✅ COMPLETE\n- [ ] Task 1.1: A', ['phase 1 4-6h']],
    ['## Tasks\n### Phase 1: Base (M1) - 2 ngày\n- [ ] Task 1.1: A', ['phase 1 2d']],
    ['## Tasks\n### Phase 1: Base (Week 1-2)\n- [ ] Task 1.1: A\n\n**Total**: 5 days', ['phase 1 5d']],
    ['## Tasks\n### Phase 1: Base\n**Ước tính: 2 ngày**\n\n- [ ] Task 1.1: A', ['phase 1 2d']],
    ['## Milestones\n- [ ] M1: Backend up (3 days)\n- [ ] M2: Live (Week 4)', ['milestone M1 3d']],
    ['## Milestones\n- [ ] M1: Backend up\n\n**Tổng thời gian ước tính: 14 ngày (2 tuần)**', ['total 14d']],
    ['## Timeline & Estimates (total ~5 days)\n- Start soon', ['total 5d']],
    ['---\ntotal_effort: 10-12 days\n---\n# X\n## Tasks\n- [ ] A', ['total 10-12d']],
  ])('%s', check)
})

describe('in bullets of a timeline', () => {
  test.each([
    ['- Phase 1: 2-3 days\n- Phase 2 (Frontend): ~3 days', ['phase 1 2-3d', 'phase 2 3d']],
    ['- Phase 1 — 2 days.\n- Phase 2 - 3 days', ['phase 1 2d', 'phase 2 3d']],
    ['- Backend: 2 days.\n- Frontend: 3 days.\n- Rollout: 1 day', ['phase 1 2d', 'phase 2 3d', 'Rollout 1d']],
    [
      '- Phase 1 (Backend API): 3-4 hours\n  - Task 1.1: 90 minutes\n  - Checkout endpoints: 2 hours',
      ['phase 1 3-4h', '1.1 90min', '1.2 2h'],
    ],
    ['- Phase 1: 2d, Phase 2: 3d', ['phase 1 2d', 'phase 2 3d']],
    ['- Phase 1-2: 1 week\n- Tasks 1.1-1.2: 3h', ['phase 1-2 1w', '1.1-1.2 3h']],
    ['- Day 1 (8h): backend\n- Week 2: 20 hours', ['day 1 8h', 'week 2 20h']],
    ['- Tasks: Form: 2 days\n- Team check-in: 1 hour (T002-T004)', ['Tasks: Form 2d', 'T002-T004 1h']],
    ['- Phase 1: 2 days (1 day design, 1 day code)', ['phase 1 2d']],
    ['- Start: 2031-01-05\n- Target: within 2 weeks\n- Deadline: 3 weeks', []],
    ['- Foundation review: medium, needs people', ['Foundation review medium']],
    ['- Giai đoạn 1: khoảng 1 ngày\n- Tổng cộng: ~2 ngày làm việc.', ['phase 1 1d', 'total 2d']],
  ])('%s', (body, expected) => check(timeline(body), expected))

  test('an entry in other words takes the phase in its place', () =>
    check(timeline('- Backend: 2 days\n- Screens & polish: 3 days'), ['phase 1 2d', 'phase 2 3d']))
})

describe('totals and buffers', () => {
  test.each([
    ['**Total estimated effort**: 8-11 hours', ['total 8-11h']],
    ['Total: about an hour.', ['total 1h']],
    ['**Realistic estimate: ~2 focused working days.** The first is unsure.', ['total 2d']],
    ['The whole work should take roughly two weeks.', ['total 2w']],
    ['- 15% buffer for surprises\n- Total with buffer: 23-34 hours', ['buffer 15% buffer', 'total 23-34h with-buffer']],
    ['**Total: ~17 working days (incl. buffer)**', ['total 17d with-buffer']],
    ['- **2 weeks** additional buffer built into the plan', ['buffer 2w buffer']],
    ['- Total: 8 days elapsed', ['total 8d elapsed']],
    ['### Buffer\n- 1 day for surprises', ['buffer 1d buffer']],
    ['- 总计：约5-6天（含缓冲）', ['total 5-6d with-buffer']],
    ['- Итого: 8 дней\n- Буфер: 1 день', ['total 8d', 'buffer 1d buffer']],
    ['### Timeline (6 days)', []],
  ])('%s', (body, expected) => check(timeline(body), expected))
})

describe('whose a total is', () => {
  const phases = (figures: readonly string[]) =>
    figures.map((figure, at) => `### Phase ${at + 1}: Part (${figure})\n- [ ] Task ${at + 1}.1: Do it\n`).join('\n')
  const last = (text: string) => read(text).map(shown).at(-1)
  test('of the phase it stands below', () =>
    expect(last(`## Tasks\n${phases(['2 days', '3 days'])}\n**Total**: 3 days`)).toBe('phase 2 3d'))
  test('of the plan when it adds up all phases', () =>
    expect(last(`## Tasks\n${phases(['2 days', '3 days'])}\n**Total**: 5 days`)).toBe('total 5d'))
  test('not of the last task of a list', () =>
    expect(last('## Tasks\n- [ ] Task 1.1: A (2h)\n- [ ] Task 1.2: B (1h)\n**Estimated total**: 3h')).toBe('total 3h'))
})

describe('beside a timeline', () => {
  test.each([
    ['## Roadmap\n- Phase 1: 2 weeks\n- Launch party: 2 days', ['phase 1 2w']],
    ['## Roadmap\n| Phase | Duration |\n|---|---|\n| Phase 2 | 2 weeks |', ['phase 2 2w']],
    ['## Notes\n| Endpoint | Time |\n|---|---|\n| /orders | 2 min |', []],
    ['## Timeline\n```\nPhase 1 ...... 2 days\nTotal: 5 days\nsleep 3 days\n```', ['phase 1 2d', 'total 5d']],
    ['## Timeline\n- Phase 1: done (took 2 days)\n- Phase 2: 3 days remaining', ['phase 1 2d actual']],
    ['## Timeline\n- Total without buffer: 24h\n- Total (with buffer): 30h', ['total 24h', 'total 30h with-buffer']],
  ])('%s', (body, expected) => check(`${PLAN}\n${body}\n`, expected))
})

const table = (...rows: readonly string[]): string => [rows[0], (rows[0] as string).replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n')

describe('in tables', () => {
  test.each([
    [
      ['| Phase | Effort |', '| Phase 1: Backend API | 30 min |', '| Phase 2 | 2-3 hours |', '| **Total** | **~4 hours** |'],
      ['phase 1 30min', 'phase 2 2-3h', 'total 4h'],
    ],
    [
      ['| # | Tasks | Effort |', '| 1. Backend | 2 | 4 h |', '| 2. Frontend | 2 | 5 h |'],
      ['phase 1 4h', 'phase 2 5h'],
    ],
    [
      ['| Task | Hours |', '| 1.1 Create | 4 |', '| Wire the store | 2-3 |'],
      ['1.1 4h', '2.2 2-3h'],
    ],
    [
      ['| Phase | Task | Est. |', '| **Phase 1** | 1.1 Create | 1h |', '| | 1.2 Write | 2h |', '| Total | | 3h |'],
      ['1.1 1h', '1.2 2h', 'total 3h'],
    ],
    [
      ['| Phase | Tasks | Est. |', '| Phase 1 | 1.1-1.2 | 1h |', '| Phase 2 | 2.1, 2.2 | 2h |'],
      ['phase 1 1h', 'phase 2 2h'],
    ],
    [
      ['| Phase | Effort | Cumulative |', '| 1. Backend | 1 h | 1 h |', '| 2. Frontend | 3 h | **4 h** |'],
      ['phase 1 1h', 'phase 1 1h cumulative', 'phase 2 3h', 'phase 2 4h cumulative', 'total 4h'],
    ],
    [
      ['| Task | Estimate | Actual |', '| 1.1 | 2h | 3h |'],
      ['1.1 2h', '1.1 3h actual'],
    ],
    [
      ['| Phase | Effort | Buffer | Total |', '| Phase 1 | 2 days | 0.5 day | 2.5 days |'],
      ['phase 1 2d', 'phase 1 0.5d buffer', 'phase 1 2.5d with-buffer'],
    ],
    [
      ['| Phase | Effort | Target |', '| Phase 1 | 8 hours | Day 1-2 |', '| Total | 8 hours | 2 days |'],
      ['phase 1 8h', 'total 8h'],
    ],
    [
      ['| Phase | Effort |', '| Phase 1 | 4h |', '| Buffer (25%) | 1h |', '| Total | 5h |'],
      ['phase 1 4h', 'buffer 1h buffer', 'total 5h with-buffer'],
    ],
    [
      ['| Phase | Effort |', '| Phase 1 | 4h |', '| Buffer | 1h |', '| Total | 4h |'],
      ['phase 1 4h', 'buffer 1h buffer', 'total 4h'],
    ],
    [
      ['| Day | Focus | Hours |', '| **Day 1** | Backend | 4h |', '| D2-3 | Frontend | 9h |'],
      ['day 1 4h', 'day 2-3 9h'],
    ],
    [['| Task | Best | Likely | Worst |', '| 1.1 | 1d | 2d | 5d |'], ['1.1 1/2/5d']],
    [['| Task | Effort |', '| 1.1-1.2 both | 1.5 hours total |'], ['1.1-1.2 1.5h']],
    [['| Phase | Size |', '| Phase 1 | Medium (new package) |'], ['phase 1 Medium']],
    [['| Phase | Tasks | Risk |', '| Phase 1 | 3 tasks | Low |'], []],
    [
      ['| 阶段 | 预计工时 |', '| 阶段1 | 8小时 |', '| 合计 | 2人天 |'],
      ['phase 1 8h', 'total 2person-day'],
    ],
  ])('%s', (rows, expected) => check(timeline(table(...rows)), expected))
})

test('the line endings make no difference', () => {
  const text = `---\neffort: 3 days\n---\n${timeline(`- Phase 1: 2 days\n\n${table('| Phase | Effort |', '| Phase 2 | 3h |')}`)}`
  const expected = ['total 3d', 'phase 1 2d', 'phase 2 3h']
  expect(read(text).map(shown)).toEqual(expected)
  expect(read(text.replaceAll('\n', '\r\n')).map(shown)).toEqual(expected)
})

test('every estimate knows its place and the key of its item', () => {
  const text = timeline('- Phase 1: **2-3 days**\n- Rollout: 1 day')
  const found = read(text)
  expect(found.map(({ span }) => text.slice(span.from, span.to))).toEqual(['2-3 days', '1 day'])
  expect(found.map(({ line }) => text.split('\n')[line - 1])).toEqual(['- Phase 1: **2-3 days**', '- Rollout: 1 day'])
  expect(found.map(({ key }) => key)).toEqual(['phase:1', null])
})
