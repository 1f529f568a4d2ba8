/**
 * What was changed, when and by whom: one JSON line for every save, written and flushed before the document is replaced.
 *
 * The journal can undo every save, and after a crash it says what was under way. Reading is total: a line that a crash
 * has cut off or a disk has damaged is skipped and counted. Only who has the lock writes.
 */
import { dirname } from 'node:path'
import type { FilePort } from './port.ts'
import { attempt, ifThere, readAll, readIfThere, writeAll } from './port.ts'
import type { StateFolder } from './state-folder.ts'
import { makeFolder } from './state-folder.ts'
import { syncFolder } from './temporary.ts'

/** An edit of the text before, and what it takes to find its place later. */
export interface RecordedEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly removed: string
  /** What stands before and behind it in the text after: up to a line of each. */
  readonly lead: string
  readonly trail: string
}

export interface JournalRecord {
  readonly seq: number
  /** ISO; for people. The order is that of `seq`. */
  readonly time: string
  readonly actor: string
  readonly label: string
  /** SHA-256 of the document before and after. */
  readonly before: string
  readonly after: string
  readonly bytesBefore: number
  readonly bytesAfter: number
  readonly edits: readonly RecordedEdit[]
  readonly undoes?: number
  /** What recovery needs: the number in the lock, the new file and its temporary name, and the boot of the machine. */
  readonly ticket: number
  readonly ino: string
  readonly temporary: string
  readonly boot: string | null
}

interface AbortLine {
  /** The save of this number never came to pass. */
  readonly aborted: number
  readonly time: string
}

export interface Journal {
  /** Oldest first, without the aborted ones. */
  readonly records: readonly JournalRecord[]
  readonly damaged: number
}

/** The end of the journal: all that a save needs to know of it. */
export interface JournalEnd {
  /** The newest record, aborted or not. */
  readonly last: JournalRecord | null
  readonly aborted: boolean
  readonly nextSeq: number
  /** Where the last complete line ends. */
  readonly offset: number
}

/** The newest this many bytes are always kept, and as many again before they are thrown away. */
const ROTATE_BYTES = 8 * 1024 * 1024
const FIRST_CHUNK = 64 * 1024
const FILE_MODE = 0o600
const NEWLINE = 0x0a

export function readJournal(port: FilePort, state: StateFolder): Journal {
  const records = new Map<number, JournalRecord>()
  let damaged = 0
  for (const path of [state.olderJournal, state.journal]) {
    for (const line of linesOf(readIfThere(port, path) ?? Buffer.alloc(0))) {
      const parsed = parsedLine(line)
      if (parsed === null) damaged++
      else if ('aborted' in parsed) records.delete(parsed.aborted)
      else records.set(parsed.seq, parsed)
    }
  }
  return { records: [...records.values()].sort((a, b) => a.seq - b.seq), damaged }
}

export function journalEnd(port: FilePort, state: StateFolder): JournalEnd {
  const end = endOf(port, state.journal)
  if (end !== null && end.last !== null) return end
  const older = endOf(port, state.olderJournal)
  return { last: older?.last ?? null, aborted: older?.aborted ?? false, nextSeq: older?.nextSeq ?? 1, offset: end?.offset ?? 0 }
}

/** Reads backwards until a record is found. */
function endOf(port: FilePort, path: string): JournalEnd | null {
  const fd = ifThere(() => port.open(path, 'r'))
  if (fd === null) return null
  try {
    const { size } = port.fstat(fd)
    for (let chunk = FIRST_CHUNK; ; chunk *= 4) {
      const from = Math.max(0, size - chunk)
      const end = endIn(readAll(port, fd, from), from)
      if (end.last !== null || from === 0) return end
    }
  } finally {
    attempt(() => port.close(fd))
  }
}

function endIn(bytes: Buffer, from: number): JournalEnd {
  const offset = from + bytes.lastIndexOf(NEWLINE) + 1
  const lines = linesOf(bytes.subarray(0, offset - from))
  const aborted = new Set<number>()
  // The first line of a chunk is a part of one, unless the chunk is the whole file.
  for (let at = lines.length - 1; at >= (from === 0 ? 0 : 1); at--) {
    const parsed = parsedLine(lines[at] ?? '')
    if (parsed === null) continue
    if ('aborted' in parsed) aborted.add(parsed.aborted)
    else return { last: parsed, aborted: aborted.has(parsed.seq), nextSeq: Math.max(parsed.seq, ...aborted) + 1, offset }
  }
  return { last: null, aborted: false, nextSeq: 1, offset }
}

/** Appends a record and flushes it. When this throws, the record may stand there or not. */
export function appendRecord(port: FilePort, state: StateFolder, end: JournalEnd, record: JournalRecord): void {
  appendLine(port, state, end, record)
}

/** Says that the newest record never came to pass, unless it did not even get into the journal. */
export function appendAbort(port: FilePort, state: StateFolder, seq: number, time: string): void {
  const end = journalEnd(port, state)
  if (end.last?.seq === seq && !end.aborted) appendLine(port, state, end, { aborted: seq, time })
}

function appendLine(port: FilePort, state: StateFolder, { offset }: JournalEnd, line: JournalRecord | AbortLine): void {
  const full = offset > ROTATE_BYTES && !('aborted' in line)
  if (full) port.rename(state.journal, state.olderJournal)
  const start = full ? 0 : offset
  const opened = ifThere(() => port.open(state.journal, 'r+'))
  const fd = opened ?? created(port, state)
  try {
    if (port.fstat(fd).size > start) port.truncate(fd, start)
    writeAll(port, fd, Buffer.from(`${JSON.stringify(line)}\n`), start)
    port.fsync(fd)
  } catch (error) {
    attempt(() => port.truncate(fd, start))
    throw error
  } finally {
    attempt(() => port.close(fd))
  }
  if (opened === null) syncFolder(port, state.folder)
}

/** The name of a new journal must outlast a power cut as well, and so must the folders above it. */
function created(port: FilePort, state: StateFolder): number {
  makeFolder(port, state.folder)
  syncFolder(port, dirname(state.folder))
  return port.open(state.journal, 'wx', FILE_MODE)
}

const linesOf = (bytes: Buffer): string[] => {
  const lines = bytes.toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function parsedLine(line: string): JournalRecord | AbortLine | null {
  try {
    const value: unknown = JSON.parse(line)
    return isAbort(value) || isRecord(value) ? value : null
  } catch {
    return null
  }
}

const isAbort = (value: unknown): value is AbortLine => typeof (value as Partial<AbortLine> | null)?.aborted === 'number'

function isRecord(value: unknown): value is JournalRecord {
  const record = (value ?? {}) as Partial<Record<keyof JournalRecord, unknown>>
  const texts = [record.time, record.actor, record.label, record.before, record.after, record.ino, record.temporary]
  const numbers = [record.seq, record.bytesBefore, record.bytesAfter, record.ticket]
  return (
    texts.every((text) => typeof text === 'string') &&
    numbers.every((number) => typeof number === 'number') &&
    Array.isArray(record.edits) &&
    record.edits.every(isEdit)
  )
}

function isEdit(value: unknown): value is RecordedEdit {
  const edit = (value ?? {}) as Partial<Record<keyof RecordedEdit, unknown>>
  return (
    [edit.from, edit.to].every((offset) => typeof offset === 'number') &&
    [edit.insert, edit.removed, edit.lead, edit.trail].every((text) => typeof text === 'string')
  )
}
