import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultyPort } from '../testing/faulty-port.ts'
import { disk } from './port.ts'
import { makeFolder, stateFolder, temporaryPrefix } from './state-folder.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-state-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts: string[]): string => join(folder, ...parts)
const of = (document: string, environment = {}): string => stateFolder(disk, document, environment).folder

describe('in a repository', () => {
  test('in the git folder, named by the path from the work tree', () => {
    mkdirSync(at('.git'))
    mkdirSync(at('docs'))
    expect(of(at('docs', 'plan.md'))).toMatch(new RegExp(`^${at('.git', 'milemark', 'docs-plan.md-')}[0-9a-f]{12}$`))
  })

  test('the environment changes nothing, or two processes would use two locks', () => {
    mkdirSync(at('.git'))
    expect(of(at('plan.md'), { MILEMARK_STATE: at('x') })).toBe(of(at('plan.md')))
  })

  test('a worktree: the folder of the repository, another document', () => {
    mkdirSync(at('main', '.git', 'worktrees', 'side'), { recursive: true })
    mkdirSync(at('side'))
    writeFileSync(at('side', '.git'), `gitdir: ${at('main', '.git', 'worktrees', 'side')}\n`)
    writeFileSync(at('main', '.git', 'worktrees', 'side', 'commondir'), '../..\n')
    const [main, side] = [of(at('main', 'plan.md')), of(at('side', 'plan.md'))]
    expect(side.startsWith(at('main', '.git', 'milemark', 'plan.md-'))).toBe(true)
    expect(side).not.toBe(main)
  })

  test('a submodule: its own git folder, named by a relative path', () => {
    mkdirSync(at('.git', 'modules', 'sub'), { recursive: true })
    mkdirSync(at('sub'))
    writeFileSync(at('sub', '.git'), 'gitdir: ../.git/modules/sub\n')
    expect(of(at('sub', 'plan.md')).startsWith(at('.git', 'modules', 'sub', 'milemark', 'plan.md-'))).toBe(true)
  })

  test('a disk that fails leads to no other folder', () => {
    mkdirSync(at('.git'))
    for (let n = 1; ; n++) {
      const port = faultyPort({ fault: 'EIO', at: n })
      try {
        expect(stateFolder(port, at('plan.md'), {}).folder).toBe(of(at('plan.md')))
      } catch (error) {
        expect(error).toMatchObject({ code: 'EIO' })
      }
      if (!port.struck()) break
    }
  })
})

describe('without git', () => {
  test.each([
    ['MILEMARK_STATE first', { MILEMARK_STATE: 'S', XDG_STATE_HOME: 'X' }, ['S']],
    ['the folder for state', { XDG_STATE_HOME: 'X' }, ['X', 'milemark']],
  ])('%s', (_, environment, below) => {
    const full = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, at(value)]))
    expect(of(at('plan.md'), full).startsWith(`${at(...below)}/`)).toBe(true)
  })

  test('a broken file .git is none', () => {
    writeFileSync(at('.git'), 'gitdir: nowhere\n')
    expect(of(at('plan.md'), { MILEMARK_STATE: at('s') }).startsWith(at('s'))).toBe(true)
  })
})

test('folders are for their owner alone', () => {
  makeFolder(disk, at('a', 'b'))
  expect(statSync(at('a', 'b')).mode & 0o777).toBe(0o700)
})

test('names of temporary files stay within the limit of a file system', () => {
  expect(temporaryPrefix('/x/plan.md')).toBe('.plan.md.milemark-')
  expect(Buffer.byteLength(temporaryPrefix(`/x/${'ü'.repeat(120)}.md`))).toBeLessThan(40)
})
