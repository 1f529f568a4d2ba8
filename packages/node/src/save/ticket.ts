/**
 * A ticket of the lock: a small file named by its number. Its first byte is its state, the rest says whose it is and never
 * changes: the two together are how processes that know nothing of each other agree whose turn it is.
 */
import { uptime } from 'node:os'
import type { FilePort } from './port.ts'
import { attempt, ifThere, readAll, writeAll } from './port.ts'
import type { ProcessIdentity } from './process.ts'
import { isDead } from './process.ts'

export interface LockOwner extends ProcessIdentity {
  readonly actor: string
  readonly label: string
  /** ISO time, for people only: nothing is ever decided by it. */
  readonly since: string
  /** Unique: no two tickets are equal. */
  readonly token: string
}

/** `failed`: over, and the document may need recovery. `void`: was never in the queue. */
export type TicketState = 'held' | 'over' | 'failed' | 'void'

const MARKS: Readonly<Record<TicketState, string>> = { held: '+', over: '-', failed: '!', void: 'x' }

export interface Ticket {
  readonly state: TicketState
  /** Everything behind the state. */
  readonly content: string
  /** Null when it cannot be read. */
  readonly owner: LockOwner | null
  readonly mtimeNs: bigint
}

export const ticketBytes = (state: TicketState, owner: LockOwner | null): Buffer =>
  Buffer.from(`${MARKS[state]}${owner === null ? 'start' : JSON.stringify(owner)}\n`)

export function readTicket(port: FilePort, path: string): Ticket | null {
  const fd = ifThere(() => port.open(path, 'r'))
  if (fd === null) return null
  try {
    const text = readAll(port, fd).toString('utf8')
    const state = (Object.keys(MARKS) as TicketState[]).find((name) => MARKS[name] === text[0]) ?? 'held'
    const content = text.slice(1)
    return { state, content, owner: ownerIn(content), mtimeNs: port.fstat(fd).mtimeNs }
  } finally {
    attempt(() => port.close(fd))
  }
}

function ownerIn(content: string): LockOwner | null {
  try {
    const owner: unknown = JSON.parse(content)
    return isOwner(owner) ? owner : null
  } catch {
    return null
  }
}

function isOwner(value: unknown): value is LockOwner {
  const { pid, machine, token } = (value ?? {}) as Partial<LockOwner>
  return typeof pid === 'number' && typeof machine === 'string' && typeof token === 'string'
}

export function markTicket(port: FilePort, fd: number, state: TicketState): void {
  writeAll(port, fd, Buffer.from(MARKS[state]))
}

/** Tickets of this process that are over but could not be marked, because the disk failed just then. */
const unmarked = new Set<string>()

export const rememberUnmarked = (token: string): void => void unmarked.add(token)

/** Whether its owner is done: `clean`, or `broken` where it may have left something half done. Null while it may still work. */
export function finished({ state, owner, mtimeNs }: Ticket, me: ProcessIdentity): 'clean' | 'broken' | null {
  if (state === 'over' || state === 'void') return 'clean'
  if (state === 'failed') return 'broken'
  if (owner === null) return beforeBoot(mtimeNs) ? 'broken' : null
  return unmarked.has(owner.token) || isDead(owner, me) ? 'broken' : null
}

/** A ticket is complete before it gets its number; only a power cut can leave one that is not, and then its owner is gone. */
const beforeBoot = (mtimeNs: bigint): boolean => Number(mtimeNs / 1_000_000n) < Date.now() - uptime() * 1000
