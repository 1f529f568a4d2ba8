/**
 * Where an oracle is read: the files of the work tree, or those of a commit. A port of two questions.
 */
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { askGit, zeroLines } from './safe-git.ts'

export interface Source {
  /** All files, `/` between folders, sorted: tracked ones, and in a work tree also new ones that git does not ignore. */
  readonly files: readonly string[]
  /** The bytes of one of these files, also of one that a link inside the repository leads to; null for all else, and what is too large. */
  readonly read: (path: string) => Buffer | null
}

/** Larger files are no scripts, and no text that somebody would look at before approving. */
const LARGEST = 4 * 1024 * 1024

/** The work tree as it is now; null where git cannot list it. */
export function workTreeSource(root: string): Source | null {
  const listed = askGit(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
  if (listed === null) return null
  // A file with a conflict is listed once for each side.
  const files = [...new Set(zeroLines(listed))].filter((path) => isPlainPath(path)).sort()
  return listedSource(root, files)
}

/** These files of a folder: of the work tree, or of its copy. */
export function listedSource(root: string, files: readonly string[]): Source {
  const known = new Set(files)
  return { files, read: (path) => (isPlainPath(path) ? readListed(root, path, known) : null) }
}

/**
 * A file that git knows or would add, links followed inside of the root alone. Never one that git ignores: no copy holds it, and it
 * may be where the secrets are.
 */
function readListed(root: string, path: string, known: ReadonlySet<string>): Buffer | null {
  try {
    const real = realpathSync.native(join(root, path.split('/').join(sep)))
    const target = relative(root, real).split(sep).join('/')
    const facts = known.has(target) ? lstatSync(real) : null
    return facts?.isFile() && facts.size <= LARGEST ? readFileSync(real) : null
  } catch {
    return null
  }
}

/**
 * The files of a commit. To be replaced by the tree of a commit, once there is one for all.
 *
 * @param commit a full object name, as `mergeBase` gives it
 */
export function readAtCommit(root: string, commit: string): Source | null {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return null
  const listed = treeOf(root, commit)
  if (listed === null) return null
  const known = new Set(listed.keys())
  return { files: [...known].sort(), read: (path) => (known.has(path) ? askGit(root, ['cat-file', 'blob', `${commit}:${path}`]) : null) }
}

/** The plain files of a commit or tree with the names of their contents; no links, no submodules. */
export function treeOf(root: string, tree: string): ReadonlyMap<string, string> | null {
  const listed = askGit(root, ['ls-tree', '-r', '-z', '--full-tree', tree])
  return listed && new Map(zeroLines(listed).flatMap((row) => blobRow(row)))
}

/** `100644 blob 1a2b…<TAB>path`; 120000 is a link, 160000 a submodule. */
function blobRow(row: string): (readonly [string, string])[] {
  const [, object, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? []
  return object === undefined || path === undefined ? [] : [[path, object]]
}

/** The commit that a branch and what is checked out have in common; null where git knows of none. */
export function mergeBase(root: string, ref: string): string | null {
  if (ref.startsWith('-')) return null
  const found = askGit(root, ['merge-base', '--end-of-options', 'HEAD', ref])
  return found?.toString('utf8').trim().split('\n')[0] || null
}

/** Relative, without steps upwards. */
export const isPlainPath = (path: string): boolean =>
  path !== '' && !posix.isAbsolute(path) && !path.split('/').some((part) => part === '..' || part === '.' || part === '')

/** Remembers which folders of a work tree are real ones, so that nothing behind a link is read. */
export class RealFolders {
  readonly #root: string
  readonly #known = new Map<string, boolean>([['.', true]])

  constructor(root: string) {
    this.#root = root
  }

  has(folder: string): boolean {
    const known = this.#known.get(folder)
    if (known !== undefined) return known
    const found = this.has(dirname(folder)) && isRealFolder(join(this.#root, folder))
    this.#known.set(folder, found)
    return found
  }
}

function isRealFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The bytes of a regular file that no link leads to; null for everything else. */
export function readPlain(root: string, path: string, real: RealFolders, largest: number): Buffer | null {
  const full = join(root, path.split('/').join(sep))
  try {
    const facts = real.has(dirname(path)) ? lstatSync(full) : null
    return facts?.isFile() && facts.size <= largest ? readFileSync(full) : null
  } catch {
    return null
  }
}
