/**
 * Takes the best task that is free, so that two agents never get the same one: the choice is made while nobody else can choose, on
 * documents that are still what was read.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Claimable, ClaimedTask, PlanAt, ReadyRow } from '@milemark/core'
import { claimable } from '@milemark/core'
import type { Claim, ClaimOptions, ClaimProblem } from './claims.ts'
import { claimPath, claimsAt, claimsFolder, lease, withClaims, workTreeOf } from './claims.ts'

export interface ClaimNextOptions extends ClaimOptions {
  /** ISO. */
  readonly asOf: string
  readonly actor: string
  /** The length of the lease. */
  readonly minutes: number
}

export interface Taken {
  readonly ok: true
  /** Null where nothing may be taken; `held` says why not. */
  readonly row: ReadyRow | null
  readonly claim: Claim | null
  readonly held: Claimable['held']
}

export type ClaimResult = Taken | ClaimProblem | { readonly ok: false; readonly code: 'stale' }

/** `stale`: a document has changed since it was read; read again and ask again. */
export async function claimNext(plans: readonly PlanAt[], options: ClaimNextOptions): Promise<ClaimResult> {
  const { asOf, actor, minutes } = options
  const known = plans.flatMap((at) => claimedIn(at, options))
  const first = claimable(plans, { asOf, actor, claims: known })
  const [best] = first.rows
  if (!best) return { ok: true, row: null, claim: null, held: first.held }
  const folder = dirname(best.path)
  const result = await withClaims<Taken | null>(
    folder,
    actor,
    (claims) => {
      if (plans.some(isStale)) return { claims, value: null }
      const isHere = ({ path }: Pick<PlanAt, 'path'>): boolean => claimsFolder(dirname(path), options) === claimsFolder(folder, options)
      const now = plans.flatMap((at) => (isHere(at) ? named(at, claims, options) : claimedIn(at, options)))
      const { rows, held } = claimable(plans, { asOf, actor, claims: now })
      // Outside of a repository each folder has its claims; only those of this one are locked.
      const row = rows.find(isHere)
      if (!row) return { claims, value: { ok: true, row: null, claim: null, held } }
      const task = { path: claimPath(row.path, options), key: row.key, actor }
      const before = claims.find(
        (claim) =>
          claim.path === task.path && claim.key === task.key && claim.actor === actor && claim.isLive && claim.finishedIn === undefined,
      )
      const claim = { ...lease(task, minutes, options.clock), ...(before ? { since: before.since } : {}) }
      const others = claims.filter(({ path, key }) => path !== task.path || key !== task.key)
      return { claims: [...others, claim], value: { ok: true, row, claim, held } }
    },
    options,
  )
  if (!result.ok) return result
  return result.value ?? { ok: false, code: 'stale' }
}

/** The claims on the tasks of a document, under the path by which it was read. */
export const claimedIn = (at: Pick<PlanAt, 'path'>, options: ClaimOptions): (ClaimedTask & Claim)[] =>
  named(at, claimsAt(dirname(at.path), options), options)

/** What was ended in this work tree stands in the document; only of other work trees it has to be told. */
function named<T extends Claim>(
  { path }: Pick<PlanAt, 'path'>,
  claims: readonly T[],
  options: ClaimOptions,
): (T & { readonly isFinished: boolean })[] {
  const own = claimPath(path, options)
  const here = workTreeOf(path, options)
  return claims
    .filter((claim) => claim.path === own && claim.finishedIn !== here)
    .map((claim) => ({ ...claim, path, isFinished: claim.finishedIn !== undefined }))
}

function isStale({ path, plan }: PlanAt): boolean {
  try {
    return readFileSync(path, 'utf8') !== plan.source.text
  } catch {
    return true
  }
}

/** Gives back what an actor has taken: all of it, or the tasks that are named. */
export async function giveBack(
  documents: readonly string[],
  actor: string,
  keys: readonly string[] | 'all',
  options: ClaimOptions = {},
): Promise<{ readonly ok: true; readonly released: readonly Claim[] } | ClaimProblem> {
  const released: Claim[] = []
  for (const folder of new Set(documents.map((document) => dirname(document)))) {
    const paths = new Set(documents.filter((document) => dirname(document) === folder).map((document) => claimPath(document, options)))
    const result = await withClaims<readonly Claim[]>(
      folder,
      actor,
      (claims) => {
        const isGiven = ({ path, key, actor: owner, finishedIn }: Claim): boolean =>
          owner === actor && finishedIn === undefined && paths.has(path) && (keys === 'all' || keys.includes(key))
        return { claims: claims.filter((claim) => !isGiven(claim)), value: claims.filter(isGiven) }
      },
      options,
    )
    if (!result.ok) return result
    released.push(...result.value)
  }
  return { ok: true, released }
}
