import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFile, head, readDocument } from './files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const isRoot = process.getuid?.() === 0

describe('readDocument', () => {
  test.each(['# Plan\n', '\ufeff# Plan\r\n', 'a\rb\0c 🚀 Việt', ''])('gives %j as it stands', async (text) => {
    expect(await readDocument(write('plan.md', text))).toMatchObject({ ok: true, text })
  })

  test.each([
    ['latin 1', Buffer.from('# Plan\n\nCaf\xe9\n', 'latin1'), 'MM-ENCODING', /byte 0xE9 in line 3, column 4 \(offset 11\)/],
    ['a cut sequence', Buffer.from([0x61, 0xe2, 0x82]), 'MM-ENCODING', /byte 0xE2 in line 1, column 2/],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'MM-ENCODING', /byte 0xED in line 1, column 1/],
    ['UTF-16', Buffer.from('\ufeff# Plan', 'utf16le'), 'MM-ENCODING', /is UTF-16 .*iconv -f UTF-16/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff]), 'MM-BINARY', /zero bytes/],
  ])('%s is refused with its reason', async (_, bytes, code, message) => {
    const result = await readDocument(write('plan.md', bytes))
    expect(result).toMatchObject({ ok: false, code, message: expect.stringMatching(message) })
    expect(result).toMatchObject({ message: expect.stringContaining('The file was not changed.') })
  })

  test('a missing file, with the name that was meant', async () => {
    write('planning.md', '')
    expect(await readDocument(join(folder, 'planing.md'))).toMatchObject({
      code: 'MM-MISSING',
      message: expect.stringContaining(`Did you mean ${join(folder, 'planning.md')}?`),
    })
    expect(await readDocument(join(folder, 'other.md'))).toMatchObject({ code: 'MM-MISSING' })
    expect(await readDocument(join(folder, 'no', 'plan.md'))).toMatchObject({ message: expect.stringContaining('does not exist either') })
  })

  test('a folder', async () => expect(await readDocument(folder)).toMatchObject({ code: 'MM-DIRECTORY' }))

  test('a name that a shell would split is quoted', async () => {
    expect(await readDocument(write('my plan.md', Buffer.from([0xff])))).toMatchObject({
      message: expect.stringContaining("my plan.md' >"),
    })
  })

  test('a file without permission', async () => {
    const path = write('plan.md', '# Plan')
    chmodSync(path, 0)
    expect(await readDocument(path)).toMatchObject(isRoot ? { ok: true } : { code: 'MM-PERMISSION' })
  })
})

describe('createFile', () => {
  test('creates the folders that it needs', async () => {
    const path = join(folder, 'docs/plan.md')
    expect(await createFile(path, 'text')).toEqual({ ok: true, path })
    expect(readFileSync(path, 'utf8')).toBe('text')
  })

  test('never touches what exists', async () => {
    const path = write('plan.md', 'mine')
    expect(await createFile(path, 'text')).toMatchObject({ ok: false, code: 'MM-EXISTS' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  test('a file where a folder should be', async () => {
    const path = join(write('docs', ''), 'plan.md')
    expect(await createFile(path, 'text')).toMatchObject({ ok: false })
    expect(existsSync(path)).toBe(false)
  })
})

test('head gives the beginning, and nothing for what cannot be read', async () => {
  expect(await head(write('plan.md', 'abcdef'), 3)).toBe('abc')
  mkdirSync(join(folder, 'd'))
  expect(await head(join(folder, 'd'), 3)).toBe('')
})
