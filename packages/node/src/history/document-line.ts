/**
 * The commits of one document, from the newest back, under every name that it had.
 *
 * For each name git is asked once, with its usual simplification of history: a merge that took the text of one side adds nothing
 * and only that side is followed; one that differs from all sides is a revision of its own. Where the document came into being by a
 * rename, the question is repeated for the name before, from the commit before. (`git log --follow` is not used: it loses its way
 * where histories join.)
 *
 * The order is topological, and each revision names those that it was made from, so that work on parallel branches is compared with
 * its own past and not with what happened to be committed next. Dates are those of the committer, in the commit's own zone: the
 * day on which the text became part of this history.
 */
import { lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { gitRoot } from '../git.ts'
import type { GitProblem, Repository } from '../tree/git-command.ts'
import { git, problem } from '../tree/git-command.ts'
import { renamesIn, stagedRenames } from '../tree/git-log.ts'
import { movedFiles } from '../tree/moved.ts'
import { repositoryAt } from '../tree/repository.ts'
import { realFolder } from '../tree/safe-read.ts'

/** Where a document lies in a repository. */
export interface GitDocument {
  readonly repository: Repository
  /** Its path from the root, with `/`. */
  readonly name: string
}

export interface LineCommit {
  readonly commit: string
  /** The revisions of the document that it was made from; none for the first. */
  readonly parents: readonly string[]
  /** ISO instant with the zone of the committer. */
  readonly at: string
  readonly author: string
  readonly subject: string
  /** The name of the document then, from the root of the repository. */
  readonly path: string
  /** The object that holds its text; null where the commit took it away. */
  readonly blob: string | null
}

export interface DocumentLine {
  readonly ok: true
  /** Newest first, topological; empty where the document was never committed. */
  readonly commits: readonly LineCommit[]
  readonly isShallow: boolean
  /** False where a limit ended it: older commits are not in it. */
  readonly isComplete: boolean
}

export type LineResult = DocumentLine | GitProblem

const LOG_MS = 60_000
const RENAMES_MS = 20_000
/** Names that are followed one behind the other. */
const MAX_NAMES = 16

/** Null outside of a repository that can be trusted to be the document's own. */
export function gitDocument(path: string): GitDocument | null {
  const real = realDocument(path)
  const root = real === null ? null : gitRoot(dirname(real))
  const repository = root === null ? null : repositoryAt(root)
  return real === null || repository === null ? null : { repository, name: relative(repository.root, real).split(sep).join('/') }
}

/** Without links in it; a document that is not there (any more) may still have a past. */
export function realDocument(path: string): string | null {
  const full = resolve(path)
  if (lstatSync(full, { throwIfNoEntry: false })) {
    try {
      return realpathSync(full)
    } catch {
      return null
    }
  }
  const folder = realFolder(dirname(full))
  return folder === null ? null : join(folder, basename(full))
}

/** @param from a commit; what was committed behind it is not looked at */
export function documentLine(document: GitDocument, from = 'HEAD'): LineResult {
  const { repository } = document
  const start = commitOid(repository, from)
  if (!start.ok) return start.code === 'unknown-revision' && from === 'HEAD' ? { ...NEVER, isShallow: false } : start
  const shallow = git(repository, ['rev-parse', '--is-shallow-repository'])
  const isShallow = !shallow.ok || shallow.stdout.toString('latin1').trim() !== 'false'
  const commits: LineCommit[] = []
  let isComplete = true
  let name = nameIn(repository, start.oid, document.name)
  for (let at = start.oid, names = 0; names < MAX_NAMES; names++) {
    const result = git(repository, [...LOG, at, '--', `:(top,literal)${name}`], { timeoutMs: LOG_MS })
    // Nothing at all is a failure; what came before a limit is a part of the truth, and is called one.
    if (!result.ok && result.partial.length === 0) return result
    isComplete &&= result.ok
    const segment = lineCommits(result.ok ? result.stdout : result.partial)
    const birth = renameIn(repository, segment, name)
    commits.push(...segment.slice(0, birth === null ? segment.length : birth.index + 1))
    const parent = birth === null ? null : commitOid(repository, `${segment[birth.index]?.commit}^1`)
    if (birth === null || parent === null || !parent.ok) break
    at = parent.oid
    name = birth.from
  }
  return { ok: true, commits: joined(commits), isShallow, isComplete }
}

/** A commit that renamed the document was made from the newest one behind it; other ones are parents only where they are revisions. */
function joined(commits: readonly LineCommit[]): LineCommit[] {
  const known = new Set(commits.map(({ commit }) => commit))
  return commits.map((commit, index) => {
    const parents = commit.parents.filter((parent) => known.has(parent))
    const next = commits[index + 1]
    return parents.length === 0 && next !== undefined && next.path !== commit.path
      ? { ...commit, parents: [next.commit] }
      : { ...commit, parents }
  })
}

const NEVER: DocumentLine = { ok: true, commits: [], isShallow: false, isComplete: true }

const LOG = [
  'log',
  '--topo-order',
  '--parents',
  '-c',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '-O/dev/null',
  '--no-notes',
  '--no-mailmap',
  '--encoding=UTF-8',
  '--format=%H%x00%P%x00%cI%x00%an%x00%s',
]

const FIELDS = 5
const RAW = /^\n?:+(.*)$/

/** Five fields of each commit, then what it did to the path: modes, objects and letters, and the path, all ended by zero bytes. */
function lineCommits(bytes: Buffer): (LineCommit & { readonly added: boolean })[] {
  const said = bytes.toString('utf8').split('\0')
  const found: (LineCommit & { readonly added: boolean })[] = []
  for (let at = 0; at + FIELDS < said.length; ) {
    const [commit = '', parents = '', date = '', author = '', subject = ''] = said.slice(at, at + FIELDS)
    at += FIELDS
    // What a merge did stands behind one more zero byte.
    if (said[at] === '' && said[at + 1]?.startsWith('::')) at++
    const raw = RAW.exec(said[at] ?? '')?.[1]
    const path = said[at + 1]
    // Without a change: only a line that was cut off.
    if (raw === undefined || path === undefined) continue
    at += 2
    const words = raw.split(' ')
    const letters = words.at(-1) ?? ''
    const oid = words.at(-2) ?? ''
    found.push({
      commit: commit.trim(),
      parents: parents.split(' ').filter((parent) => parent !== ''),
      at: date,
      author,
      subject,
      path,
      blob: /^0+$/.test(oid) ? null : oid,
      added: letters === 'A',
    })
  }
  return found
}

interface Rename {
  readonly index: number
  readonly from: string
}

/** The newest commit of these that brought the name into being by a rename. */
function renameIn(repository: Repository, segment: readonly { commit: string; added: boolean }[], name: string): Rename | null {
  const added = segment.flatMap(({ commit, added }, index) => (added ? [{ commit, index }] : []))
  if (added.length === 0) return null
  const renames = renamesIn(
    repository,
    added.map(({ commit }) => commit),
    'similar',
    RENAMES_MS,
  )
  for (const { commit, index } of added) {
    const from = [...(renames.get(commit) ?? [])].find(([, to]) => to === name)?.[0]
    if (from !== undefined) return { index, from }
  }
  return null
}

/** What the document is called in a commit: its own name, or the one that it had before a move that is not committed. */
function nameIn(repository: Repository, commit: string, name: string): string {
  if (blobAt(repository, commit, name) !== null) return name
  const before = [...stagedRenames(repository), ...movedFiles(repository)].find(([, to]) => to === name)?.[0]
  return before !== undefined && blobAt(repository, commit, before) !== null ? before : name
}

/** The object at a path in a commit; null where there is no file. */
export function blobAt(repository: Repository, commit: string, name: string): string | null {
  const result = git(repository, ['ls-tree', '-z', '--full-tree', commit, '--', `:(top,literal)${name}`])
  if (!result.ok) return null
  return /^100\d{3} blob ([0-9a-f]+)\t/.exec(result.stdout.toString('latin1'))?.[1] ?? null
}

export type OidResult = { readonly ok: true; readonly oid: string } | GitProblem

/** A revision as git writes them, as the id of its commit. Text of a person or a document: nothing in it can be an option. */
export function commitOid(repository: Repository, revision: string): OidResult {
  const unknown = (): GitProblem => problem('unknown-revision', `There is no revision “${revision.slice(0, 100)}” in this repository.`)
  if (revision === '' || revision.startsWith('-') || /\p{Cc}/u.test(revision)) return unknown()
  const result = git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  const oid = result.ok ? result.stdout.toString('latin1').trim() : ''
  if (/^[0-9a-f]{40,64}$/.test(oid)) return { ok: true, oid }
  return !result.ok && result.code !== 'failed' ? problem(result.code, result.message) : unknown()
}
