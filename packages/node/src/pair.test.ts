import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { featureIn, pairedWith } from './pair.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-pair-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function paired(files: Readonly<Record<string, string>>, path: string): Promise<string | null> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const found = await pairedWith(join(folder, path))
  return found?.slice(folder.length + 1) ?? null
}

describe('the other half', () => {
  const search = '---\nfeature: search\n---\n'

  test('has the same name', async () => {
    expect(await paired({ 'planning/a.md': '', 'implementation/a.md': '' }, 'planning/a.md')).toBe('implementation/a.md')
  })

  test('has the same feature, which goes before the name', async () => {
    const files = { 'planning/a.md': search, 'implementation/a.md': '', 'implementation/b.md': search }
    expect(await paired(files, 'planning/a.md')).toBe('implementation/b.md')
  })

  test('is not there', async () => {
    expect(await paired({ 'planning/a.md': '', 'implementation/b.md': '' }, 'planning/a.md')).toBe(null)
    expect(await paired({ 'plans/a.md': '' }, 'plans/a.md')).toBe(null)
  })

  test('a read-me has none', async () => {
    expect(await paired({ 'planning/README.md': '', 'implementation/README.md': '' }, 'planning/README.md')).toBe(null)
  })
})

test.each([
  ['---\nfeature: search\n---\n', 'search'],
  ['---\r\ntitle: x\r\nfeature: "table plan" # the second\r\n---\r\n', 'table plan'],
  ['feature: search\n', null],
])('%j', (text, feature) => expect(featureIn(text)).toBe(feature))
