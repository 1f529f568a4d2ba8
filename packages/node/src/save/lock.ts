/**
 * One writer at a time for a document, in the order of arrival, across processes: every save takes the next number and waits
 * for all lower ones.
 *
 * A number is taken by linking a complete ticket to the name `highest + 1`, which only one process can do. The owner of the
 * lock unlinks all lower numbers, in rising order, before it gives the lock back. The highest number is never unlinked.
 *
 * Why two never own it (a listing of so small a folder is one atomic step of the system):
 * 1. The highest number never falls: only a higher one is a reason to unlink.
 * 2. I list the folder and see h as the highest, with ticket T; I link h + 1; then I find T still at h. Tickets are unique and
 *    never come back, so h was there all the time, and as h goes before h + 1, no h + 1 was unlinked meanwhile. Above h
 *    there was nothing at the listing (1), so mine is the first h + 1 ever, and nothing above it is older than it.
 * 3. If T is gone I was stopped while the queue went on without me: my ticket is void, and I begin again.
 * 4. So of two tickets that count, the one with the higher number saw the lower one, and waits until it is over or
 *    its owner is dead. It stays visible until then, because only an owner unlinks, and an owner has waited for it.
 *
 * An owner is dead when its process on this machine has ended; never because of its age, and never across machines.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FilePort } from './port.ts'
import { attempt, failureCode, writeAll } from './port.ts'
import type { ProcessIdentity } from './process.ts'
import { thisProcess } from './process.ts'
import { makeFolder } from './state-folder.ts'
import type { LockOwner, Ticket, TicketState } from './ticket.ts'
import { finished, markTicket, readTicket, rememberUnmarked, ticketBytes } from './ticket.ts'

export interface LockOptions {
  readonly actor: string
  readonly label: string
  readonly waitMs?: number | undefined
  /** Called after two seconds and then every second. */
  readonly onWait?: ((owner: LockOwner | null, waitedMs: number) => void) | undefined
  /** Another identity than that of this process, for tests. */
  readonly self?: ProcessIdentity | undefined
  /** ISO time, for people. */
  readonly since: string
}

export interface Lock {
  readonly ok: true
  readonly number: number
  readonly waitedMs: number
  /** Numbers whose owners died or failed: what they did may be half done. */
  readonly broken: readonly number[]
  readonly release: (how: 'over' | 'failed') => void
}

export interface LockHeld {
  readonly ok: false
  readonly owner: LockOwner | null
  /** The file that stands for the owner. */
  readonly ticket: string
  readonly waitedMs: number
  readonly ahead: number
}

const WAIT_MS = 30_000
const FIRST_NOTICE_MS = 2_000
const NOTICE_EVERY_MS = 1_000

/**
 * Waits for the lock.
 *
 * @throws failed operations of the port
 */
export async function acquire(port: FilePort, folder: string, options: LockOptions): Promise<Lock | LockHeld> {
  const me = options.self ?? thisProcess()
  const owner: LockOwner = { ...me, actor: options.actor, label: options.label, since: options.since, token: '' }
  makeFolder(port, folder)
  const mine = await takeNumber(port, folder, owner)
  try {
    const result = await turn(port, folder, mine, me, options)
    if (!result.ok) giveBack(port, mine, 'over')
    return result
  } catch (error) {
    giveBack(port, mine, 'over')
    throw error
  }
}

interface Mine {
  readonly number: number
  readonly fd: number
  readonly token: string
}

/** Times to look again before a void ticket at the top is taken for what it is: the rest after a folder was cleared by hand. */
const LOOKS = 200

async function takeNumber(port: FilePort, folder: string, owner: LockOwner): Promise<Mine> {
  for (let look = 1; ; look++) {
    const mine = tryNumber(port, folder, owner, look > LOOKS ? 'any' : 'valid')
    if (mine !== null) return mine
    if (look > 2) await sleep(Math.random() * Math.min(look, 10))
  }
}

/** One attempt at the next number; null when somebody else was quicker, or the queue went on meanwhile. */
function tryNumber(port: FilePort, folder: string, owner: LockOwner, below: 'valid' | 'any'): Mine | null {
  const highest = highestNumber(port, folder)
  const path = join(folder, String(highest))
  const previous = readTicket(port, path)
  if (previous === null || (below === 'valid' && !countsAsLast(previous, owner))) return null
  const token = randomBytes(8).toString('hex')
  const fd = placeTicket(port, folder, highest + 1, ticketBytes('held', { ...owner, token }))
  if (fd === null) return null
  const mine = { number: highest + 1, fd, token }
  try {
    if (readTicket(port, path)?.content === previous.content) return mine
    giveBack(port, mine, 'void')
    return null
  } catch (error) {
    // Not void: it may well be the highest, and those who come must be able to stand behind it.
    giveBack(port, mine, 'over')
    throw error
  }
}

/** A void ticket at the top means that the listing is outdated, an empty one that its owner is just writing it. */
const countsAsLast = (ticket: Ticket, me: ProcessIdentity): boolean =>
  ticket.state !== 'void' && (ticket.content !== '' || finished(ticket, me) !== null)

