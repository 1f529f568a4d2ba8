/**
 * Whether a document looks broken: half written by another program, cut off, or in the middle of a merge. Such a text is no
 * basis for a change, because the change would make the damage look like somebody's will.
 */
import { decoded, shellWord } from '../files.ts'
import { firstBadByte } from '../utf8.ts'
import type { JournalEnd, JournalRecord } from './journal.ts'
import type { SaveProblem } from './problem.ts'
import { kilobytes, recordName, saveProblem } from './problem.ts'

export interface Sighting {
  readonly path: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly mtimeMs: number
  readonly nowMs: number
  readonly journal: Pick<JournalEnd, 'last' | 'aborted'>
  /** The user has looked: a text that became much shorter is meant to be so. */
  readonly accept: boolean
}

export type Judged = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: SaveProblem }

/** The text of a document, or why it must not be written to. */
export function judged(sighting: Sighting): Judged {
  const { path, bytes } = sighting
  const shorter = sighting.accept ? null : shrunk(sighting)
  if (shorter !== null) return refused(sighting, `${shorter} Another program may still be saving it.`, `or save all the same: --accept`)
  const file = decoded(path, bytes)
  if (!file.ok) {
    if (file.code === 'MM-ENCODING' && endsInside(bytes))
      return refused(sighting, 'ends in the middle of a letter, as a file does that is only half written.')
    return { ok: false, problem: { code: file.code, exit: 4, path, message: file.message, wrote: false } }
  }
  if (bytes.includes(0)) return refused(sighting, 'holds zero bytes, as a file does after a power cut.')
  const line = conflictLine(file.text)
  if (line === null) return { ok: true, text: file.text }
  const rest = `holds an unfinished merge: conflict marks from line ${line} on. Nothing was changed. Decide for a side in your editor and delete the marks; both sides: git diff ${shellWord(path)}`
  return { ok: false, problem: saveProblem('MM-MERGE', path, rest, { details: { line } }) }
}

function refused({ path, journal: { last } }: Sighting, what: string, more = ''): Judged {
  const good = last === null ? 'what git has' : `${recordName(last)}, or what git has`
  const rest = `${what} No change will be made. Last good version: ${good}. Look at it: git diff ${shellWord(path)}${more === '' ? '' : ` · ${more}`}`
  return { ok: false, problem: saveProblem('MM-SUSPECT', path, rest, { details: { last: last?.seq ?? null } }) }
}

const RECENT_MS = 10_000

/** Empty where it was not, or half of it gone within seconds. Nobody types that fast; programs that truncate first do. */
function shrunk({ bytes, hash, mtimeMs, nowMs, journal }: Sighting): string | null {
  const known = knownSize(journal, hash)
  if (known === null || known === 0) return null
  if (bytes.length === 0) return `is empty; it had ${kilobytes(known)}.`
  const recent = nowMs - mtimeMs < RECENT_MS
  if (!recent || bytes.length * 2 > known) return null
  const seconds = Math.max(0, Math.round((nowMs - mtimeMs) / 1000))
  return `shrank from ${kilobytes(known)} to ${kilobytes(bytes.length)} ${seconds} s ago.`
}

/** The size that the journal knows for the last version; null where this is the last version, or nothing is known. */
export function knownSize({ last, aborted }: Pick<JournalEnd, 'last' | 'aborted'>, hash: string): number | null {
  if (last === null || hash === versionIn(last, aborted)) return null
  return aborted ? last.bytesBefore : last.bytesAfter
}

const versionIn = (last: JournalRecord, aborted: boolean): string => (aborted ? last.before : last.after)

/** Whether what is wrong is only that the last character is not complete. */
function endsInside(bytes: Uint8Array): boolean {
  const { offset } = firstBadByte(bytes)
  const rest = bytes.subarray(offset)
  const lead = rest[0] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return lead >= 0xc2 && lead <= 0xf4 && rest.length < length && rest.subarray(1).every((byte) => byte >= 0x80 && byte <= 0xbf)
}

/** The 1-based line of the first of three conflict marks in their order; what stands in a code block is an example. */
export function conflictLine(text: string): number | null {
  if (!text.includes('<<<<<<< ') || !text.includes('>>>>>>> ')) return null
  let fence: string | null = null
  let open: number | null = null
  let middle = false
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (mark?.[1] !== undefined) fence = fenceAfter(fence, mark[1], mark[2] ?? '')
    if (fence !== null) continue
    if (line.startsWith('<<<<<<< ')) [open, middle] = [index + 1, false]
    else if (open !== null && line === '=======') middle = true
    else if (open !== null && middle && line.startsWith('>>>>>>> ')) return open
  }
  return null
}

/** The fence that is open behind a line that looks like one. */
function fenceAfter(open: string | null, mark: string, info: string): string | null {
  if (open === null) return mark[0] === '`' && info.includes('`') ? null : mark
  return mark[0] === open[0] && mark.length >= open.length && info.trim() === '' ? null : open
}
