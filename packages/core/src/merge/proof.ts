/**
 * Whether a merged plan says what both sides meant: every change of either side is in it, and nothing that neither side made.
 */
import type { Change } from '../change/diff.ts'
import { diff } from '../change/diff.ts'
import type { Plan } from '../plan/plan.ts'
import { ALIKE, similarity } from './three-way.ts'

export interface Versions {
  readonly base: Plan
  readonly ours: Plan
  readonly theirs: Plan
}

/** Both sides set one value to two. */
export interface FieldConflict {
  readonly kind: string
  readonly key: string
  readonly title: string
  readonly field: string
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
}

/** What is missing or invented in a merge in which every conflict was decided for one side; null where nothing is. */
export function wrongIn(merged: Plan, { base, ours, theirs }: Versions, decided: 'ours' | 'theirs'): string | null {
  const [a, b] = [diff(base, ours), diff(base, theirs)]
  const found = diff(base, merged)
  const doubtful = replacedOrRenamed(a, b) ?? replacedOrRenamed(b, a)
  if (doubtful !== null) return doubtful
  const [winner, loser] = decided === 'ours' ? [a, b] : [b, a]
  const conflicts = new Set(fieldConflicts({ base, ours, theirs }).map(({ kind, key, field }) => `${kind} ${key} ${field}`))
  const edited = new Set(
    [...a, ...b].flatMap((change) => (change.what === 'changed' && !change.derived ? [`${change.kind} ${change.key}`] : [])),
  )
  const isWanted = (change: Change, side: readonly Change[]): boolean => {
    if (change.what === 'removed') return !edited.has(`${change.kind} ${change.key}`)
    if (change.what !== 'changed') return true
    if (change.derived || isLoose(change.field)) return false
    return side === winner || !conflicts.has(`${change.kind} ${change.key} ${change.field}`)
  }
  const present = new Set(found.map(nameOf))
  for (const side of [winner, loser]) {
    const lost = side.find((change) => isWanted(change, side) && !isLink(change) && !present.has(nameOf(change)))
    if (lost) return `lost: ${nameOf(lost)}`
  }
  const meant = new Set([...a, ...b].map(nameOf))
  const fresh = new Set([...a, ...b].flatMap((change) => (change.what === 'added' ? [change.key] : [])))
  const touched = new Set([...a, ...b].flatMap((change) => (isLink(change) ? [change.from, change.to] : [])))
  const invented = found.find((change) => {
    if (meant.has(nameOf(change))) return false
    if (change.what === 'changed') return !change.derived && !isLoose(change.field)
    // A range or a phase that one side names takes in what the other side has added.
    if (isLink(change)) return ![change.from, change.to].some((key) => fresh.has(key) || touched.has(key))
    return true
  })
  if (invented) return `invented: ${nameOf(invented)}`
  return lostLink(found, a, b, edited)
}

/** Another title under the same id may be another task that got the id of a deleted one. What the other side did to the old one is not its. */
function replacedOrRenamed(a: readonly Change[], b: readonly Change[]): string | null {
  for (const change of a) {
    if (change.what !== 'changed' || change.field !== 'title' || similarity(change.from ?? '', change.to ?? '') >= ALIKE) continue
    const { kind, key } = change
    const other = b.find((found) => found.what === 'changed' && found.kind === kind && found.key === key && !found.derived)
    if (other) return `${key} was renamed or replaced on one side and changed on the other`
  }
  return null
}

/** Orders are sets: what a side added must be there, unless the other side took away one of its ends. */
function lostLink(found: readonly Change[], a: readonly Change[], b: readonly Change[], edited: ReadonlySet<string>): string | null {
  const present = new Set(found.map(nameOf))
  const removed = new Set([...a, ...b].flatMap((change) => (change.what === 'removed' ? [change.key] : [])))
  const lost = [...a, ...b].find((change) => {
    if (!isLink(change) || present.has(nameOf(change))) return false
    if (change.what === 'unlinked') return ![change.from, change.to].some((key) => edited.has(`task ${key}`) || removed.has(key))
    return ![change.from, change.to].some((key) => removed.has(key))
  })
  return lost ? `lost: ${nameOf(lost)}` : null
}

/** Values that both sides changed, and not to the same. */
export function fieldConflicts({ base, ours, theirs }: Versions): FieldConflict[] {
  const second = new Map(
    diff(base, theirs).flatMap((change) =>
      change.what === 'changed' ? [[`${change.kind} ${change.key} ${change.field}`, change] as const] : [],
    ),
  )
  return diff(base, ours).flatMap((change) => {
    if (change.what !== 'changed' || change.derived || isLoose(change.field)) return []
    const { kind, key, title, field } = change
    const other = second.get(`${kind} ${key} ${field}`)
    if (!other || other.derived || other.to === change.to) return []
    return [{ kind, key, title, field, base: change.from, ours: change.to, theirs: other.to }]
  })
}

/** Lists that follow from where items stand and what names them. */
const isLoose = (field: string): boolean => field === 'gatedBy' || field === 'blocks'

const isLink = (change: Change): change is Extract<Change, { link: string }> => 'link' in change

function nameOf(change: Change): string {
  if (isLink(change)) return `${change.what} ${change.link}`
  if (change.what === 'changed') return `${change.kind} ${change.key} ${change.field} = ${change.to}`
  return `${change.what} ${change.kind} ${change.what === 'added' ? change.title : change.key}`
}
