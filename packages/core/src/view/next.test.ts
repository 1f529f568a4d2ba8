import { describe, expect, test } from 'vitest'
import { plan } from './fixtures/plan.ts'
import type { Next } from './next.ts'
import { next, nextOf } from './next.ts'

const of = (text: string): Next => next(plan(text), { asOf: '2026-11-23', path: 'plan.md' })
const ready = (text: string): string =>
  of(text)
    .ready.map(({ key }) => key)
    .join(' ')
const waiting = (text: string): string =>
  of(text)
    .waiting.map(({ key, because }) => `${key}:${because.map((reason) => reason.key ?? reason.kind).join('+')}`)
    .join(' ')

/** [what it shows, plan, ready in order, waiting with reasons] */
const CASES: readonly (readonly [string, string, string, string])[] = [
  ['nothing stated: the order of the document', '1.1\n1.2\n1.3', '1.1 1.2 1.3', ''],
  ['what is over is not listed', '1.1 done\n1.2 cancelled\n1.3', '1.3', ''],
  ['a predecessor holds back, a finished one does not', '1.1 done\n1.2\n1.3\n1.1 > 1.2\n1.2 > 1.3', '1.2', '1.3:1.2'],
  ['a cancelled predecessor holds nothing back', '1.1 cancelled\n1.2\n1.1 > 1.2', '1.2', ''],
  ['begun work goes first, and goes on', '1.1\n1.2 doing\n1.1 > 1.2', '1.2 1.1', ''],
  ['blocked work waits for what blocks it', '1.1 blocked\n1.2', '1.2', '1.1:1.1'],
  ['what unlocks more goes first', '1.1\n1.2\n1.3\n1.4\n1.2 > 1.3\n1.3 > 1.4', '1.2 1.1', '1.3:1.2 1.4:1.3'],
  ['then the priority, none being between P2 and P3', '1.1 P3\n1.2\n1.3 P2\n1.4 P0', '1.4 1.3 1.2 1.1', ''],
  ['optional work stands behind the rest', '1.1 optional\n1.2', '1.2 1.1', ''],
  ['one reason for a predecessor that is stated twice', '1.1\n1.2\n1.1 > 1.2\n1.1 > 1.2', '1.1', '1.2:1.1'],
  ['a circle: each waits for the one before it', '1.1\n1.2\n1.3\n1.1 > 1.2\n1.2 > 1.3\n1.3 > 1.1', '', '1.1:1.3 1.2:1.1 1.3:1.2'],
  ['a task that waits for itself', '1.1\n1.1 > 1.1', '1.1', ''],
  ['a phase as predecessor: until its last unit is done', 'P1\n  1.1 done\n  1.2\nP2\n  2.1\nP1 > P2', '1.2', '2.1:phase:1'],
  ['a phase as predecessor of one task', 'P1\n  1.1\nP2\n  2.1\n  2.2\nP1 > 2.1', '1.1 2.2', '2.1:phase:1'],
  ['a task as predecessor of a phase', 'P1\n  1.1\n  1.2\nP2\n  2.1\n1.1 > P2', '1.1 1.2', '2.1:1.1'],
  ['a phase that is said to be done is done', 'P1 done\n  1.1\nP2\n  2.1\nP1 > P2', '2.1', ''],
  ['a blocked phase blocks its tasks', 'P1 blocked\n  1.1\nP2\n  2.1\nP1 > P2', '', '1.1:phase:1 2.1:phase:1'],
  ['a cancelled phase is not offered', 'P1 cancelled\n  1.1\nP2\n  2.1\nP1 > P2', '2.1', ''],
  ['a summary task as predecessor is its units', '1 group\n    1.1 done\n    1.2\n2\n1 > 2', '1.2', '2:1'],
  ['a dependency of a summary task holds its units', '1\n2 group\n    2.1\n    2.2\n1 > 2', '1', '2.1:1 2.2:1'],
  ['units below a cancelled summary task are not offered', '1 group cancelled\n    1.1\n2', '2', ''],
  ['a step as predecessor holds until it is done', '1\n    1.1 step\n2\n1.1 > 2', '1', '2:1.1'],
  ['a finished step holds nothing', '1\n    1.1 step done\n2\n1.1 > 2', '1 2', ''],
  ['a step that waits does not hold its unit', '1\n    1.1 step\n2\n2 > 1.1', '1 2', ''],
  ['a unit does not wait for its own step or phase', 'P1\n  1\n    1.1 step\n1.1 > 1\nP1 > 1', '1', ''],
  ['a milestone as predecessor: its gating tasks', '1.1 done\n1.2\n2.1\nM1 = 1.1 1.2\nM1 > 2.1', '1.2', '2.1:milestone:M1'],
  ['a milestone that a phase gates', 'P1\n  1.1\nP2\n  2.1\nM1 = P1\nM1 > 2.1\nP1 > P2', '1.1', '2.1:milestone:M1+phase:1'],
  ['a milestone that is reached holds nothing', '1.1\nM1 done = 1.1\n2.1\nM1 > 2.1', '1.1 2.1', ''],
  ['what a milestone waits for does not hold its gates', '1.1\n1.2\nM1 = 1.2\n1.1 > M1', '1.1 1.2', ''],
  ['assumed order ranks', '1.1\n1.2\n1.3\n1.3 ~> 1.1', '1.2 1.3 1.1', ''],
  ['phases are assumed to come one after another', 'P1\n  1.1\nP2\n  2.1 P0\nP3\n  3.1', '1.1 2.1 3.1', ''],
  ['unless a statement about phases says otherwise', 'P1\n  1.1\nP2\n  2.1 P0\nP3\n  3.1\nP1 > P3', '1.1 2.1', '3.1:phase:1'],
  ['an expected delivery holds back', '1.1\n1.2\next 2026-12-01 = 1.1', '1.2', '1.1:external'],
  ['one that should have come does not', '1.1\next 2026-11-23 = 1.1', '1.1', ''],
  ['one without a date does not', '1.1\next ? = 1.1', '1.1', ''],
  ['a delivery for a phase holds its tasks', 'P1\n  1.1\n  1.2\next 2026-12-01 = P1', '', '1.1:external 1.2:external'],
  ['what starts with a task that waits waits too', '1\n2\n3\n1 > 2\n2 SS 3', '1', '2:1 3:2'],
  ['what starts with a task that may start may start', '1\n2\n1 SS 2', '1 2', ''],
  ['passed on along a chain', '1\n2\n3\n4\n1 > 2\n3 SS 4\n2 SS 3', '1', '2:1 3:2 4:3'],
  ['two that start with each other may start', '1\n2\n1 SS 2\n2 SS 1', '1 2', ''],
  ['finish to finish holds no start', '1\n2\n1 FF 2', '1 2', ''],
  ['a lead: the predecessor must have begun', '1 doing\n2\n3\n4\n1 > 2 -8\n3 > 4 -8', '1 3 2', '4:3'],
  ['an empty phase is not certain: it ranks only', 'P1\nP2\n  2.1\nP3\n  3.1\nP1 > P2', '3.1 2.1', ''],
  ['the nearest wait first', '1.1\n1.2\n1.3\n1.2 > 1.1\n1.1 > 1.3', '1.2', '1.1:1.2 1.3:1.1'],
]

