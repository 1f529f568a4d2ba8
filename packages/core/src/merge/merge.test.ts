import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diff } from '../change/diff.ts'
import type { EditRequest } from '../edit/request.ts'
import { edit } from '../edit/request.ts'
import { readPlan } from '../plan/read.ts'
import { AS_OF } from '../testing/marked.ts'
import { applied } from '../text/edit.ts'
import { merge } from './merge.ts'
import { mergeLines } from './three-way.ts'

const reread = (text: string) => readPlan(text, { asOf: AS_OF })
const options = { reread, asOf: AS_OF }
const after = (text: string, ...requests: EditRequest[]): string => {
  const outcome = edit({ plan: reread(text), reread, asOf: AS_OF }, requests)
  if (!outcome.ok) throw new Error(outcome.message)
  return applied(text, outcome.edits)
}

const BASE = `# Shop

Some words about the shop.

## Task Breakdown

### Phase 1: Sign-in

- [ ] Task 1.1: Login form (2d, @ana)
- [ ] Task 1.2: Login route (2-4d, after 1.1, @ben)
- [ ] Task 1.3: Mails (1d)
  - [ ] Welcome
  - [ ] Reset
- [ ] Task 1.4: Logout (1d)

### Phase 2: Shop

- [ ] Task 2.1: Basket (3d, after 1.2)
- [ ] Task 2.2: Payment (2d)

## Dependencies

- 2.2 depends on 2.1
`

const merged = (ours: string, theirs: string, base = BASE): string => {
  const result = merge(base, ours, theirs, options)
  return result.ok ? result.text : `not merged: ${result.reason}`
}

describe('two branches', () => {
  test('tick neighbours', () => {
    const [a, b] = [after(BASE, { do: 'state', task: '1.1', state: 'done' }), after(BASE, { do: 'state', task: '1.2', state: 'done' })]
    expect(merged(a, b)).toBe(after(a, { do: 'state', task: '1.2', state: 'done' }))
  })

  test('change two values of one line', () => {
    const [a, b] = [
      after(BASE, { do: 'state', task: '1.2', state: 'done' }),
      after(BASE, { do: 'set', task: '1.2', values: { estimate: '5d', owners: ['zoe'] } }),
    ]
    expect(merged(a, b)).toContain('- [x] Task 1.2: Login route (5d, after 1.1, @zoe)')
  })

  test('one moves what the other edits', () => {
    const [a, b] = [
      after(BASE, { do: 'move', task: '1.3', phase: '2' }),
      after(BASE, { do: 'state', task: '1.3', state: 'doing' }, { do: 'set', task: '1.4', values: { estimate: '2d' } }),
    ]
    expect(merged(a, b)).toBe(after(b, { do: 'move', task: '1.3', phase: '2' }))
    expect(merged(b, a)).toBe(merged(a, b))
  })

  test('give one id to two new tasks: theirs gets another, with its references', () => {
    const a = after(BASE, { do: 'add', title: 'Two factors', phase: '1' })
    const b = after(BASE, { do: 'add', title: 'Rate limit', phase: '1' }, { do: 'link', from: '1.5', to: '2.1' })
    const text = merged(a, b)
    expect(text).toContain('- [ ] Task 1.5: Two factors')
    expect(text).toContain('- [ ] Task 1.6: Rate limit')
    expect(reread(text).dependencies.some(({ from, to }) => from.key === '1.6' && to.key === '2.1')).toBe(true)
  })

  test('one deletes what the other edits: the edit stays', () => {
    const [a, b] = [after(BASE, { do: 'remove', task: '1.4' }), after(BASE, { do: 'state', task: '1.4', state: 'doing' })]
    expect(merged(a, b)).toBe(b)
    expect(merged(b, a)).toBe(b)
  })

  test('set one value to two: a conflict around that line alone, readable', () => {
    const [a, b] = [
      after(BASE, { do: 'set', task: '2.1', values: { estimate: '5d' } }),
      after(BASE, { do: 'set', task: '2.1', values: { estimate: '8d' } }, { do: 'state', task: '1.1', state: 'done' }),
    ]
    const result = merge(BASE, a, b, options)
    expect(result.ok && result.conflicts).toEqual([
      { kind: 'task', key: '2.1', title: 'Basket', field: 'estimate', base: '3d', ours: '5d', theirs: '8d' },
    ])
    expect(result.ok && result.text).toContain(
      '<<<<<<< ours\n- [ ] Task 2.1: Basket (5d, after 1.2)\n=======\n- [ ] Task 2.1: Basket (8d, after 1.2)\n>>>>>>> theirs\n- [ ] Task 2.2',
    )
    expect(result.ok && result.text).toContain('- [x] Task 1.1')
  })

  test('one gives the id of a deleted task to a new one, the other changes the old: nobody can tell, so nothing is given out', () => {
    const a = after(BASE, { do: 'remove', task: '1.4' }, { do: 'add', title: 'Captcha', phase: '1' })
    const b = after(BASE, { do: 'state', task: '1.4', state: 'cancelled' })
    expect(merged(a, b)).toMatch(/^not merged: 1\.4 was renamed or replaced/)
    expect(merged(b, a)).toMatch(/^not merged: 1\.4 was renamed or replaced/)
  })

  test('rewrite one sentence of prose: a conflict, never a mixture', () => {
    const [a, b] = [BASE.replace('Some words about', 'Few words about'), BASE.replace('about the shop', 'on the shop')]
    expect(merge(BASE, a, b, options)).toMatchObject({ ok: true, conflictBlocks: 1 })
  })

  test('line endings and a missing last one survive', () => {
    const crlf = BASE.trimEnd().replaceAll('\n', '\r\n')
    const [a, b] = [after(crlf, { do: 'state', task: '1.1', state: 'done' }), after(crlf, { do: 'state', task: '1.2', state: 'done' })]
    expect(merged(a, b, crlf)).toBe(after(a, { do: 'state', task: '1.2', state: 'done' }))
  })
})

