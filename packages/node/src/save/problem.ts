/**
 * Why nothing was saved: a code that stays, an exit code, and a message that says what happened, whether the data is safe
 * and where, what was not done, and what to do next.
 */
import { basename } from 'node:path'
import type { FileCode } from '../files.ts'
import { shellWord } from '../files.ts'
import type { JournalRecord } from './journal.ts'
import type { LockHeld } from './lock.ts'

export type SaveCode =
  | FileCode
  | 'MM-READONLY'
  | 'MM-LINKED'
  | 'MM-LOCKED'
  | 'MM-SUSPECT'
  | 'MM-MERGE'
  | 'MM-CHANGED'
  | 'MM-CONFLICT'
  | 'MM-NOTHING'

/** 3: a conflict. 4: a file or the disk. 5: the lock. */
export type SaveExit = 3 | 4 | 5

export interface SaveProblem {
  readonly code: SaveCode
  readonly exit: SaveExit
  readonly path: string
  readonly message: string
  /** True only where the new version is in place and could not be confirmed. */
  readonly wrote: boolean
  readonly details?: Readonly<Record<string, unknown>>
}

const EXITS: Partial<Readonly<Record<SaveCode, SaveExit>>> = {
  'MM-LOCKED': 5,
  'MM-SUSPECT': 3,
  'MM-MERGE': 3,
  'MM-CHANGED': 3,
  'MM-CONFLICT': 3,
  'MM-NOTHING': 3,
}

export const saveProblem = (
  code: SaveCode,
  path: string,
  rest: string,
  more: Pick<SaveProblem, 'details'> & { readonly wrote?: boolean } = {},
): SaveProblem => ({ code, exit: EXITS[code] ?? 4, path, message: `${path} ${rest}`, wrote: false, ...more })

/** The first digits of a hash, as messages show it. */
export const shortVersion = (hash: string): string => hash.slice(0, 8)

/** `10:41` of an ISO time, in the zone of the user. */
export function clockTime(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : date.toTimeString().slice(0, 5)
}

export const kilobytes = (bytes: number): string => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`)

/** What is known about the data when an operation failed. */
export interface Failure {
  readonly path: string
  readonly code: string
  /** What failed: `state` where it was Milemark's own files, with the folder of these. */
  readonly step: 'read' | 'rights' | 'prepare' | 'state' | 'replace' | 'confirm'
  readonly folder: string
  /** The version on disk as it was read again after the failure; null when it could not be read. */
  readonly version: string | null
  /** The version before the save; null when it was never read. */
  readonly before: string | null
  readonly needs: number
  readonly free: number | null
}

/** A failed operation of the disk as a problem. */
export function failureProblem(failure: Failure): SaveProblem {
  const { path, code, step, folder } = failure
  const details = { errno: code, step }
  if (step === 'confirm') return unconfirmed(failure)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return saveProblem(
        'MM-NOSPACE',
        path,
        `was not saved: ${full(failure)}. ${untouched(failure)} ${NOT_SAVED} Free space and repeat it.`,
        {
          details,
        },
      )
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return saveProblem('MM-READONLY', path, readOnly(failure), { details })
    case 'EMFILE':
    case 'ENFILE':
      return saveProblem(
        'MM-IO',
        path,
        `was not saved: too many files are open (${code}). ${untouched(failure)} ${NOT_SAVED} Close programs, or raise the limit (ulimit -n), and repeat it.`,
        { details },
      )
    default: {
      const advice =
        code === 'EIO' ? 'Do not trust this disk: copy the repository elsewhere before you go on.' : `Look at ${folder} and repeat it.`
      const what = code === 'EIO' ? 'the disk reported an error (EIO)' : `the system refused it (${code})`
      return saveProblem('MM-IO', path, `was not saved: ${what}. ${untouched(failure)} ${NOT_SAVED} ${advice}`, { details })
    }
  }
}

const NOT_SAVED = 'The change is NOT saved.'

const full = ({ code, needs, free, folder }: Failure): string => {
  const what = code === 'EDQUOT' ? 'your quota is used up' : 'the disk is full'
  const room = free === null ? '' : `, ${kilobytes(free)} free for ${folder}`
  return `${what} (needs ${kilobytes(needs)}${room})`
}

function readOnly({ path, code, step, folder, ...rest }: Failure): string {
  const safe = untouched({ path, code, step, folder, ...rest })
  if (step === 'rights')
    return `cannot be changed: it may not be written by you (${code}). ${safe} ${NOT_SAVED} Give yourself the right: chmod u+w ${shellWord(path)}`
  const what = step === 'state' ? `Milemark's own folder ${folder} cannot be written` : `the folder ${folder} cannot be written`
  return `cannot be changed: ${what} (${code}). ${safe} ${NOT_SAVED} Give yourself the right to write there, or work on a copy.`
}

function untouched({ before, version }: Failure): string {
  if (before === null) return 'The file was not touched.'
  if (version === before) return `The version before is in place and was read again (${shortVersion(before)}).`
  if (version === null) return `The version before (${shortVersion(before)}) was not replaced, but it cannot be read again now.`
  return `It was not replaced by Milemark; what stands there now is ${shortVersion(version)}, written by another program.`
}

function unconfirmed({ path, code, version }: Failure): SaveProblem {
  const now = version === null ? 'cannot be read now' : `is in place (${shortVersion(version)})`
  return saveProblem(
    'MM-IO',
    path,
    `was replaced by the new version, but the disk did not confirm it (${code}): the new version ${now}, and a power cut could bring back the one before. Copy the repository elsewhere, then look at it: git diff ${shellWord(path)}`,
    { wrote: true, details: { errno: code, step: 'confirm' } },
  )
}

export function lockedProblem(path: string, { owner, ticket, waitedMs, ahead }: LockHeld, now: Date): SaveProblem {
  const seconds = Math.round(waitedMs / 1000)
  const details = { owner, ticket, waitedMs, ahead }
  const end = `Nothing was changed. Waited ${seconds} s. Repeat the command; if that process is gone for good, delete ${ticket}`
  if (owner === null) return saveProblem('MM-LOCKED', path, `is being written by a process that did not say its name. ${end}`, { details })
  const since = Math.max(0, Math.round((now.getTime() - Date.parse(owner.since)) / 1000))
  const others = ahead > 1 ? `, and ${ahead - 1} more before you` : ''
  const who = `pid ${owner.pid} (${owner.actor}@${owner.host}, “${owner.label}”, ${since} s)${others}`
  return saveProblem('MM-LOCKED', path, `is being written by ${who}. ${end}`, { details })
}

export const linkedProblem = (path: string, links: number): SaveProblem =>
  saveProblem(
    'MM-LINKED',
    path,
    `has ${links} names (hard links), and replacing it would leave the others with the old version. Nothing was written. Make it a file of its own: cp ${shellWord(path)} ${shellWord(`${path}.own`)} && mv ${shellWord(`${path}.own`)} ${shellWord(path)}`,
  )

export const changedProblem = (path: string, rounds: number): SaveProblem =>
  saveProblem(
    'MM-CHANGED',
    path,
    `was changed by another program ${rounds} times while Milemark was about to save. What that program wrote is in place; your change is NOT saved. Repeat it when the other program is done.`,
  )

/** `journal #12 (10:41, “set T-12 done”)`. */
export const recordName = ({ seq, time, label }: JournalRecord): string => `journal #${seq} (${clockTime(time)}, “${label}”)`

export const fileName = (path: string): string => basename(path)
