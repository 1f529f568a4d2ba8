/**
 * What an edit did, as JSON, format `milemark/edit@1`; and as sentences for people.
 */
import type { Change, FieldChange } from '../change/diff.ts'
import type { Claimable } from './claimable.ts'
import type { ReadyRow } from './next.ts'

export interface EditRow {
  readonly path: string
  /** False for a trial run, and where the document said it already. */
  readonly wrote: boolean
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
  /** A unified diff. */
  readonly diff: string
}

export const editJson = ({ path, wrote, changes, notes, diff }: EditRow) => ({
  format: 'milemark/edit@1' as const,
  path,
  wrote,
  changes: changes.map(changeJson),
  notes,
  diff,
})

/** One shape for all changes: what is not said of one is null. */
export function changeJson(change: Change) {
  switch (change.what) {
    case 'linked':
    case 'unlinked': {
      const { what, link, from, to } = change
      return { what, kind: 'dependency', key: `${from} → ${to}`, title: link, field: null, from, to }
    }
    case 'changed': {
      const { what, kind, key, title, field, from, to } = change
      return { what, kind, key, title, field, from, to }
    }
    default: {
      const { what, kind, key, title } = change
      return { what, kind, key, title, field: null, from: null, to: null }
    }
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  doneOn: 'done on',
  blockedBy: 'blocked by',
  actual: 'took',
  gatedBy: 'gates',
}

/** `1.2 “Login route”: state todo → done`. */
export function changeSentence(change: Change): string {
  if ('link' in change) return `${worded(change.link).replace(/ FS(?= |$)/, '')}: ${change.what === 'linked' ? 'added' : 'taken away'}`
  const name = change.kind === 'task' ? nameOf(change) : `${change.kind} ${nameOf(change)}`
  if (change.what === 'changed')
    return `${name}: ${FIELDS[change.field] ?? change.field} ${shownValue(change, change.from)} → ${shownValue(change, change.to)}`
  return `${name}: ${change.what}`
}

/** Fields that name items hold their keys. */
const NAMING: ReadonlySet<string> = new Set(['phase', 'gatedBy', 'blocks'])

const shownValue = ({ field }: FieldChange, value: string | null): string => {
  if (value === null) return 'nothing'
  if (field === 'phase') return value.replace(/^phase:/, '')
  return NAMING.has(field) ? worded(value) : value
}

/** `milestone M2` for `milestone:M2`. */
const worded = (keys: string): string => keys.replace(/(?<=^|[\s,])(phase|milestone):(?=\S)/g, '$1 ')

/** An id is short; the key of an item without one is made of its title. */
const nameOf = ({ key, title }: { readonly key: string; readonly title: string }): string => {
  const id = key.replace(/^\w+:/, '')
  return /^[A-Z]{0,6}-?\d[\w.]*$/.test(id) ? `${id} “${title}”` : `“${title}”`
}

export interface ClaimRow {
  readonly actor: string
  /** Null where nothing is free. */
  readonly row: ReadyRow | null
  /** ISO; when the claim ends without any work. */
  readonly until: string | null
  readonly version: string | null
  readonly held: Claimable['held']
}

/** Format `milemark/claim@1`. */
export const claimJson = (asOf: string, { actor, row, until, version, held }: ClaimRow) => ({
  format: 'milemark/claim@1' as const,
  asOf,
  actor,
  task: row && { ...row, version },
  until,
  held: held.map(({ row: { key, id, title, path, line }, because }) => ({ key, id, title, path, line, because })),
})
