import { describe, expect, test } from 'vitest'
import { changedLines, editing, failure } from '../testing/edited.ts'
import type { EditRequest } from './request.ts'
import { edit } from './request.ts'

const GUIDE = `# Shop

## Milestones

- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-04)

## Task Breakdown

### Phase 1: Sign-in

- [x] Task 1.1: Login form (2d, @ana) ✅ 2026-11-20
- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)
- [ ] Task 1.3: **Reset** the \`password\`
- [ ] Task 1.4: Mails (1d)
  - [x] Welcome
  - [ ] Reset

### Phase 2: Shop

- [ ] Task 2.1: Basket (3d, after 1.2)
- [!] Task 2.2: Payment (2d, blocked: waiting for keys)

## Dependencies

- 1.1 → 1.2 → 2.1
- 2.2 depends on 1.2 and 2.1
`

/** Field lines below headings, one with a table. */
const FIELDS = `# Plan
## Tasks
### Task 1: Parse
**Status:** Done
**Effort:** 3 days
**Owner:** Ana

Text of the first.

### Task 2: Print
**Status:** Not started
**Effort:** 2 days
**Dependencies:** Task 1

### Task 3: Sum
`

const TABLE = `## Tasks

| ID | Task | Status | Effort | Owner | Depends on |
|----|------|--------|--------|-------|------------|
| 1.1 | Parse | ✅ Done | 2d | ana | - |
| 1.2 | Print \\| format | In progress | 3d |  | 1.1 |
| 1.3 | Mode |  |  |  |  |
`

const state = (task: string, to: Extract<EditRequest, { do: 'state' }>['state'], more: object = {}): EditRequest => ({
  do: 'state',
  task,
  state: to,
  ...more,
})
const set = (task: string, values: Extract<EditRequest, { do: 'set' }>['values']): EditRequest => ({ do: 'set', task, values })

