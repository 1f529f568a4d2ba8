/**
 * The tree of a commit or of the index, out of git's objects alone: nothing is checked out, no filter and no hook has a part in it.
 */
import type { Tree } from '@milemark/core/claims'
import { fields, git } from './git-command.ts'
import { LARGEST_FILE, treeOf } from './listing.ts'

interface Blob {
  readonly id: string
  readonly size: number
}

/** The full id of a commit; null where the revision names none. */
export function commitId(root: string, revision: string): string | null {
  // A revision that begins with a dash would be an option.
  if (revision.startsWith('-')) return null
  return (
    git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      ?.toString()
      .trim() || null
  )
}

/** The newest commit that two have in common; null where they have none. */
export const mergeBase = (root: string, a: string, b: string): string | null => git(root, ['merge-base', a, b])?.toString().trim() || null

/** The tree of a commit id. */
export function commitTree(root: string, id: string): Tree {
  const blobs = new Map<string, Blob>()
  for (const field of fields(git(root, ['ls-tree', '-r', '-l', '-z', '--full-tree', id]))) {
    const [, mode, object, size, path] = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(field) ?? []
    if (mode?.startsWith('100') && object && path) blobs.set(path, { id: object, size: Number(size) })
  }
  return objectTree(root, id.slice(0, 7), blobs)
}

/** What is staged. */
export function indexTree(root: string): Tree {
  const ids = new Map<string, string>()
  for (const field of fields(git(root, ['ls-files', '-s', '-z']))) {
    const [, mode, object, path] = /^(\d{6}) ([0-9a-f]+) \d\t([\s\S]*)$/.exec(field) ?? []
    if (mode?.startsWith('100') && object && path) ids.set(path, object)
  }
  const sizes = objectSizes(root, [...new Set(ids.values())])
  return objectTree(root, 'the index', new Map([...ids].map(([path, id]) => [path, { id, size: sizes.get(id) ?? 0 }])))
}

function objectSizes(root: string, ids: readonly string[]): ReadonlyMap<string, number> {
  const answer = ids.length > 0 ? git(root, ['cat-file', '--batch-check'], { input: `${ids.join('\n')}\n` }) : null
  const lines = answer?.toString('latin1').split('\n') ?? []
  return new Map(
    lines.flatMap((line) => (/^[0-9a-f]+ blob \d+$/.test(line) ? [[line.split(' ')[0] ?? '', Number(line.split(' ')[2])] as const] : [])),
  )
}

function objectTree(root: string, name: string, blobs: ReadonlyMap<string, Blob>): Tree {
  const contents = new Map<string, Buffer>()
  const prefetch = (paths: readonly string[]) => {
    const wanted = new Set(
      paths.flatMap((path) => {
        const blob = blobs.get(path)
        return blob && blob.size <= LARGEST_FILE && !contents.has(blob.id) ? [blob.id] : []
      }),
    )
    for (const [id, bytes] of objects(root, [...wanted])) contents.set(id, bytes)
  }
  return treeOf({
    name,
    files: [...blobs.keys()],
    bytes: (path) => {
      const id = blobs.get(path)?.id
      if (id === undefined) return null
      if (!contents.has(id)) prefetch([path])
      return contents.get(id) ?? null
    },
    size: (path) => blobs.get(path)?.size ?? null,
    ignores: () => false,
    isTracked: () => true,
    prefetch,
  })
}

/** The contents of objects by `cat-file --batch`, which applies no filter. */
function objects(root: string, ids: readonly string[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const answer = ids.length > 0 ? git(root, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n` }) : null
  for (let at = 0; answer && at < answer.length; ) {
    const end = answer.indexOf(10, at)
    if (end < 0) break
    const [id = '', type, size = ''] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type === 'missing' || !/^\d+$/.test(size)) continue
    found.set(id, answer.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return found
}
