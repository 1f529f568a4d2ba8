/**
 * Readings of all revisions in, the past of the document out.
 */
import type { Key } from '../plan/plan.ts'
import type { Life } from './events.ts'
import { livesOf } from './events.ts'
import type { History, HistoryPoint, PastForecast, TaskHistory } from './history.ts'
import type { PastRevision, Usable } from './usable.ts'
import { usable } from './usable.ts'
import { throughputOf, weeksOf } from './weeks.ts'

export interface HistoryInput {
  readonly path: string
  /** ISO day. */
  readonly asOf: string
  /** Oldest first, parents before their children; the last one is the document as it stands. */
  readonly past: readonly PastRevision[]
  /** Of the document as it stands: 1-based lines by key. */
  readonly lines: ReadonlyMap<Key, number>
  readonly missing: readonly string[]
  /** Finishes that were computed, by index in `past`. */
  readonly scheduled?: ReadonlyMap<number, string | null>
  readonly forecasts?: readonly PastForecast[]
}

export function historyOf({ path, asOf, past, lines, missing, scheduled, forecasts }: HistoryInput): History {
  const { used, skipped } = usable(past)
  const { lives, byRevision } = livesOf(used)
  const last = used.at(-1)
  const present = new Set(byRevision.at(-1))
  const tasks = inOrder(lives, byRevision.at(-1) ?? new Int32Array())
  const points = mainLine(used).map((index) => pointOf(used[index] as Usable, scheduled))
  const weeks = weeksOf(lives, points[0]?.at ?? null, asOf)
  return {
    path,
    asOf,
    title: last?.reading.title ?? null,
    revisions: used.map(({ revision }) => revision),
    skipped,
    missing,
    points,
    forecasts: forecasts ?? [],
    milestones: (last?.reading.milestones ?? []).map(({ key, id, title }) => ({ key, id, title })),
    tasks: tasks.map((id) => taskHistory(lives[id] as Life, present.has(id), lines)),
    weeks,
    throughput: throughputOf(weeks),
    scopeGrowth: growth(points),
  }
}

/** Units as they stand in the document, then what is no longer in it. */
function inOrder(lives: readonly Life[], last: Int32Array): number[] {
  const present = new Set(last)
  const gone = lives.flatMap((_, id) => (present.has(id) ? [] : [id]))
  return [...last, ...gone].filter((id) => lives[id]?.wasUnit)
}

function taskHistory({ fact, events }: Life, isPresent: boolean, lines: ReadonlyMap<Key, number>): TaskHistory {
  const { key, id, title, state } = fact
  return { key, id, title, line: isPresent ? (lines.get(key) ?? null) : null, state: isPresent ? state : 'dropped', events }
}

/** From the newest back over first parents: how the document stood, without the turns that parallel branches took. Oldest first. */
export function mainLine(used: readonly { readonly parents: readonly number[] }[]): number[] {
  const found: number[] = []
  for (let at: number | undefined = used.length - 1; at !== undefined && at >= 0; at = used[at]?.parents[0]) found.push(at)
  return found.reverse()
}

const pointOf = ({ revision, reading, index }: Usable, scheduled?: ReadonlyMap<number, string | null>): HistoryPoint => ({
  commit: revision.commit,
  at: revision.at,
  ...reading.sums,
  scheduled: scheduled?.get(index) ?? null,
})

function growth(points: readonly HistoryPoint[]): number | null {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || first.total === 0) return null
  const share = first.totalHours > 0 ? last.totalHours / first.totalHours : last.total / first.total
  return Math.round((share - 1) * 10_000) / 10_000
}
