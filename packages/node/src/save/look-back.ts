/**
 * After the rename: did another program write into the file that was just replaced? What it wrote is not lost: it is copied,
 * and joined with ours where the surface knows how.
 */
import { trimmed } from '@milemark/core'
import type { Commit } from './commit.ts'
import { commit } from './commit.ts'
import { journalEnd } from './journal.ts'
import { attempt } from './port.ts'
import type { Reading, Rescue } from './reading.ts'
import { isReading, openReading, rescue, rescued, writtenSince } from './reading.ts'
import type { Site } from './site.ts'
import { hashOf } from './site.ts'
import { judged } from './suspect.ts'

/** How long who is still writing is given. */
const QUIET_MS = 100

const sleep = (ms: number): Promise<void> => new Promise((resolved) => setTimeout(resolved, ms))

export interface LookedBack {
  /** What the replaced file holds now. */
  readonly seen: Buffer
  /** The text of the document, where it was changed once more. */
  readonly text: string | null
  readonly rescued: Rescue | null
}

export interface Replaced {
  readonly base: string
  readonly ours: string
  /** The number in the lock. */
  readonly ticket: number
  readonly merge: ((base: string, ours: string, theirs: string) => string | null) | undefined
}

/** What somebody wrote into the file that was just replaced is copied, and joined if that can be. */
export async function lookBack(site: Site, reading: Reading, replaced: Replaced): Promise<LookedBack> {
  const { base, ours, ticket, merge } = replaced
  const { path } = site
  const bytes = await writtenInto(site, reading)
  if (bytes === null) return { seen: reading.bytes, text: null, rescued: null }
  site.progress.theirs = bytes
  const copy = rescued(site, bytes)
  site.progress.theirs = null
  const sound = judged({ path, bytes, hash: '', mtimeMs: 0, nowMs: 0, journal: { last: null, aborted: false }, accept: false })
  const isHalf = bytes.length * 2 <= reading.bytes.length
  const joined = sound.ok && !isHalf ? (merge?.(base, ours, sound.text) ?? null) : null
  const isIn = joined !== null && (joined === ours || putIn(site, ticket, ours, joined))
  return { seen: bytes, text: isIn ? joined : null, rescued: rescue(path, copy, isIn ? 'merged' : 'kept') }
}

/** What the replaced file holds now, where that is something else; who is still writing is given a moment. */
async function writtenInto({ port }: Site, reading: Reading): Promise<Buffer | null> {
  const first = attempt(() => writtenSince(port, reading.fd, reading.bytes))
  if (first === null) return null
  await sleep(QUIET_MS)
  return attempt(() => writtenSince(port, reading.fd, reading.bytes)) ?? first
}

/** Saves the joined text over ours, as a save of its own. */
function putIn(site: Site, ticket: number, ours: string, joined: string): boolean {
  const reading = openReading(site)
  if (!isReading(reading)) return false
  try {
    if (reading.hash !== hashOf(Buffer.from(ours))) return false
    const edits = trimmed(ours, [{ from: 0, to: ours.length, insert: joined }])
    const end = journalEnd(site.port, site.state)
    const what: Commit = {
      actor: 'editor',
      label: 'saved at the same moment',
      ticket,
      end,
      before: ours,
      after: joined,
      edits,
    }
    return commit(site, reading, what) !== 'moved'
  } finally {
    attempt(() => site.port.close(reading.fd))
  }
}
