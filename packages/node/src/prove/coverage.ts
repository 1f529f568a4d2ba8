/**
 * What a proof depends on: the contents of files, never their times. The paths that a bullet names, where it names any and all are
 * there; else every file of the tree but Markdown, so that ticking a box, which is bookkeeping, makes nothing stale.
 */
import { createHash } from 'node:crypto'
import { lstatSync, readlinkSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { RealFolders, readPlain } from './source.ts'

/** The contents of a tree: of the work tree, or of the copy in which a command is about to run. */
export interface Contents {
  /** Sorted. */
  readonly files: readonly string[]
  /** The digest of what a path holds; null where nothing that can be read is. */
  readonly hash: (path: string) => string | null
}

/** `['*']`: everything but Markdown. */
export type Covers = readonly string[]
export const EVERYTHING: Covers = ['*']

const LARGEST = 1024 * 1024 * 1024
/** Enough to tell versions of a file apart, and half as long as the whole. */
const DIGITS = 32

export function contents(root: string, files: readonly string[]): Contents {
  const real = new RealFolders(root)
  const known = new Map<string, string | null>()
  const hash = (path: string): string | null => {
    const found = known.get(path)
    if (found !== undefined) return found
    const made = hashOf(root, path, real)
    known.set(path, made)
    return made
  }
  return { files, hash }
}

function hashOf(root: string, path: string, real: RealFolders): string | null {
  const bytes = readPlain(root, path, real, LARGEST) ?? linkTarget(root, path, real)
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS)
}

/** A link is what it points to, as text: where it leads is a file of its own, or outside and not covered. */
function linkTarget(root: string, path: string, real: RealFolders): Buffer | null {
  const full = join(root, path.split('/').join(sep))
  try {
    return real.has(posix.dirname(path)) && lstatSync(full).isSymbolicLink() ? Buffer.from(`link\0${readlinkSync(full)}`) : null
  } catch {
    return null
  }
}

const isMarkdown = (path: string): boolean => /\.(?:md|mdx|markdown)$/i.test(path)

/** The files that are covered, as they are now. */
export function covered(covers: Covers, files: readonly string[]): string[] {
  if (covers.includes('*')) return files.filter((path) => !isMarkdown(path))
  return files.filter((path) => covers.some((cover) => path === cover || path.startsWith(`${cover}/`)))
}

/**
 * @param named paths that the bullet names
 * @param invoked files of the oracle: they count in any case
 */
export function coversOf(named: readonly string[], invoked: readonly string[], files: readonly string[]): Covers {
  const isThere = (path: string) => files.some((file) => file === path || file.startsWith(`${path}/`))
  // A path that is not there says nothing about what the command depends on: then everything does.
  if (named.length === 0 || !named.every(isThere) || named.every(isMarkdown)) return EVERYTHING
  return [...new Set([...named, ...invoked.filter(isThere)])].sort()
}

/** The digests of what is covered. A file that cannot be read is left out, so that its proof is stale at once. */
export function inputs(covers: Covers, tree: Contents): Readonly<Record<string, string>> {
  return Object.fromEntries(
    covered(covers, tree.files).flatMap((path) => {
      const hash = tree.hash(path)
      return hash === null ? [] : [[path, hash]]
    }),
  )
}
