/**
 * A document as it was read, with the descriptor kept open: it stays on the file that was read, also when another file
 * takes its name. So a save can see that an editor wrote into the file that it has just replaced, and keep those bytes.
 */
import { basename, dirname, join } from 'node:path'
import { tooLarge } from '../files.ts'
import type { FileFacts, FilePort } from './port.ts'
import { attempt, failureCode, ifThere, readAll, writeAll } from './port.ts'
import type { SaveProblem } from './problem.ts'
import { linkedProblem, saveProblem } from './problem.ts'
import type { Site } from './site.ts'
import { hashOf, notOrdinary } from './site.ts'
import { makeFolder } from './state-folder.ts'
import { syncFolder } from './temporary.ts'

export interface Reading {
  readonly fd: number
  readonly facts: FileFacts
  readonly bytes: Buffer
  readonly hash: string
}

/** Reads the document and keeps it open; or why it cannot be one. */
export function openReading({ port, path, real, progress }: Site): Reading | SaveProblem {
  progress.step = 'read'
  const refusal = unsuitable(path, port.lstat(real))
  if (refusal !== null) return refusal
  // The rename would replace a read-only file as well; that is not what its owner wants.
  progress.step = 'rights'
  port.checkWritable(real)
  progress.step = 'read'
  const fd = port.open(real, 'r')
  try {
    const facts = port.fstat(fd)
    const late = unsuitable(path, facts)
    if (late !== null) {
      port.close(fd)
      return late
    }
    const bytes = readAll(port, fd)
    return { fd, facts, bytes, hash: hashOf(bytes) }
  } catch (error) {
    attempt(() => port.close(fd))
    throw error
  }
}

export const isReading = (value: Reading | SaveProblem): value is Reading => 'fd' in value

function unsuitable(path: string, { kind, links, size }: FileFacts): SaveProblem | null {
  if (kind === 'folder') return saveProblem('MM-DIRECTORY', path, 'is a folder, not a document. Nothing was written.')
  if (kind !== 'file') return notOrdinary(path)
  const large = tooLarge(path, size)
  if (large !== null) return saveProblem('MM-TOOLARGE', path, large.message.slice(path.length + 1))
  return links > 1 ? linkedProblem(path, links) : null
}

/** Whether the name still leads to the file that was read, and nobody has written to it. The look at the name comes last. */
export function isUntouched({ port, real }: Site, reading: Reading): boolean {
  if (!readAll(port, reading.fd).equals(reading.bytes)) return false
  const now = ifThere(() => port.lstat(real))
  const { facts } = reading
  return now !== null && now.ino === facts.ino && now.dev === facts.dev && now.size === facts.size && now.mtimeNs === facts.mtimeNs
}

export interface Rescue {
  readonly code: 'MM-RESCUED'
  /** A copy of what the other program wrote. */
  readonly path: string
  /** Whether that is in the document as well. */
  readonly merged: boolean
  readonly message: string
}

/** What was written into the replaced file since; null where nothing was. */
export function writtenSince(port: FilePort, fd: number, known: Buffer): Buffer | null {
  const bytes = readAll(port, fd)
  return bytes.equals(known) ? null : bytes
}

/** Puts the bytes of another program into a file of their own and flushes it. */
export function rescued({ port, real, state, now }: Site, bytes: Buffer): string {
  makeFolder(port, state.rescue)
  const time = now()
    .toISOString()
    .replace(/[-:]|\.\d+Z/g, '')
    .replace('T', '-')
  for (let copy = 1; ; copy++) {
    const path = join(state.rescue, `${time}${copy === 1 ? '' : `-${copy}`}-${basename(real)}`)
    const fd = newFile(port, path)
    if (fd === null) continue
    try {
      writeAll(port, fd, bytes)
      port.fsync(fd)
    } finally {
      attempt(() => port.close(fd))
    }
    syncFolder(port, dirname(path))
    return path
  }
}

/** A new file for this user alone; null when the name is taken. */
function newFile(port: FilePort, path: string): number | null {
  try {
    return port.open(path, 'wx', 0o600)
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return null
    throw error
  }
}

export function rescue(path: string, copy: string, how: 'merged' | 'kept'): Rescue {
  const what = how === 'merged' ? 'Both changes are in it' : 'Its version is not in the file'
  return {
    code: 'MM-RESCUED',
    path: copy,
    merged: how === 'merged',
    message: `${path} was written by another program at the same moment as Milemark saved it. ${what}; a copy of what it wrote: ${copy}. Reload the file in your editor before you go on.`,
  }
}

/** When to look again: editors that write slowly are done by then. */
const LATER_MS = [250, 2_000]

/**
 * Goes on looking at the replaced file for a while and then closes it. For processes that live on; it does not keep one
 * alive.
 */
export function watchLater(site: Site, reading: Reading, seen: Buffer, onRescue: (found: Rescue) => void): void {
  const { port, path } = site
  let known = seen
  for (const [index, ms] of LATER_MS.entries()) {
    setTimeout(() => {
      const bytes = attempt(() => writtenSince(port, reading.fd, known))
      if (bytes !== null) {
        known = bytes
        const copy = attempt(() => rescued(site, bytes))
        if (copy !== null) onRescue(rescue(path, copy, 'kept'))
      }
      if (index === LATER_MS.length - 1) attempt(() => port.close(reading.fd))
    }, ms).unref()
  }
}
