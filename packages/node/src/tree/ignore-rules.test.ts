import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { testRepository } from '../testing/repository.ts'
import { matchesName } from './ignore-rules.ts'
import { workTree } from './work-tree.ts'

const { at, write, commit } = testRepository()

test('says what git says, also of what does not exist', () => {
  const rules = [
    'dist/',
    '*.log',
    '!keep.log',
    '/only-top',
    'a/**/z',
    '**/deep/x',
    'abc/**',
    'doc/*.txt',
    '\\#hash',
    '\\!bang',
    'space\\ ',
    'trailing   ',
    'q?.c',
    '[a-c]lass',
    '[!a-c]neg',
    '[]x]br',
    'foo[',
    '*.[oa]',
    'build/*',
    '!build/kept',
    '[[:digit:]]n',
    'w**w',
  ]
  write('.gitignore', rules.join('\r\n').replaceAll('\r', ''))
  write('sub/.gitignore', '!top.log\nlocal\n/anchored\nnested/only\n')
  write('forced.log', 'tracked all the same')
  write('.git/info/exclude', 'mine\n')
  git('add', '-f', 'forced.log')
  commit()
  const names =
    'x.log keep.log top.log only-top local anchored nested/only #hash !bang trailing q1.c q12.c alass dlass aneg zneg ]br xbr foo[ f.o f.c mine 5n ww wxw w/w'
  const folders = ['', 'sub/', 'sub/deeper/', 'dist/', 'abc/', 'build/', 'other/']
  const more = [
    'a/z',
    'a/b/z',
    'a/b/c/z',
    'deep/x',
    'q/deep/x',
    'doc/a.txt',
    'doc/b/a.txt',
    'build/kept',
    'build/kept/x',
    'space ',
    'forced.log',
  ]
  const paths = [...folders.flatMap((folder) => names.split(' ').map((name) => folder + name)), ...more]
  const { stdout } = spawnSync('git', ['check-ignore', '-z', '--stdin'], { cwd: at(), input: paths.join('\0'), encoding: 'utf8' })
  const ignored = new Set(stdout.split('\0'))
  const tree = workTree(at())
  expect(paths.filter(tree.ignores)).toEqual(paths.filter((path) => ignored.has(path)))
  expect(ignored.size).toBeGreaterThan(50)
})

test('a pattern of many stars takes no time', () => {
  expect(matchesName('*a*a*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(5000))).toBe(false)
})

function git(...args: string[]): void {
  spawnSync('git', args, { cwd: at() })
}
