/**
 * What every tree has in common, whether it comes from the disk, the index or a commit: its files, folders, and words.
 */
import type { Tree } from '@milemark/core/claims'
import { wordIndex } from './word-index.ts'

/** Larger files are not read: nobody writes them by hand. */
export const LARGEST_FILE = 2 * 1024 * 1024

export interface Listing {
  readonly name: string
  /** In any order. */
  readonly files: readonly string[]
  /** The bytes of a regular file of at most 2 MB; null otherwise. */
  readonly bytes: (path: string) => Buffer | null
  readonly size: (path: string) => number | null
  readonly ignores: (path: string) => boolean
  readonly isTracked: (path: string) => boolean
  /** Called with all files of which the bytes will be asked next. */
  readonly prefetch?: (paths: readonly string[]) => void
}

export function treeOf({ name, files, bytes, size, ignores, isTracked, prefetch }: Listing): Tree {
  const sorted = [...files].sort()
  const known = new Set(sorted)
  const folders = foldersOf(sorted)
  const texts = new Map<string, string | null>()
  const read = (path: string): string | null => {
    if (!known.has(path)) return null
    const found = texts.get(path)
    if (found !== undefined) return found
    const text = textOf(bytes(path))
    texts.set(path, text)
    return text
  }
  return {
    name,
    files: sorted,
    kindOf: (path) => (known.has(path) ? 'file' : folders.has(path) ? 'directory' : null),
    read,
    size: (path) => (known.has(path) ? size(path) : null),
    list: (folder) => [...(folders.get(folder) ?? [])].sort(),
    ignores,
    isTracked: (path) => known.has(path) && isTracked(path),
    find: wordIndex(sorted, { bytes, prefetch }),
  }
}

/** Each folder with the names in it; folders among them end in `/`. */
function foldersOf(files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const file of files) {
    let path = file
    let mark = ''
    while (path !== '') {
      const at = path.lastIndexOf('/')
      const folder = at < 0 ? '' : path.slice(0, at)
      const names = folders.get(folder)
      const isKnown = names !== undefined
      if (names) names.add(path.slice(at + 1) + mark)
      else folders.set(folder, new Set([path.slice(at + 1) + mark]))
      if (isKnown) break
      path = folder
      mark = '/'
    }
  }
  return folders
}

const PROBE = 8_192

/** The text of a file; null for one that is binary. */
export function textOf(bytes: Buffer | null): string | null {
  return bytes === null || bytes.subarray(0, PROBE).includes(0) ? null : bytes.toString('utf8').replace(/^\ufeff/, '')
}
