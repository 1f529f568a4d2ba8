/**
 * Who a process is, so that another one can tell later whether it still lives. Pids are used again; together with the
 * time of its start (counted by the kernel since boot, no clock) and the boot, a pid names one process for ever.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

export interface ProcessIdentity {
  readonly pid: number
  /** Null where the system does not say (outside of Linux). */
  readonly pidStart: string | null
  readonly bootId: string | null
  /** The name of the machine, for people. */
  readonly host: string
  /** What tells machines of the same name apart. */
  readonly machine: string
  /** The process numbering that the pid belongs to: containers on one machine have their own. */
  readonly space: string | null
}

const quiet = (read: () => string): string | null => {
  try {
    return read()
  } catch {
    return null
  }
}

const system = (path: string): string | null => quiet(() => readFileSync(path, 'utf8').trim())

let own: ProcessIdentity | null = null

export function thisProcess(): ProcessIdentity {
  own ??= {
    pid: process.pid,
    pidStart: statOf(process.pid)?.start ?? null,
    bootId: system('/proc/sys/kernel/random/boot_id'),
    host: hostname(),
    machine: createHash('sha256')
      .update(`${hostname()}\n${system('/etc/machine-id') ?? ''}`)
      .digest('hex')
      .slice(0, 16),
    space: quiet(() => readlinkSync('/proc/self/ns/pid')),
  }
  return own
}

/**
 * Whether a process has certainly ended: never guessed from its age, never across machines. `me` is who asks.
 */
export function isDead(other: ProcessIdentity, me: ProcessIdentity): boolean {
  if (other.machine !== me.machine) return false
  if (other.bootId !== null && me.bootId !== null && other.bootId !== me.bootId) return true
  if (other.space !== me.space) return false
  if (!answers(other.pid)) return true
  if (other.pidStart === null) return false
  const stat = statOf(other.pid)
  // A zombie has ended: nothing of it runs any more, only its parent has not looked yet.
  return stat !== null && (stat.start !== other.pidStart || stat.state === 'Z' || stat.state === 'X')
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Fields 3 and 22 of /proc/PID/stat. The second field is a name in parentheses that may hold anything. */
function statOf(pid: number): { readonly state: string; readonly start: string } | null {
  const fields = system(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  const [state, start] = [fields?.[0], fields?.[19]]
  return state !== undefined && start !== undefined ? { state, start } : null
}