const IDS = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2']
const requests: fc.Arbitrary<EditRequest> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom('done', 'doing', 'blocked', 'cancelled'))
    .map(([task, state]) => ({ do: 'state', task, state }) as EditRequest),
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom('4h', '5d', '1-2w'))
    .map(([task, estimate]): EditRequest => ({ do: 'set', task, values: { estimate } })),
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom('zoe', 'cai'))
    .map(([task, owner]): EditRequest => ({ do: 'set', task, values: { owners: [owner] } })),
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom('2027-01-15', '2027-02-01'))
    .map(([task, due]): EditRequest => ({ do: 'set', task, values: { due } })),
  fc
    .tuple(fc.constantFrom('1', '2'), fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta'))
    .map(([phase, title]): EditRequest => ({ do: 'add', title, phase })),
  fc
    .tuple(fc.constantFrom('1.3', '1.4', '2.2'), fc.constantFrom('1.1', '2.1'))
    .map(([task, target]): EditRequest => ({ do: 'move', task, after: target })),
  fc.constantFrom('1.3', '1.4').map((task): EditRequest => ({ do: 'remove', task })),
  fc.constantFrom('1.3', '1.4').map((from): EditRequest => ({ do: 'link', from, to: '2.2' })),
)
const branch = fc.array(requests, { minLength: 1, maxLength: 4 })

/** A branch: what can be done of the wishes, one after the other. */
function made(wishes: readonly EditRequest[]): string {
  let text = BASE
  for (const wish of wishes) {
    const outcome = edit({ plan: reread(text), reread, asOf: AS_OF }, [wish])
    if (outcome.ok) text = applied(text, outcome.edits)
  }
  return text
}

