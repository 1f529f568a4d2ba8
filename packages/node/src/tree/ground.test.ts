import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testRepository } from '../testing/repository.ts'
import { groundFor } from './ground.ts'

const { at, write, commit, outside } = testRepository()

test('the ground of a document: its repository, the merge base, the past', () => {
  write('docs/guide.md', '# Guide')
  write('src/a.ts', 'a')
  commit()
  rmSync(at('src'), { recursive: true })
  write('b.ts', 'b')
  commit()
  const result = groundFor(at('docs', 'guide.md'), { base: 'HEAD~1' })
  if (!result.ok) throw new Error(result.message)
  const { tree, base, history, document } = result.ground
  expect(document).toBe('docs/guide.md')
  expect([tree.kindOf('b.ts'), tree.kindOf('src/a.ts')]).toEqual(['file', null])
  expect([base?.kindOf('b.ts'), base?.kindOf('src/a.ts')]).toEqual([null, 'file'])
  expect(history.past(['src/a.ts']).get('src/a.ts')?.existed).toBe(true)
  expect(groundFor(at('docs', 'guide.md'), { base: 'nowhere' })).toMatchObject({ ok: false, code: 'unknown-revision' })
})

test('the index instead of the disk', () => {
  write('guide.md', '# Guide')
  commit()
  write('b.ts', 'b')
  const result = groundFor(at('guide.md'), { of: 'index' })
  expect(result.ok && [result.ground.tree.name, result.ground.tree.kindOf('b.ts')]).toEqual(['the index', null])
})

test('a document outside of any repository: its folder is the root', () => {
  mkdirSync(outside('plain', 'docs'), { recursive: true })
  const result = groundFor(outside('plain', 'docs', 'guide.md'))
  expect(result.ok && [result.ground.document, result.ground.base, result.ground.history.isComplete]).toEqual(['guide.md', null, false])
  expect(groundFor(outside('plain', 'docs', 'guide.md'), { base: 'main' })).toMatchObject({ ok: false, code: 'no-repository' })
})

test('a document behind a link belongs to where it really stands', () => {
  write('docs/guide.md', '# Guide')
  commit()
  symlinkSync(at('docs'), outside('link'))
  const result = groundFor(outside('link', 'guide.md'))
  expect(result.ok && result.ground.document).toBe('docs/guide.md')
  expect(groundFor(outside('nowhere', 'guide.md'))).toMatchObject({ ok: false })
})
