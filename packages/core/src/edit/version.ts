/**
 * The version of a task that somebody has seen: a short fingerprint of each of its values. An edit that is given one conflicts
 * only where the very value that it sets has changed since; other values, and other tasks, may have changed freely.
 */
import { itemsOf } from '../change/items.ts'
import type { Plan, Task } from '../plan/plan.ts'

/** In this order in a version, four letters each. Names are added at the end only. */
const FIELDS = ['state', 'estimate', 'owners', 'start', 'due', 'title', 'priority', 'progress', 'actual'] as const
export type VersionedField = (typeof FIELDS)[number]

const LETTERS = 4

/** 36 letters and digits; equal for equal values. */
export function versionOf(plan: Plan, task: Task): string {
  const facts = factsOf(plan, task)
  return FIELDS.map((field) => fingerprint(factOf(facts, field))).join('')
}

export interface Conflict {
  readonly field: VersionedField
  /** What the document says now. */
  readonly current: string | null
}

/** The first of the fields that has changed since the version was given out; null where none has, or the version says nothing of it. */
export function conflictWith(plan: Plan, task: Task, seen: string, fields: readonly VersionedField[]): Conflict | null {
  const facts = factsOf(plan, task)
  for (const field of fields) {
    const at = FIELDS.indexOf(field) * LETTERS
    const then = seen.slice(at, at + LETTERS)
    if (then.length === LETTERS && then !== fingerprint(factOf(facts, field))) return { field, current: facts[field] ?? null }
  }
  return null
}

export const isVersion = (text: string): boolean => text.length % LETTERS === 0 && /^[0-9a-z]+$/.test(text)

const factsOf = (plan: Plan, task: Task) =>
  itemsOf({ ...plan, tasks: [task], milestones: [], phases: [], external: [], risks: [], resources: [] })[0]?.facts ?? {}

const factOf = (facts: Readonly<Record<string, string | null>>, field: VersionedField): string =>
  field === 'state' ? `${facts.state} ${facts.blockedBy ?? ''}` : (facts[field] ?? '')

/** FNV-1a in 32 bits (Fowler, Noll, Vo), as four digits of base 36: equal by chance once in 1.7 million. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return (hash % 36 ** LETTERS).toString(36).padStart(LETTERS, '0')
}
