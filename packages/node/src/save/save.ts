/**
 * The one way in which Milemark changes a document.
 *
 * lock → read → judge → change (pure) → temporary file, flushed → journal, flushed → unchanged meanwhile? → rename → folder
 * flushed → did an editor write into the old file? Only then the save is confirmed. From the lock to the confirmation
 * everything is synchronous, so a signal finds a document either before or after it; what a dead process leaves is put
 * right by the next one that has the lock.
 *
 * What remains: between the last look and the rename lies one system call. A program that replaces the document by a rename
 * of its own in that moment loses its version here (an editor still has it); one that writes into the file does not, that
 * is rescued. Holding the file by a second name until after the rename was tried: it only moves the gap
 * (tests/slow/reliability.mjs measures it).
 */
import type { TextEdit } from '@milemark/core'
import { applied, effective, sorted } from '@milemark/core'
import { commit } from './commit.ts'
import type { JournalRecord } from './journal.ts'
import { journalEnd } from './journal.ts'
import type { Lock, LockOptions } from './lock.ts'
import { acquire } from './lock.ts'
import { lookBack } from './look-back.ts'
import { attempt, ifThere } from './port.ts'
import type { SaveProblem } from './problem.ts'
import { changedProblem, lockedProblem, saveProblem } from './problem.ts'
import type { Reading, Rescue } from './reading.ts'
import { isReading, openReading, watchLater } from './reading.ts'
import type { Recovered } from './recover.ts'
import { needsRecovery, recoverLocked } from './recover.ts'
import type { Site, SiteOptions } from './site.ts'
import { failed, hashOf, locate } from './site.ts'
import { judged, knownSize } from './suspect.ts'

/** Why the change itself cannot be made; handed through as it is. */
export interface ChangeProblem {
  readonly code: string
  readonly message: string
}

export type Changed<T, P extends ChangeProblem> =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly value: T }
  | { readonly ok: false; readonly problem: P }

/** From the text to its edits. Pure: it is called again when the document changed meanwhile. */
export type Change<T, P extends ChangeProblem = ChangeProblem> = (text: string) => Changed<T, P>

export interface SaveOptions extends SiteOptions {
  /** Who changes it: `human`, `agent:qa`. */
  readonly actor: string
  /** What is done, as the user would say it. */
  readonly label: string
  /** How long to wait for the lock; 30 s where nothing is said. */
  readonly waitMs?: number | undefined
  readonly onWait?: LockOptions['onWait']
  /** The user has seen that the document became much shorter, and means it. */
  readonly accept?: boolean | undefined
  /** `only`: nothing is written and no lock is taken; the result is what a save would have done. */
  readonly dryRun?: boolean | undefined
  /** The number of the record that this save undoes. */
  readonly undoes?: number | undefined
  /** Joins what another program wrote into the replaced file; null where that is not certain. */
  readonly merge?: ((base: string, ours: string, theirs: string) => string | null) | undefined
  /** For processes that live on: also what such a program writes within the next two seconds is kept. */
  readonly onLateRescue?: ((found: Rescue) => void) | undefined
}

export interface Saved<T> {
  readonly ok: true
  readonly outcome: 'saved' | 'unchanged' | 'dry-run'
  readonly value: T
  /** SHA-256 of the bytes before and after. */
  readonly before: string
  readonly after: string
  readonly textBefore: string
  readonly text: string
  readonly edits: readonly TextEdit[]
  /** The number in the journal; null where nothing was written. */
  readonly seq: number | null
  readonly waitedMs: number
  readonly recovered: Recovered | null
  readonly rescued: Rescue | null
}

export interface NotSaved<P extends ChangeProblem> {
  readonly ok: false
  readonly problem: P | SaveProblem
  readonly recovered: Recovered | null
}

export type SaveResult<T, P extends ChangeProblem = ChangeProblem> = Saved<T> | NotSaved<P>

/** Changes a document, completely and durably or not at all. */
export async function save<T, P extends ChangeProblem = ChangeProblem>(
  path: string,
  change: Change<T, P>,
  options: SaveOptions,
): Promise<SaveResult<T, P>> {
  const located = await locate(path, options)
  if (!located.ok) return { ...located, recovered: null }
  const { site } = located
  try {
    return options.dryRun ? tried(site, change, options) : await saved(site, change, options)
  } catch (error) {
    return { ok: false, problem: await failed(site, error), recovered: null }
  }
}

async function saved<T, P extends ChangeProblem>(site: Site, change: Change<T, P>, options: SaveOptions): Promise<SaveResult<T, P>> {
  const { port, path, real, state, now, progress } = site
  // A document that does not exist needs no folder for its state.
  const facts = port.lstat(real)
  if (facts.kind === 'folder') return refuse(saveProblem('MM-DIRECTORY', path, 'is a folder, not a document. Nothing was written.'))
  progress.step = 'state'
  const lock = await acquire(port, state.lock, { ...options, since: now().toISOString() })
  if (!lock.ok) return refuse(lockedProblem(path, lock, now()))
  try {
    return await rounds({ site, lock, options }, change)
  } catch (error) {
    progress.broken = true
    throw error
  } finally {
    lock.release(progress.broken ? 'failed' : 'over')
  }
}

interface Work {
  readonly site: Site
  readonly lock: Lock
  readonly options: SaveOptions
}

const refuse = <P extends ChangeProblem>(problem: P | SaveProblem, recovered: Recovered | null = null): NotSaved<P> => ({
  ok: false,
  problem,
  recovered,
})

const ROUNDS = 5

