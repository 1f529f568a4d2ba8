/**
 * What the tools need of the world: the plans of one repository, edits of them, claims, and proposals for a person. A port, so that
 * tests can stand in for the disk.
 */
import type { Change, Claimable, EditRequest, ReadyRow } from '@milemark/core'
import type { Document } from '@milemark/node'

export interface Workspace {
  /** The plans and guides of the repository, read anew. `wanted`: with what `check` finds. */
  readonly documents: (findings: 'wanted' | 'skipped') => Promise<readonly Document[]>
  readonly edit: (path: string, requests: readonly EditRequest[], by: Author) => Promise<Edited | Problem>
  /** Takes the best task that is free, of one document or of all. */
  readonly claim: (file: string | undefined, actor: string) => Promise<Claimed | Problem>
  readonly release: (documents: readonly Document[], actor: string) => Promise<readonly string[] | Problem>
  /** ISO. */
  readonly today: () => string
}

export interface Author {
  readonly actor: string
  readonly label: string
  /** `heeded`: a task that somebody else has taken is refused with MM-CLAIMED. */
  readonly claims: 'heeded' | 'ignored'
}

export interface Edited {
  readonly ok: true
  readonly wrote: boolean
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
}

export interface Problem {
  readonly ok: false
  readonly code: string
  readonly message: string
}

export interface Claimed {
  readonly ok: true
  readonly row: ReadyRow | null
  /** The document of the row, as it was when it was taken. */
  readonly at: Pick<Document, 'plan' | 'path'> | null
  readonly until: string | null
  readonly held: Claimable['held']
}
