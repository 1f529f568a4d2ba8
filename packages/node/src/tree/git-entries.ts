/**
 * What git lists: entries with modes, from a commit or from the index.
 */
import type { GitOptions, GitProblem, Repository } from './git-command.ts'
import { git } from './git-command.ts'

export interface GitEntries {
  /** Path → object. */
  readonly files: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
  readonly modules: readonly string[]
  /** Files that a sparse checkout leaves out of the work tree; none for a commit. */
  readonly sparse: ReadonlySet<string>
}

export type EntriesResult = { readonly ok: true; readonly entries: GitEntries } | GitProblem

/** The entries of a commit. */
export const commitEntries = (repository: Repository, oid: string): EntriesResult =>
  entriesOf(repository, ['ls-tree', '-r', '-z', '--full-tree', oid])

/** The entries of the index. */
export const indexEntries = (repository: Repository, options: GitOptions = {}): EntriesResult =>
  entriesOf(repository, ['ls-files', '-s', '-t', '-z'], options)

/** `100644 blob <oid>\t<path>` of a tree, `H 100644 <oid> 0\t<path>` of the index. */
const RECORD = /^(?:([A-Za-z]) )?(\d{6}) (?:blob |commit )?([0-9a-f]{40,64})(?: \d)?\t/

function entriesOf(repository: Repository, args: readonly string[], options: GitOptions = {}): EntriesResult {
  const result = git(repository, args, options)
  if (!result.ok) return result
  const files = new Map<string, string>()
  const links = new Map<string, string>()
  const modules: string[] = []
  const sparse = new Set<string>()
  for (const record of records(result.stdout)) {
    const [head = '', tag, mode, oid = ''] = RECORD.exec(record) ?? []
    const path = record.slice(head.length)
    if (head === '' || !isNameable(path)) continue
    if (mode === '160000') modules.push(path)
    else (mode === '120000' ? links : files).set(path, oid)
    if (tag?.toUpperCase() === 'S') sparse.add(path)
  }
  return { ok: true, entries: { files, links, modules, sparse } }
}

/** What git ends with a zero byte each. */
export const records = (bytes: Buffer): string[] => bytes.toString('utf8').split('\0').slice(0, -1)

/** False for a name that is no UTF-8: no document can name it. */
export const isNameable = (path: string): boolean => path !== '' && !path.includes('\u{fffd}')

/** A `.gitignore` that is a FIFO makes git wait; what is tracked can be told without. */
const LISTING_MS = 8_000

export interface WorkChanges {
  readonly missing: ReadonlySet<string>
  readonly added: readonly string[]
  /** False where git could not list what is new. */
  readonly isComplete: boolean
}

/** What is tracked and gone, and what is new; git only looks at the names for it. */
export function workChanges(repository: Repository, timeoutMs = LISTING_MS): WorkChanges {
  const listed = git(repository, ['ls-files', '-d', '-o', '--exclude-standard', '-t', '-z'], { timeoutMs })
  const result = listed.ok ? listed : git(repository, ['ls-files', '-d', '-t', '-z'])
  const said = result.ok ? records(result.stdout).filter(isNameable) : []
  const tagged = (tag: string): string[] => said.filter((record) => record.startsWith(tag)).map((record) => record.slice(tag.length))
  return { missing: new Set(tagged('R ')), added: tagged('? '), isComplete: listed.ok }
}
