import {
  chmodSync,
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { deleted, inserted, type TextEdit } from '@milemark/core'
import { describe, expect, test, vi } from 'vitest'
import { faultyPort } from '../testing/faulty-port.ts'
import { quick, saveFolder } from '../testing/save-folder.ts'
import { readJournal } from './journal.ts'
import { disk } from './port.ts'
import type { SaveOptions } from './save.ts'
import { save } from './save.ts'

const folder = saveFolder()
const options: SaveOptions = { actor: 'human', label: 'test', port: quick }

/** Appends a line. */
const append =
  (line: string) =>
  (text: string): { ok: true; edits: TextEdit[]; value: string } => ({ ok: true, edits: [inserted(text.length, `${line}\n`)], value: line })

/** The port, with something that happens just before the first operation of a name; the journal stands before the rename. */
const whenever = (name: string, action: () => void, times = 1) => {
  let left = times
  return faultyPort({ fault: 'EIO', at: 0, before: (operation) => void (operation === name && left-- > 0 && action()) }, quick)
}

describe('what is written', () => {
  test('the edit, the journal, and nothing beside the document', async () => {
    folder.write('# Plan\n')
    const result = await save(folder.document(), append('one'), options)
    expect(result).toMatchObject({
      ok: true,
      outcome: 'saved',
      value: 'one',
      text: '# Plan\none\n',
      seq: 1,
      rescued: null,
      recovered: null,
    })
    expect(folder.read()).toBe('# Plan\none\n')
    expect(readdirSync(folder.at()).sort()).toEqual(['.git', 'plan.md'])
    const [record] = readJournal(disk, folder.state()).records
    expect(record).toMatchObject({
      actor: 'human',
      label: 'test',
      edits: [{ from: 7, to: 7, insert: 'one\n', removed: '', lead: '# Plan\n', trail: '' }],
    })
    expect(statSync(folder.state().journal).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['CRLF', '# Plan\r\n\r\ntext\r\n'],
    ['a byte order mark', '\ufeff# Plan\n'],
    ['no newline at the end', '# Plan\n\ntext'],
    ['mixed ends of lines', 'a\r\nb\nc\rd'],
    ['letters of all lengths', 'é ∞ 😀 \u2028 x\n'],
  ])('%s: no other byte changes', async (_, text) => {
    folder.write(text)
    await save(folder.document(), () => ({ ok: true, edits: [inserted(2, 'X')], value: null }), options)
    expect(folder.read()).toBe(`${text.slice(0, 2)}X${text.slice(2)}`)
  })

  test('the rights stay, and a link stays a link', async () => {
    writeFileSync(folder.at('real.md'), 'text\n')
    chmodSync(folder.at('real.md'), 0o664)
    symlinkSync('real.md', folder.document())
    expect(await save(folder.document(), append('x'), options)).toMatchObject({ ok: true })
    expect(lstatSync(folder.document()).isSymbolicLink()).toBe(true)
    expect(readFileSync(folder.at('real.md'), 'utf8')).toBe('text\nx\n')
    expect(statSync(folder.at('real.md')).mode & 0o777).toBe(0o664)
  })

  test.each([
    ['no edits', []],
    ['an edit that changes nothing', [{ from: 0, to: 1, insert: '#' }]],
    ['edits that cancel each other', [inserted(0, '#'), deleted({ from: 0, to: 1 } as never)]],
  ])('%s: nothing', async (_, edits) => {
    folder.write('# Plan\n')
    const before = statSync(folder.document(), { bigint: true })
    expect(await save(folder.document(), () => ({ ok: true, edits, value: 1 }), options)).toMatchObject({ outcome: 'unchanged', seq: null })
    expect(statSync(folder.document(), { bigint: true })).toMatchObject({ ino: before.ino, mtimeNs: before.mtimeNs })
    expect(() => readFileSync(folder.state().journal)).toThrow()
  })

  test('a dry run writes nothing, not even a lock', async () => {
    folder.write('# Plan\n')
    expect(await save(folder.document(), append('x'), { ...options, dryRun: true })).toMatchObject({
      outcome: 'dry-run',
      text: '# Plan\nx\n',
    })
    expect(folder.read()).toBe('# Plan\n')
    expect(readdirSync(folder.at('.git'))).toEqual([])
  })

  test('half a character is a mistake of the caller, and nothing is written', async () => {
    folder.write('😀\n')
    const half = (edits: TextEdit[]) => save(folder.document(), () => ({ ok: true, edits, value: 0 }), options)
    await expect(half([inserted(0, '\ud83d')])).rejects.toThrow(RangeError)
    await expect(half([inserted(1, 'x')])).rejects.toThrow(RangeError)
    expect(folder.read()).toBe('😀\n')
    expect(await save(folder.document(), append('x'), options)).toMatchObject({ ok: true })
    expect(folder.temporaries()).toEqual([])
  })
})

describe('what is refused', () => {
  const refusal = async (more: Partial<SaveOptions> = {}): Promise<unknown> => {
    const result = await save(folder.document(), append('x'), { ...options, ...more })
    return result.ok ? 'saved' : result.problem
  }

  test('the problem of the change, as it is', async () => {
    folder.write('# Plan\n')
    const problem = { code: 'MM-NO-TASK', message: 'There is no task T-9.', near: ['T-8'] }
    expect(await save(folder.document(), () => ({ ok: false, problem }), options)).toEqual({ ok: false, problem, recovered: null })
  })

  test('no file, a folder, a file of two names', async () => {
    expect(await refusal()).toMatchObject({ code: 'MM-MISSING', exit: 4, wrote: false })
    mkdirSync(folder.document())
    expect(await refusal()).toMatchObject({ code: 'MM-DIRECTORY' })
    writeFileSync(folder.at('a.md'), 'text')
    linkSync(folder.at('a.md'), folder.at('b.md'))
    expect(await save(folder.at('b.md'), append('x'), options)).toMatchObject({ problem: { code: 'MM-LINKED', exit: 4 } })
    expect(readFileSync(folder.at('a.md'), 'utf8')).toBe('text')
  })

  test.each([
    ['latin 1', Buffer.from('Caf\xe9 und mehr\n', 'latin1'), { code: 'MM-ENCODING', exit: 4 }],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0xff]), { code: 'MM-BINARY', exit: 4 }],
    ['zero bytes', 'text\n\0\0\0', { code: 'MM-SUSPECT', exit: 3 }],
    ['a cut letter', Buffer.from([0x61, 0x0a, 0xe2, 0x82]), { code: 'MM-SUSPECT', exit: 3 }],
    ['a merge', 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> side\n', { code: 'MM-MERGE', exit: 3 }],
  ])('%s', async (_, bytes, problem) => {
    folder.write(bytes)
    expect(await refusal({ accept: true })).toMatchObject(problem)
    expect(readFileSync(folder.document())).toEqual(Buffer.from(bytes))
  })

  test('a document that shrank a moment ago, unless that is accepted', async () => {
    folder.write(`# Plan\n${'text\n'.repeat(100)}`)
    await save(folder.document(), append('one'), options)
    writeFileSync(folder.document(), '# Plan\n')
    expect(await refusal()).toMatchObject({
      code: 'MM-SUSPECT',
      message: expect.stringMatching(/shrank from 511 bytes to 7 bytes.*journal #1/),
    })
    expect(await refusal({ accept: true })).toBe('saved')
  })

  test('a lock that is held: who holds it, and nothing is changed', async () => {
    folder.write('# Plan\n')
    let inner: unknown
    const outer = await save(folder.document(), append('outer'), {
      ...options,
      port: whenever('rename', () => {
        inner = save(folder.document(), append('inner'), { ...options, actor: 'agent:qa', waitMs: 0 })
      }),
    })
    expect(outer).toMatchObject({ ok: true })
    expect(await inner).toMatchObject({
      ok: false,
      problem: { code: 'MM-LOCKED', exit: 5, message: expect.stringContaining(`pid ${process.pid} (human@`) },
    })
    expect(folder.read()).toBe('# Plan\nouter\n')
  })
})

describe('another program writes at the same time', () => {
  test('in the moment of the rename: its version is kept beside', async () => {
    folder.write('# Plan\n')
    const port = whenever('rename', () => writeFileSync(folder.document(), '# Plan\nby an editor\n'))
    const result = await save(folder.document(), append('ours'), { ...options, port })
    expect(result).toMatchObject({ ok: true, rescued: { merged: false } })
    expect(folder.read()).toBe('# Plan\nours\n')
    if (result.ok && result.rescued) expect(readFileSync(result.rescued.path, 'utf8')).toBe('# Plan\nby an editor\n')
  })

  test('in place or by a rename of its own while the new file is written: begun again', async () => {
    for (const style of ['in place', 'rename'] as const) {
      folder.reset('# Plan\n')
      let opened = 0
      const racing = faultyPort(
        {
          fault: 'EIO',
          at: 0,
          before: (name) => {
            if (name !== 'fsync' || opened++ > 0) return
            if (style === 'in place') writeFileSync(folder.document(), '# Plan\nby an editor\n')
            else {
              writeFileSync(folder.at('new'), '# Plan\nby an editor\n')
              renameSync(folder.at('new'), folder.document())
            }
          },
        },
        quick,
      )
      expect(await save(folder.document(), append('ours'), { ...options, port: racing })).toMatchObject({ ok: true, rescued: null })
      expect(folder.read()).toBe('# Plan\nby an editor\nours\n')
      expect(readJournal(disk, folder.state()).records.map(({ seq }) => seq)).toEqual([2])
      expect(folder.temporaries()).toEqual([])
    }
  })

  test('again and again: given up, and what the other wrote is in place', async () => {
    folder.write('# Plan\n')
    let count = 0
    const port = faultyPort(
      { fault: 'EIO', at: 0, before: (name) => void (name === 'fsync' && writeFileSync(folder.document(), `# Plan\n${count++}\n`)) },
      quick,
    )
    expect(await save(folder.document(), append('ours'), { ...options, port })).toMatchObject({ problem: { code: 'MM-CHANGED', exit: 3 } })
    expect(folder.read()).toBe(`# Plan\n${count - 1}\n`)
    expect(folder.temporaries()).toEqual([])
  })

  test('into the replaced file: joined where the surface can, and kept in any case', async () => {
    folder.write('# Plan\n')
    const port = whenever('rename', () => writeFileSync(folder.document(), '# Plan by an editor\n'))
    const merge = (base: string, ours: string, theirs: string): string => ours.replace(base, theirs)
    const result = await save(folder.document(), append('ours'), { ...options, port, merge })
    expect(result).toMatchObject({ ok: true, rescued: { code: 'MM-RESCUED', merged: true }, text: '# Plan by an editor\nours\n' })
    expect(folder.read()).toBe('# Plan by an editor\nours\n')
    expect(readJournal(disk, folder.state()).records.map(({ actor }) => actor)).toEqual(['human', 'editor'])
  })

  test('when there is no room for a copy of what the other wrote, it leaves with the message', async () => {
    folder.write('# Plan\n')
    const full = {
      ...quick,
      open: (path: string, ...rest: [never]) => (path.includes('rescue') ? failing('ENOSPC') : quick.open(path, ...rest)),
    }
    const port = faultyPort(
      { fault: 'EIO', at: 0, before: (name) => void (name === 'rename' && writeFileSync(folder.document(), 'theirs\n')) },
      full as typeof quick,
    )
    const problem = { code: 'MM-IO', wrote: true, details: { theirs: 'theirs\n' } }
    expect(await save(folder.document(), append('ours'), { ...options, port })).toMatchObject({ ok: false, problem })
  })

  test('a while later: kept, for a process that lives on', async () => {
    folder.write('# Plan\n')
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      const fd = openSync(folder.document(), 'r+')
      const onLateRescue = vi.fn()
      const result = await save(folder.document(), append('ours'), { ...options, onLateRescue })
      expect(result).toMatchObject({ ok: true, rescued: null })
      writeSync(fd, '# Plan, late\n')
      await vi.advanceTimersByTimeAsync(300)
      writeSync(fd, 'and later\n')
      closeSync(fd)
      await vi.advanceTimersByTimeAsync(2_000)
      const kept = onLateRescue.mock.calls.map(([found]) => readFileSync(found.path, 'utf8'))
      expect(kept).toEqual(['# Plan, late\n', '# Plan, late\nand later\n'])
    } finally {
      vi.useRealTimers()
    }
  })
})

