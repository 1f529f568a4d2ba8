import type { TextEdit } from '@milemark/core'
import { applied } from '@milemark/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quick, saveFolder } from '../testing/save-folder.ts'
import type { SaveResult } from './save.ts'
import { save } from './save.ts'
import type { UndoOptions, UndoResult } from './undo.ts'
import { log, undo } from './undo.ts'

const folder = saveFolder()
const PLAN = '# Plan\n\n- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n'

/** Replaces the first place of a text. */
const put = (old: string, insert: string, actor = 'human'): Promise<SaveResult<null>> =>
  save(
    folder.document(),
    (text) => {
      const from = text.indexOf(old)
      return { ok: true, edits: from === -1 ? [] : [{ from, to: from + old.length, insert }], value: null }
    },
    { actor, label: `${old}→${insert}`, port: quick },
  )

const back = (more: Partial<UndoOptions> = {}): Promise<UndoResult> => undo(folder.document(), { by: 'human', port: quick, ...more })

const seqs = async (): Promise<unknown> => {
  const result = await log(folder.document(), { port: quick })
  return result.ok ? result.entries.map(({ seq, undoes, undoneBy }) => [seq, undoes ?? null, undoneBy]) : result
}

test('undo goes back step by step, and does not go round in a circle', async () => {
  folder.write(PLAN)
  await put('one', 'ONE')
  await put('two', 'TWO')
  expect(await back()).toMatchObject({ ok: true, value: { seq: 2 } })
  expect(folder.read()).toBe(PLAN.replace('one', 'ONE'))
  expect(await back()).toMatchObject({ ok: true, value: { seq: 1 } })
  expect(folder.read()).toBe(PLAN)
  expect(await back()).toMatchObject({ ok: false, problem: { code: 'MM-NOTHING', exit: 3 } })
  expect(await seqs()).toEqual([
    [4, 1, null],
    [3, 2, null],
    [2, null, 3],
    [1, null, 4],
  ])
})

test('an undo that is named is taken back, and then the change can be undone again', async () => {
  folder.write(PLAN)
  await put('one', 'ONE')
  await back()
  expect(await back({ seq: 2 })).toMatchObject({ ok: true })
  expect(folder.read()).toBe(PLAN.replace('one', 'ONE'))
  expect(await back({ seq: 2 })).toMatchObject({
    problem: { code: 'MM-NOTHING', message: expect.stringContaining('undone already, by #3') },
  })
  expect(await back()).toMatchObject({ ok: true, value: { seq: 1 } })
  expect(folder.read()).toBe(PLAN)
})

test('only the changes of one actor', async () => {
  folder.write(PLAN)
  await put('one', 'ONE', 'agent:qa')
  await put('two', 'TWO')
  expect(await back({ actor: 'agent:qa' })).toMatchObject({ ok: true, value: { seq: 1 } })
  expect(folder.read()).toBe(PLAN.replace('two', 'TWO'))
  expect(await back({ actor: 'agent:qa' })).toMatchObject({ problem: { code: 'MM-NOTHING' } })
})

describe('after later changes', () => {
  test('elsewhere, by Milemark: only its own', async () => {
    folder.write(PLAN)
    await put('three', 'THREE!')
    await put('# Plan', '# A much longer title')
    await put('four', '4')
    expect(await back({ seq: 1 })).toMatchObject({ ok: true })
    expect(folder.read()).toBe(PLAN.replace('# Plan', '# A much longer title').replace('four', '4'))
  })

  test('elsewhere, by an editor: found by the lines around it', async () => {
    folder.write(PLAN)
    await put('three', 'THREE!')
    folder.write(`new line\n${folder.read()}`)
    expect(await back()).toMatchObject({ ok: true })
    expect(folder.read()).toBe(`new line\n${PLAN}`)
  })

  test('a deletion comes back between the same lines', async () => {
    folder.write(PLAN)
    await put('- [ ] two\n', '')
    folder.write(folder.read().replace('# Plan', '# Other'))
    expect(await back()).toMatchObject({ ok: true })
    expect(folder.read()).toBe(PLAN.replace('# Plan', '# Other'))
  })

  test.each([
    ['by Milemark', () => put('TWO', 'twice')],
    ['by an editor', async () => folder.write(folder.read().replace('TWO', 'twice'))],
  ])('in the same place, %s: a conflict that shows both', async (_, change) => {
    folder.write(PLAN)
    await put('two', 'TWO')
    await change()
    const before = folder.read()
    const problem = { code: 'MM-CONFLICT', exit: 3, message: expect.stringMatching(/It wrote “TWO” for “two”; now there is “twice”/) }
    expect(await back({ seq: 1 })).toMatchObject({ ok: false, problem })
    expect(folder.read()).toBe(before)
  })

  test('in the same place, and undone again: as if nothing had been', async () => {
    folder.write(PLAN)
    await put('two', 'TWO')
    await put('TWO', 'twice')
    await back()
    expect(await back()).toMatchObject({ ok: true, value: { seq: 1 } })
    expect(folder.read()).toBe(PLAN)
  })
})

/** Disjoint edits of a text. */
const editsOf = (text: string): fc.Arbitrary<TextEdit[]> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(8), fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é', '- '), maxLength: 6 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => {
      const edits: TextEdit[] = []
      for (const [at, length, insert] of parts.sort((a, b) => a[0] - b[0])) {
        const from = Math.max(at, edits.at(-1)?.to ?? 0)
        edits.push({ from, to: Math.min(text.length, from + length), insert })
      }
      return edits
    })

test('undo gives back every byte, whatever was changed', async () => {
  const cases = fc
    .string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', 'é', '\ufeff'), maxLength: 60 })
    .chain((text) => fc.tuple(fc.constant(text), editsOf(text)))
  await fc.assert(
    fc.asyncProperty(cases, async ([text, edits]) => {
      folder.reset(text)
      const result = await save(folder.document(), () => ({ ok: true, edits, value: null }), {
        actor: 'a',
        label: 'b',
        port: quick,
        accept: true,
      })
      expect(result).toMatchObject({ ok: true })
      expect(folder.read()).toBe(applied(text, edits))
      if (result.ok && result.outcome === 'saved') expect(await back({ accept: true })).toMatchObject({ ok: true })
      expect(folder.read()).toBe(text)
    }),
    { numRuns: 150, seed: 7 },
  )
})

test('changes of different lines are undone in any order, each by itself', async () => {
  const lines = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']
  const text = lines.map((line) => `- ${line}\n`).join('')
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: 2 }), fc.nat(), async (order, chosen) => {
      folder.reset(text)
      for (const line of order) await put(line, `${line}${line}`)
      const index = chosen % order.length
      expect(await back({ seq: index + 1 })).toMatchObject({ ok: true })
      const kept = order.filter((_, other) => other !== index)
      expect(folder.read()).toBe(kept.reduce((all, line) => all.replace(line, `${line}${line}`), text))
    }),
    { numRuns: 40, seed: 11 },
  )
})
