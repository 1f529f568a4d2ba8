/**
 * Contents of git objects, read in few calls: one start of git costs as much as reading hundreds of files.
 */
import type { Repository } from './git-command.ts'
import { git } from './git-command.ts'
import { MAX_FILE_BYTES } from './safe-read.ts'

export interface Blobs {
  /** In bytes; null for what is missing, as in a partial clone. The first call asks for all that was announced. */
  size(oid: string): number | null
  /** Those of the objects that are there and no larger than a file may be. */
  read(oids: readonly string[]): ReadonlyMap<string, Buffer>
}

/** How much is taken from git at once; bounds the memory. */
const CHUNK_BYTES = 16 * 2 ** 20
const TIMEOUT_MS = 20_000

/** @param all the objects whose sizes may be asked for */
export function blobsOf(repository: Repository, all: readonly string[]): Blobs {
  let sizes: ReadonlyMap<string, number> | null = null
  const size = (oid: string): number | null => {
    sizes ??= sizesOf(repository, all)
    return sizes.get(oid) ?? null
  }
  const isReadable = (oid: string): boolean => (size(oid) ?? Number.POSITIVE_INFINITY) <= MAX_FILE_BYTES
  return {
    size,
    read: (oids) => new Map(chunks(oids.filter(isReadable), size).flatMap((chunk) => [...contents(repository, chunk)])),
  }
}

/** Objects in groups that can be read at once. */
export function chunks<T>(items: readonly T[], sizeOf: (item: T) => number | null): T[][] {
  const groups: T[][] = []
  let left = 0
  for (const item of items) {
    const size = sizeOf(item) ?? 0
    if (groups.length === 0 || size > left) {
      groups.push([])
      left = CHUNK_BYTES
    }
    groups.at(-1)?.push(item)
    left -= size
  }
  return groups
}

function sizesOf(repository: Repository, oids: readonly string[]): Map<string, number> {
  const result = git(repository, ['cat-file', '--batch-check', '--buffer'], { input: lines(oids), timeoutMs: TIMEOUT_MS })
  const said = (result.ok ? result.stdout : result.partial).toString('latin1').split('\n')
  return new Map(
    said.flatMap((line): [string, number][] => {
      const [oid = '', type, size] = line.split(' ')
      return type === 'blob' && size !== undefined ? [[oid, Number(size)]] : []
    }),
  )
}

/** Each object is said as a line `oid blob size`, its bytes, and a line break. */
function contents(repository: Repository, oids: readonly string[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const result = git(repository, ['cat-file', '--batch', '--buffer'], { input: lines(oids), timeoutMs: TIMEOUT_MS })
  const said = result.ok ? result.stdout : result.partial
  for (let at = 0; at < said.length; ) {
    const end = said.indexOf(10, at)
    if (end === -1) break
    const [oid = '', type, size] = said.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type === 'missing') continue
    const bytes = said.subarray(at, at + Number(size))
    if (type === 'blob' && bytes.length === Number(size)) found.set(oid, bytes)
    at += Number(size) + 1
  }
  return found
}

const lines = (oids: readonly string[]): Buffer => Buffer.from(oids.map((oid) => `${oid}\n`).join(''))
