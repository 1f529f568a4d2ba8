import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gitIn, testRepository } from '../testing/repository.ts'
import { MAX_FILE_BYTES } from './safe-read.ts'
import { workTree } from './work-tree.ts'

const repository = testRepository()
const { at, write, commit, git, remove } = repository

test('files: tracked ones that are there, and new ones that are not ignored', () => {
  write('src/b.ts', 'b')
  write('src/a.ts', 'a')
  write('src/gone.ts', 'gone')
  write('.gitignore', 'dist/\n*.log\n')
  commit()
  remove('src/gone.ts')
  write('src/new.ts', 'new')
  write('dist/out.js', 'out')
  write('a.log', 'log')
  const tree = workTree(at())
  expect(tree.name).toBe('the work tree')
  expect(tree.files).toEqual(['.gitignore', 'src/a.ts', 'src/b.ts', 'src/new.ts'])
  expect([tree.isTracked('src/a.ts'), tree.isTracked('src/new.ts')]).toEqual([true, false])
  expect(['src', '', 'src/a.ts', 'src/gone.ts', 'dist', 'sr'].map(tree.kindOf)).toEqual([
    'directory',
    'directory',
    'file',
    null,
    null,
    null,
  ])
  expect([tree.list(''), tree.list('src'), tree.list('nowhere')]).toEqual([['.gitignore', 'src/'], ['a.ts', 'b.ts', 'new.ts'], []])
  expect([tree.size('src/new.ts'), tree.size('src/gone.ts'), tree.size('src')]).toEqual([3, null, null])
  expect(['dist/out.js', 'dist', 'x/y.log', 'src/a.ts', 'src/new.ts', 'src/gone.ts'].map(tree.ignores)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('text of the disk, not of the index; binary and large files have none', () => {
  write('a.ts', 'old')
  write('binary', Buffer.from('a\0b'))
  write('large.txt', 'x'.repeat(MAX_FILE_BYTES + 1))
  write('full.txt', 'x'.repeat(MAX_FILE_BYTES))
  commit()
  write('a.ts', 'größer')
  const tree = workTree(at())
  expect(tree.read('a.ts')).toBe('größer')
  expect([tree.read('binary'), tree.read('large.txt'), tree.read('nowhere'), tree.read('')]).toEqual([null, null, null, null])
  expect(tree.read('full.txt')).toHaveLength(MAX_FILE_BYTES)
  expect(tree.size('large.txt')).toBe(MAX_FILE_BYTES + 1)
})

test('words are found whole, in order, in tracked and new files that are no Markdown', () => {
  write('b.ts', 'export const verify = verifyAll($DATABASE_URL)')
  write('a.sh', 'npm run build:all; verify')
  write('guide.md', 'verify')
  write('package-lock.json', '"verify"')
  commit()
  write('c.ts', 'createRoom()')
  const found = workTree(at()).find(['verify', 'createRoom', 'DATABASE_URL', 'build:all', 'build:al', 'create', 'nowhere', '→'])
  expect(Object.fromEntries(found)).toEqual({
    verify: ['a.sh', 'b.ts'],
    createRoom: ['c.ts'],
    DATABASE_URL: ['b.ts'],
    'build:all': ['a.sh'],
    'build:al': [],
    create: [],
    nowhere: [],
    '→': [],
  })
})

test('at most twenty paths for a word', () => {
  for (let n = 10; n < 40; n++) write(`${n}.ts`, n === 39 ? 'common rare' : 'common')
  const found = workTree(at()).find(['common', 'rare'])
  expect(found.get('common')).toHaveLength(20)
  expect(found.get('common')?.at(-1)).toBe('29.ts')
  expect(found.get('rare')).toEqual(['39.ts'])
})

test('a link is no file, and something stands there', () => {
  write('AGENTS.md', 'agents')
  write('docs/guide/a.md', 'a')
  symlinkSync('AGENTS.md', at('CLAUDE.md'))
  symlinkSync('docs/guide', at('manual'))
  symlinkSync('nowhere', at('dangling'))
  commit()
  symlinkSync('../AGENTS.md', at('docs', 'new'))
  const tree = workTree(at())
  expect(tree.files).toEqual(['AGENTS.md', 'docs/guide/a.md'])
  expect(['CLAUDE.md', 'manual', 'manual/a.md', 'manual/b.md', 'dangling', 'docs/new'].map(tree.kindOf)).toEqual([
    'file',
    'directory',
    'file',
    null,
    'file',
    'file',
  ])
  expect(tree.list('')).toEqual(['AGENTS.md', 'CLAUDE.md', 'dangling', 'docs/', 'manual/'])
  expect(tree.read('CLAUDE.md')).toBe(null)
})

test('a file that a sparse checkout leaves out is there, and read from git', () => {
  write('in/a.ts', 'inside')
  write('out/b.ts', 'outside')
  commit()
  git('sparse-checkout', 'set', 'in')
  const tree = workTree(at())
  expect(tree.files).toEqual(['in/a.ts', 'out/b.ts'])
  expect([tree.read('out/b.ts'), tree.size('out/b.ts')]).toEqual(['outside', 7])
  expect(tree.find(['outside']).get('outside')).toEqual(['out/b.ts'])
})

test('a linked work tree is a repository of its own', () => {
  write('a.ts', 'a')
  commit()
  git('worktree', 'add', '-q', repository.outside('linked'))
  writeFileSync(repository.outside('linked', 'b.ts'), 'b')
  const tree = workTree(repository.outside('linked'))
  expect(tree.files).toEqual(['a.ts', 'b.ts'])
  expect(tree.isTracked('a.ts')).toBe(true)
})

test('a submodule is a folder; what lies in it is looked up on the disk and never read', () => {
  mkdirSync(repository.outside('library'))
  gitIn(repository.outside('library'), 'init', '-q')
  writeFileSync(repository.outside('library', 'l.c'), 'l')
  gitIn(repository.outside('library'), 'add', '.')
  gitIn(repository.outside('library'), 'commit', '-q', '-m', 'l')
  git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.outside('library'), 'vendor/library')
  commit()
  const tree = workTree(at())
  expect(tree.files).toEqual(['.gitmodules'])
  expect(['vendor/library', 'vendor/library/l.c', 'vendor/library/m.c'].map(tree.kindOf)).toEqual(['directory', 'file', null])
  expect(tree.list('vendor')).toEqual(['library/'])
  expect(tree.read('vendor/library/l.c')).toBe(null)
  expect(workTree(at('vendor', 'library')).files).toEqual(['l.c'])
})

test('without git, a walk', () => {
  rmSync(at('.git'), { recursive: true })
  write('src/a.ts', 'a word')
  write('node_modules/b/index.js', 'b')
  write('.gitignore', '*.ts')
  const tree = workTree(at())
  expect(tree.files).toEqual(['.gitignore', 'src/a.ts'])
  expect([tree.read('src/a.ts'), tree.ignores('src/a.ts'), tree.isTracked('src/a.ts')]).toEqual(['a word', false, false])
  expect(tree.find(['word']).get('word')).toEqual(['src/a.ts'])
})
