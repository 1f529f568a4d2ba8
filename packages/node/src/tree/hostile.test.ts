/**
 * Repositories that somebody sent: nothing in them is started, nothing outside of them is read, and nothing makes us wait.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { delimiter } from 'node:path'
import type { Tree } from '@milemark/core/claims'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstCommitDate } from '../git.ts'
import { gitIn, testRepository } from '../testing/repository.ts'
import { commitTree, indexTree, mergeBase } from './git-tree.ts'
import { groundFor } from './ground.ts'
import { historyOf } from './history.ts'
import { workTree } from './work-tree.ts'

const { at, outside, write, commit, git, remove } = testRepository()
const onUnix = test.runIf(process.platform !== 'win32')

/** A script that leaves a trace when anybody starts it. */
const canary = (): string => outside('canary')
let script = ''
beforeEach(() => {
  script = outside('run.sh')
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> "${canary()}"\nexit 1\n`)
  chmodSync(script, 0o755)
})

/** Does everything that can be done with a repository. */
async function useAll(root: string): Promise<Tree> {
  const tree = workTree(root)
  const trees = [tree, commitTree(root, 'HEAD'), commitTree(root, 'HEAD~1'), indexTree(root)].flatMap((one) =>
    'files' in one ? one : one.ok ? one.tree : [],
  )
  for (const one of trees) {
    for (const path of one.files) one.read(path)
    one.find(['secret', 'anything'])
    one.list('')
    one.ignores('some/path')
  }
  mergeBase(root, 'HEAD~1')
  const history = historyOf(root, (path) => tree.kindOf(path) !== null)
  history.past(['a.txt', 'gone.txt', 'x.txt'])
  groundFor(`${root}/guide.md`, { base: 'HEAD~1' })
  await firstCommitDate(`${root}/b.txt`)
  return tree
}

const expectQuiet = (): void => expect(existsSync(canary()) ? readFileSync(canary(), 'utf8') : '').toBe('')

/** Two commits, a rename and a change in the work tree: something to do for every filter. */
function busyRepository(): void {
  write('a.txt', 'one\n'.repeat(50))
  write('x.txt', 'x')
  commit()
  renameSync(at('a.txt'), at('b.txt'))
  write('b.txt', `${'one\n'.repeat(50)}two\n`)
  commit()
  write('b.txt', 'changed')
  write('new.txt', 'new')
}

describe('nothing is started', () => {
  const CONFIG: Readonly<Record<string, string>> = {
    'core.fsmonitor': 'SCRIPT',
    'core.pager': 'SCRIPT',
    'pager.log': 'SCRIPT',
    'core.editor': 'SCRIPT',
    'core.sshCommand': 'SCRIPT',
    'core.askPass': 'SCRIPT',
    'core.alternateRefsCommand': 'SCRIPT',
    'core.gitProxy': 'SCRIPT',
    'credential.helper': 'SCRIPT',
    'diff.external': 'SCRIPT',
    'diff.evil.command': 'SCRIPT',
    'diff.evil.textconv': 'SCRIPT',
    'filter.evil.clean': 'SCRIPT',
    'filter.evil.smudge': 'SCRIPT',
    'filter.evil.process': 'SCRIPT',
    'filter.evil.required': 'true',
    'merge.evil.driver': 'SCRIPT',
    'gpg.program': 'SCRIPT',
    'log.showSignature': 'true',
    'interactive.diffFilter': 'SCRIPT',
    'alias.ls-files': '!SCRIPT',
    'alias.log': '!SCRIPT',
    'core.untrackedCache': 'true',
    'gc.auto': '1',
    'diff.submodule': 'diff',
  }

  onUnix('of what the configuration, the attributes and the hooks name', async () => {
    busyRepository()
    for (const [name, value] of Object.entries(CONFIG)) git('config', name, value.replace('SCRIPT', script))
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
      mkdirSync(at('.git/hooks'), { recursive: true })
      writeFileSync(at('.git/hooks', hook), readFileSync(script))
      chmodSync(at('.git/hooks', hook), 0o755)
    }
    writeFileSync(at('.gitattributes'), '* filter=evil diff=evil merge=evil\n')
    writeFileSync(at('.git/info/attributes'), '* filter=evil diff=evil\n')
    const tree = await useAll(at())
    expect(tree.read('b.txt')).toBe('changed')
    expect(tree.find(['changed']).get('changed')).toEqual(['b.txt'])
    expectQuiet()
    // The trap works: plain git walks into it.
    expect(() => git('status')).toThrow()
    expect(existsSync(canary())).toBe(true)
  })

  onUnix('for an object that a partial clone lacks', async () => {
    busyRepository()
    const oid = git('rev-parse', 'HEAD:x.txt').trim()
    rmSync(at('.git/objects', oid.slice(0, 2), oid.slice(2)))
    git('config', 'core.repositoryFormatVersion', '1')
    git('config', 'extensions.partialClone', 'origin')
    git('config', 'remote.origin.promisor', 'true')
    git('config', 'remote.origin.url', `ext::${script} %S`)
    git('config', 'protocol.ext.allow', 'always')
    git('config', 'protocol.allow', 'always')
    await useAll(at())
    const result = commitTree(at(), 'HEAD')
    expect(result.ok && [result.tree.kindOf('x.txt'), result.tree.read('x.txt')]).toEqual(['file', null])
    expect(result.ok && result.tree.read('b.txt')).toContain('two')
    expectQuiet()
    expect(() => git('-c', 'protocol.ext.allow=always', 'cat-file', '-p', oid)).toThrow()
    expect(existsSync(canary())).toBe(true)
  })

  onUnix('by a bare repository that lies in a folder', async () => {
    busyRepository()
    mkdirSync(at('docs'))
    gitIn(at('docs'), 'init', '-q', '--bare')
    writeFileSync(
      at('docs/config'),
      `[core]\n\tbare = false\n\tworktree = "${at('docs')}"\n\tfsmonitor = "${script}"\n[diff]\n\texternal = "${script}"\n`,
    )
    writeFileSync(at('docs/guide.md'), '# Guide\n')
    const ground = groundFor(at('docs/guide.md'))
    expect(ground.ok && [ground.ground.document, ground.ground.tree.kindOf('b.txt')]).toEqual(['docs/guide.md', 'file'])
    await useAll(at())
    await useAll(at('docs'))
    expectQuiet()
  })

  onUnix('that is named git and lies in the repository', async () => {
    busyRepository()
    write('node_modules/.bin/git', readFileSync(script))
    write('git', readFileSync(script))
    chmodSync(at('node_modules/.bin/git'), 0o755)
    chmodSync(at('git'), 0o755)
    const path = process.env.PATH
    process.env.PATH = [at('node_modules/.bin'), '.', '', at(), path].join(delimiter)
    try {
      expect((await useAll(at())).isTracked('b.txt')).toBe(true)
    } finally {
      process.env.PATH = path
    }
    expectQuiet()
  })

  describe('by what the caller has in the environment', () => {
    afterEach(() => {
      for (const name of ['GIT_DIR', 'GIT_EXTERNAL_DIFF', 'GIT_SSH_COMMAND', 'GIT_CONFIG_COUNT', 'GIT_TRACE']) delete process.env[name]
    })
    onUnix('for git', async () => {
      busyRepository()
      mkdirSync(outside('other'))
      gitIn(outside('other'), 'init', '-q')
      Object.assign(process.env, {
        GIT_DIR: outside('other', '.git'),
        GIT_EXTERNAL_DIFF: script,
        GIT_SSH_COMMAND: script,
        GIT_CONFIG_COUNT: 'x',
        GIT_TRACE: canary(),
      })
      expect((await useAll(at())).isTracked('b.txt')).toBe(true)
      expectQuiet()
    })
  })
})

describe('nothing outside is read', () => {
  beforeEach(() => {
    mkdirSync(outside('private'))
    writeFileSync(outside('private/key.txt'), 'secret')
    writeFileSync(outside('secret.txt'), 'secret')
  })

  onUnix('through links: to files, to folders, in place of tracked files and folders', async () => {
    write('src/key.txt', 'mine')
    write('plain.txt', 'mine')
    symlinkSync(outside('secret.txt'), at('file-link'))
    symlinkSync('../private', at('folder-link'))
    symlinkSync('..', at('up'))
    commit()
    symlinkSync('../private/key.txt', at('new-link'))
    rmSync(at('src'), { recursive: true })
    symlinkSync(outside('private'), at('src'))
    rmSync(at('plain.txt'))
    symlinkSync(outside('secret.txt'), at('plain.txt'))
    const tree = await useAll(at())
    const paths = [
      'file-link',
      'folder-link/key.txt',
      'up/secret.txt',
      'new-link',
      'src/key.txt',
      'plain.txt',
      '../secret.txt',
      'x/../../secret.txt',
    ]
    expect([...paths, outside('secret.txt')].map(tree.read)).toEqual([...paths, ''].map(() => null))
    expect(tree.find(['secret']).get('secret')).toEqual([])
    // Nor is told whether anything stands there.
    expect(['folder-link/key.txt', 'up/secret.txt', '../secret.txt', outside('secret.txt')].map(tree.kindOf)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect([tree.size('src/key.txt'), tree.size('plain.txt')]).toEqual([null, null])
  })

  onUnix('of a link whose target is huge, or that leads to itself', async () => {
    symlinkSync('b', at('a'))
    symlinkSync('a', at('b'))
    symlinkSync('.', at('here'))
    symlinkSync('here/here/deep', at('deep'))
    write('f.txt', 'f')
    commit()
    const tree = await useAll(at())
    expect(['a', 'b/c', `here${'/here'.repeat(200)}`, 'deep'].map(tree.kindOf)).toEqual(['file', null, null, 'file'])
    expect(tree.kindOf('here/f.txt')).toBe('file')
    expect(tree.files).toEqual(['f.txt'])
  })

  test('through a file .git that names another repository', async () => {
    mkdirSync(outside('other'))
    gitIn(outside('other'), 'init', '-q')
    writeFileSync(outside('other/secret-name.txt'), 'secret')
    gitIn(outside('other'), 'add', '.')
    gitIn(outside('other'), 'commit', '-q', '-m', 'secret')
    rmSync(at('.git'), { recursive: true })
    write('.git', `gitdir: ${outside('other/.git')}\n`)
    write('a.txt', 'a')
    const tree = await useAll(at())
    expect(tree.files).toEqual(['a.txt'])
    expect(commitTree(at(), 'HEAD')).toMatchObject({ ok: false, code: 'no-repository' })
    const history = historyOf(at(), () => false)
    expect([history.isComplete, history.past(['secret-name.txt']).get('secret-name.txt')?.existed]).toEqual([false, false])
  })

  onUnix('through a link .git', () => {
    mkdirSync(outside('other'))
    gitIn(outside('other'), 'init', '-q')
    rmSync(at('.git'), { recursive: true })
    symlinkSync(outside('other/.git'), at('.git'))
    expect(commitTree(at(), 'HEAD')).toMatchObject({ ok: false, code: 'no-repository' })
  })

  test('of a submodule, and of a repository in the repository', async () => {
    mkdirSync(at('inner'))
    gitIn(at('inner'), 'init', '-q')
    writeFileSync(at('inner/key.txt'), 'secret')
    gitIn(at('inner'), 'add', '.')
    gitIn(at('inner'), 'commit', '-q', '-m', 'inner')
    write('a.txt', 'a')
    git('add', 'a.txt')
    git('commit', '-q', '-m', 'a')
    const loose = await useAll(at())
    expect([loose.files, loose.kindOf('inner'), loose.kindOf('inner/key.txt'), loose.read('inner/key.txt')]).toEqual([
      ['a.txt'],
      'directory',
      'file',
      null,
    ])
    git('add', 'inner')
    git('commit', '-q', '-m', 'a link to a commit')
    const result = commitTree(at(), 'HEAD')
    expect(result.ok && [result.tree.files, result.tree.kindOf('inner'), result.tree.read('inner')]).toEqual([['a.txt'], 'directory', null])
    expect((await useAll(at())).find(['secret']).get('secret')).toEqual([])
  })
})

describe('nothing makes us wait or takes all memory', () => {
  test('a file of a gigabyte', () => {
    write('huge.txt', '')
    truncateSync(at('huge.txt'), 2 ** 30)
    write('a.txt', 'anything')
    const before = process.memoryUsage().rss
    const tree = workTree(at())
    expect([tree.read('huge.txt'), tree.size('huge.txt'), tree.find(['anything']).get('anything')]).toEqual([null, 2 ** 30, ['a.txt']])
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6)
  })

  onUnix('a FIFO in place of a file, and one among new files', async () => {
    write('a.txt', 'a')
    commit()
    remove('a.txt')
    execFileSync('mkfifo', [at('a.txt'), at('new.txt')])
    const tree = await useAll(at())
    expect([tree.read('a.txt'), tree.read('new.txt'), tree.size('a.txt')]).toEqual([null, null, null])
    expect(tree.find(['anything']).get('anything')).toEqual([])
  })

  onUnix('a FIFO where git looks for rules: what is tracked is told all the same', () => {
    write('a.txt', 'a')
    write('b.txt', 'b')
    commit()
    remove('b.txt')
    execFileSync('mkfifo', [at('.gitignore')])
    const tree = workTree(at(), { listingMs: 300 })
    expect([tree.files, tree.ignores('x')]).toEqual([['a.txt'], false])
    expect([...tree.find(['a', 'nowhere'])]).toEqual([['a', ['a.txt']]])
  })

  test('a folder in place of a file, and a file in place of a folder', async () => {
    write('a', 'a')
    write('b/c', 'c')
    commit()
    remove('a')
    remove('b')
    write('a/b', 'anything')
    write('b', 'b')
    const tree = await useAll(at())
    expect([tree.read('a'), tree.read('b/c'), tree.read('a/b'), tree.read('b')]).toEqual([null, null, 'anything', 'b'])
  })

  onUnix('names with line breaks, escapes, dashes and no UTF-8', async () => {
    const names = ['-rf', '--output=x', 'a\nb', 'c\u001b[31m', ' space ', 'quote"\\', ':(glob)*', 'ümläut', 'H 100644 x']
    for (const name of names) write(name, `text of ${JSON.stringify(name)}`)
    writeFileSync(Buffer.concat([Buffer.from(`${at()}/bad-`), Buffer.from([0xff, 0xfe])]), 'bad')
    commit()
    writeFileSync(Buffer.concat([Buffer.from(`${at()}/new-`), Buffer.from([0xff, 0xfe])]), 'bad')
    for (const tree of [await useAll(at()), commitTree(at(), 'HEAD'), indexTree(at())].flatMap((one) =>
      'files' in one ? one : one.ok ? one.tree : [],
    )) {
      expect(tree.files).toEqual([...names].sort())
      for (const name of names) expect(tree.read(name)).toBe(`text of ${JSON.stringify(name)}`)
    }
    for (const name of names) remove(name)
    commit()
    const past = historyOf(at(), () => false).past(names)
    expect(names.filter((name) => !past.get(name)?.existed)).toEqual([])
  })

  test('a git folder that is broken is no git folder', () => {
    write('a.txt', 'a')
    writeFileSync(at('.git/HEAD'), 'nonsense')
    writeFileSync(at('.git/index'), 'nonsense')
    expect(workTree(at()).files).toEqual(['a.txt'])
    expect(commitTree(at(), 'HEAD').ok).toBe(false)
    const history = historyOf(at(), () => false)
    expect(history.past(['b.txt']).get('b.txt')?.existed).toBe(false)
  })

  test('two names of one file', () => {
    write('a.txt', 'anything')
    linkSync(at('a.txt'), at('b.txt'))
    expect(workTree(at()).find(['anything']).get('anything')).toEqual(['a.txt', 'b.txt'])
  })
})
