/**
 * What git remembers of all paths: where each was added and taken away, in one pass over the history.
 *
 * The whole history at once, without looking for renames, is quicker than asking for many paths: it compares trees only, and each
 * path that git has to match costs more than all the names that it would leave out.
 */
import type { Repository } from './git-command.ts'
import { git } from './git-command.ts'
import { isNameable } from './git-entries.ts'

export interface Log {
  /** Each path that a commit ever added or took away → the commit that took it away; null where the last one that names it added it: a merge may have taken it away, or nobody yet. */
  readonly goneIn: ReadonlyMap<string, string | null>
  /** False where a limit ended it: older commits are not in it. */
  readonly isComplete: boolean
}

/** A rename: the path before and behind it. */
export type Renames = ReadonlyMap<string, string>

/** What no setting of the repository may change. `-O/dev/null`: no order of paths from a file. */
const PLAIN = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '-O/dev/null', '-z', '--name-status']
/** Above so many files, only those with equal content are told to be renamed. */
const RENAME_LIMIT = '-l400'

const EMPTY: Log = { goneIn: new Map(), isComplete: true }

export function logOf(repository: Repository, timeoutMs: number): Log {
  const head = git(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (!head.ok) return { ...EMPTY, isComplete: head.code === 'failed' }
  const args = [
    'log',
    ...PLAIN,
    '--no-renames',
    '--diff-filter=AD',
    '--no-diff-merges',
    '--no-notes',
    '--no-mailmap',
    '--format=%H',
    'HEAD',
  ]
  const result = git(repository, args, { timeoutMs })
  const goneIn = new Map<string, string | null>()
  // The newest commit comes first, and what it did to a path is what counts.
  for (const { commit, status, path } of changes(result.ok ? result.stdout : result.partial))
    if (!goneIn.has(path)) goneIn.set(path, status === 'D' ? commit : null)
  return { goneIn, isComplete: result.ok }
}

/** The commits of the main line that took paths away, merges among them. */
export function goneOnMainLine(repository: Repository, paths: readonly string[], timeoutMs: number): ReadonlyMap<string, string> {
  const args = [
    'log',
    ...PLAIN,
    '--no-renames',
    '--diff-filter=D',
    '-m',
    '--first-parent',
    '--no-notes',
    '--no-mailmap',
    '--format=%H',
    'HEAD',
  ]
  const result = git(repository, [...args, '--', ...paths.map((path) => `:(top,literal)${path}`)], { timeoutMs })
  const last = new Map<string, Change>()
  for (const change of changes(result.ok ? result.stdout : result.partial)) if (!last.has(change.path)) last.set(change.path, change)
  return new Map([...last].flatMap(([path, { status, commit }]) => (status === 'D' ? [[path, commit] as const] : [])))
}

/** `unchanged`: only of files whose content stayed as it was, which needs no content to be read and is quick. */
export type Likeness = 'unchanged' | 'similar'

/** The renames of each commit, as many as git tells of in a time. */
export function renamesIn(
  repository: Repository,
  commits: readonly string[],
  likeness: Likeness,
  timeoutMs: number,
): ReadonlyMap<string, Renames> {
  const similarity = likeness === 'unchanged' ? '-M100%' : '-M50%'
  const result = git(repository, ['diff-tree', ...PLAIN, '--stdin', '-r', '-m', similarity, RENAME_LIMIT, '--diff-filter=R'], {
    input: Buffer.from(commits.map((commit) => `${commit}\n`).join('')),
    timeoutMs,
  })
  const found = new Map<string, Map<string, string>>()
  for (const { commit, path, to } of changes(result.ok ? result.stdout : result.partial)) {
    const renames = found.get(commit) ?? new Map<string, string>()
    if (to !== null && !renames.has(path)) found.set(commit, renames.set(path, to))
  }
  return found
}

/** The renames that are staged and not committed. */
export function stagedRenames(repository: Repository): Renames {
  const result = git(repository, ['diff-index', ...PLAIN, '--cached', '-M50%', RENAME_LIMIT, '--diff-filter=R', 'HEAD'])
  return new Map(result.ok ? [...changes(result.stdout)].flatMap(({ path, to }) => (to === null ? [] : [[path, to] as const])) : [])
}

interface Change {
  readonly commit: string
  readonly status: string
  readonly path: string
  /** Behind a rename. */
  readonly to: string | null
}

const STATUS = /^\n?([ACDMRTUX])\d*$/

/** Commits and their changes, all ended by zero bytes. A status is always followed by its paths, so that no path is taken for one. */
function* changes(bytes: Buffer): Generator<Change> {
  const said = bytes.toString('utf8').split('\0')
  let commit = ''
  for (let at = 0; at < said.length; at++) {
    const token = said[at] ?? ''
    const status = STATUS.exec(token)?.[1]
    if (status === undefined) {
      if (token !== '') commit = token.trim()
      continue
    }
    const path = said[++at]
    const to = status === 'R' || status === 'C' ? (said[++at] ?? null) : null
    // The last one may be cut off.
    if (path !== undefined && at < said.length - 1 && isNameable(path)) yield { commit, status, path, to }
  }
}
