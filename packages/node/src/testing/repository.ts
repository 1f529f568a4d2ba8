/**
 * A real git repository in a temporary folder, for tests of the tree.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

export interface TestRepository {
  /** A path in the repository; the repository itself without parts. */
  readonly at: (...parts: string[]) => string
  /** A path beside the repository. */
  readonly outside: (...parts: string[]) => string
  readonly write: (path: string, text: string | Uint8Array) => void
  readonly remove: (path: string) => void
  readonly git: (...args: string[]) => string
  /** Adds everything and commits it. */
  readonly commit: (message?: string) => string
}

/** The settings of the machine must not decide about a test. */
const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-05T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-05T12:00:00Z',
}

export function testRepository(): TestRepository {
  let folder = ''
  const outside = (...parts: string[]): string => join(folder, ...parts)
  const at = (...parts: string[]): string => join(folder, 'repository', ...parts)
  const git = (...args: string[]): string => gitIn(at(), ...args)
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-tree-')))
    mkdirSync(at())
    git('init', '-q', '-b', 'main')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const commit = (message = 'a change'): string => {
    git('add', '-A')
    git('commit', '-q', '--allow-empty', '-m', message)
    return git('rev-parse', 'HEAD').trim()
  }
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  return { at, outside, git, commit, write, remove: (path) => rmSync(at(path), { recursive: true }) }
}

/** Plain git, as a person would call it. */
export function gitIn(folder: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  const env = { ...process.env, ...ENVIRONMENT }
  return execFileSync('git', [...settings, ...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
