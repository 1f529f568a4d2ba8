/**
 * From the new bytes to the document: temporary file, journal, one last look, rename. Everything before the rename can be
 * taken back, and is.
 */
import { dirname, join } from 'node:path'
import type { TextEdit } from '@milemark/core'
import type { JournalEnd, JournalRecord, RecordedEdit } from './journal.ts'
import { appendAbort, appendRecord } from './journal.ts'
import type { FileFacts } from './port.ts'
import { attempt } from './port.ts'
import type { Reading } from './reading.ts'
import { isUntouched } from './reading.ts'
import type { Site } from './site.ts'
import { hashOf, temporaryName } from './site.ts'
import { syncFolder, writeTemporary } from './temporary.ts'

export interface Commit {
  readonly actor: string
  readonly label: string
  readonly ticket: number
  readonly end: JournalEnd
  readonly before: string
  readonly after: string
  /** Sorted, all of them with an effect. */
  readonly edits: readonly TextEdit[]
  readonly undoes?: number | undefined
}

/**
 * Replaces the document; `moved` when somebody else changed it since it was read, and nothing was done.
 *
 * @throws failed operations; the document is the one before then, unless the progress says `confirm`
 */
export function commit(site: Site, reading: Reading, change: Commit): JournalRecord | 'moved' {
  const { port, real, progress } = site
  const bytes = Buffer.from(change.after)
  assertLocal(reading.bytes, bytes, change.before, change.edits)
  progress.needs = bytes.length
  progress.step = 'prepare'
  const temporary = temporaryName(site)
  const facts = writeTemporary(port, join(dirname(real), temporary), bytes, { mode: reading.facts.mode, owner: reading.facts })
  const record = recordOf(site, reading, change, bytes, temporary, facts)
  try {
    progress.step = 'state'
    appendRecord(port, site.state, change.end, record)
    progress.step = 'replace'
    if (!isUntouched(site, reading)) {
      takeBack(site, record)
      return 'moved'
    }
    port.rename(join(dirname(real), temporary), real)
  } catch (error) {
    takeBack(site, record)
    throw error
  }
  progress.step = 'confirm'
  syncFolder(port, dirname(real))
  return record
}

/** First the journal, then the file: while the file is there, recovery knows that the record never came to pass. */
function takeBack(site: Site, { seq, temporary }: JournalRecord): void {
  const { port, real, state, now } = site
  const isBack =
    attempt(() => appendAbort(port, state, seq, now().toISOString())) !== null &&
    attempt(() => port.unlink(join(dirname(real), temporary))) !== null
  if (!isBack) site.progress.broken = true
}

function recordOf(
  { me, now }: Site,
  reading: Reading,
  { actor, label, ticket, end, before, after, edits, undoes }: Commit,
  bytes: Buffer,
  temporary: string,
  { ino }: FileFacts,
): JournalRecord {
  return {
    seq: end.nextSeq,
    time: now().toISOString(),
    actor,
    label,
    before: reading.hash,
    after: hashOf(bytes),
    bytesBefore: reading.bytes.length,
    bytesAfter: bytes.length,
    edits: recorded(before, after, edits),
    ...(undoes === undefined ? {} : { undoes }),
    ticket,
    ino: String(ino),
    temporary,
    boot: me.bootId,
  }
}

const CONTEXT = 200

function recorded(before: string, after: string, edits: readonly TextEdit[]): RecordedEdit[] {
  let shift = 0
  return edits.map(({ from, to, insert }) => {
    const start = from + shift
    const end = start + insert.length
    shift += insert.length - (to - from)
    return { from, to, insert, removed: before.slice(from, to), lead: leadOf(after, start), trail: trailOf(after, end) }
  })
}

/** The line before and the beginning of this one. */
function leadOf(text: string, at: number): string {
  if (at === 0) return ''
  const line = text.lastIndexOf('\n', at - 1)
  const previous = line <= 0 ? -1 : text.lastIndexOf('\n', line - 1)
  return text.slice(Math.max(previous + 1, at - CONTEXT), at)
}

/** The rest of this line and the next one. */
function trailOf(text: string, at: number): string {
  const line = text.indexOf('\n', at)
  const next = line === -1 ? -1 : text.indexOf('\n', line + 1)
  return text.slice(at, Math.min(next === -1 ? text.length : next + 1, at + CONTEXT))
}

/**
 * The last line of defence of the promise that no other byte changes.
 *
 * @throws RangeError when a byte outside of the edits differs: a mistake of ours, or an edit that cuts a character in two
 */
function assertLocal(before: Buffer, after: Buffer, text: string, edits: readonly TextEdit[]): void {
  let [at, old, now] = [0, 0, 0]
  const same = (to: number): void => {
    const length = Buffer.byteLength(text.slice(at, to))
    if (!before.subarray(old, old + length).equals(after.subarray(now, now + length)))
      throw new RangeError(`bytes ${old}..${old + length} are outside of the edits and would change`)
    old += length
    now += length
  }
  for (const { from, to, insert } of edits) {
    same(from)
    old += Buffer.byteLength(text.slice(from, to))
    now += Buffer.byteLength(insert)
    at = to
  }
  same(text.length)
  if (old !== before.length || now !== after.length)
    throw new RangeError(`${before.length - old} bytes before and ${after.length - now} after are not accounted for`)
}