const failing = (code: string): never => {
  throw Object.assign(new Error(code), { code })
}

describe('what a message says: what happened, where the data is, what was not done, what to do', () => {
  test.each([
    ['checkWritable', 'EACCES', 'MM-READONLY', /may not be written by you \(EACCES\)\. The file was not touched\..*NOT saved.*chmod u\+w/],
    [
      'fsync',
      'EIO',
      'MM-IO',
      /the disk reported an error \(EIO\)\. The version before is in place and was read again \([0-9a-f]{8}\)\..*copy the repository/,
    ],
    ['rename', 'EROFS', 'MM-READONLY', /the folder .* cannot be written \(EROFS\)\..*read again.*work on a copy/],
    ['link', 'ENOSPC', 'MM-NOSPACE', /the disk is full .*\. The file was not touched\. The change is NOT saved\. Free space and repeat/],
    ['link', 'EACCES', 'MM-READONLY', /Milemark's own folder .*milemark.* cannot be written/],
    ['realpath', 'EACCES', 'MM-PERMISSION', /may not be read by you/],
  ])('%s fails with %s', async (operation, errno, code, message) => {
    folder.write('# Plan\n')
    const port = { ...quick, [operation]: () => failing(errno) }
    const result = await save(folder.document(), append('x'), { ...options, port })
    expect(result).toMatchObject({ ok: false, problem: { code, exit: 4, wrote: false, message: expect.stringMatching(message) } })
    expect(folder.read()).toBe('# Plan\n')
    expect(folder.temporaries()).toEqual([])
  })
})
