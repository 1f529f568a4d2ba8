/**
 * Claims: which agent works on which task right now. They live beside the repository's git data, never in a document, so that
 * taking a task changes no line; and they end by themselves, so that an agent that dies holds nothing for long.
 *
 * All worktrees of a repository share them: a task is named by the path of its document inside the work tree, and its key.
 */
import { uptime } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { acquire } from './save/lock.ts'
import type { FilePort } from './save/port.ts'
import { disk, readIfThere } from './save/port.ts'
import { thisProcess } from './save/process.ts'
import type { Environment } from './save/state-folder.ts'
import { makeFolder, sharedFolder } from './save/state-folder.ts'
import { replaceBytes } from './save/temporary.ts'

export interface Claim {
  /** Of the document, relative to the work tree, with `/`. */
  readonly path: string
  readonly key: string
  readonly actor: string
  /** ISO; for people. */
  readonly since: string
  readonly until: string
  /** The length of the lease. */
  readonly minutes: number
  /** When it ends by a clock that nobody sets: seconds since this boot. */
  readonly boot: string | null
  readonly ends: number
  /** The work tree in which the task was ended; then it is no claim any more, but a note for the others until they merge. */
  readonly finishedIn?: string
}

/** The clocks that claims read. */
export interface Clock {
  readonly now: () => Date
  /** Seconds since the machine was started. */
  readonly uptime: () => number
  readonly boot: string | null
}

export interface ClaimOptions {
  readonly clock?: Clock
  readonly port?: FilePort
  readonly environment?: Environment
  /** How long to wait for another process that is at the claims. */
  readonly waitMs?: number
}

const systemClock = (): Clock => ({ now: () => new Date(), uptime, boot: thisProcess().bootId })

/** A wall clock can be set, so it decides only about leases from before the last start of the machine. */
export function isLive({ boot, ends, until, finishedIn }: Claim, clock: Clock): boolean {
  return finishedIn === undefined && boot !== null && boot === clock.boot
    ? clock.uptime() < ends
    : clock.now().getTime() < Date.parse(until)
}

/** Thrown never: a claim that cannot be made is a value. */
export type ClaimProblem = { readonly ok: false; readonly code: 'MM-LOCKED' | 'MM-IO'; readonly message: string }

/** The claims of the repository around a folder. */
export function claimsAt(
  folder: string,
  { clock = systemClock(), port = disk, environment }: ClaimOptions = {},
): (Claim & { readonly isLive: boolean })[] {
  return readClaims(port, join(sharedFolder(port, folder, environment).folder, FILE)).map((claim) => ({
    ...claim,
    isLive: isLive(claim, clock),
  }))
}

/** Where the claims on documents of a folder are kept: one place for a repository. */
export const claimsFolder = (folder: string, { port = disk, environment }: ClaimOptions): string =>
  sharedFolder(port, folder, environment).folder

/** The work tree of a document. */
export const workTreeOf = (document: string, { port = disk, environment }: ClaimOptions): string =>
  sharedFolder(port, dirname(port.realpath(document)), environment).workTree

/** How claims name a document. */
export function claimPath(document: string, { port = disk, environment }: ClaimOptions = {}): string {
  const real = port.realpath(document)
  return relative(sharedFolder(port, dirname(real), environment).workTree, real)
    .split(sep)
    .join('/')
}

const FILE = 'claims.json'
const WAIT_MS = 10_000

/**
 * Takes, renews and gives back claims, as one step that no other process sees half of. `decide` gets the claims as they are and says
 * what they shall be; it is called once, under the lock.
 */
