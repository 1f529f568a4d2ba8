import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findDocuments, hasPlanKeys, isPlanPlace, markdownBelow } from './find.ts'

describe('places', () => {
  test.each([
    'docs/ai/planning/feature-x.md',
    'packages/a/docs/ai/implementation/feature-x.md',
    'plan.md',
    'PLAN.md',
    'docs/IMPLEMENTATION_PLAN.md',
    'plans/search.md',
    'specs/001-login/tasks.md',
    '.kiro/specs/login/tasks.md',
    'openspec/changes/add-login/tasks.md',
    'TODO.md',
    'docs/v2/rollout/steps.md',
    String.raw`docs\ai\planning\feature-x.md`,
  ])('%s', (path) => expect(isPlanPlace(path)).toBe(true))

  test.each([
    'README.md',
    'docs/ai/design/feature-x.md',
    'openspec/changes/archive/2026-01-01-x/tasks.md',
    'tasks.md',
    'docs/views/a.md',
    'airplan.md',
  ])('not %s', (path) => expect(isPlanPlace(path)).toBe(false))
})

describe('front matter', () => {
  test.each([
    '---\nphase: planning\n---\n',
    '\ufeff---\r\ntitle: x\r\nphase: "implementation"\r\n---\r\n',
    '# Title\n\n---\nphase: planning\n---\n',
    '---\nmilemark:\n  start: 2026-11-23\n---\n',
  ])('%j', (text) => expect(hasPlanKeys(text)).toBe(true))

  test.each(['phase: planning\n', '---\nphase: design\n---\n', '---\ntitle: x\n---\nphase: planning\n', '# milemark:\n'])(
    'not %j',
    (text) => expect(hasPlanKeys(text)).toBe(false),
  )
})

describe('a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'milemark-find-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  }
  const names = ({ paths }: { readonly paths: readonly string[] }) => paths.map((path) => path.slice(folder.length + 1))

  test('plans by place and by front matter, nothing that others wrote', async () => {
    write({
      'docs/ai/planning/a.md': '',
      'notes/b.md': '---\nphase: planning\n---\n',
      'notes/c.md': '# Notes\n',
      'node_modules/x/plan.md': '',
      '.git/plan.md': '',
      '.github/plan.md': '',
      '.kiro/specs/s/tasks.md': '',
      'dist/plan.md': '',
    })
    const found = await findDocuments(folder)
    expect(names(found)).toEqual(['.kiro/specs/s/tasks.md', 'docs/ai/planning/a.md', 'notes/b.md'])
    expect(found.complete).toBe(true)
  })

  test('every Markdown document of a folder that is named', async () => {
    write({ 'a.md': '', 'b.txt': '', 'deep/er/c.markdown': '' })
    expect(names(await markdownBelow(folder))).toEqual(['a.md', 'deep/er/c.markdown'])
  })

  test('says when it gave up', async () => {
    write({ 'a.md': '', 'b.md': '', 'c/d.md': '' })
    expect(await markdownBelow(folder, { entries: 2 })).toMatchObject({ complete: false })
    expect(await findDocuments(folder, { heads: 1 })).toMatchObject({ complete: false })
  })
})

test('a link out of the repository is no document of it', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'milemark-links-'))
  try {
    const folder = join(outer, 'repository')
    mkdirSync(join(folder, '.git'), { recursive: true })
    mkdirSync(join(folder, 'docs'))
    for (const path of [join(outer, 'secret.md'), join(folder, 'own.md')]) writeFileSync(path, '')
    symlinkSync('../../secret.md', join(folder, 'docs/plan.md'))
    symlinkSync('../own.md', join(folder, 'docs/own-plan.md'))
    expect((await findDocuments(join(folder, 'docs'))).paths).toEqual([join(folder, 'docs/own-plan.md')])
  } finally {
    rmSync(outer, { recursive: true })
  }
})
