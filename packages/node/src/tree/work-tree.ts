/**
 * The work tree: what git tracks and is there, and what is new and not ignored. Outside of git, the files of a folder.
 *
 * Nothing outside of the root is read: no link is followed, neither at the end of a path nor on the way.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from '@milemark/core/claims'
import { fields, git } from './git-command.ts'
import { LARGEST_FILE, treeOf } from './listing.ts'

/** A file that blocks when it is opened, or a link, is not opened at all. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function workTree(root: string): Tree {
  const tracked = git(root, ['ls-files', '-z', '--cached'])
  return tracked === null ? folderTree(root) : gitWorkTree(root, fields(tracked))
}

function gitWorkTree(root: string, tracked: readonly string[]): Tree {
  const inside = insideOf(root)
  const fresh = fields(git(root, ['ls-files', '-z', '--others', '--exclude-standard']))
  const known = new Set(tracked)
  // A nested repository is listed as a folder.
  const files = [...known, ...fresh.filter((path) => !path.endsWith('/'))].filter((path) => inside.facts(path)?.isFile())
  return treeOf({
    name: 'the work tree',
    files: [...new Set(files)],
    bytes: inside.bytes,
    size: (path) => inside.facts(path)?.size ?? null,
    ignores: ignoring(root, inside.facts),
    isTracked: (path) => known.has(path),
  })
}

/** Whether git ignores paths; each is asked once. A path that leaves the root is none. */
function ignoring(root: string, facts: Inside['facts']): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    const found = known.get(path)
    if (found !== undefined) return found
    // `build` alone does not fit the rule `build/`: the slash says that a folder is meant. Git takes none behind a file or link.
    const mayBeFolder = facts(path)?.isDirectory() ?? true
    const asked = path === '' || path.startsWith('../') ? [] : mayBeFolder ? [path, `${path}/`] : [path]
    const input = `${asked.join('\0')}\0`
    const ignored = asked.length > 0 && fields(git(root, ['check-ignore', '-z', '--no-index', '--stdin'], { input })).length > 0
    known.set(path, ignored)
    return ignored
  }
}

type Inside = ReturnType<typeof insideOf>

const SKIPPED = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  'vendor',
  'venv',
  '.venv',
  '__pycache__',
  'target',
  'dist',
  'build',
])
const MOST_FILES = 100_000

/** The files of a folder that no git knows. */
function folderTree(root: string): Tree {
  const inside = insideOf(root)
  const files: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined && files.length < MOST_FILES; folder = folders.pop()) {
    for (const entry of entries(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFile()) files.push(path)
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(path)
    }
  }
  return treeOf({
    name: 'the folder',
    files,
    bytes: inside.bytes,
    size: (path) => inside.facts(path)?.size ?? null,
    ignores: () => false,
    isTracked: () => false,
  })
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Files below a root, read without leaving it. */
export function insideOf(root: string) {
  const folders = new Map<string, boolean>([['', true]])
  const isRealFolder = (folder: string): boolean => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const at = folder.lastIndexOf('/')
    const isReal = isRealFolder(at < 0 ? '' : folder.slice(0, at)) && (stat(join(root, folder))?.isDirectory() ?? false)
    folders.set(folder, isReal)
    return isReal
  }
  const facts = (path: string) => {
    const at = path.lastIndexOf('/')
    return path.startsWith('/') || path.split('/').includes('..') || !isRealFolder(at < 0 ? '' : path.slice(0, at))
      ? null
      : stat(join(root, path))
  }
  const bytes = (path: string): Buffer | null => (facts(path)?.isFile() ? contentOf(join(root, path)) : null)
  return { facts, bytes }
}

function stat(path: string) {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}

/** The bytes of a regular file; null where it is large, or not one any more. */
function contentOf(path: string): Buffer | null {
  let file: number | null = null
  try {
    file = openSync(path, OPEN)
    const facts = fstatSync(file)
    if (!facts.isFile() || facts.size > LARGEST_FILE) return null
    const buffer = Buffer.allocUnsafe(facts.size)
    let length = 0
    for (let read = -1; read !== 0 && length < facts.size; length += read)
      read = readSync(file, buffer, length, facts.size - length, length)
    return buffer.subarray(0, length)
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}
