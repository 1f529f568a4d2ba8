/**
 * The past of plans of a few lines: each step is a revision, and what is expected are the events that it brings.
 */
import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import type { History } from './history.ts'
import { historyOf } from './history-of.ts'
import type { Kept } from './packed.ts'
import { packer } from './packed.ts'
import { readingOf, textFault } from './reading.ts'
import type { PastRevision } from './usable.ts'

const plan = (...tasks: string[]): string => `# Shop\n\n## Task Breakdown\n\n### Phase 1: Start\n\n${tasks.join('\n')}\n`

interface Step {
  readonly text: string
  readonly parents?: readonly number[]
  readonly at?: string
}

function keptOf(text: string): Kept {
  const fault = textFault(text)
  return fault === null ? { reading: readingOf(readPlan(text, { asOf: '2026-01-05' })) } : { fault }
}

/** One revision a day from Monday, 2026-01-05, each made from the one before. */
function pastOf(steps: readonly (string | Step)[]): History {
  const past = steps.map((step, index): PastRevision => {
    const { text, parents, at } = typeof step === 'string' ? { text: step, parents: undefined, at: undefined } : step
    const day = at ?? `2026-01-${String(5 + index).padStart(2, '0')}T12:00:00+01:00`
    return {
      revision: { commit: `c${index}`, at: day, author: 'ana', subject: `step ${index}`, path: 'plan.md' },
      parents: parents ?? (index === 0 ? [] : [index - 1]),
      kept: keptOf(text),
    }
  })
  return historyOf({ path: 'plan.md', asOf: '2026-01-20', past, lines: new Map(), missing: [] })
}

/** `1.1: appeared c0, done c1` for each task. */
const eventsOf = ({ tasks }: History): string[] =>
  tasks.map(({ id, title, events }) => `${id ?? title}: ${events.map(({ what, commit }) => `${what} ${commit}`).join(', ')}`)

const check = (steps: readonly (string | Step)[], expected: readonly string[]): void => expect(eventsOf(pastOf(steps))).toEqual(expected)

const A = '- [ ] Task 1.1: Spike (2d)'
const B = '- [ ] Task 1.2: Service (3d)'
const C = '- [ ] Task 1.3: Pages (1d)'

describe('events of a task', () => {
  test('appeared, started, done, reopened, started again', () =>
    check(
      [plan(A), plan(A.replace('[ ]', '[~]')), plan(A.replace('[ ]', '[x]')), plan(A), plan(A.replace('[ ]', '[~]'))],
      ['1.1: appeared c0, started c1, done c2, reopened c3, started c4'],
    ))

  test('being blocked for a while is no new start', () =>
    check([plan(A.replace('[ ]', '[~]')), plan(A.replace('[ ]', '[!]')), plan(A.replace('[ ]', '[~]'))], ['1.1: appeared c0']))

  test('cancelled and back, dropped and back', () =>
    check(
      [plan(A, B), plan(A.replace('[ ]', '[-]'), B), plan(A, B), plan(A), plan(A, B)],
      ['1.1: appeared c0, cancelled c1, returned c2', '1.2: appeared c0, dropped c3, returned c4'],
    ))

  test('what was done in the first revision was done before it', () => {
    const past = pastOf([plan(A.replace('[ ]', '[x]'), B), plan(A.replace('[ ]', '[x]'), B, C.replace('[ ]', '[x]'))])
    expect(eventsOf(past)).toEqual(['1.1: appeared c0', '1.2: appeared c0', '1.3: appeared c1, done c1'])
    expect(past.weeks[0]).toEqual({ monday: '2026-01-05', done: 1, added: 1, dropped: 0 })
  })

  test('an estimate, and a move to another phase', () => {
    const two = (first: string[], second: string[]) => `${plan(...first)}\n### Phase 2: End\n\n${second.join('\n')}\n`
    const past = pastOf([two([A, B], [C]), two([A.replace('2d', '4d')], [B, C])])
    expect(eventsOf(past)).toEqual(['1.1: appeared c0, re-estimated c1', '1.2: appeared c0, moved c1', '1.3: appeared c0'])
    expect(past.tasks[0]?.events[1]).toMatchObject({ from: '2d', to: '4d' })
    expect(past.tasks[1]?.events[1]).toMatchObject({ from: 'Phase 1: Start', to: 'Phase 2: End' })
  })
})

describe('a task is the same', () => {
  test('under another number, when one is put before it', () =>
    check(
      [plan(A, B), plan(A, '- [ ] Task 1.2: Contract (1d)', '- [ ] Task 1.3: Service (3d)')],
      ['1.1: appeared c0', '1.2: appeared c1', '1.3: appeared c0'],
    ))

  test('under another title with its number, or between the same neighbours', () => {
    check([plan(A, B), plan(A, '- [ ] Task 1.2: Server (3d)')], ['1.1: appeared c0', '1.2: appeared c0'])
    check(
      [
        plan('- [ ] One (1d)', '- [ ] Write the docs (1d)', '- [ ] Three (1d)'),
        plan('- [ ] One (1d)', '- [ ] Write all docs (1d)', '- [ ] Three (1d)'),
      ],
      ['One: appeared c0', 'Write all docs: appeared c0', 'Three: appeared c0'],
    )
  })

  test('when its phase gets another name, and nothing moved', () =>
    check([plan(A, B), plan(A, B).replace('Start', 'Foundation')], ['1.1: appeared c0', '1.2: appeared c0']))
})