export async function withClaims<T>(
  folder: string,
  actor: string,
  decide: (claims: readonly (Claim & { readonly isLive: boolean })[]) => { readonly claims: readonly Claim[]; readonly value: T },
  options: ClaimOptions = {},
): Promise<{ readonly ok: true; readonly value: T } | ClaimProblem> {
  const { clock = systemClock(), port = disk, environment, waitMs = WAIT_MS } = options
  try {
    const { folder: shared } = sharedFolder(port, folder, environment)
    makeFolder(port, shared)
    const lock = await acquire(port, join(shared, 'lock'), { actor, label: 'claim', waitMs, since: clock.now().toISOString() })
    if (!lock.ok)
      return {
        ok: false,
        code: 'MM-LOCKED',
        message: `The claims are held by ${lock.owner?.actor ?? 'another process'}; nothing was claimed. Try again.`,
      }
    try {
      const file = join(shared, FILE)
      const before = readClaims(port, file)
      const { claims, value } = decide(before.map((claim) => ({ ...claim, isLive: isLive(claim, clock) })))
      const kept = claims.map(({ path, key, actor, since, until, minutes, boot, ends, finishedIn }) => ({
        path,
        key,
        actor,
        since,
        until,
        minutes,
        boot,
        ends,
        ...(finishedIn === undefined ? {} : { finishedIn }),
      }))
      if (JSON.stringify(kept) !== JSON.stringify(before)) {
        const temporary = join(shared, `.${FILE}.${process.pid}-${lock.number}.tmp`)
        replaceBytes(port, file, temporary, Buffer.from(`${JSON.stringify(kept, null, 1)}\n`), 0o600)
      }
      return { ok: true, value }
    } finally {
      lock.release('over')
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return { ok: false, code: 'MM-IO', message: `The claims could not be written (${code}); nothing was claimed. No document was changed.` }
  }
}

/** A lease that begins now. */
export function lease(task: Pick<Claim, 'path' | 'key' | 'actor'>, minutes: number, clock: Clock = systemClock()): Claim {
  const now = clock.now()
  return {
    ...task,
    since: now.toISOString(),
    until: new Date(now.getTime() + minutes * 60_000).toISOString(),
    minutes,
    boot: clock.boot,
    ends: clock.uptime() + minutes * 60,
  }
}

/** The same claim, its lease begun anew. */
export const renewed = (claim: Claim, clock: Clock = systemClock()): Claim => ({
  ...lease(claim, claim.minutes, clock),
  since: claim.since,
})

/** What an edit has done to tasks, by their keys. */
export interface Settled {
  /** Done or cancelled. */
  readonly over: readonly string[]
  /** Open again, blocked or gone: free for all, and no longer told to be over. */
  readonly free: readonly string[]
}

/** How long other work trees are told that a task is done; by then they have merged, or never will. */
const TOLD_MINUTES = 14 * 24 * 60

/** After an edit: tasks that are over or free are nobody's; what else the actor holds in that document goes on. */
export async function keepInStep(
  document: string,
  actor: string,
  { over, free }: Settled,
  options: ClaimOptions = {},
): Promise<{ readonly ok: true } | ClaimProblem> {
  const { port = disk } = options
  const folder = dirname(resolve(document))
  if (readIfThere(port, join(sharedFolder(port, folder, options.environment).folder, FILE)) === null) return { ok: true }
  const path = claimPath(document, options)
  const { workTree } = sharedFolder(port, folder, options.environment)
  return await withClaims(
    folder,
    actor,
    (claims) => {
      const others = claims.filter((claim) => claim.path !== path || ![...over, ...free].includes(claim.key))
      const going = others
        .filter((claim) => claim.isLive || claim.finishedIn === undefined)
        .map((claim) =>
          claim.path === path && claim.actor === actor && claim.isLive && claim.finishedIn === undefined
            ? renewed(claim, options.clock)
            : claim,
        )
      const ended = over.map((key) => ({ ...lease({ path, key, actor }, TOLD_MINUTES, options.clock), finishedIn: workTree }))
      return { claims: [...going, ...ended], value: null }
    },
    options,
  )
}

/** Broken claims are none: the worst that follows is that two agents look at the same task, never that a document is lost. */
function readClaims(port: FilePort, file: string): Claim[] {
  const bytes = readIfThere(port, file)
  if (bytes === null) return []
  try {
    const rows: unknown = JSON.parse(bytes.toString('utf8'))
    return Array.isArray(rows) ? rows.filter(isClaim) : []
  } catch {
    return []
  }
}

const isClaim = (row: unknown): row is Claim =>
  typeof row === 'object' &&
  row !== null &&
  ['path', 'key', 'actor', 'since', 'until'].every((field) => typeof (row as Record<string, unknown>)[field] === 'string') &&
  typeof (row as Claim).ends === 'number' &&
  typeof (row as Claim).minutes === 'number'
