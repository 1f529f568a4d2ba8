/**
 * Baselines: revisions that a plan is compared with later. One is a lightweight tag, so that git keeps, shows and pushes it.
 */
import { readDocument } from '../files.ts'
import { git, printable } from '../tree/git-command.ts'
import type { RevisionProblem } from './at-revision.ts'
import { BASELINE_REFS, noRepository } from './at-revision.ts'
import { isBlob } from './document-history.ts'
import { blobAt, commitOid, gitDocument } from './document-line.ts'

export interface Baseline {
  readonly name: string
  readonly commit: string
  /** ISO instant of the commit. */
  readonly at: string
}

export interface BaselineProblem {
  readonly ok: false
  readonly code: RevisionProblem['code'] | 'bad-name' | 'exists' | 'changed' | 'file'
  readonly message: string
}

export type BaselineResult = ({ readonly ok: true } & Baseline) | BaselineProblem

export interface SetBaselineOptions {
  /** Set it on the last commit although the document has changes since. */
  readonly changed?: 'refused' | 'accepted'
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u

/** Sets a baseline on the last commit. One that exists is never moved. */
export async function setBaseline(path: string, name: string, { changed = 'refused' }: SetBaselineOptions = {}): Promise<BaselineResult> {
  const document = gitDocument(path)
  if (document === null) return noRepository(path)
  const { repository } = document
  const ref = BASELINE_REFS + name
  if (!NAME.test(name) || !git(repository, ['check-ref-format', ref]).ok)
    return failed('bad-name', `“${printable(name)}” cannot be the name of a tag; write letters, digits, dots and dashes, as in v1.0.`)
  const head = commitOid(repository, 'HEAD')
  if (!head.ok) return failed('never-committed', 'There is no commit yet; commit the document first.')
  const blob = blobAt(repository, head.oid, document.name)
  if (blob === null)
    return failed('never-committed', `${printable(document.name)} is not in the last commit; commit it first. No baseline was set.`)
  const file = changed === 'accepted' ? null : await readDocument(path)
  if (file?.ok === false) return failed('file', file.message)
  if (file && !isBlob(file.bytes, blob))
    return failed(
      'changed',
      `${printable(document.name)} has changes that are not committed; no baseline was set. Commit them, or set it on the last commit as it is: --as-committed`,
    )
  const made = git(repository, ['update-ref', '--no-deref', ref, head.oid, '0'.repeat(head.oid.length)])
  if (made.ok) return baselines(path).find((one) => one.name === name) ?? failed('failed', 'The baseline was set and cannot be read.')
  if (commitOid(repository, ref).ok)
    return failed('exists', `There is a baseline “${printable(name)}” already; it was not moved. Choose another name.`)
  return made
}

const failed = (code: BaselineProblem['code'], message: string): BaselineProblem => ({ ok: false, code, message })

/** The baselines of the repository, the oldest commit first. */
export function baselines(path: string): ({ readonly ok: true } & Baseline)[] {
  const document = gitDocument(path)
  if (document === null) return []
  const format = '--format=%(refname)%00%(objectname)%00%(*objectname)%00%(committerdate:iso-strict)%(*committerdate:iso-strict)'
  const result = git(document.repository, ['for-each-ref', format, BASELINE_REFS])
  if (!result.ok) return []
  return result.stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [ref = '', object = '', target = '', at = ''] = line.split('\0')
      return ref === '' ? [] : [{ ok: true as const, name: ref.slice(BASELINE_REFS.length), commit: target || object, at }]
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
