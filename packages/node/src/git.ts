/**
 * What git knows. Everything here is optional: without git, or outside a repository, the answer is null.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { git } from './tree/git-command.ts'
import { repositoryAt } from './tree/repository.ts'
import { realFolder } from './tree/safe-read.ts'

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
  const folder = realFolder(dirname(resolve(path)))
  const repository = folder === null ? null : repositoryAt(gitRoot(folder) ?? folder)
  if (folder === null || !repository) return null
  const name = relative(repository.root, join(folder, basename(path))).replaceAll(sep, '/')
  const args = ['log', '--follow', '--diff-filter=A', '--format=%as', '--no-color', '--no-ext-diff', '--no-textconv', '--no-notes']
  const result = git(repository, [...args, '--', `:(top,literal)${name}`], { timeoutMs: TIMEOUT_MS })
  return result.ok ? result.stdout.toString('latin1').trim().split('\n').at(-1) || null : null
}
