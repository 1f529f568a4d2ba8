import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gitIn, testRepository } from '../testing/repository.ts'
import { historyOf } from './history.ts'

const repository = testRepository()
const { at, write, commit, git, remove, outside } = repository

const text = (name: string): string => Array.from({ length: 30 }, (_, n) => `line ${n} of ${name}\n`).join('')
const move = (from: string, to: string): void => {
  mkdirSync(at(to, '..'), { recursive: true })
  renameSync(at(from), at(to))
}
const history = () => historyOf(at(), (path) => existsSync(at(path)))
const pastOf = (path: string) => history().past([path]).get(path)
const short = (oid: string): string => oid.slice(0, 8)

test('a file that was taken away, and one that never was', () => {
  write('src/a.ts', text('a'))
  write('src/b.ts', text('b'))
  commit()
  remove('src/a.ts')
  const gone = commit()
  expect(Object.fromEntries(history().past(['src/a.ts', 'src/c.ts', 'a.ts', 'rc/a.ts']))).toEqual({
    'src/a.ts': { existed: true, renamedTo: null, goneIn: short(gone) },
    'src/c.ts': { existed: false, renamedTo: null, goneIn: null },
    'a.ts': { existed: true, renamedTo: null, goneIn: short(gone) },
    'rc/a.ts': { existed: false, renamedTo: null, goneIn: null },
  })
  expect(history().isComplete).toBe(true)
})

test('an ending that several files had says nothing', () => {
  write('a/util.ts', text('a'))
  write('b/util.ts', text('b'))
  commit()
  remove('a')
  remove('b')
  commit()
  expect(pastOf('util.ts')?.existed).toBe(false)
  expect(pastOf('a/util.ts')?.existed).toBe(true)
})

test('a rename is followed over several commits, with changes', () => {
  write('one.ts', text('a'))
  write('other.ts', text('b'))
  commit()
  move('one.ts', 'src/two.ts')
  const gone = commit()
  write('src/two.ts', `${text('a')}more\n`)
  commit()
  move('src/two.ts', 'lib/three.ts')
  write('lib/three.ts', `first\n${text('a')}more\n`)
  commit()
  expect(pastOf('one.ts')).toEqual({ existed: true, renamedTo: 'lib/three.ts', goneIn: short(gone) })
  remove('lib/three.ts')
  commit()
  expect(pastOf('one.ts')).toEqual({ existed: true, renamedTo: null, goneIn: short(gone) })
})

test('names that go round in a circle end', () => {
  write('a.ts', text('a'))
  commit()
  move('a.ts', 'b.ts')
  commit()
  move('b.ts', 'a.ts')
  commit()
  move('a.ts', 'b.ts')
  commit()
  remove('b.ts')
  commit()
  expect(pastOf('a.ts')).toMatchObject({ existed: true, renamedTo: null })
})

test('a folder that moved, also twice', () => {
  for (const name of ['a', 'b', 'deep/c']) write(`src/old/${name}.ts`, text(name))
  commit()
  move('src/old', 'src/new')
  const gone = commit()
  expect(pastOf('src/old')).toEqual({ existed: true, renamedTo: 'src/new', goneIn: short(gone) })
  move('src/new', 'packages/core')
  commit()
  expect(pastOf('src/old')).toEqual({ existed: true, renamedTo: 'packages/core', goneIn: short(gone) })
  expect(pastOf('src/old/deep/c.ts')?.renamedTo).toBe('packages/core/deep/c.ts')
})

test('a folder whose files went to several places has no one name', () => {
  for (const name of ['a', 'b', 'c']) write(`old/${name}.ts`, text(name))
  commit()
  for (const name of ['a', 'b', 'c']) move(`old/${name}.ts`, `${name}/${name}.ts`)
  commit()
  expect(pastOf('old')).toMatchObject({ existed: true, renamedTo: null })
})

test('a rename on a branch, and a file that a merge took away', () => {
  write('a.ts', text('a'))
  write('b.ts', text('b'))
  commit()
  git('checkout', '-q', '-b', 'side')
  move('a.ts', 'moved.ts')
  const renamed = commit('rename')
  git('checkout', '-q', 'main')
  write('c.ts', text('c'))
  commit()
  git('merge', '-q', '--no-commit', '--no-ff', 'side')
  move('b.ts', 'd.ts')
  const merge = commit('merge')
  expect(pastOf('a.ts')).toEqual({ existed: true, renamedTo: 'moved.ts', goneIn: short(renamed) })
  expect(pastOf('b.ts')).toEqual({ existed: true, renamedTo: 'd.ts', goneIn: short(merge) })
})

test('what is renamed and not committed yet', () => {
  write('a.ts', text('a'))
  write('b.ts', text('b'))
  commit()
  write('old/c.ts', text('c'))
  write('old/d.ts', text('d'))
  commit()
  git('mv', 'a.ts', 'new.ts')
  remove('b.ts')
  move('old', 'lib/young')
  expect(pastOf('old/c.ts')).toEqual({ existed: true, renamedTo: 'lib/young/c.ts', goneIn: null })
  expect(pastOf('old')).toEqual({ existed: true, renamedTo: 'lib/young', goneIn: null })
  expect(pastOf('a.ts')).toEqual({ existed: true, renamedTo: 'new.ts', goneIn: null })
  expect(pastOf('b.ts')).toEqual({ existed: true, renamedTo: null, goneIn: null })
})

test('a name with a line break, and one that looks like a status', () => {
  write('a\nD', text('a'))
  write('D', text('b'))
  write(`src/${'0'.repeat(40)}`, text('c'))
  commit()
  move('a\nD', 'A')
  remove('D')
  remove('src')
  commit()
  expect(pastOf('a\nD')).toMatchObject({ existed: true, renamedTo: 'A' })
  expect(pastOf('D')).toMatchObject({ existed: true, renamedTo: null })
  expect(pastOf(`src/${'0'.repeat(40)}`)).toMatchObject({ existed: true })
})

test('a shallow clone, no repository, and no time: nothing can be said for certain', () => {
  write('a.ts', text('a'))
  commit()
  remove('a.ts')
  commit()
  gitIn(outside(), 'clone', '-q', '--depth=1', `file://${at()}`, outside('shallow'))
  const clone = historyOf(outside('shallow'), () => false)
  expect([clone.isComplete, clone.past(['a.ts']).get('a.ts')?.existed]).toEqual([false, false])
  const none = historyOf(outside(), () => false)
  expect([none.isComplete, none.past(['a.ts']).get('a.ts')?.existed]).toEqual([false, false])
  const hurried = historyOf(at(), () => false, { timeoutMs: 1 })
  hurried.past(['a.ts'])
  expect(hurried.isComplete).toBe(false)
})

test('a repository without a commit has a past, and it is empty', () => {
  const empty = history()
  expect(empty.past(['a.ts']).get('a.ts')?.existed).toBe(false)
  expect(empty.isComplete).toBe(true)
})
