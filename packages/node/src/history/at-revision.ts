/**
 * The text of a document as it was: at a revision of git, at a baseline, or at the end of a day.
 *
 * What a text names is looked up in this order: a date, unless a baseline has that name; a revision as git writes them (`v1.0`,
 * `HEAD~3`, `main`, an id); a baseline. Renames are followed: the document may have had another name then.
 */
import { decoded } from '../files.ts'
import { blobsOf } from '../tree/blobs.ts'
import type { GitCode } from '../tree/git-command.ts'
import { git, printable, problem } from '../tree/git-command.ts'
import type { DocumentLine, GitDocument, LineCommit } from './document-line.ts'
import { blobAt, commitOid, documentLine, gitDocument } from './document-line.ts'

/** Lightweight tags that `milemark baseline` sets. */
export const BASELINE_REFS = 'refs/tags/milemark/baseline/'

export interface TextAtRevision {
  readonly ok: true
  readonly text: string
  readonly bytes: Uint8Array
  readonly commit: string
  /** ISO instant of the commit, with its zone. */
  readonly at: string
  /** What the document was called then, from the root of the repository. */
  readonly path: string
  /** The object in git that holds the text. */
  readonly blob: string
}

export interface RevisionProblem {
  readonly ok: false
  readonly code: GitCode | 'never-committed' | 'not-there' | 'missing-object' | 'encoding'
  /** A sentence that says what to do. */
  readonly message: string
}

export type AtRevision = TextAtRevision | RevisionProblem

/** The document at a path as it was at a revision, tag, baseline or date. Nothing of the work tree is read. */
export function planAtRevision(path: string, revision: string): AtRevision {
  const document = gitDocument(path)
  if (document === null) return noRepository(path)
  const line = documentLine(document)
  return line.ok ? textAt(document, line, revision) : line
}

export const noRepository = (path: string): RevisionProblem => ({
  ok: false,
  code: 'no-repository',
  message: `${printable(path)} lies in no git repository, so that its past is not known here.`,
})

/** The same for one whose commits are known. */
export function textAt(document: GitDocument, line: DocumentLine, revision: string): AtRevision {
  if (line.commits.length === 0)
    return failed('never-committed', `${printable(document.name)} was never committed on this branch, so that it has no past yet.`)
  const asked = asRevision(document, line, revision)
  if (!asked.ok) return asked
  const { commit, at } = asked
  const path = nameAt(document, line, commit)
  const blob = path === null ? null : blobAt(document.repository, commit, path)
  if (path === null || blob === null) return notThere(document, line, revision)
  const bytes = blobsOf(document.repository, [blob]).read([blob]).get(blob)
  if (bytes === undefined)
    return failed(
      'missing-object',
      `The text of ${printable(path)} at ${printable(revision)} is not in this clone, or too large to be read.`,
    )
  const text = decoded(path, bytes)
  if (!text.ok) return failed('encoding', `At ${printable(revision)}, ${text.message}`)
  return { ok: true, text: text.text, bytes, commit, at, path, blob }
}

const failed = (code: RevisionProblem['code'], message: string): RevisionProblem => ({ ok: false, code, message })

interface Asked {
  readonly ok: true
  readonly commit: string
  readonly at: string
}

function asRevision(document: GitDocument, line: DocumentLine, revision: string): Asked | RevisionProblem {
  const { repository } = document
  const baseline = commitOid(repository, BASELINE_REFS + revision)
  if (ISO_DAY.test(revision) && !baseline.ok) return atDay(document, line, revision)
  const named = ISO_DAY.test(revision) ? baseline : commitOid(repository, revision)
  const found = !named.ok && named.code === 'unknown-revision' ? baseline : named
  if (found.ok) return { ok: true, commit: found.oid, at: dateOf(document, found.oid) }
  if (found.code !== 'unknown-revision') return found
  return problem(
    'unknown-revision',
    `git knows no revision, tag or baseline “${printable(revision)}” here. Name one that it knows, or a day as 2026-11-23.`,
  )
}

const ISO_DAY = /^\d{4}-\d\d-\d\d$/

/** The newest commit of the document on that day or before. Days are those of whoever committed. */
function atDay({ name }: GitDocument, { commits, isShallow }: DocumentLine, day: string): Asked | RevisionProblem {
  const found = commits.find(({ at }) => at.slice(0, 10) <= day)
  if (found) return { ok: true, commit: found.commit, at: found.at }
  const first = commits.at(-1) as LineCommit
  const why = isShallow ? ' This clone is shallow; fetch more of the history to look further back: git fetch --unshallow' : ''
  return failed('not-there', `${printable(name)} was first committed on ${first.at.slice(0, 10)}, which is after ${day}.${why}`)
}

function dateOf({ repository }: GitDocument, commit: string): string {
  const result = git(repository, ['show', '--no-patch', '--no-notes', '--no-color', '--format=%cI', commit])
  return result.ok ? result.stdout.toString('latin1').trim() : ''
}

/**
 * The name of the document in a commit: the newest one that the commit, or one behind it, gave it. A commit of another branch, which
 * knows none of them, is asked for the names themselves, the newest first.
 */
function nameAt({ repository, name }: GitDocument, { commits }: DocumentLine, commit: string): string | null {
  const names = [...new Set([...commits.map(({ path }) => path), name])]
  const there = names.filter((candidate) => blobAt(repository, commit, candidate) !== null)
  if (there.length < 2) return there[0] ?? null
  // Several files of these names stood side by side: the newest name that this commit knows of is meant.
  const births = commits.filter(({ path }, index) => path !== commits[index + 1]?.path)
  const behind = births.find((one) => isBehind(repository, one.commit, commit))
  return behind !== undefined && there.includes(behind.path) ? behind.path : (there[0] ?? null)
}

const isBehind = (repository: GitDocument['repository'], commit: string, of: string): boolean =>
  git(repository, ['merge-base', '--is-ancestor', commit, of]).ok

function notThere({ name }: GitDocument, { commits, isShallow }: DocumentLine, revision: string): RevisionProblem {
  const first = commits.at(-1) as LineCommit
  const why = isShallow ? 'this clone is shallow and knows it' : 'it is known'
  return failed(
    'not-there',
    `${printable(name)} was not there at ${printable(revision)}; ${why} since ${first.at.slice(0, 10)} (${first.commit.slice(0, 8)}).`,
  )
}
