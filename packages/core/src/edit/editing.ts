/**
 * How every edit is made: it proposes ways to write what is wanted, the likeliest notation first, and the first way is taken
 * whose result *reads back* as exactly that and nothing else. What an edit claims is thereby proved before it is saved.
 */
import type { Change } from '../change/diff.ts'
import { diff } from '../change/diff.ts'
import type { Plan } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { applied, trimmed } from '../text/edit.ts'

/** A document that is being edited: what was read, and how to read it again. */
export interface Editing {
  readonly plan: Plan
  /** The same reader with the same settings. */
  readonly reread: (text: string) => Plan
  /** The day that a done date gets, ISO. */
  readonly asOf: string
}

export interface Edited {
  readonly ok: true
  /** Sorted, disjoint, and no wider than what they change. Empty where the document says it already. */
  readonly edits: readonly TextEdit[]
  readonly plan: Plan
  readonly changes: readonly Change[]
  /** What a person should know: an order that is not kept, a milestone that could be ticked. */
  readonly notes: readonly string[]
}

export type RefusalCode = 'MM-NOTFOUND' | 'MM-AMBIGUOUS' | 'MM-INVALID' | 'MM-NOTATION' | 'MM-CONFLICT' | 'MM-INUSE' | 'MM-NOPLAN'

export interface Refused {
  readonly ok: false
  readonly code: RefusalCode
  /** What happened and what to do, in one or two sentences. Nothing was changed. */
  readonly message: string
}

export type Outcome = Edited | Refused

/** One way to write an edit; ways are tried in order. */
export type Way = readonly TextEdit[]

/** What has to be different afterwards, and what else may be. */
export interface Intent {
  /** True once everything that is wanted is among the changes. */
  readonly reached: (changes: readonly Change[], after: Plan) => boolean
  /** True for a change that may come along; every other change makes a way unfit. */
  readonly allowed: (change: Change) => boolean
  /** How items are found again: by their place, which is certain, or by their names, where places change. */
  readonly match?: 'place' | 'name'
}

export const refused = (code: RefusalCode, message: string): Refused => ({ ok: false, code, message })

export const unchanged = ({ plan }: Editing, notes: readonly string[] = []): Edited => ({ ok: true, edits: [], plan, changes: [], notes })

/**
 * Takes the first way that reads back as intended.
 *
 * @returns null where none does
 */
export function firstFitting(editing: Editing, ways: Iterable<Way>, intent: Intent): Edited | null {
  const { text } = editing.plan.source
  const tried = new Set<string>()
  for (const way of ways) {
    const edits = trimmed(text, way)
    const after = applied(text, edits)
    if (edits.length === 0 || tried.has(after)) continue
    tried.add(after)
    const plan = editing.reread(after)
    const changes = diff(editing.plan, plan, intent.match === 'name' ? {} : { edits })
    if (intent.reached(changes, plan) && changes.every((change) => isFollow(change) || intent.allowed(change)))
      return { ok: true, edits, plan, changes, notes: [] }
  }
  return null
}

/** A value that nobody wrote moves with what it follows from. */
const isFollow = (change: Change): boolean => change.what === 'changed' && change.derived

/** Why no way was taken, for people. */
export const unwritable = (what: string, where: string): Refused =>
  refused(
    'MM-NOTATION',
    `${what} cannot be written into ${where} so that it reads back as meant, so nothing was changed. Write it by hand, and look with: milemark explain`,
  )
