/**
 * All verdicts of one document: its claims judged, with what was ticked, what is waived, and what was broken before.
 *
 * There is no file of known faults: what was broken already is worked out by judging the merge base with the same code.
 */
import type { Plan, Task } from '../plan/plan.ts'
import { readPlan } from '../plan/read.ts'
import { lineAt } from '../text/span.ts'
import { changedLines } from './changed-lines.ts'
import type { Claim, Verdict, VerdictState } from './claim.ts'
import { claims } from './claims.ts'
import { judge } from './judge.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import type { Ground } from './tree.ts'

export interface VerdictOptions {
  /** ISO; waivers end by it. */
  readonly asOf: string
  /** The text of the document at the base, else as committed: a box that is ticked since then is judged. Null when it is new. */
  readonly earlier: string | null
  /** The ground of the merge base; null where everything counts as new. */
  readonly base: Ground | null
  readonly kinds?: readonly Kind[]
}

export interface Verdicts {
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Verdict[]
  /** One sentence instead of a finding for each: the document seems to speak of another repository. */
  readonly banner: string | null
  /** True where the past is not known, so that nothing is red for being gone. */
  readonly isPastUnknown: boolean
}

export type VerdictCounts = Readonly<Record<VerdictState, number>>

export function verdicts(plan: Plan, ground: Ground, options: VerdictOptions): Verdicts {
  const known = options.kinds ?? kinds
  const ticked = newlyDone(plan, options)
  const promised = new Set(claims(plan, known).flatMap((claim) => (claim.tense === 'done' && isTicked(claim, ticked) ? claim.id : [])))
  const said = claims(plan, known).map((claim) => (promised.has(claim.id) ? { ...claim, tense: 'now' as const } : claim))
  const judged = judge(said, ground, known).map((verdict) => (promised.has(verdict.claim.id) ? gravely(verdict, plan) : verdict))
  const weighed = judged.map((verdict) => waived(verdict, options.asOf))
  const counted = options.base ? againstBase(plan, weighed, options.base, options.earlier, known) : weighed
  const { verdicts: calm, banner } = withBanner(saidOnce(counted), promised)
  return { claims: said, verdicts: calm, banner, isPastUnknown: !ground.history.isComplete }
}

export function verdictCounts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts = { holds: 0, broken: 0, planned: 0, unproven: 0, stale: 0, ask: 0, waived: 0 }
  for (const { state } of verdicts) counts[state]++
  return counts
}

const isTicked = ({ task }: Claim, ticked: ReadonlySet<string>): boolean => task !== null && ticked.has(task)

/** Tasks that are done now and were not in the earlier text: what they name is judged once, then it is history. */
function newlyDone(plan: Plan, { earlier, asOf, base }: VerdictOptions): ReadonlySet<string> {
  const done = plan.tasks.filter(({ state }) => state === 'done')
  if (earlier === null || earlier === plan.source.text || done.length === 0) return new Set()
  const { tasks } = readPlan(earlier, { asOf })
  const before = new Map(tasks.map(({ key, state }) => [key, state]))
  // A branch that brings a task ticked says as much; one that was only renumbered stood there done.
  const stoodDone = new Set(tasks.filter(({ state }) => state === 'done').map(({ title }) => title))
  const isNew = (task: Task) => (before.has(task.key) ? before.get(task.key) !== 'done' : base !== null && !stoodDone.has(task.title))
  return new Set(done.filter(isNew).map(({ key }) => key))
}

/** Who ticks a task says that its files are there now: that they never were is no excuse. */
function gravely(verdict: Verdict, plan: Plan): Verdict {
  const { claim, state, level, why } = verdict
  if (level !== 'advice' && state !== 'broken') return verdict
  if (claim.sure === 'low') return verdict
  const task = plan.tasks.find(({ key }) => key === claim.task)
  return { ...verdict, state: 'broken', level: 'broken', why: `You ticked ${task?.id ?? `“${task?.title ?? claim.task}”`}, but: ${why}` }
}

