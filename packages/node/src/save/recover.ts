/**
 * Putting right what a process left that died in the middle of a save: its temporary files are removed, and a journalled
 * change whose rename never happened is marked as aborted. The document itself is always complete.
 */
import { dirname, join } from 'node:path'
import type { JournalEnd, JournalRecord } from './journal.ts'
import { appendAbort, journalEnd } from './journal.ts'
import type { Lock } from './lock.ts'
import { acquire } from './lock.ts'
import { attempt, ifThere, readIfThere } from './port.ts'
import type { SaveProblem } from './problem.ts'
import { clockTime, lockedProblem } from './problem.ts'
import { isDead } from './process.ts'
import type { Site, SiteOptions, TemporaryFile } from './site.ts'
import { failed, hashOf, locate, temporaryFiles } from './site.ts'

export interface Recovered {
  readonly code: 'MM-RECOVERED'
  /** Temporary files that were removed. */
  readonly removed: readonly string[]
  /** The change that was interrupted and is not in the document. */
  readonly aborted: JournalRecord | null
  /** The change that was interrupted when it was already in the document. */
  readonly completed: JournalRecord | null
  readonly message: string
}

export interface RecoverOptions extends SiteOptions {
  readonly actor?: string
  readonly waitMs?: number
}

export type RecoverResult =
  | { readonly ok: true; readonly recovered: Recovered | null }
  | { readonly ok: false; readonly problem: SaveProblem }

/** Takes the lock and puts the document's surroundings in order. Every save does the same by itself. */
export async function recover(path: string, options: RecoverOptions = {}): Promise<RecoverResult> {
  const located = await locate(path, options)
  if (!located.ok) return located
  const { site } = located
  try {
    site.progress.step = 'state'
    const since = site.now().toISOString()
    const lock = await acquire(site.port, site.state.lock, {
      actor: options.actor ?? 'milemark',
      label: 'recover',
      waitMs: options.waitMs,
      self: options.self,
      since,
    })
    if (!lock.ok) return { ok: false, problem: lockedProblem(path, lock, site.now()) }
    try {
      return { ok: true, recovered: recoverLocked(site, lock, journalEnd(site.port, site.state)) }
    } catch (error) {
      site.progress.broken = true
      throw error
    } finally {
      lock.release(site.progress.broken ? 'failed' : 'over')
    }
  } catch (error) {
    return { ok: false, problem: await failed(site, error) }
  }
}

/** Whether anything may be left: a broken ticket, a record of before the last boot, a temporary file of the last record. */
export function needsRecovery(site: Site, lock: Lock, { last, aborted }: JournalEnd): boolean {
  if (lock.broken.length > 0 || last === null || last.boot !== site.me.bootId) return true
  return !aborted && ifThere(() => site.port.lstat(besides(site, last.temporary))) !== null
}

const besides = ({ real }: Site, name: string): string => join(dirname(real), name)

/** With the lock: nobody else saves now, so what lies around was left. What was found, or null. */
export function recoverLocked(site: Site, lock: Lock, end: JournalEnd): Recovered | null {
  const { port, state, now, me } = site
  const left = temporaryFiles(site)
  const fate = fateOf(site, lock, end, left)
  if (fate === 'aborted' && end.last !== null) appendAbort(port, state, end.last.seq, now().toISOString())
  const gone = left.filter(({ maker }) => maker !== null && (maker.pid === me.pid || isDead(maker, me)))
  const removed = gone.filter(({ path }) => attempt(() => port.unlink(path)) !== null).map(({ path }) => path)
  if (removed.length < gone.length) site.progress.broken = true
  const aborted = fate === 'aborted' ? end.last : null
  const completed = fate === 'completed' ? end.last : null
  if (removed.length === 0 && aborted === null && completed === null) return null
  return { code: 'MM-RECOVERED', removed, aborted, completed, message: messageOf(site.path, removed.length, aborted, completed) }
}

/** What became of the last record, where that is not known already. */
function fateOf(site: Site, lock: Lock, { last, aborted }: JournalEnd, left: readonly TemporaryFile[]): 'aborted' | 'completed' | null {
  if (last === null || aborted) return null
  // The rename takes the temporary name away, so while it is there the rename did not happen.
  if (left.some(({ name }) => name === last.temporary)) return 'aborted'
  const isBroken = lock.broken.includes(last.ticket)
  if (!isBroken && last.boot === site.me.bootId) return null
  const bytes = readIfThere(site.port, site.real)
  const hash = bytes === null ? null : hashOf(bytes)
  if (hash === last.before && hash !== last.after) return 'aborted'
  return isBroken ? 'completed' : null
}

function messageOf(path: string, removed: number, aborted: JournalRecord | null, completed: JournalRecord | null): string {
  const files = removed === 0 ? '' : ` ${removed} temporary file${removed === 1 ? ' was' : 's were'} removed.`
  const record = aborted ?? completed
  if (record === null) return `Milemark was interrupted while it saved ${path}. The file is complete.${files}`
  const fate = aborted === null ? 'The change is in the file' : 'The change was not applied; the file is complete. Repeat it'
  return `Milemark was interrupted at ${clockTime(record.time)} during “${record.label}” in ${path}. ${fate}.${files}`
}
