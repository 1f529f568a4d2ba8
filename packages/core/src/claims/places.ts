/**
 * Where in the repository a path of the text may stand: from the root, from the folder of the document or one around it, or as the
 * end of a longer path. Authors write all of these.
 */
import type { Ground, Tree } from './tree.ts'
import { fact } from './tree.ts'

export interface Place {
  readonly path: string
  readonly kind: 'file' | 'directory'
}

/** What a path names today; null when nothing. Of several that end so the shortest, then the first. */
export function placeOf(written: string, ground: Pick<Ground, 'tree' | 'document'>): Place | null {
  return spelled(written, ground) ?? endsWith(normal(written), ground.tree)[0] ?? null
}

/** All files and folders that a path may mean: what stands where it is spelled, else all that end in it. */
export function named(tree: Tree, written: string, document: string): string[] {
  const own = spelled(written, { tree, document })
  return own ? [own.path] : endsWith(normal(written), tree).map(({ path }) => path)
}

function spelled(written: string, { tree, document }: Pick<Ground, 'tree' | 'document'>): Place | null {
  for (const path of spellings(written, document)) {
    const kind = tree.kindOf(path)
    if (kind) return { path, kind }
  }
  return null
}

/** The paths that the text may mean, likeliest first; those that leave the root are none. */
export function spellings(written: string, document: string): string[] {
  const own = normal(written)
  const folder = folderOf(document)
  // `../api` may be said from the folder of the document, or from a package around it.
  const folders = /^\.{1,2}\//.test(written) ? [folder, ...around(folder).slice(1), ''] : ['', ...around(folder)]
  return [...new Set(folders.flatMap((start) => joined(start, own) ?? []))]
}

/** Without `./` in front and `/` at either end. */
export const normal = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/^\/+|\/+$/g, '')

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A path below a folder, or from the root where it begins with `/`, without `.` and `..`; null when it leaves the root. */
export function joined(folder: string, path: string): string | null {
  const parts = path.startsWith('/') || folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** The folders around a folder, innermost first, without the root. */
function around(folder: string): string[] {
  const found: string[] = []
  for (let at = folder; at !== ''; at = folderOf(at)) found.push(at)
  return found
}

/** Every folder that holds a file, without the root, sorted. */
export const folders = fact((tree: Tree): readonly string[] => {
  const found = new Set<string>()
  for (const file of tree.files)
    for (let folder = folderOf(file); folder !== '' && !found.has(folder); folder = folderOf(folder)) found.add(folder)
  return [...found].sort()
})

/** All files and folders by their last name. */
const byName = fact((tree: Tree): ReadonlyMap<string, readonly Place[]> => {
  const found = new Map<string, Place[]>()
  const add = (path: string, kind: Place['kind']) => {
    const same = found.get(nameOf(path))
    if (same) same.push({ path, kind })
    else found.set(nameOf(path), [{ path, kind }])
  }
  for (const file of tree.files) add(file, 'file')
  for (const folder of folders(tree)) add(folder, 'directory')
  return found
})

/** The places whose path ends in these names, shortest first. */
export function endsWith(path: string, tree: Tree): Place[] {
  const same = byName(tree).get(nameOf(path)) ?? []
  return same.filter((place) => place.path === path || place.path.endsWith(`/${path}`)).sort((a, b) => a.path.length - b.path.length)
}

/** Places that differ from a path only in upper and lower case; `src/Cart.tsx` for `src/cart.tsx`. */
export function inOtherCase(path: string, tree: Tree): Place[] {
  const lower = path.toLowerCase()
  return (byLowerCase(tree).get(lower) ?? []).filter((place) => place.path !== path)
}

const byLowerCase = fact((tree: Tree): ReadonlyMap<string, readonly Place[]> => {
  const found = new Map<string, Place[]>()
  for (const path of tree.files) found.set(path.toLowerCase(), [...(found.get(path.toLowerCase()) ?? []), { path, kind: 'file' }])
  return found
})

/** The files with the same name, wherever they stand: where a file may have gone when git did not see it go. */
export const sameName = (path: string, tree: Tree): readonly Place[] =>
  (byName(tree).get(nameOf(path)) ?? []).filter(({ kind }) => kind === 'file')