describe('branches', () => {
  test('work counts where it was done, and the merge adds nothing', () => {
    const done = (line: string) => line.replace('[ ]', '[x]')
    const past = pastOf([
      plan(A, B),
      { text: plan(done(A), B), parents: [0] },
      { text: plan(A, done(B)), parents: [0] },
      { text: plan(done(A), done(B)), parents: [1, 2] },
    ])
    expect(eventsOf(past)).toEqual(['1.1: appeared c0, done c1', '1.2: appeared c0, done c2'])
    expect(past.points.map(({ commit, done: count }) => [commit, count])).toEqual([
      ['c0', 0],
      ['c1', 1],
      ['c3', 2],
    ])
  })
})

describe('revisions that are not whole', () => {
  const WHOLE = plan(A, B, ...Array.from({ length: 20 }, (_, index) => `- [ ] Task 2.${index}: Part number ${index} (1d)`))
  const skipped = (steps: readonly string[]) => pastOf(steps).skipped.map(({ commit, reason }) => `${commit}: ${reason}`)

  test('conflict markers, but not in a fence', () => {
    const broken = WHOLE.replace(A, `<<<<<<< HEAD\n${A}\n=======\n${A}\n>>>>>>> other`)
    expect(skipped([WHOLE, broken, WHOLE])).toEqual(['c1: line 7 is a mark of a merge conflict that was not resolved'])
    expect(skipped([WHOLE, `${WHOLE}\n\`\`\`\n<<<<<<< HEAD\n=======\n>>>>>>> other\n\`\`\`\n`, WHOLE])).toEqual([])
    expect(skipped([WHOLE, `${WHOLE}\nA title\n=======\n`])).toEqual([])
  })

  test('half a file, and one without tasks, when they come back', () => {
    expect(skipped([WHOLE, WHOLE.slice(0, 200), WHOLE])).toEqual([
      expect.stringMatching(/^c1: it holds \d+ % of the text, and the next revision has it again$/),
    ])
    expect(skipped([WHOLE, '# Shop\n', '# Shop!\n', WHOLE])).toHaveLength(2)
    expect(eventsOf(pastOf([WHOLE, WHOLE.slice(0, 200), WHOLE]))).toEqual(eventsOf(pastOf([WHOLE])))
  })

  test('a plan that was made smaller stays smaller', () => {
    expect(skipped([WHOLE, plan(A), plan(A, B)])).toEqual([])
    expect(pastOf([WHOLE, plan(A)]).tasks.filter(({ state }) => state === 'dropped')).toHaveLength(21)
  })

  test('before it planned any work', () => expect(skipped(['Ideas, only ideas.\n', WHOLE])).toEqual(['c0: it plans no work']))
})

test('weeks, throughput and scope', () => {
  const done = A.replace('[ ]', '[x]')
  const { weeks, throughput, scopeGrowth, points } = pastOf([
    { text: plan(A, B), at: '2026-01-05T12:00:00Z' },
    { text: plan(done, B), at: '2026-01-13T12:00:00Z' },
    { text: plan(done, B, C, '- [ ] Task 1.4: Docs'), at: '2026-01-14T12:00:00Z' },
  ])
  expect(weeks).toEqual([
    { monday: '2026-01-05', done: 0, added: 0, dropped: 0 },
    { monday: '2026-01-12', done: 1, added: 2, dropped: 0 },
    { monday: '2026-01-19', done: 0, added: 0, dropped: 0 },
  ])
  expect(throughput).toEqual({ perWeek: 0.5, weeks: 2 })
  expect(points.map(({ totalHours, doneHours }) => [totalHours, doneHours])).toEqual([
    [40, 0],
    [40, 16],
    [64, 16],
  ])
  expect(scopeGrowth).toBe(0.6)
})

describe('packed readings', () => {
  const kept = [plan(A, B), plan(A, B, C), '<<<<<<< a\n'].map(keptOf)
  const packed = () => {
    const made = packer([])
    return made === null ? [] : kept.flatMap((one, index) => made.add(`r${index}`, one))
  }

  test('come out as they went in, and what stays is written once', () => {
    const lines = packed()
    const again = packer(lines)
    expect(kept.map((_, index) => again?.get(`r${index}`))).toEqual(kept)
    expect(lines.filter((line) => line.includes('Spike'))).toHaveLength(1)
    expect(again?.get('r9')).toBeUndefined()
  })

  test.each([
    ['a torn line', (lines: string[]) => [...lines.slice(0, -1), lines.at(-1)?.slice(0, 9) ?? '']],
    ['a missing line', (lines: string[]) => lines.slice(1)],
    ['foreign JSON', (lines: string[]) => [...lines, '{"name":1}']],
    ['no JSON', (lines: string[]) => [...lines, 'x']],
  ])('%s: all is thrown away', (_, damage) => expect(packer(damage(packed()))).toBeNull())
})
