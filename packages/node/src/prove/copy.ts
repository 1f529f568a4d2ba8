/**
 * A throw-away copy of the work tree, so that what a command writes is written there: tracked files and new ones that git does not
 * ignore. Made by copying files, not by git, so no hook, filter or setting of the repository runs.
 *
 * A link is kept as a link where it stays inside of the root, and left out otherwise; nothing is ever read through one.
 */
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join, posix, sep } from 'node:path'
import { isInside } from './programs.ts'
import { isPlainPath, RealFolders } from './source.ts'

export interface Copy {
  /** The copy of the root. */
  readonly tree: string
  readonly home: string
  readonly temporary: string
  /** What holds all three; to be removed. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

export interface CopyLimits {
  readonly bytes: number
  readonly files: number
}

export type CopyResult = { readonly ok: true; readonly copy: Copy } | { readonly ok: false; readonly message: string }

const LIMITS: CopyLimits = { bytes: 1024 * 1024 * 1024, files: 200_000 }
const AT_ONCE = 16

/**
 * @param files of the root, `/` between folders
 * @param along folders that are copied as well though git ignores them, for what they hold cannot be made without the network
 */
export async function copyTree(
  root: string,
  files: readonly string[],
  along: readonly string[] = [],
  limits: CopyLimits = LIMITS,
): Promise<CopyResult> {
  const place = await realpath(tmpdir())
  if (isInside(root, place))
    return { ok: false, message: `Temporary files go to ${place}, which lies inside the repository; set TMPDIR to another folder.` }
  const folder = await mkdtemp(join(place, 'milemark-run-'))
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
  const copy: Copy = { folder, tree: join(folder, 'tree'), home: join(folder, 'home'), temporary: join(folder, 'tmp'), remove }
  try {
    for (const made of [copy.tree, copy.home, copy.temporary]) await mkdir(made, { mode: 0o700 })
    const inAlong = (await Promise.all(along.map((at) => filesBelow(root, at, limits.files)))).flat()
    const message = await copyFiles(root, copy.tree, [...files, ...inAlong], limits)
    if (message === null) return { ok: true, copy }
    await remove()
    return { ok: false, message }
  } catch (error) {
    await remove()
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return { ok: false, message: `The work tree could not be copied to ${place} (${code}); nothing was run.` }
  }
}

async function copyFiles(root: string, tree: string, files: readonly string[], limits: CopyLimits): Promise<string | null> {
  if (files.length > limits.files)
    return `The work tree holds ${files.length} files, and run copies it each time: at most ${limits.files}. Let git ignore what is no source.`
  const real = new RealFolders(root)
  let bytes = 0
  let largest = { path: '', size: 0 }
  const queue = [...new Set(files)].filter((path) => isPlainPath(path) && real.has(posix.dirname(path))).reverse()
  const worker = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const size = await copyOne(root, tree, path, limits.bytes - bytes)
      bytes += size
      if (size > largest.size) largest = { path, size }
      if (bytes > limits.bytes) queue.length = 0
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (bytes <= limits.bytes) return null
  const mega = (size: number) => `${Math.max(1, Math.round(size / 1024 / 1024))} MB`
  return `The work tree holds more than ${mega(limits.bytes)}, and run copies it each time; the largest file is ${largest.path} (${mega(largest.size)}). Let git ignore what is no source.`
}

/** The bytes that were copied; the size alone of a file that is over what is left. */
async function copyOne(root: string, tree: string, path: string, left: number): Promise<number> {
  const from = join(root, path.split('/').join(sep))
  const facts = await lstat(from).catch(() => null)
  const to = join(tree, path.split('/').join(sep))
  if (facts?.isSymbolicLink()) {
    const target = await readlink(from)
    if (isAbsolute(target) || !isInside(root, join(dirname(from), target))) return 0
    await mkdir(dirname(to), { recursive: true })
    await symlink(target, to)
    return 0
  }
  // Deleted meanwhile, a submodule, a pipe.
  if (!facts?.isFile()) return 0
  if (facts.size > left) return facts.size
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  return facts.size
}

/** Everything below a folder, links as they are. */
async function filesBelow(root: string, folder: string, most: number): Promise<string[]> {
  const found: string[] = []
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(join(root, at.split('/').join(sep)), { withFileTypes: true })
    for (const entry of entries) {
      const path = `${at}/${entry.name}`
      if (entry.isDirectory()) await walk(path)
      else if (found.length <= most) found.push(path)
    }
  }
  if (isPlainPath(folder) && new RealFolders(root).has(folder)) await walk(folder)
  return found
}

/** Folders of installed packages that git ignores, at the root and beside each manifest. */
export function dependencyFolders(root: string, files: readonly string[]): string[] {
  const beside: Readonly<Record<string, string>> = { 'package.json': 'node_modules', 'composer.json': 'vendor' }
  const real = new RealFolders(root)
  const wanted = files.flatMap((path) => {
    const name = Object.hasOwn(beside, posix.basename(path)) ? beside[posix.basename(path)] : undefined
    return name === undefined ? [] : [posix.join(posix.dirname(path), name)]
  })
  return [...new Set(wanted)].filter((folder) => real.has(folder) && !files.some((path) => path.startsWith(`${folder}/`))).sort()
}