describe('a state is written as the document writes states', () => {
  test.each<[string, string, EditRequest, string[]]>([
    [
      'box, and the date where done tasks are dated',
      GUIDE,
      state('1.2', 'done'),
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [x] Task 1.2: Login route (2-4d, after 1.1, @ben) ✅ 2026-11-23'],
    ],
    ['begun', GUIDE, state('1.3', 'doing'), ['-- [ ] Task 1.3: **Reset** the `password`', '+- [~] Task 1.3: **Reset** the `password`']],
    [
      'reopened, without its date',
      GUIDE,
      state('1.1', 'todo'),
      ['-- [x] Task 1.1: Login form (2d, @ana) ✅ 2026-11-20', '+- [ ] Task 1.1: Login form (2d, @ana)'],
    ],
    [
      'blocked with the reason in the bracket',
      GUIDE,
      state('1.4', 'blocked', { reason: 'no templates' }),
      ['-- [ ] Task 1.4: Mails (1d)', '+- [!] Task 1.4: Mails (1d, blocked: no templates)'],
    ],
    [
      'no longer blocked, without the reason',
      GUIDE,
      state('2.2', 'doing'),
      ['-- [!] Task 2.2: Payment (2d, blocked: waiting for keys)', '+- [~] Task 2.2: Payment (2d)'],
    ],
    [
      'another reason',
      GUIDE,
      state('2.2', 'blocked', { reason: 'bank holiday' }),
      ['-- [!] Task 2.2: Payment (2d, blocked: waiting for keys)', '+- [!] Task 2.2: Payment (2d, blocked: bank holiday)'],
    ],
    ['cancelled', GUIDE, state('2.1', 'cancelled'), ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [-] Task 2.1: Basket (3d, after 1.2)']],
    [
      'with evidence and what it took',
      GUIDE,
      state('1.4', 'done', { evidence: 'npm test -- mails', took: '2d' }),
      ['-- [ ] Task 1.4: Mails (1d)', '+- [x] Task 1.4: Mails (1d, took 2d, `npm test -- mails`) ✅ 2026-11-23'],
    ],
    [
      'a milestone, when it is named',
      GUIDE,
      state('M1', 'done'),
      ['-- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-04)', '+- [x] Milestone 1: Sign-in works (Phase 1, target 2026-12-04)'],
    ],
    [
      'a target, when it is named',
      GUIDE,
      set('M1', { due: '2026-12-18' }),
      ['-- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-04)', '+- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-18)'],
    ],
    [
      'no target any more',
      GUIDE,
      set('M1', { due: null }),
      ['-- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-04)', '+- [ ] Milestone 1: Sign-in works (Phase 1)'],
    ],
    [
      'a target where there was none',
      GUIDE.replace(', target 2026-12-04', ''),
      set('M1', { due: '2026-12-18' }),
      ['-- [ ] Milestone 1: Sign-in works (Phase 1)', '+- [ ] Milestone 1: Sign-in works (Phase 1, target 2026-12-18)'],
    ],
    ['a status field', FIELDS, state('Print', 'doing'), ['-**Status:** Not started', '+**Status:** In progress']],
    [
      'a status field, in the words of the others',
      FIELDS.replace('Status:** Done', 'Status:** ✅ Completed'),
      state('Print', 'done'),
      ['-**Status:** Not started', '+**Status:** ✅ Completed'],
    ],
    [
      'a status field, and the sign in the heading that says something else',
      FIELDS.replace('### Task 1: Parse', '### Task 1: Parse ✅'),
      state('Parse', 'todo'),
      ['-### Task 1: Parse ✅', '-**Status:** Done', '+### Task 1: Parse', '+**Status:** Not started'],
    ],
    ['a status field where there was none', FIELDS, state('Sum', 'doing'), ['+**Status:** In progress']],
    [
      'a status cell',
      TABLE,
      state('1.2', 'done'),
      ['-| 1.2 | Print \\| format | In progress | 3d |  | 1.1 |', '+| 1.2 | Print \\| format | ✅ Done | 3d |  | 1.1 |'],
    ],
    [
      'an empty status cell',
      TABLE,
      state('1.3', 'blocked', { reason: 'keys' }),
      ['-| 1.3 | Mode |  |  |  |  |', '+| 1.3 | Mode | Blocked: keys |  |  |  |'],
    ],
  ])('%s', (_, text, request, lines) => {
    expect(changedLines(text, [request])).toEqual(lines)
  })

  test('Kiro marks what is begun with a dash', () => {
    expect(
      changedLines('# Implementation Plan\n\n- [ ] 1. Parse\n- [ ] 2. Print\n', [state('1', 'doing')], '.kiro/specs/a/tasks.md'),
    ).toEqual(['-- [ ] 1. Parse', '+- [-] 1. Parse'])
  })

  test('parents follow only where the document ticks parents', () => {
    const steps = (first: string) => `## Tasks\n- [${first}] 1.1 Old\n  - [x] a\n- [ ] 1.2 New\n  - [x] b\n  - [ ] c\n`
    expect(changedLines(steps('x'), [state('c', 'done')])).toEqual(
      ['-- [ ] 1.2 New', '+- [x] 1.2 New', '-  - [ ] c', '+  - [x] c'].sort((a, b) => Number(a.includes('c')) - Number(b.includes('c'))),
    )
    expect(changedLines(steps(' '), [state('c', 'done')])).toEqual(['-  - [ ] c', '+  - [x] c'])
    expect(changedLines(steps('x'), [state('a', 'todo')])).toEqual(['-- [x] 1.1 Old', '-  - [x] a', '+- [ ] 1.1 Old', '+  - [ ] a'])
  })

  test('an order that is not kept and a milestone that is reached are said, and nothing is ticked', () => {
    const text = '## Milestones\n- [ ] M1: Demo (1.1, 1.2)\n## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print (after 1.1)\n'
    const first = edit(editing(text), [state('1.2', 'done')])
    expect(first.ok && first.notes).toEqual(['1.2 “Print” (line 5) comes after 1.1 “Parse” (line 4), which is not done.'])
    const both = edit(editing(text), [state('1.1', 'done'), state('1.2', 'done')])
    expect(both.ok && both.notes).toEqual(['All that gates milestone M1 is done. To tick it: milemark done M1'])
    expect(both.ok && both.plan.milestones[0]?.state).toBe('open')
  })
})

describe('a value is written where the document writes such values', () => {
  test.each<[string, string, EditRequest, string[]]>([
    [
      'estimate in the bracket',
      GUIDE,
      set('2.1', { estimate: '4-6d' }),
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (4-6d, after 1.2)'],
    ],
    [
      'estimate behind a title without one',
      GUIDE,
      set('1.3', { estimate: '2 days' }),
      ['-- [ ] Task 1.3: **Reset** the `password`', '+- [ ] Task 1.3: **Reset** the `password` (2d)'],
    ],
    [
      'no estimate any more',
      GUIDE,
      set('2.1', { estimate: null }),
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (after 1.2)'],
    ],
    [
      'the last part takes the bracket along',
      GUIDE,
      set('1.4', { estimate: null }),
      ['-- [ ] Task 1.4: Mails (1d)', '+- [ ] Task 1.4: Mails'],
    ],
    [
      'an owner',
      GUIDE,
      set('2.1', { owners: ['cai'] }),
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (3d, after 1.2, @cai)'],
    ],
    [
      'two owners instead of one',
      GUIDE,
      set('1.2', { owners: ['@ben', 'cai'] }),
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben, @cai)'],
    ],
    [
      'due in its place',
      GUIDE,
      set('1.2', { due: '2026-12-01' }),
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [ ] Task 1.2: Login route (2-4d, after 1.1, due 2026-12-01, @ben)'],
    ],
    [
      'start',
      GUIDE,
      set('1.3', { start: '2026-12-01' }),
      ['-- [ ] Task 1.3: **Reset** the `password`', '+- [ ] Task 1.3: **Reset** the `password` (start 2026-12-01)'],
    ],
    [
      'progress',
      GUIDE,
      set('2.1', { progress: 40 }),
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (3d, 40 %, after 1.2)'],
    ],
    [
      'priority',
      GUIDE,
      set('2.1', { priority: 'P1' }),
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (3d, after 1.2) (P1)'],
    ],
    [
      'title',
      GUIDE,
      set('1.2', { title: 'Route' }),
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [ ] Task 1.2: Route (2-4d, after 1.1, @ben)'],
    ],
    [
      'several at once',
      GUIDE,
      set('1.3', { estimate: '1d', owners: ['ana'], due: '2026-12-01' }),
      ['-- [ ] Task 1.3: **Reset** the `password`', '+- [ ] Task 1.3: **Reset** the `password` (1d, due 2026-12-01, @ana)'],
    ],
    ['a field, in the unit of the others', FIELDS, set('Print', { estimate: '1d' }), ['-**Effort:** 2 days', '+**Effort:** 1 day']],
    ['a field where there was none', FIELDS, set('Sum', { estimate: '4d' }), ['+**Effort:** 4 days']],
    ['an owner field', FIELDS, set('Print', { owners: ['Ben'] }), ['+**Owner:** Ben']],
    ['a field that goes', FIELDS, set('Parse', { owners: [] }), ['-**Owner:** Ana']],
    ['a cell', TABLE, set('1.3', { estimate: '2d', owners: ['ben'] }), ['-| 1.3 | Mode |  |  |  |  |', '+| 1.3 | Mode |  | 2d | ben |  |']],
    [
      'time that was spent',
      GUIDE,
      { do: 'log-time', task: '1.2', time: '3h' },
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [ ] Task 1.2: Login route (2-4d, took 3h, after 1.1, @ben)'],
    ],
  ])('%s', (_, text, request, lines) => {
    expect(changedLines(text, [request])).toEqual(lines)
  })

  test('time adds up, in its unit or in hours', () => {
    const text = '## Tasks\n- [~] 1.1 Parse (2d, took 3h)\n'
    expect(changedLines(text, [{ do: 'log-time', task: '1.1', time: '2h' }])).toEqual([
      '-- [~] 1.1 Parse (2d, took 3h)',
      '+- [~] 1.1 Parse (2d, took 5h)',
    ])
    expect(changedLines(text, [{ do: 'log-time', task: '1.1', time: '1d' }])).toEqual([
      '-- [~] 1.1 Parse (2d, took 3h)',
      '+- [~] 1.1 Parse (2d, took 11h)',
    ])
  })
})

