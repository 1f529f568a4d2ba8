/**
 * The disk fails, or the process dies, at the first operation of a save, at the second, and so on until the save needs no
 * more. After every one of these the document is the old one or the new one, and the next save finds everything in order.
 */
import { applied, inserted } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import type { Fault, FaultyPort } from '../testing/faulty-port.ts'
import { Crash, FAULTS, faultyPort } from '../testing/faulty-port.ts'
import { deadProcess, quick, saveFolder } from '../testing/save-folder.ts'
import { readJournal } from './journal.ts'
import { disk } from './port.ts'
import { recover } from './recover.ts'
import type { SaveOptions, SaveResult } from './save.ts'
import { save } from './save.ts'
import { hashOf } from './site.ts'

const folder = saveFolder()
const OLD = `# Plan\n${'- [ ] a task\n'.repeat(3)}`
const NEW = `${OLD}edit\n`

const edit = (line: string, more: Partial<SaveOptions>): Promise<SaveResult<null>> =>
  save(folder.document(), (text) => ({ ok: true, edits: [inserted(text.length, `${line}\n`)], value: null }), {
    actor: 'human',
    label: line,
    port: quick,
    waitMs: 0,
    ...more,
  })

/** Whether the journal tells exactly how the document became what it is. */
function expectHistory(from: string): void {
  const { records } = readJournal(disk, folder.state())
  let text = from
  for (const record of records) {
    expect(hashOf(Buffer.from(text))).toBe(record.before)
    text = applied(text, record.edits)
    expect(hashOf(Buffer.from(text))).toBe(record.after)
  }
  expect(text).toBe(folder.read())
}

/** The document as it must be in the end, and no trace of what went wrong. */
async function expectOrder(from: string, where: string): Promise<void> {
  const before = folder.read()
  expect([OLD, NEW], where).toContain(before)
  const next = await edit('next', {})
  expect(next, where).toMatchObject({ ok: true })
  expect(folder.read(), where).toBe(`${before}next\n`)
  expect(folder.temporaries(), where).toEqual([])
  expectHistory(from)
}

/** Calls something for the first operation, the second and so on, until there are no more. */
async function everywhere(
  fault: Fault,
  lasting: 'once' | 'for ever',
  body: (port: FaultyPort, where: string) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at++) {
    const port = faultyPort({ fault, at, lasting }, quick)
    await body(port, `${fault} ${lasting} at ${at}`)
    if (!port.struck()) return at - 1
  }
}

const PROBLEM = { code: expect.stringMatching(/^MM-[A-Z]+$/), exit: expect.any(Number), message: expect.stringMatching(/\. .*\.|: /s) }

const errors = FAULTS.filter((fault) => fault !== 'crash' && fault !== 'torn').flatMap((fault) =>
  (['once', 'for ever'] as const).map((lasting) => [fault, lasting] as const),
)

test.each(errors)('%s %s', async (fault, lasting) => {
  const operations = await everywhere(fault, lasting, async (port, where) => {
    folder.reset(OLD)
    const result = await edit('edit', { port })
    if (result.ok) expect(folder.read(), where).toBe(NEW)
    else {
      expect(result.problem, where).toMatchObject(PROBLEM)
      expect(folder.read(), where).toBe((result.problem as { wrote: boolean }).wrote ? NEW : OLD)
    }
    expect(port.left(), `${where}: files left open`).toBe(0)
    await expectOrder(OLD, where)
  })
  expect(operations).toBeGreaterThan(40)
})

const deaths = ['crash', 'torn'] as const

test.each(deaths)('%s at every operation', async (fault) => {
  let completed = 0
  let aborted = 0
  await everywhere(fault, 'once', async (port, where) => {
    folder.reset(OLD)
    await dying(port, edit('edit', { port, self: deadProcess() }))
    const result = await recover(folder.document(), { waitMs: 0, port: quick })
    expect(result, where).toMatchObject({ ok: true })
    if (result.ok && result.recovered?.aborted) {
      aborted++
      expect(folder.read(), where).toBe(OLD)
    }
    if (result.ok && result.recovered?.completed) {
      completed++
      expect(folder.read(), where).toBe(NEW)
    }
    expect(folder.temporaries(), where).toEqual([])
    await expectOrder(OLD, where)
  })
  expect({ completed: completed > 0, aborted: aborted > 0 }).toEqual({ completed: true, aborted: true })
})

/** A process that dies, or one that needs no more operations than it had. */
async function dying(port: FaultyPort, work: Promise<unknown>): Promise<void> {
  try {
    await work
    expect(port.struck()).toBe(false)
  } catch (error) {
    expect(error).toBeInstanceOf(Crash)
  } finally {
    port.closeAll()
  }
}

describe('twice', () => {
  test('a crash during the recovery from a crash', async () => {
    const operations = await operationsOfFirstSave()
    const deadly = operations.flatMap((name, index) => (['write', 'fsync', 'rename', 'truncate'].includes(name) ? [index + 1] : []))
    for (const at of deadly) {
      for (let again = 1; ; again += 2) {
        folder.reset(OLD)
        const first = faultyPort({ fault: 'crash', at }, quick)
        await dying(first, edit('edit', { port: first, self: deadProcess() }))
        const second = faultyPort({ fault: 'crash', at: again }, quick)
        await dying(second, recover(folder.document(), { port: second, self: deadProcess(), waitMs: 0 }))
        await expectOrder(OLD, `crash at ${at} and then at ${again}`)
        if (!second.struck()) break
      }
    }
  })

  test('errors during the recovery from a crash', async () => {
    const rename = (await operationsOfFirstSave()).lastIndexOf('rename') + 1
    for (const fault of ['EIO', 'ENOSPC'] as const) {
      for (let at = 1; ; at += 2) {
        folder.reset(OLD)
        const crash = faultyPort({ fault: 'crash', at: rename }, quick)
        await dying(crash, edit('edit', { port: crash, self: deadProcess() }))
        expect(folder.temporaries()).toHaveLength(1)
        const port = faultyPort({ fault, at }, quick)
        const result = await recover(folder.document(), { port, waitMs: 0 })
        if (!result.ok) expect(result.problem).toMatchObject(PROBLEM)
        await expectOrder(OLD, `${fault} at ${at}`)
        if (!port.struck()) break
      }
    }
  })
})

async function operationsOfFirstSave(): Promise<readonly string[]> {
  folder.reset(OLD)
  const port = faultyPort({ fault: 'EIO', at: 0 }, quick)
  await edit('edit', { port })
  return port.names()
}

test('a second save, with a journal already there', async () => {
  for (const fault of ['EIO', 'crash'] as const) {
    await everywhere(fault, 'once', async (port, where) => {
      folder.reset('# Plan\n')
      await save(folder.document(), (text) => ({ ok: true, edits: [inserted(text.length, OLD.slice(text.length))], value: null }), {
        actor: 'a',
        label: 'b',
        port: quick,
      })
      if (fault === 'crash') await dying(port, edit('edit', { port, self: deadProcess() }))
      else await edit('edit', { port })
      await expectOrder('# Plan\n', where)
    })
  }
})
