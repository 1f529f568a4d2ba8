/**
 * Files that were moved and are not even staged: a tracked one is missing, and a new one has its content. Git would have to put the
 * new one through the filters of the repository to say so; here its bytes are hashed as git does.
 */
import { createHash } from 'node:crypto'
import type { Repository } from './git-command.ts'
import { indexEntries, workChanges } from './git-entries.ts'
import type { Renames } from './git-log.ts'
import { MAX_FILE_BYTES, readerIn } from './safe-read.ts'

/** More new files than these were made by a program. */
const MAX_ADDED = 2000

/** Only where one new file alone has the content, and it is not empty. */
export function movedFiles(repository: Repository): Renames {
  const { missing, added } = workChanges(repository)
  if (missing.size === 0 || added.length === 0 || added.length > MAX_ADDED) return new Map()
  const index = indexEntries(repository)
  if (!index.ok) return new Map()
  const byContent = contents(repository, added, [...index.entries.files.values()][0]?.length === 64 ? 'sha256' : 'sha1')
  return new Map(
    [...missing].flatMap((path): [string, string][] => {
      const [only, ...others] = byContent.get(index.entries.files.get(path) ?? '') ?? []
      return only !== undefined && others.length === 0 ? [[path, only]] : []
    }),
  )
}

/** The names that git would give to the contents of files → their paths. */
function contents({ root }: Repository, paths: readonly string[], algorithm: 'sha1' | 'sha256'): Map<string, string[]> {
  const reader = readerIn(root)
  const buffer = Buffer.alloc(MAX_FILE_BYTES)
  const found = new Map<string, string[]>()
  for (const path of paths) {
    const length = reader.into(path, buffer)
    if (length <= 0) continue
    const oid = createHash(algorithm).update(`blob ${length}\0`).update(buffer.subarray(0, length)).digest('hex')
    found.set(oid, [...(found.get(oid) ?? []), path])
  }
  return found
}