/** Begins again when another program changed the document between reading and replacing it. */
async function rounds<T, P extends ChangeProblem>(work: Work, change: Change<T, P>): Promise<SaveResult<T, P>> {
  const { site, lock } = work
  const end = journalEnd(site.port, site.state)
  const recovered = needsRecovery(site, lock, end) ? recoverLocked(site, lock, end) : null
  for (let round = 1; round <= ROUNDS; round++) {
    const result = await once(work, change)
    if (result !== 'moved') return { ...result, recovered }
  }
  return refuse(changedProblem(site.path, ROUNDS), recovered)
}

async function once<T, P extends ChangeProblem>(work: Work, change: Change<T, P>): Promise<SaveResult<T, P> | 'moved'> {
  const { site, options } = work
  site.progress.step = 'state'
  const end = journalEnd(site.port, site.state)
  await settled(site, knownSize(end, '') ?? 0)
  const reading = openReading(site)
  if (!isReading(reading)) return refuse(reading)
  let isWatched = false
  try {
    const next = considered(site, reading, change, options, end)
    if (!next.ok) return refuse(next.problem)
    const { value, text: before, edits, after } = next
    if (edits.length === 0) return unchanged(work, reading, value, before)
    const { actor, label, undoes } = options
    const record = commit(site, reading, { actor, label, undoes, ticket: work.lock.number, end, before, after, edits })
    if (record === 'moved') return 'moved'
    const found = await lookBack(site, reading, { base: before, ours: after, ticket: work.lock.number, merge: options.merge })
    if (options.onLateRescue !== undefined) {
      watchLater(site, reading, found.seen, options.onLateRescue)
      isWatched = true
    }
    return savedResult(work, { value, record, before, text: found.text ?? after, edits, rescued: found.rescued })
  } finally {
    if (!isWatched) attempt(() => site.port.close(reading.fd))
  }
}

type Considered<T, P extends ChangeProblem> =
  | { readonly ok: true; readonly value: T; readonly text: string; readonly after: string; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly problem: P | SaveProblem }

/** The change that is to be made to what was read; no edits where it changes nothing. */
function considered<T, P extends ChangeProblem>(
  { path, now, progress }: Site,
  { bytes, hash, facts }: Reading,
  change: Change<T, P>,
  { accept = false }: SaveOptions,
  journal: Parameters<typeof judged>[0]['journal'],
): Considered<T, P> {
  progress.before = hash
  const mtimeMs = Number(facts.mtimeNs / 1_000_000n)
  const sound = judged({ path, bytes, hash, mtimeMs, nowMs: now().getTime(), journal, accept })
  if (!sound.ok) return sound
  const result = change(sound.text)
  if (!result.ok) return result
  const edits = effective(sound.text, sorted(result.edits))
  const after = applied(sound.text, edits)
  return { ok: true, value: result.value, text: sound.text, after, edits: after === sound.text ? [] : wellFormed(edits) }
}

/** @throws RangeError for half a character, which no UTF-8 can hold */
function wellFormed(edits: readonly TextEdit[]): readonly TextEdit[] {
  const broken = edits.find(({ insert }) => /\p{Surrogate}/u.test(insert))
  if (broken) throw new RangeError(`the edit at ${broken.from} inserts half a character`)
  return edits
}

function tried<T, P extends ChangeProblem>(site: Site, change: Change<T, P>, options: SaveOptions): SaveResult<T, P> {
  const reading = openReading(site)
  if (!isReading(reading)) return refuse(reading)
  try {
    const next = considered(site, reading, change, options, journalEnd(site.port, site.state))
    if (!next.ok) return refuse(next.problem)
    const { value, text: textBefore, after: text, edits } = next
    const outcome = edits.length === 0 ? 'unchanged' : 'dry-run'
    const hashes = { before: reading.hash, after: edits.length === 0 ? reading.hash : hashOf(Buffer.from(text)) }
    return { ok: true, outcome, value, ...hashes, textBefore, text, edits, seq: null, waitedMs: 0, recovered: null, rescued: null }
  } finally {
    attempt(() => site.port.close(reading.fd))
  }
}

function unchanged<T>({ lock: { waitedMs } }: Work, { hash }: Reading, value: T, text: string): Saved<T> {
  const same = { before: hash, after: hash, textBefore: text, text, edits: [], seq: null }
  return { ok: true, outcome: 'unchanged', value, ...same, waitedMs, recovered: null, rescued: null }
}

interface Done<T> {
  readonly value: T
  readonly record: JournalRecord
  readonly before: string
  readonly text: string
  readonly edits: readonly TextEdit[]
  readonly rescued: Rescue | null
}

function savedResult<T>({ lock }: Work, { value, record, before: textBefore, text, edits, rescued: found }: Done<T>): Saved<T> {
  const { before, seq } = record
  const after = found?.merged ? hashOf(Buffer.from(text)) : record.after
  const { waitedMs } = lock
  return { ok: true, outcome: 'saved', value, before, after, textBefore, text, edits, seq, waitedMs, recovered: null, rescued: found }
}

const QUIET_MS = 100
const LONGEST_QUIET_MS = 2_000
const LOOK_MS = 25

/** A document that became shorter a moment ago may still be growing: somebody else is writing it, and is given time. */
async function settled({ port, real, now }: Site, known: number): Promise<void> {
  for (let waited = 0; waited < LONGEST_QUIET_MS; waited += LOOK_MS) {
    const facts = ifThere(() => port.lstat(real))
    if (facts === null || facts.size >= known) return
    if (now().getTime() - Number(facts.mtimeNs / 1_000_000n) > QUIET_MS) return
    await sleep(LOOK_MS)
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolved) => setTimeout(resolved, ms))
