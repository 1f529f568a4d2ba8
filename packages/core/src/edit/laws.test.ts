/**
 * The laws of edits, over random plans and random documents of any shape.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TaskState } from '../plan/plan.ts'
import { documents } from '../testing/documents.ts'
import { editing, lineDiff } from '../testing/edited.ts'
import { randomPlan } from '../testing/random-plan.ts'
import { applied, inverted } from '../text/edit.ts'
import { taskLines } from './extent.ts'
import type { EditRequest } from './request.ts'
import { edit } from './request.ts'

/** A plan as people write them, or glue of fragments and rubbish; sometimes with other line endings, a BOM, no end, tabs, YAML comments. */
const texts = fc
  .tuple(
    fc.oneof(
      fc.array(fc.nat(), { minLength: 200, maxLength: 200 }).map((numbers) => {
        let at = 0
        return randomPlan((limit) => (numbers[at++ % numbers.length] as number) % limit).text
      }),
      documents,
    ),
    fc.constantFrom('', '\ufeff', '---\n# mine\nz: 1   # kept\ntitle: "T"\n---\n'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([body, head, ending, isCut]) => (head + (isCut ? body.trimEnd() : body)).replaceAll(/\r\n|\n/g, ending))

const STATES: readonly TaskState[] = ['todo', 'doing', 'blocked', 'done', 'cancelled']
const wishes = fc.oneof(
  fc.constantFrom(...STATES).map(
    (state) =>
      (task: string): EditRequest => ({ do: 'state', task, state }),
  ),
  fc.constantFrom('3d', '1-2h', null).map(
    (estimate) =>
      (task: string): EditRequest => ({ do: 'set', task, values: { estimate } }),
  ),
  fc.constantFrom(['zoe'], ['ana', 'ben'], []).map(
    (owners) =>
      (task: string): EditRequest => ({ do: 'set', task, values: { owners } }),
  ),
  fc.constantFrom('2027-01-15', null).map(
    (due) =>
      (task: string): EditRequest => ({ do: 'set', task, values: { due } }),
  ),
  fc.constantFrom(25, null).map(
    (progress) =>
      (task: string): EditRequest => ({ do: 'set', task, values: { progress } }),
  ),
  fc.constant((task: string): EditRequest => ({ do: 'log-time', task, time: '2h' })),
  fc.constant((task: string): EditRequest => ({ do: 'remove', task })),
  fc.constant((task: string): EditRequest => ({ do: 'add', title: 'New work', after: task })),
  fc.constant((task: string): EditRequest => ({ do: 'split', task, titles: ['Part one', 'Part two'] })),
)

const cases = fc.tuple(texts, fc.nat(), wishes)
const RUNS = { numRuns: 150 }

/** Runs a wish on some task of the text; null where there is none or it is refused. */
function wished(text: string, at: number, wish: (task: string) => EditRequest) {
  const before = editing(text)
  const { tasks } = before.plan
  const task = tasks[at % Math.max(1, tasks.length)]
  if (!task) return null
  const outcome = edit(before, [wish(task.key)])
  return outcome.ok ? { before, task, request: wish(task.key), outcome, after: applied(text, outcome.edits) } : null
}

test('a title below its box can be split', () =>
  expect(wished('- [ ]\n   below', 0, (task) => ({ do: 'split', task, titles: ['Part one', 'Part two'] }))).not.toBe(undefined))

describe('every edit', () => {
  test('can be undone to the last byte, and reads back from the text as it was proved', () => {
    let made = 0
    fc.assert(
      fc.property(cases, ([text, at, wish]) => {
        const found = wished(text, at, wish)
        if (!found) return
        expect(applied(found.after, inverted(text, found.outcome.edits))).toBe(text)
        expect(found.outcome.plan.source.text).toBe(found.after)
        made += found.outcome.edits.length > 0 ? 1 : 0
      }),
      RUNS,
    )
    // Otherwise the laws would hold because hardly anything was edited.
    expect(made).toBeGreaterThan(RUNS.numRuns / 3)
  })

  test('of a state or a value says nothing new when it is made again', () => {
    fc.assert(
      fc.property(cases, ([text, at, wish]) => {
        const found = wished(text, at, wish)
        if (!found || (found.request.do !== 'state' && found.request.do !== 'set')) return
        const again = edit(editing(found.after), [found.request])
        expect(again.ok && again.edits).toEqual([])
      }),
      RUNS,
    )
  })

  test('of a state touches the lines of its task, and boxes of parents', () => {
    fc.assert(
      fc.property(cases, ([text, at, wish]) => {
        const found = wished(text, at, wish)
        if (found?.request.do !== 'state') return
        const { plan } = found.before
        const own = taskLines(plan, found.task)
        for (const { from } of found.outcome.edits) {
          const line = text.slice(0, from).split(/\r\n|\n|\r/).length
          const isParent = plan.tasks.some((task) => task.box !== null && task.line === line && task.line < found.task.line)
          expect(isParent || (line >= own.first && line <= own.last + 1)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('keeps the line endings of the document', () => {
    fc.assert(
      fc.property(cases, ([text, at, wish]) => {
        const found = wished(text, at, wish)
        if (!found || !text.includes('\r\n') || /[^\r]\n/.test(text)) return
        expect(found.after).not.toMatch(/[^\r]\n/)
      }),
      RUNS,
    )
  })

  test('of one task and of another give the same text in either order', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), wishes, wishes, (text, first, second, a, b) => {
        const { tasks } = editing(text).plan
        const [one, other] = [tasks[first % Math.max(1, tasks.length)], tasks[second % Math.max(1, tasks.length)]]
        if (!one || !other || one.key === other.key || one.parent !== null || other.parent !== null) return
        const [left, right] = [a(one.key), b(other.key)]
        const isField = (request: EditRequest): boolean => request.do === 'state' || request.do === 'set'
        if (!isField(left) || !isField(right)) return
        const [ab, ba] = [edit(editing(text), [left, right]), edit(editing(text), [right, left])]
        if (!ab.ok || !ba.ok) return
        // A habit is counted: the first date or estimate of a document may change how the second is written.
        const [x, y] = [applied(text, ab.edits), applied(text, ba.edits)]
        if (x !== y) expect(lineDiff(facts(x), facts(y))).toEqual([])
      }),
      RUNS,
    )
  })
})

const facts = (text: string): string[] =>
  editing(text).plan.tasks.map(({ id, title, state, owners, due, estimate, progress }) =>
    JSON.stringify([id, title, state, owners.map(({ value }) => value), due?.value, estimate?.low, estimate?.high, progress?.value]),
  )
