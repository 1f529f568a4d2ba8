/**
 * Which program a name means. The search path is the user's without what lies inside the repository: whoever wrote the repository
 * must not decide which `git` or `node` is started.
 */
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'

/** True for a path inside a folder, or the folder itself. Both are real paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** The folders of a search path that are absolute, exist, and lie neither in the repository nor in a `node_modules/.bin`. */
export function safePath(path: string | undefined, root: string | null): string[] {
  const folders = (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  return [...new Set(folders)].filter((folder) => {
    const real = realOrNull(folder)
    return real !== null && isForeign(real, root)
  })
}

/** The file that a program's name means on these folders; null where there is none, or only one that the repository brings. */
export function findProgram(name: string, folders: readonly string[], root: string | null): string | null {
  if (!/^[\w.+-]+$/.test(name)) return null
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  for (const folder of folders)
    for (const ending of endings) {
      const path = join(folder, name + ending)
      const real = isProgram(path) ? realOrNull(path) : null
      // A link on the path may point back into the repository.
      if (real !== null && isForeign(real, root)) return path
    }
  return null
}

const isForeign = (real: string, root: string | null): boolean =>
  !/(?:^|[\\/])node_modules[\\/]\.bin(?:[\\/]|$)/.test(real) && (root === null || !isInside(root, real))

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}
