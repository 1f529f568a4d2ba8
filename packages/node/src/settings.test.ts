import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gitRoot } from './git.ts'
import { folderSettings } from './settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-settings-'))
  mkdirSync(join(folder, 'repo/docs/ai'), { recursive: true })
  writeFileSync(join(folder, 'milemark.yaml'), 'start: 2026-01-01')
})
afterEach(() => rmSync(folder, { recursive: true }))

const settings = () => folderSettings(join(folder, 'repo/docs/ai/plan.md'))

test('the nearest file counts, up to the root of the repository', async () => {
  mkdirSync(join(folder, 'repo/.git'))
  expect(await settings()).toMatchObject({ path: null, settings: {} })
  writeFileSync(join(folder, 'repo/milemark.yaml'), 'start: 2026-02-02')
  expect(await settings()).toMatchObject({ settings: { start: '2026-02-02' }, problems: [] })
  writeFileSync(join(folder, 'repo/docs/milemark.yaml'), 'start: 2026-03-03')
  expect(await settings()).toMatchObject({ settings: { start: '2026-03-03' } })
})

test('outside of a repository, only the folder of the document', async () => {
  if (gitRoot(folder) !== null) return
  writeFileSync(join(folder, 'repo/docs/milemark.yaml'), 'start: 2026-03-03')
  expect(await settings()).toMatchObject({ path: null })
  writeFileSync(join(folder, 'repo/docs/ai/milemark.yml'), 'start: 2026-04-04')
  expect(await settings()).toMatchObject({ settings: { start: '2026-04-04' } })
})

test('what is wrong with it is said', async () => {
  writeFileSync(join(folder, 'repo/docs/ai/milemark.yaml'), 'holiday: DE')
  expect((await settings()).problems).toEqual([expect.objectContaining({ message: expect.stringContaining('“holiday” is not a setting') })])
})