describe('items come and go in the form of their neighbours', () => {
  test.each<[string, string, EditRequest, string[]]>([
    [
      'at the end of a phase',
      GUIDE,
      { do: 'add', title: 'Logout', phase: '1', values: { estimate: '1d' } },
      ['+- [ ] Task 1.5: Logout (1d)'],
    ],
    [
      'behind a task, with what it needs',
      GUIDE,
      { do: 'add', title: 'Receipt', after: '2.1', needs: ['2.1'] },
      ['+- [ ] Task 2.3: Receipt', '+- 2.1 → 2.3'],
    ],
    ['below a task', GUIDE, { do: 'add', title: 'Reminder', below: '1.4' }, ['+  - [ ] Reminder']],
    ['as a row', TABLE, { do: 'add', title: 'Mean', values: { estimate: '1d' } }, ['+| 1.4 | Mean |  | 1d |  | - |']],
    ['as a heading', FIELDS, { do: 'add', title: 'Mean', after: 'Parse' }, ['+### Task 4: Mean', '+']],
    [
      'a milestone',
      GUIDE,
      { do: 'add-item', kind: 'milestone', title: 'Sale', date: '2027-01-15' },
      ['+- [ ] Milestone 2: Sale (target 2027-01-15)'],
    ],
    ['a phase', GUIDE, { do: 'add-item', kind: 'phase', title: 'Later' }, ['+### Phase 3: Later', '+']],
    [
      'a risk without a section for risks',
      GUIDE,
      { do: 'add-item', kind: 'risk', title: 'The bank is slow', mitigation: 'ask early' },
      ['+## Risks & Mitigation', '+', '+- The bank is slow → ask early', '+'],
    ],
    ['removed with its steps', GUIDE, { do: 'remove', task: '1.4' }, ['-- [ ] Task 1.4: Mails (1d)', '-  - [x] Welcome', '-  - [ ] Reset']],
    ['not removed while others name it', GUIDE, { do: 'remove', task: '1.2' }, ['MM-INUSE']],
    [
      'moved behind another',
      GUIDE,
      { do: 'move', task: '1.3', after: '1.4' },
      ['-- [ ] Task 1.3: **Reset** the `password`', '+- [ ] Task 1.3: **Reset** the `password`'],
    ],
    [
      'moved into a phase',
      GUIDE,
      { do: 'move', task: '1.3', phase: '2' },
      ['-- [ ] Task 1.3: **Reset** the `password`', '+- [ ] Task 1.3: **Reset** the `password`'],
    ],
    [
      'split, the estimate shared',
      GUIDE,
      { do: 'split', task: '2.1', titles: ['Model', 'Page'] },
      ['+  - [ ] Model (1.5d)', '+  - [ ] Page (1.5d)'],
    ],
  ])('%s', (_, text, request, lines) => {
    expect(changedLines(text, [request])).toEqual(lines)
  })

  test('renumbering changes every reference', () => {
    const text =
      '## Tasks\n### Phase 1: A\n- [ ] 1.1 Parse\n- [ ] 1.3 Print (after 1.1)\n- [ ] 1.4 Sum\n  - [ ] 1.4.2 Part\n## Dependencies\n- 1.1 → 1.3 → 1.4\n- needs Node 1.3 or later\n'
    expect(changedLines(text, [{ do: 'renumber' }])).toEqual([
      '-- [ ] 1.3 Print (after 1.1)',
      '-- [ ] 1.4 Sum',
      '-  - [ ] 1.4.2 Part',
      '+- [ ] 1.2 Print (after 1.1)',
      '+- [ ] 1.3 Sum',
      '+  - [ ] 1.3.1 Part',
      '-- 1.1 → 1.3 → 1.4',
      '+- 1.1 → 1.2 → 1.3',
    ])
  })
})

