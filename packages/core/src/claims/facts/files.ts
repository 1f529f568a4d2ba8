/**
 * Files by how people name them: with their full path, or with only its end.
 */
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'

/** Files and folders by their last segment. */
const byName: (tree: Tree) => ReadonlyMap<string, readonly string[]> = fact((tree) => {
  const found = new Map<string, string[]>()
  const add = (path: string) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const same = found.get(name)
    if (same) same.push(path)
    else found.set(name, [path])
  }
  for (const path of tree.files) add(path)
  for (const path of folders(tree)) add(path)
  return found
})

/** Every folder that holds a file, without the root, sorted. */
export const folders: (tree: Tree) => readonly string[] = fact((tree) => {
  const found = new Set<string>()
  for (const path of tree.files)
    for (let at = path.lastIndexOf('/'); at > 0 && !found.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      found.add(path.slice(0, at))
  return [...found].sort()
})

/** All files and folders that a path may mean: itself, what it is beside the document, what ends in it. */
export function named(tree: Tree, path: string, document: string): readonly string[] {
  const clean = path.replace(/^\.?\/+|\/+$/g, '')
  if (tree.kindOf(clean)) return [clean]
  const folder = document.slice(0, Math.max(0, document.lastIndexOf('/')))
  const beside = joined(folder, path)
  if (beside !== null && beside !== clean && tree.kindOf(beside)) return [beside]
  const last = clean.slice(clean.lastIndexOf('/') + 1)
  return (byName(tree).get(last) ?? []).filter((each) => each.endsWith(`/${clean}`))
}

/** The one file or folder that a path means; null where there is none, or more than one. */
export function onlyNamed(tree: Tree, path: string, document: string): string | null {
  const [first, second] = named(tree, path, document)
  return first !== undefined && second === undefined ? first : null
}

/** A path relative to a folder, without `.` and `..`; null where it leaves the root. */
export function joined(folder: string, path: string): string | null {
  const parts = path.startsWith('/') || folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