/** Values of either branch that are neither in the merge nor in a conflict: what an independent look at the three plans misses. */
function lost(base: string, ours: string, theirs: string, text: string, conflicts: readonly { key: string; field: string }[]): string[] {
  const plan = reread(text)
  const edited = new Set(
    [ours, theirs].flatMap((side) => diff(reread(base), reread(side)).flatMap((change) => (change.what === 'changed' ? [change.key] : []))),
  )
  return [ours, theirs].flatMap((side) =>
    diff(reread(base), reread(side)).flatMap((change) => {
      if (change.what === 'added')
        return plan.tasks.filter(({ title }) => title === change.title).length >= 1 ? [] : [`added ${change.title}`]
      if (change.what === 'removed')
        return plan.tasks.some(({ key }) => key === change.key) && !edited.has(change.key) ? [`removed ${change.key}`] : []
      if (change.what !== 'changed' || change.derived || !['state', 'estimate', 'owners', 'due'].includes(change.field)) return []
      if (conflicts.some(({ key, field }) => key === change.key && field === change.field)) return []
      const task = plan.tasks.find(({ key }) => key === change.key)
      const now = task && {
        state: task.state,
        estimate: task.estimate && plan.source.text.slice(task.estimate.span.from, task.estimate.span.to),
        owners: task.owners.map(({ value }) => value).join(', '),
        due: task.due?.value,
      }
      return now?.[change.field as 'state'] === change.to ? [] : [`${change.key} ${change.field} ${change.to}`]
    }),
  )
}

describe('laws, over random branches', () => {
  test('nothing is lost, both orders say the same, and most branches merge', () => {
    let clean = 0
    let runs = 0
    fc.assert(
      fc.property(branch, branch, (a, b) => {
        const [ours, theirs] = [made(a), made(b)]
        const [one, other] = [merge(BASE, ours, theirs, options), merge(BASE, theirs, ours, options)]
        runs++
        if (!one.ok || !other.ok) return
        expect(one.conflictBlocks).toBe(other.conflictBlocks)
        if (one.conflictBlocks > 0) return
        clean++
        expect(lost(BASE, ours, theirs, one.text, one.conflicts)).toEqual([])
        const states = (text: string) =>
          reread(text)
            .tasks.map(({ title, state }) => `${title} ${state}`)
            .sort()
        expect(states(one.text)).toEqual(states(other.text))
      }),
      { numRuns: 200 },
    )
    expect(clean).toBeGreaterThan(runs * 0.4)
  })

  test('a side that did nothing changes nothing', () => {
    fc.assert(
      fc.property(branch, (a) => {
        const ours = made(a)
        expect([merged(BASE, ours), merged(ours, BASE), merged(ours, ours)]).toEqual([ours, ours, ours])
      }),
      { numRuns: 50 },
    )
  })

  test('the last writer winning is caught', () => {
    const found = fc.check(
      fc.property(branch, branch, (a, b) => {
        const [ours, theirs] = [made(a), made(b)]
        expect(lost(BASE, ours, theirs, theirs, [])).toEqual([])
      }),
      { numRuns: 100 },
    )
    expect(found.failed).toBe(true)
  })
})

// Where the work grew with the square of the lines, this took minutes: the time limit of a test is the check.
test('long and rewritten texts are merged in time that grows with their lines', () => {
  const blank = ['a', 'b', ...Array.from({ length: 150_000 }, () => '')]
  expect(mergeLines(blank, ['A', ...blank.slice(1)], ['a', 'B', ...blank.slice(2)], () => true)).toEqual([
    { lines: ['A', 'B', ...blank.slice(2)] },
  ])
  const lines = (name: string, count: number) => Array.from({ length: count }, (_, at) => `- [ ] ${name}${at} of ${name}`)
  const rewritten = lines('new', 10_001)
  expect(mergeLines(lines('old', 10_000), rewritten, lines('old', 10_000), () => true)).toEqual([{ lines: rewritten }])
})