describe('an order is written as the document writes orders', () => {
  test.each<[string, string, EditRequest, string[]]>([
    ['one more line', GUIDE, { do: 'link', from: '1.3', to: '2.1' }, ['+- 1.3 → 2.1']],
    [
      'in the bracket where orders stand there',
      GUIDE.replace(/\n## Dependencies[\s\S]*/, '\n'),
      { do: 'link', from: '1.3', to: '1.2' },
      ['-- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)', '+- [ ] Task 1.2: Login route (2-4d, after 1.1, 1.3, @ben)'],
    ],
    ['in the field', FIELDS, { do: 'link', from: 'Parse', to: 'Sum' }, ['+**Dependencies:** Task 1']],
    ['in the cell', TABLE, { do: 'link', from: '1.1', to: '1.3' }, ['-| 1.3 | Mode |  |  |  |  |', '+| 1.3 | Mode |  |  |  | 1.1 |']],
    ['it is there already', GUIDE, { do: 'link', from: '1.1', to: '1.2' }, []],
    ['taken out of a list', GUIDE, { do: 'unlink', from: '2.1', to: '2.2' }, ['-- 2.2 depends on 1.2 and 2.1', '+- 2.2 depends on 1.2']],
    [
      'taken away wherever it stands',
      GUIDE,
      { do: 'unlink', from: '1.2', to: '2.1' },
      ['-- [ ] Task 2.1: Basket (3d, after 1.2)', '+- [ ] Task 2.1: Basket (3d)', '-- 1.1 → 1.2 → 2.1', '+- 1.1 → 1.2'],
    ],
    ['a task before itself', GUIDE, { do: 'link', from: '1.1', to: '1.1' }, ['MM-INVALID']],
  ])('%s', (_, text, request, lines) => {
    expect(changedLines(text, [request])).toEqual(lines)
  })
})

describe('what cannot be done changes nothing and says what to do', () => {
  test.each<[string, EditRequest, RegExp]>([
    [
      'a milestone where only a task will do',
      { do: 'remove', task: 'Milestone 1' },
      /^MM-INVALID “Milestone 1” is a milestone, .* tasks only/,
    ],
    ['an unknown task', state('9.9', 'done'), /^MM-NOTFOUND There is no task “9\.9” here; nothing was changed\. .*milemark next --all/],
    [
      'words that fit two',
      state('login', 'done'),
      /^MM-AMBIGUOUS “login” fits 2 tasks: 1\.1 “Login form” \(line 11\), 1\.2 “Login route” \(line 12\)/,
    ],
    ['no estimate', set('1.2', { estimate: 'soon' }), /^MM-INVALID “soon” is no estimate/],
    ['no date', set('1.2', { due: '2026-02-30' }), /^MM-INVALID “2026-02-30” is no date of the calendar/],
    ['signs that steer a terminal', { do: 'add', title: 'Red \u001b[31m' }, /^MM-INVALID .*control characters/],
    ['half a character', set('1.2', { owners: ['\ud83d'] }), /^MM-INVALID .*half a character/],
    ['two places to move to', { do: 'move', task: '1.2', after: '1.3', phase: '2' }, /^MM-INVALID Say one place: .* Nothing was moved/],
    ['two places to add at', { do: 'add', title: 'Logout', after: '1.3', phase: '2' }, /^MM-INVALID Say one place: .* Nothing was added/],
    ['a reason of two lines', state('1.2', 'blocked', { reason: 'a\nb' }), /^MM-INVALID A reason is one line/],
    [
      'a changed value',
      { ...set('1.2', { estimate: '1d' }), seen: '0'.repeat(36) } as EditRequest,
      /^MM-CONFLICT 1\.2 “Login route” \(line 12\): estimate was changed to “2-4d” since you read it; you wanted “1d”/,
    ],
  ])('%s', (_, request, message) => {
    expect(failure(edit(editing(GUIDE), [request]))).toMatch(message)
  })

  test('evidence is there already only as evidence of the task itself', () => {
    const text = '## Tasks\n- [ ] 1.1 Run npm test (2d)\n  - [x] 1.1.1 Form (`npm test`)\n'
    const request = state('1.1', 'done', { evidence: 'npm test' })
    const line = '- [x] 1.1 Run npm test (2d, `npm test`)'
    expect(changedLines(text, [request])).toEqual(['-- [ ] 1.1 Run npm test (2d)', `+${line}`])
    expect(changedLines(text.replace('- [ ] 1.1 Run npm test (2d)', line), [request])).toEqual([])
  })

  test('several requests are one change: all of them or none', () => {
    expect(changedLines(GUIDE, [state('1.2', 'done'), state('9.9', 'done')])).toEqual(['MM-NOTFOUND'])
  })
})
