/**
 * The work tree: the files that git tracks and that are there, and new ones that it does not ignore; without git, what a walk
 * finds. Their content is read from the disk by `safe-read.ts`, never through git, whose filters could run programs.
 */
import { realpathSync } from 'node:fs'
import type { Tree } from '@milemark/core/claims'
import { blobsOf } from './blobs.ts'
import type { Repository } from './git-command.ts'
import type { GitEntries, WorkChanges } from './git-entries.ts'
import { indexEntries, workChanges } from './git-entries.ts'
import { blobTexts } from './git-tree.ts'
import { ignoreRules } from './ignore-rules.ts'
import { listing } from './listing.ts'
import { remembered } from './remembered.ts'
import { repositoryAt } from './repository.ts'
import type { Reader } from './safe-read.ts'
import { MAX_FILE_BYTES, readerIn, textOf } from './safe-read.ts'
import { walk } from './walk.ts'
import type { FileBytes } from './word-search.ts'
import { isSearched, SPARE_BYTES, searchWords } from './word-search.ts'

/** What stands on the disk, before anybody asks what is in it. */
interface Held {
  readonly files: readonly string[]
  readonly links: readonly string[]
  readonly modules: readonly string[]
  /** Path → object of what git tracks. */
  readonly tracked: ReadonlyMap<string, string>
  /** Files that a sparse checkout leaves out: they are there, in git. */
  readonly sparse: ReadonlySet<string>
  /** False where files may be missing in the lists. */
  readonly isComplete: boolean
}

export interface WorkTreeOptions {
  /** For the list of new files; without it, only what is tracked is told. */
  readonly listingMs?: number
}

/** The files below a folder: the top of a repository, or any folder without one. */
export function workTree(root: string, { listingMs }: WorkTreeOptions = {}): Tree {
  const top = realpathSync(root)
  const reader = readerIn(top)
  const repository = repositoryAt(top)
  const entries = repository ? indexEntries(repository) : null
  return repository && entries?.ok
    ? treeOf(heldByGit(workChanges(repository, listingMs), entries.entries, reader), reader, repository)
    : treeOf({ ...walk(top), modules: [], tracked: new Map(), sparse: new Set() }, reader, null)
}

function treeOf({ files, links, modules, tracked, sparse, isComplete }: Held, reader: Reader, repository: Repository | null): Tree {
  const listed = listing({ files, links, modules, targetOf: reader.target })
  const blobs =
    repository && sparse.size > 0
      ? blobsOf(
          repository,
          [...sparse].map((path) => tracked.get(path) ?? ''),
        )
      : null
  const buffer = Buffer.alloc(MAX_FILE_BYTES + SPARE_BYTES)
  const oidOf = (path: string): string => tracked.get(path) ?? ''

  const read = (path: string): string | null => {
    if (!listed.isFile(path)) return null
    const length = reader.into(path, buffer)
    if (length >= 0) return textOf(buffer.subarray(0, length))
    const bytes = sparse.has(path) ? blobs?.read([oidOf(path)]).get(oidOf(path)) : undefined
    return bytes ? textOf(bytes) : null
  }
  const size = (path: string): number | null => {
    const info = listed.isFile(path) ? reader.facts(path) : null
    if (info) return info.isFile() ? info.size : null
    return sparse.has(path) ? (blobs?.size(oidOf(path)) ?? null) : null
  }
  const rules = ignoreRules(
    (folder) => read(folder === '' ? '.gitignore' : `${folder}/.gitignore`),
    repository && excludesOf(repository),
    listed.isFile,
  )
  const searched = files.filter(isSearched)
  return {
    name: 'the work tree',
    files,
    // Of a submodule git lists no files; they are looked up where they stand.
    kindOf: (path) => listed.kindOf(path) ?? (listed.moduleOf(path) === null ? null : kindOnDisk(reader, path)),
    list: listed.list,
    read,
    size,
    ignores: (path) => repository !== null && !listed.isFile(path) && rules.ignores(path),
    isTracked: (path) => tracked.has(path),
    find: remembered((words) => {
      const found = searchWords(words, bytesOf())
      // A word may stand in a file that is not known of.
      return isComplete ? found : new Map([...found].filter(([, paths]) => paths.length > 0))
    }),
  }

  function* bytesOf(): Generator<FileBytes> {
    for (const path of searched) {
      const length = reader.into(path, buffer)
      if (length >= 0) yield { path, bytes: buffer, length }
    }
    if (blobs) yield* blobTexts(blobs, tracked, [...sparse].filter(isSearched))
  }
}

function kindOnDisk(reader: Reader, path: string): 'file' | 'directory' | null {
  const info = reader.facts(path)
  return info?.isDirectory() ? 'directory' : info ? 'file' : null
}

/** Patterns that a person keeps for this clone alone. */
function excludesOf({ gitDir }: Repository): string | null {
  const buffer = Buffer.alloc(64 * 1024)
  const length = readerIn(gitDir).into('info/exclude', buffer)
  return length < 0 ? null : buffer.toString('utf8', 0, length)
}

function heldByGit({ missing, added, isComplete }: WorkChanges, entries: GitEntries, reader: Reader): Held {
  const kinds = added.map((path) => ({ path, info: path.endsWith('/') ? null : reader.facts(path) }))
  const isThere = (path: string): boolean => !missing.has(path)
  return {
    files: [...[...entries.files.keys()].filter(isThere), ...kinds.flatMap(({ path, info }) => (info?.isFile() ? path : []))].sort(),
    links: [...[...entries.links.keys()].filter(isThere), ...kinds.flatMap(({ path, info }) => (info?.isSymbolicLink() ? path : []))],
    // A new folder that is a repository of its own is listed with a slash.
    modules: [...entries.modules, ...added.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1))],
    tracked: entries.files,
    sparse: entries.sparse,
    isComplete,
  }
}
