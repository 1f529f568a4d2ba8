import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { deadProcess, saveFolder } from '../testing/save-folder.ts'
import type { Lock, LockHeld, LockOptions } from './lock.ts'
import { acquire } from './lock.ts'
import type { FilePort } from './port.ts'
import { disk } from './port.ts'
import { isDead, thisProcess } from './process.ts'
import { recover } from './recover.ts'
import { ticketBytes } from './ticket.ts'

const folder = saveFolder()
let scripts = ''
let writer = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  scripts = mkdtempSync(join(tmpdir(), 'milemark-writer-'))
  writer = join(scripts, 'writer.mjs')
  const entry = fileURLToPath(new URL('../testing/writer.ts', import.meta.url))
  await build({
    entryPoints: [entry],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['milemark-source'],
    logLevel: 'silent',
  })
})
afterAll(() => rmSync(scripts, { recursive: true, force: true }))
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const run = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolved) => child.on('exit', resolved))
const says = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolved) => child.stdout?.on('data', (data) => void (String(data).includes(word) && resolved())))

const take = (more: Partial<LockOptions> = {}, port: FilePort = disk): Promise<Lock | LockHeld> =>
  acquire(port, folder.state().lock, { actor: 'human', label: 'test', since: new Date(0).toISOString(), waitMs: 0, ...more })

const taken = async (more: Partial<LockOptions> = {}, port: FilePort = disk): Promise<Lock> => {
  const lock = await take(more, port)
  if (!lock.ok) throw new Error(`held by ${lock.owner?.pid}`)
  return lock
}

describe('many processes', () => {
  const PROCESSES = 8
  const EDITS = 25
  const race = async (how: string): Promise<string[]> => {
    folder.write('# Plan\n')
    const all = Array.from({ length: PROCESSES }, (_, n) => run(folder.document(), `p${n}`, String(EDITS), how))
    expect(await Promise.all(all.map(ended))).toEqual(all.map(() => 0))
    return folder.read().trimEnd().split('\n').slice(1)
  }

  test('every edit is kept, in the order of each process, and one small file stays behind', async () => {
    const lines = await race('save')
    expect(lines).toHaveLength(PROCESSES * EDITS)
    for (let n = 0; n < PROCESSES; n++) {
      const own = lines.filter((line) => line.startsWith(`p${n}-`))
      expect(own).toEqual(Array.from({ length: EDITS }, (_, edit) => `p${n}-${edit}`))
    }
    expect(readdirSync(folder.state().lock)).toEqual([String(PROCESSES * EDITS)])
    expect(folder.temporaries()).toEqual([])
  })

  test('without the lock the same test loses edits, so it can see a loss', async () => {
    expect((await race('mutant')).length).toBeLessThan(PROCESSES * EDITS)
  })

  test('an owner that is stopped is waited for; one that was killed is passed', async () => {
    folder.write('# Plan\n')
    const child = run(folder.document(), 'agent:qa', '0', 'hold')
    await says(child, 'held')
    child.kill('SIGSTOP')
    expect(await take({ waitMs: 100 })).toMatchObject({ ok: false, owner: { pid: child.pid, actor: 'agent:qa', label: 'hold' } })
    const gone = ended(child)
    child.kill('SIGKILL')
    await gone
    const lock = await taken({ waitMs: 5_000 })
    expect(lock.broken).toContain(1)
    lock.release('over')
  })
})

describe('in one process', () => {
  const withoutLinks: FilePort = {
    ...disk,
    link: () => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' })
    },
  }

  test.each([
    ['with hard links', disk],
    ['without', withoutLinks],
  ])('one at a time, in the order of the numbers, %s', async (_, port) => {
    let inside = 0
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const lock = await taken({ waitMs: 20_000 }, port)
        expect(++inside).toBe(1)
        await new Promise((resolved) => setTimeout(resolved, 1))
        inside--
        order.push(lock.number)
        lock.release('over')
      }),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(readdirSync(folder.state().lock)).toHaveLength(1)
  })

  test('who gives up leaves the queue', async () => {
    const first = await taken()
    expect(await take()).toMatchObject({ ok: false, ahead: 1 })
    expect(await take()).toMatchObject({ ok: false, ahead: 2 })
    first.release('over')
    const next = await taken()
    expect(next.broken).toEqual([])
    next.release('over')
  })

  test('after two seconds, and then every second, the one who waits is told for whom', async () => {
    const first = await taken()
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
    try {
      const onWait = vi.fn()
      const second = take({ onWait, waitMs: 3_500 })
      await vi.advanceTimersByTimeAsync(1_900)
      expect(onWait).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(2_000)
      expect(onWait.mock.calls.map(([owner]) => owner.pid)).toEqual([process.pid, process.pid])
      expect(await second).toMatchObject({ ok: false })
    } finally {
      vi.useRealTimers()
    }
    first.release('over')
  })

  test('a number that was taken late counts for nothing', async () => {
    const lock = folder.state().lock
    for (let n = 0; n < 3; n++) (await taken()).release('over')
    expect(readdirSync(lock)).toEqual(['3'])
    // Stopped between looking and taking, until two others were done.
    let late = true
    const stalled: FilePort = {
      ...disk,
      link: (from, to) => {
        if (late) {
          late = false
          writeFileSync(join(lock, '5'), ticketBytes('over', null))
          rmSync(join(lock, '3'))
        }
        disk.link(from, to)
      },
    }
    const mine = await taken({}, stalled)
    expect(mine.number).toBe(6)
    mine.release('over')
    expect(readdirSync(lock)).toEqual(['6'])
  })
})

describe('owners that are gone', () => {
  const me = thisProcess()
  const held = (owner: object): void => {
    mkdirSync(folder.state().lock, { recursive: true })
    const full = { ...me, actor: 'a', label: 'b', since: '', token: 't', ...owner }
    writeFileSync(join(folder.state().lock, '7'), ticketBytes('held', full))
  }

  test.each([
    ['its number belongs to another process now', { pidStart: '1' }, 'passed'],
    ['it is of before the last boot', { bootId: 'other' }, 'passed'],
    ['its process has ended', deadProcess(), 'passed'],
    ['it lives', {}, 'waited for'],
    ['it is on another machine, whatever its number', { ...deadProcess(), machine: 'other' }, 'waited for'],
    ['it is in another container', { ...deadProcess(), space: 'other' }, 'waited for'],
  ])('%s', async (_, owner, expected) => {
    if (me.pidStart === null && 'pidStart' in owner) return
    held(owner)
    const lock = await take()
    expect(lock.ok ? 'passed' : 'waited for').toBe(expected)
    if (lock.ok) {
      expect(lock.broken).toEqual([7])
      lock.release('over')
      expect(readdirSync(folder.state().lock)).toEqual(['8'])
    }
  })

  test('a ticket that a power cut has emptied: passed when it is older than the boot', async () => {
    held({})
    const path = join(folder.state().lock, '7')
    writeFileSync(path, '')
    const port: FilePort = { ...disk, fstat: (fd) => ({ ...disk.fstat(fd), mtimeNs: 0n }) }
    const lock = await taken({}, port)
    expect(lock.broken).toEqual([7])
    lock.release('over')
  })

  test('this process lives', () => expect(isDead(me, me)).toBe(false))

  test('recovery says nothing where nothing is left', async () => {
    folder.write('# Plan\n')
    expect(await recover(folder.document())).toEqual({ ok: true, recovered: null })
    expect(readFileSync(folder.document(), 'utf8')).toBe('# Plan\n')
  })
})