function highestNumber(port: FilePort, folder: string): number {
  const numbers = numbersIn(port.readdir(folder))
  const last = numbers.at(-1)
  if (last !== undefined) return last
  const fd = placeTicket(port, folder, 0, ticketBytes('over', null))
  if (fd !== null) port.close(fd)
  return 0
}

const numbersIn = (names: readonly string[]): number[] =>
  names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)

const NEW = 'new-'
/** What file systems without hard links answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Puts a complete ticket at a number and keeps it open; null when the number is taken. */
function placeTicket(port: FilePort, folder: string, number: number, bytes: Buffer): number | null {
  const path = join(folder, String(number))
  const draft = join(folder, `${NEW}${process.pid}-${randomBytes(6).toString('hex')}`)
  const fd = port.open(draft, 'wx', 0o600)
  try {
    writeAll(port, fd, bytes)
    port.link(draft, path)
  } catch (error) {
    attempt(() => port.close(fd))
    attempt(() => port.unlink(draft))
    const code = failureCode(error)
    if (code === 'EEXIST') return null
    if (code !== null && NO_LINKS.has(code)) return createTicket(port, path, bytes)
    throw error
  }
  attempt(() => port.unlink(draft))
  return fd
}

/** Without hard links the number is there a moment before its content is; who sees it empty looks again. */
function createTicket(port: FilePort, path: string, bytes: Buffer): number | null {
  let fd: number
  try {
    fd = port.open(path, 'wx', 0o600)
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return null
    throw error
  }
  try {
    writeAll(port, fd, bytes)
    return fd
  } catch (error) {
    attempt(() => port.close(fd))
    attempt(() => port.unlink(path))
    throw error
  }
}

/** Waits until everybody with a lower number is done. */
async function turn(port: FilePort, folder: string, mine: Mine, me: ProcessIdentity, options: LockOptions): Promise<Lock | LockHeld> {
  const { waitMs = WAIT_MS, onWait } = options
  const begun = performance.now()
  const ahead = numbersIn(port.readdir(folder)).filter((number) => number < mine.number)
  const broken: number[] = []
  for (let notice = FIRST_NOTICE_MS; ; ) {
    const first = firstAtWork(port, folder, ahead, broken, me)
    const waitedMs = performance.now() - begun
    if (first === null) return { ok: true, number: mine.number, waitedMs, broken, release: releaser(port, folder, mine) }
    if (waitedMs >= waitMs) {
      return { ok: false, owner: first.owner, ticket: join(folder, String(ahead[0])), waitedMs, ahead: ahead.length }
    }
    if (waitedMs >= notice) {
      onWait?.(first.owner, waitedMs)
      notice += NOTICE_EVERY_MS
    }
    await sleep(Math.min(pause(ahead.length), Math.max(1, waitMs - waitedMs)))
  }
}

/** The first of those ahead who is not done; those who are leave the list. */
function firstAtWork(port: FilePort, folder: string, ahead: number[], broken: number[], me: ProcessIdentity): Ticket | null {
  for (let number = ahead[0]; number !== undefined; number = ahead[0]) {
    const ticket = readTicket(port, join(folder, String(number)))
    const done = ticket === null ? 'clean' : finished(ticket, me)
    if (done === null) return ticket
    if (done === 'broken') broken.push(number)
    ahead.shift()
  }
  return null
}

const LONGEST_PAUSE_MS = 50

/** The next in line looks every millisecond; those behind leave it the processor. */
const pause = (ahead: number): number => (ahead === 1 ? 1 : Math.min(ahead, LONGEST_PAUSE_MS))

const sleep = (ms: number): Promise<void> => new Promise((resolved) => setTimeout(resolved, ms))

const releaser =
  (port: FilePort, folder: string, mine: Mine) =>
  (how: 'over' | 'failed'): void => {
    attempt(() => clearBelow(port, folder, mine.number))
    giveBack(port, mine, how)
  }

/** Rising, and no further than it goes: that a lower number goes first is what the argument above stands on. */
function clearBelow(port: FilePort, folder: string, number: number): void {
  const names = port.readdir(folder)
  for (const lower of numbersIn(names).filter((other) => other < number)) unlinkIfThere(port, join(folder, String(lower)))
  for (const name of names.filter((other) => other.startsWith(NEW))) {
    const path = join(folder, name)
    const draft = readTicket(port, path)
    if (draft?.owner && finished(draft, thisProcess()) === 'broken') attempt(() => port.unlink(path))
  }
}

function unlinkIfThere(port: FilePort, path: string): void {
  try {
    port.unlink(path)
  } catch (error) {
    if (failureCode(error) !== 'ENOENT') throw error
  }
}

/** Says on the ticket that it is over. Where even that fails, at least this process goes on without waiting for itself. */
function giveBack(port: FilePort, { fd, token }: Mine, state: TicketState): void {
  if (attempt(() => markTicket(port, fd, state)) === null) rememberUnmarked(token)
  attempt(() => port.close(fd))
}
