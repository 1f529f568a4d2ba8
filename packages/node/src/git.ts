/**
 * What git knows. Everything here is optional: without git, or outside a repository, the answer is null.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const TIMEOUT_MS = 5_000

/** The folder of the repository around a path; null outside of one. A worktree or submodule has a file `.git`. */
export function gitRoot(path: string): string | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return null
  }
}

/** The day on which a file was first committed, under whatever name. ISO; null when git cannot say. */
export async function firstCommitDate(path: string): Promise<string | null> {
  const args = ['log', '--follow', '--diff-filter=A', '--format=%as', '--', basename(path)]
  // Loaded here only: most commands never ask git.
  const { execFile } = await import('node:child_process')
  return new Promise((resolved) => {
    execFile('git', args, { cwd: dirname(resolve(path)), timeout: TIMEOUT_MS }, (error, stdout) =>
      resolved(error ? null : stdout.trim().split('\n').at(-1) || null),
    )
  })
}