describe('what may start', () => {
  test.each(CASES)('%s', (_, text, expectedReady, expectedWaiting) => {
    expect(ready(text)).toBe(expectedReady)
    expect(waiting(text)).toBe(expectedWaiting)
  })
})

describe('rows', () => {
  test('carry place, phase, owners and what they unlock', () => {
    const [row] = of('P1\n  1.1 ana\n    1.1.1 step done\n    1.1.2 step\n  1.2\n1.1 > 1.2').ready
    expect(row).toMatchObject({
      key: '1.1',
      id: '1.1',
      title: 'Work 1.1',
      path: 'plan.md',
      line: 2,
      state: 'todo',
      phase: 'phase:1',
      phaseTitle: 'Stage 1',
    })
    expect(row).toMatchObject({ owners: ['ana'], steps: { done: 1, total: 2 }, unlocks: 1, assumedAfter: [], external: [] })
  })

  test('unlocks counts each unit once, through phases and milestones', () => {
    const { ready } = of('P1\n  1.1\n  1.2\nP2\n  2.1\n  2.2\n3.1\nP1 > P2\nM1 = 2.1\nM1 > 3.1\n1.1 > 2.1')
    expect(ready.map(({ key, unlocks }) => [key, unlocks])).toEqual([
      ['1.1', 3],
      ['1.2', 3],
    ])
  })

  test('an assumption is named', () => {
    expect(of('P1\n  1.1\nP2\n  2.1').ready.map(({ assumedAfter }) => assumedAfter)).toEqual([[], ['phase:1']])
  })

  test('a finished phase between two open ones does not hide their order', () => {
    expect(of('P1\n  1.1\nP2\n  2.1 done\nP3\n  3.1').ready.map(({ assumedAfter }) => assumedAfter)).toEqual([[], ['phase:1']])
  })

  test('an undated delivery is shown with the task that needs it', () => {
    expect(of('1.1\next ? = 1.1').ready[0]?.external).toEqual([{ line: 2, text: 'delivery 2', expected: null }])
  })

  test('reasons are sentences', () => {
    const text = (plan: string) => of(plan).waiting.flatMap(({ because }) => because.map((reason) => reason.text))
    expect(text('P1\n  1.1\n  1.2 done\nP2\n  2.1\nP1 > P2')).toEqual(['Phase 1: Stage 1 (1 of 2 open)'])
    expect(text('1\n2\n1 > 2\n2 > 1')[0]).toBe('2 Work 2 (a circle: 1 and 2 wait for each other)')
    expect(text('1\n2\n3\n1 > 2\n2 SS 3')).toEqual(['1 Work 1', 'the start of 2 Work 2'])
    expect(text('1 blocked')).toEqual(['no reason is given'])
    expect(text('1\next 2026-12-01 = 1')).toEqual(['delivery 2, expected 2026-12-01'])
  })

  test('several plans are one ranking', () => {
    const merged = nextOf(
      [
        { plan: plan('1.1\n1.2 doing'), path: 'a.md' },
        { plan: plan('1.1\n1.2\n1.1 > 1.2'), path: 'b.md' },
      ],
      { asOf: '2026-11-23' },
    )
    expect(merged.ready.map(({ path, key }) => `${path} ${key}`)).toEqual(['a.md 1.2', 'b.md 1.1', 'a.md 1.1'])
  })
})

describe('cost', () => {
  test('10,000 tasks in a chain, in phases that follow one another', () => {
    const lines: string[] = []
    for (let task = 0; task < 10_000; task++) {
      if (task % 50 === 0) lines.push(`P${task / 50 + 1}`)
      lines.push(`  ${task}`)
      if (task % 50 > 0) lines.push(`${task - 1} > ${task}`)
      else if (task > 0) lines.push(`P${task / 50} > P${task / 50 + 1}`)
    }
    const large = plan(lines.join('\n'))
    const found = next(large, { asOf: '2026-11-23' })
    expect(found.ready.map(({ key, unlocks }) => [key, unlocks])).toEqual([['0', 9_999]])
    expect(found.waiting.length).toBe(9_999)
  })
})
