/**
 * Two versions of a plan that come from one become one: by tasks and values, not by neighbouring lines, and proved by reading the
 * result. What cannot be proved is not given out as merged.
 */
import { moveTask } from '../edit/move-task.ts'
import { freeIdAfter } from '../edit/new-line.ts'
import { renumber } from '../edit/renumber.ts'
import type { Plan, Task } from '../plan/plan.ts'
import { applied } from '../text/edit.ts'
import { lineAt } from '../text/span.ts'
import { ascending } from './lines.ts'
import type { FieldConflict } from './proof.ts'
import { fieldConflicts, wrongIn } from './proof.ts'
import type { Part } from './three-way.ts'
import { mergeLines } from './three-way.ts'

export interface MergeOptions {
  /** The same reader for all versions. */
  readonly reread: (text: string) => Plan
  /** ISO; edits that the merge makes of itself need a day. */
  readonly asOf: string
  /** Letters of a conflict marker; 7 as in git. */
  readonly markerSize?: number
  readonly labels?: { readonly ours: string; readonly theirs: string }
}

export type Merged =
  | {
      readonly ok: true
      /** With conflict markers around the lines that a person has to decide. */
      readonly text: string
      readonly conflicts: readonly FieldConflict[]
      readonly conflictBlocks: number
      /** Ids of theirs that ours had given to other tasks, with what they became. */
      readonly renumbered: readonly (readonly [from: string, to: string])[]
    }
  | {
      readonly ok: false
      /** Why the merge is not to be trusted. */
      readonly reason: string
    }

/** Merges three texts of one plan. */
export function merge(base: string, ours: string, theirs: string, options: MergeOptions): Merged {
  if (ours === theirs || theirs === base) return whole(ours)
  if (ours === base) return whole(theirs)
  const { reread } = options
  const apart = withoutCollisions(reread(base), reread(ours), reread(theirs), options)
  if (apart === null) return { ok: false, reason: 'both sides gave one id to two tasks, and none could be given another' }
  const moved = withMoves(reread(base), reread(ours), apart.plan, options)
  const parts = mergeLines(
    linesOf(moved.base.source.text),
    linesOf(moved.ours.source.text),
    linesOf(moved.theirs.source.text),
    joinable(moved.base),
  )
  const versions = { base: moved.base, ours: moved.ours, theirs: moved.theirs }
  for (const side of ['ours', 'theirs'] as const) {
    const wrong = wrongIn(reread(rendered(parts, side)), versions, side)
    if (wrong !== null) return { ok: false, reason: wrong }
  }
  const conflictBlocks = parts.filter((part) => !('lines' in part)).length
  return { ok: true, text: written(parts, options), conflicts: fieldConflicts(versions), conflictBlocks, renumbered: apart.renumbered }
}

const whole = (text: string): Merged => ({ ok: true, text, conflicts: [], conflictBlocks: 0, renumbered: [] })

/** Lines with their endings, so that a change of an ending is a change of its line. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Words are merged in the lines of items, where a second reading can prove the result. Prose is decided by people. */
function joinable({ tasks, milestones, phases, external, risks, dependencies, source }: Plan): (line: number) => boolean {
  const lines = new Set([...tasks, ...milestones, ...phases, ...external, ...risks, ...dependencies].map(({ line }) => line - 1))
  for (const { details } of tasks) for (const { from } of details) lines.add(lineAt(source.lines, from) - 1)
  return (line) => lines.has(line)
}

