/**
 * Which git folder belongs to a work tree.
 *
 * `.git` may be a file that names another folder. It is believed only where that folder, or the repository around, knows of
 * it; else a repository that somebody sent could make us tell of any other one on the disk.
 */
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { Repository } from './git-command.ts'

/** The repository whose work tree is a folder; null where there is none that can be trusted to be its own. */
export function repositoryAt(folder: string): Repository | null {
  try {
    const root = realpathSync(folder)
    const gitDir = gitDirOf(root)
    return gitDir === null ? null : { root, gitDir }
  } catch {
    return null
  }
}

function gitDirOf(root: string): string | null {
  const path = join(root, '.git')
  const info = lstatSync(path)
  if (info.isDirectory()) return isGitDir(path) ? path : null
  if (!info.isFile() || info.size > 4096) return null
  const named = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(path, 'utf8'))?.[1]
  if (named === undefined) return null
  const gitDir = realpathSync(resolve(root, named))
  return isGitDir(gitDir) && (pointsBack(gitDir, path) || isOfSuperproject(gitDir, root)) ? gitDir : null
}

const isGitDir = (path: string): boolean => isRegular(join(path, 'HEAD'))

function isRegular(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** The folder of a linked work tree names the file that names it, and lies in the `worktrees` of a repository. */
function pointsBack(gitDir: string, gitFile: string): boolean {
  const back = join(gitDir, 'gitdir')
  if (basename(dirname(gitDir)) !== 'worktrees' || !isRegular(back)) return false
  const named = readFileSync(back, 'utf8').trim()
  return lstatSync(resolve(gitDir, named), { throwIfNoEntry: false }) !== undefined && realpathSync(resolve(gitDir, named)) === gitFile
}

/** The folder of a submodule lies in the `modules` of a repository around it. */
function isOfSuperproject(gitDir: string, root: string): boolean {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false })) {
      const outer = repositoryAt(folder)
      if (outer && gitDir.startsWith(join(outer.gitDir, 'modules') + sep)) return true
    }
    if (dirname(folder) === folder) return false
  }
}
