/**
 * Asks git without letting the repository start anything: no hooks, no file system monitor, no fetching of what is missing, no
 * foreign index or work tree out of the environment.
 */
import { execFileSync } from 'node:child_process'
import { findProgram, safePath } from './programs.ts'

const TIMEOUT_MS = 20_000
const MOST_BYTES = 256 * 1024 * 1024

const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat', '-c', 'diff.external=']

/** What git says, or null where it says nothing: no git, no repository, no such object. */
export function askGit(root: string, args: readonly string[]): Buffer | null {
  const path = safePath(process.env.PATH, root)
  const git = findProgram('git', path, root)
  if (git === null) return null
  try {
    return execFileSync(git, [...QUIET, ...args], {
      cwd: root,
      timeout: TIMEOUT_MS,
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...withoutGit(process.env), GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    })
  } catch {
    return null
  }
}

/** A hook that calls Milemark hands it a repository of its own. */
const withoutGit = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')))

/** The lines of an answer that ends each with NUL. */
export const zeroLines = (bytes: Buffer): string[] => bytes.toString('utf8').split('\0').filter(Boolean)