/** New tasks of both sides that got the same id: theirs get the next free ones, with all their references. */
function withoutCollisions(base: Plan, ours: Plan, theirs: Plan, { reread, asOf }: MergeOptions) {
  const idsOf = (plan: Plan): Map<string, Task> =>
    new Map(plan.tasks.flatMap((task) => (task.id === null ? [] : [[task.id, task] as const])))
  const [old, mine, other] = [idsOf(base), idsOf(ours), idsOf(theirs)]
  const taken = new Set([...old.keys(), ...mine.keys(), ...other.keys()])
  const mapping = new Map<string, string>()
  for (const [id, task] of other) {
    const twin = mine.get(id)
    if (old.has(id) || !twin || twin.title === task.title) continue
    const free = freeIdAfter(id, taken)
    if (free === null) return null
    taken.add(free)
    mapping.set(id, free)
  }
  if (mapping.size === 0) return { plan: theirs, renumbered: [] }
  const outcome = renumber({ plan: theirs, reread, asOf }, mapping)
  return outcome.ok ? { plan: outcome.plan, renumbered: [...mapping] } : null
}

/** A task that one side has moved is moved on the other side and in the base too, so that the rest can be compared line by line. */
function withMoves(base: Plan, ours: Plan, theirs: Plan, options: MergeOptions): { base: Plan; ours: Plan; theirs: Plan } {
  let [o, a, b] = [base, ours, theirs]
  const movedByOurs = movedTasks(base, ours)
  const movedByTheirs = movedTasks(base, theirs)
  for (const { key, after } of movedByOurs) {
    if (movedByTheirs.some((other) => other.key === key)) continue
    const [both, there] = [movedIn(o, key, after, options), movedIn(b, key, after, options)]
    if (both && there) [o, b] = [both, there]
  }
  for (const { key, after } of movedByTheirs) {
    if (movedByOurs.some((other) => other.key === key)) continue
    const [both, there] = [movedIn(o, key, after, options), movedIn(a, key, after, options)]
    if (both && there) [o, a] = [both, there]
  }
  return { base: o, ours: a, theirs: b }
}

/** Tasks whose place among the others has changed, each with the task that it stands behind now. */
function movedTasks(base: Plan, side: Plan): { readonly key: string; readonly after: string | null }[] {
  const place = new Map(side.tasks.map(({ key }, index) => [key, index]))
  const common = base.tasks.flatMap(({ key, id }, index) =>
    place.has(key) && id !== null ? [[index, place.get(key) as number] as const] : [],
  )
  const kept = new Set(ascending(common).map(([index]) => index))
  const moved = new Set(common.map(([index]) => index).filter((index) => !kept.has(index)))
  if (moved.size === 0) return []
  const indices = new Map(base.tasks.map(({ key }, index) => [key, index]))
  return base.tasks.flatMap(({ key, parent }, index) => {
    const task = side.tasks[place.get(key) ?? -1]
    if (!task || !moved.has(index)) return []
    // Steps move with their task.
    if (parent !== null && moved.has(indices.get(parent) ?? -1)) return []
    const siblings = side.tasks.filter((other) => other.parent === task.parent && other.phase === task.phase)
    return [{ key, after: siblings[siblings.indexOf(task) - 1]?.key ?? null }]
  })
}

function movedIn(plan: Plan, key: string, after: string | null, { reread, asOf }: MergeOptions): Plan | null {
  const [task, neighbour] = [key, after].map((name) => plan.tasks.find((other) => other.key === name))
  if (!task || !neighbour) return null
  const outcome = moveTask({ plan, reread, asOf }, task, { after: neighbour })
  return outcome.ok ? reread(applied(plan.source.text, outcome.edits)) : null
}

const rendered = (parts: readonly Part[], side: 'ours' | 'theirs'): string =>
  parts.flatMap((part) => ('lines' in part ? part.lines : part[side])).join('')

/** As git writes conflicts, around single lines. */
function written(parts: readonly Part[], { markerSize = 7, labels = { ours: 'ours', theirs: 'theirs' } }: MergeOptions): string {
  const marker = (sign: string, label = ''): string => `${sign.repeat(markerSize)}${label === '' ? '' : ` ${label}`}\n`
  const ended = (lines: readonly string[]): string => lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')
  return parts
    .map((part) =>
      'lines' in part
        ? part.lines.join('')
        : `${marker('<', labels.ours)}${ended(part.ours)}${marker('=')}${ended(part.theirs)}${marker('>', labels.theirs)}`,
    )
    .join('')
}
