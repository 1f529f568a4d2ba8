import { rmSync, symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testRepository } from '../testing/repository.ts'
import { commitTree, indexTree, mergeBase } from './git-tree.ts'
import { MAX_FILE_BYTES } from './safe-read.ts'

const repository = testRepository()
const { at, write, commit, git, remove, outside } = repository

function treeAt(revision: string) {
  const result = commitTree(at(), revision)
  if (!result.ok) throw new Error(result.message)
  return result.tree
}

test('the tree of a commit is that of the commit, whatever stands on the disk', () => {
  write('src/a.ts', 'const greet = 1')
  write('src/bin', Buffer.from('a\0greet'))
  write('large.txt', `greet ${'x'.repeat(MAX_FILE_BYTES)}`)
  write('.gitignore', 'dist/\n')
  symlinkSync('src', at('link'))
  const oid = commit()
  remove('src')
  write('new.ts', 'greet')
  commit()
  const tree = treeAt(oid)
  expect(tree.name).toBe(oid.slice(0, 8))
  expect(tree.files).toEqual(['.gitignore', 'large.txt', 'src/a.ts', 'src/bin'])
  expect(['src', 'link', 'link/a.ts', 'new.ts', 'src/a.ts'].map(tree.kindOf)).toEqual(['directory', 'directory', 'file', null, 'file'])
  expect([tree.read('src/a.ts'), tree.read('src/bin'), tree.read('large.txt'), tree.read('link')]).toEqual([
    'const greet = 1',
    null,
    null,
    null,
  ])
  expect([tree.size('src/a.ts'), tree.size('large.txt'), tree.size('new.ts')]).toEqual([15, MAX_FILE_BYTES + 6, null])
  expect([...tree.find(['greet', 'nowhere'])]).toEqual([
    ['greet', ['src/a.ts']],
    ['nowhere', []],
  ])
  expect([tree.ignores('dist/a.js'), tree.ignores('src/a.ts'), tree.isTracked('src/a.ts'), tree.isTracked('src')]).toEqual([
    true,
    false,
    true,
    false,
  ])
  expect(tree.list('')).toEqual(['.gitignore', 'large.txt', 'link/', 'src/'])
})

test('the index holds what is staged, not what is on the disk', () => {
  write('a.ts', 'committed')
  commit()
  write('a.ts', 'staged')
  write('b.ts', 'staged')
  git('add', '-A')
  write('a.ts', 'on the disk')
  rmSync(at('b.ts'))
  const result = indexTree(at())
  if (!result.ok) throw new Error(result.message)
  expect(result.tree.name).toBe('the index')
  expect(result.tree.files).toEqual(['a.ts', 'b.ts'])
  expect([result.tree.read('a.ts'), result.tree.read('b.ts')]).toEqual(['staged', 'staged'])
})

test('the merge base with a branch', () => {
  write('a.ts', 'a')
  const base = commit()
  git('checkout', '-q', '-b', 'side')
  write('b.ts', 'b')
  commit()
  git('checkout', '-q', 'main')
  write('c.ts', 'c')
  commit()
  expect(mergeBase(at(), 'side')).toEqual({ ok: true, oid: base })
  git('checkout', '-q', '--orphan', 'alone')
  commit()
  expect(mergeBase(at(), 'main')).toMatchObject({ ok: false, code: 'no-merge-base' })
})

test('a revision that there is not, or that is no revision, is named', () => {
  write('a.ts', 'a')
  commit()
  for (const revision of ['nowhere', '', '-h', '--output=canary', 'HEAD:a.ts', 'a\nb', 'HEAD..HEAD'])
    expect(commitTree(at(), revision), revision).toMatchObject({ ok: false, code: 'unknown-revision' })
  expect(mergeBase(at(), 'origin/main')).toEqual({
    ok: false,
    code: 'unknown-revision',
    message: 'git knows no commit by the name origin/main here; fetch it, or name another one.',
  })
  expect(commitTree(outside(), 'HEAD')).toMatchObject({ ok: false, code: 'no-repository' })
})