function waived(verdict: Verdict, asOf: string): Verdict {
  const { claim, state, level } = verdict
  if (claim.kind === 'said' && claim.checked)
    return { ...verdict, state: 'holds', level: null, why: `${claim.checked.by} checked it on ${claim.checked.on}.` }
  // A key that is out is out, whoever waives it.
  if (claim.waiver === null || claim.kind === 'secret' || (state !== 'broken' && level !== 'advice')) return verdict
  const { until, reason } = claim.waiver
  if (until > aYearAfter(asOf)) return { ...verdict, why: `${verdict.why} It is waived until ${until}; a waiver holds for a year at most.` }
  return until < asOf
    ? { ...verdict, why: `${verdict.why} It was waived until ${until} (${reason}), which is past.` }
    : { ...verdict, state: 'waived', level: null, why: `Waived until ${until}: ${reason}. ${verdict.why}` }
}

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

/** What was broken at the base too, on a line that nobody touched, is old: it is said, and fails nothing. */
function againstBase(plan: Plan, verdicts: readonly Verdict[], base: Ground, earlier: string | null, known: readonly Kind[]): Verdict[] {
  const broken = verdicts.filter(({ state }) => state === 'broken')
  if (broken.length === 0 || earlier === null) return [...verdicts]
  const touched = changedLines(earlier, plan.source.text)
  const then = new Map(
    judge(
      broken.map(({ claim }) => claim),
      base,
      known,
    ).map(({ claim, state }) => [claim.id, state]),
  )
  return verdicts.map((verdict) =>
    verdict.state === 'broken' && then.get(verdict.claim.id) === 'broken' && !isTouched(plan, verdict.claim, touched)
      ? { ...verdict, level: 'note', old: true }
      : verdict,
  )
}

/** A claim may go over several lines. */
function isTouched({ source }: Plan, { line, span }: Claim, touched: ReadonlySet<number>): boolean {
  const last = lineAt(source.lines, Math.max(span.from, span.to - 1))
  for (let at = line; at <= last; at++) if (touched.has(at)) return true
  return false
}

/** What is only worth a look is worth it once: the same remark at a second place is a note. */
function saidOnce(verdicts: readonly Verdict[]): Verdict[] {
  const said = new Set<string>()
  return verdicts.map((verdict) => {
    if (verdict.level !== 'advice') return verdict
    const name = `${verdict.claim.kind} ${verdict.claim.subject} ${verdict.why}`
    if (!said.has(name)) {
      said.add(name)
      return verdict
    }
    return { ...verdict, level: 'note' }
  })
}

/** Below this share of at least so many paths, a document speaks of another tree. */
const BANNER_SHARE = 0.3
const BANNER_PATHS = 5
/** A key in the text is one, whatever the text is about. */
const OF_ANY_TREE = new Set(['secret', 'said', 'run'])

/** What once stood here was in this repository, and what a tick promises is of it: neither is lowered. */
const OF_THIS_TREE = new Set(['path', 'tree', 'symbol', 'link'])

function withBanner(verdicts: readonly Verdict[], promised: ReadonlySet<string>): { verdicts: readonly Verdict[]; banner: string | null } {
  const paths = verdicts.filter(
    ({ claim, state, level }) =>
      (claim.kind === 'path' || claim.kind === 'tree') &&
      claim.tense === 'now' &&
      (state === 'holds' || (level !== null && level !== 'broken' && claim.sure === 'high' && claim.subject.includes('/'))),
  )
  const there = paths.filter(({ state }) => state === 'holds').length
  if (paths.length < BANNER_PATHS || there >= paths.length * BANNER_SHARE) return { verdicts, banner: null }
  return {
    verdicts: verdicts.map((verdict) =>
      !OF_ANY_TREE.has(verdict.claim.kind) &&
      !(verdict.state === 'broken' && (OF_THIS_TREE.has(verdict.claim.kind) || promised.has(verdict.claim.id))) &&
      verdict.state !== 'holds' &&
      verdict.level !== null
        ? { ...verdict, state: 'unproven', level: 'note' }
        : verdict,
    ),
    banner: `${there === 0 ? 'None' : `Only ${there}`} of the ${paths.length} paths that this document names ${there === 1 ? 'is' : 'are'} in this repository: it seems to describe another one, or code that is not written yet.`,
  }
}
