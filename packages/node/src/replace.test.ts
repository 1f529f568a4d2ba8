import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceFile } from './replace.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-replace-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0
const OURS = { over: /made by us/ }
const at = (name: string): string => join(folder, name)

test('a new file', async () => {
  expect(await replaceFile(at('a.html'), 'text', OURS)).toEqual({ ok: true, path: at('a.html') })
  expect(readFileSync(at('a.html'), 'utf8')).toBe('text')
  expect(readdirSync(folder)).toEqual(['a.html'])
})

test.each([
  ['one of ours', '<!-- made by us -->', 'new'],
  ['an empty one', '', 'new'],
  ['one of somebody else', '<p>mine</p>', '<p>mine</p>'],
])('over %s', async (_, old, now) => {
  writeFileSync(at('a.html'), old)
  const result = await replaceFile(at('a.html'), 'new', OURS)
  expect(readFileSync(at('a.html'), 'utf8')).toBe(now)
  if (now === old) expect(result).toMatchObject({ ok: false, code: 'MM-EXISTS', message: expect.stringContaining('--force') })
})

test('over anything when that is wanted; the rights stay', async () => {
  writeFileSync(at('a.html'), '<p>mine</p>', { mode: 0o640 })
  expect(await replaceFile(at('a.html'), 'new', { over: 'always' })).toMatchObject({ ok: true })
  expect(readFileSync(at('a.html'), 'utf8')).toBe('new')
  expect(lstatSync(at('a.html')).mode & 0o777).toBe(0o640)
})

test('a link stays a link', async () => {
  writeFileSync(at('real.html'), '')
  symlinkSync('real.html', at('link.html'))
  expect(await replaceFile(at('link.html'), 'new', OURS)).toMatchObject({ ok: true })
  expect(lstatSync(at('link.html')).isSymbolicLink()).toBe(true)
  expect(readFileSync(at('real.html'), 'utf8')).toBe('new')
})

test('a folder, a missing folder, a file for a folder', async () => {
  mkdirSync(at('f.html'))
  writeFileSync(at('file'), '')
  expect(await replaceFile(at('f.html'), '', OURS)).toMatchObject({ code: 'MM-DIRECTORY' })
  expect(await replaceFile(at('no/a.html'), '', OURS)).toMatchObject({
    code: 'MM-MISSING',
    message: expect.stringContaining('does not exist'),
  })
  expect(await replaceFile(at('file/a.html'), '', OURS)).toMatchObject({ ok: false, message: expect.stringContaining('is a file') })
})

test('a folder that may not be written: the old file is unchanged', async () => {
  writeFileSync(at('a.html'), 'made by us')
  chmodSync(folder, 0o555)
  const result = await replaceFile(at('a.html'), 'new', OURS)
  if (isRoot) expect(result).toMatchObject({ ok: true })
  else expect(result).toMatchObject({ code: 'MM-PERMISSION', message: expect.stringContaining('unchanged') })
  expect(readFileSync(at('a.html'), 'utf8')).toBe(isRoot ? 'new' : 'made by us')
})
