/**
 * What stands at which path of a tree, from its lists of files, links and submodules: `kindOf` and `list` of the port.
 *
 * A link is no file to be read, but something stands there, and often something that a guide names: `CLAUDE.md` → `AGENTS.md`. It is
 * followed by its words within the tree, never on the disk.
 */
import { parentOf } from './safe-read.ts'

export interface Entries {
  /** Sorted by code unit. */
  readonly files: readonly string[]
  readonly links: readonly string[]
  /** Submodules and repositories within the repository: folders whose content is not of this tree. */
  readonly modules: readonly string[]
  /** The target of a link, as written; asked only for what is in `links`. */
  targetOf(link: string): string | null
}

export interface Listing {
  readonly files: readonly string[]
  kindOf(path: string): 'file' | 'directory' | null
  list(directory: string): readonly string[]
  isFile(path: string): boolean
  /** The submodule in which a path lies; null for all others. */
  moduleOf(path: string): string | null
}

/** As many as the systems follow. */
const MAX_HOPS = 40

export function listing({ files, links, modules, targetOf }: Entries): Listing {
  const isFile = new Set(files)
  const isLink = new Set(links)
  const isModule = new Set(modules)
  const folders = foldersOf([...files, ...links, ...modules])
  for (const module of modules) folders.add(module)
  let names: ReadonlyMap<string, readonly string[]> | null = null

  const plainKind = (path: string) => (isFile.has(path) ? 'file' : folders.has(path) ? 'directory' : null)

  /** Where a path leads when links are followed; null where it leaves the tree, or nowhere. */
  const followed = (path: string): string | null => {
    let at = path
    for (let hops = 0; hops < MAX_HOPS; hops++) {
      const link = [...prefixes(at)].find((prefix) => isLink.has(prefix))
      if (link === undefined) return at
      const target = targetOf(link)
      const next = target === null ? null : joined(parentOf(link), target + at.slice(link.length))
      if (next === null) return null
      at = next
    }
    return null
  }

  const kindOf = (path: string): 'file' | 'directory' | null => {
    const plain = plainKind(path)
    if (plain !== null || isLink.size === 0) return plain
    const target = followed(path)
    const kind = target === null ? null : plainKind(target)
    return kind ?? (isLink.has(path) ? 'file' : null)
  }

  return {
    files,
    kindOf,
    isFile: (path) => isFile.has(path),
    moduleOf: (path) => (isModule.size === 0 ? null : ([...prefixes(path)].find((prefix) => isModule.has(prefix)) ?? null)),
    list: (directory) => {
      names ??= children([...files, ...links], folders, kindOf)
      return names.get(directory) ?? []
    },
  }
}

/** All folders above some paths, the root `''` included. */
function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set([''])
  for (const path of paths) for (let at = parentOf(path); !folders.has(at); at = parentOf(at)) folders.add(at)
  return folders
}

function children(
  leaves: readonly string[],
  folders: ReadonlySet<string>,
  kindOf: (path: string) => 'file' | 'directory' | null,
): Map<string, string[]> {
  const names = new Map<string, string[]>()
  const add = (path: string, end: string): void => {
    const parent = parentOf(path)
    const inside = names.get(parent) ?? []
    inside.push(path.slice(parent === '' ? 0 : parent.length + 1) + end)
    names.set(parent, inside)
  }
  for (const leaf of leaves) add(leaf, kindOf(leaf) === 'directory' ? '/' : '')
  for (const folder of folders) if (folder !== '') add(folder, '/')
  for (const inside of names.values()) inside.sort()
  return names
}

/** `a`, `a/b`, `a/b/c` of `a/b/c`. */
export function* prefixes(path: string): Generator<string> {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) yield path.slice(0, end)
  yield path
}

/** A path relative to a folder, by its words alone; null where it leaves the tree. */
export function joined(folder: string, relative: string): string | null {
  if (relative.startsWith('/')) return null
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}
