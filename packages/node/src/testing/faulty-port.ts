/**
 * A disk that fails at the n-th operation, for tests: with an error, with a write that takes only a part, or by the end of
 * the process (`Crash`: everything after it fails as well, so that no clean-up of the dead process runs).
 */
import type { FilePort } from '../save/port.ts'
import { disk } from '../save/port.ts'

/** The end of the process. It has no error code, so that nothing takes it for a failed operation. */
export class Crash extends Error {}

export const FAULTS = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'EDQUOT', 'short', 'crash', 'torn'] as const
/** `short`: a write takes half. `crash`: the process ends before the operation. `torn`: it ends in the middle of a write. */
export type Fault = (typeof FAULTS)[number]

export interface FaultyPort extends FilePort {
  /** How many operations were asked for. */
  readonly count: () => number
  /** Whether the fault has struck. */
  readonly struck: () => boolean
  /** The names of the operations, in order. */
  readonly names: () => readonly string[]
  /** How many files are open. */
  readonly left: () => number
  /** Closes what a crash has left open, as the system does. */
  readonly closeAll: () => void
}

export interface FaultOptions {
  readonly fault: Fault
  /** 1 is the first operation; 0 is never. */
  readonly at: number
  readonly lasting?: 'once' | 'for ever'
  /** What happens just before an operation. */
  readonly before?: (name: string, count: number) => void
}

export function faultyPort({ fault, at, lasting = 'once', before }: FaultOptions, real: FilePort = disk): FaultyPort {
  const names: string[] = []
  const open = new Set<number>()
  const dies = fault === 'crash' || fault === 'torn'
  const due = (): boolean => at > 0 && (names.length === at || (names.length > at && (dies || lasting === 'for ever')))
  const struck = (): boolean => at > 0 && names.length >= at
  const wrapped = (name: string, operation: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]): unknown => {
      names.push(name)
      before?.(name, names.length)
      if (!due()) return tracked(open, name, args, operation(...args))
      if (dies) {
        if (fault === 'torn' && name === 'write' && names.length === at) half(operation, args)
        throw new Crash(`crash at operation ${names.length}, ${name}`)
      }
      if (fault === 'short') return name === 'write' ? half(operation, args) : tracked(open, name, args, operation(...args))
      // A descriptor is gone also where closing it fails.
      if (name === 'close') tracked(open, name, args, operation(...args))
      throw Object.assign(new Error(`${fault}: injected, ${name}`), { code: fault })
    }
  }
  const port = Object.fromEntries(
    Object.entries(real).map(([name, operation]) => [name, wrapped(name, operation as (...args: unknown[]) => unknown)]),
  ) as unknown as FilePort
  const closeAll = (): void => {
    for (const fd of open) real.close(fd)
    open.clear()
  }
  return { ...port, count: () => names.length, struck, names: () => names, left: () => open.size, closeAll }
}

/** Keeps count of what is open. */
function tracked(open: Set<number>, name: string, [first]: unknown[], result: unknown): unknown {
  if (name === 'open') open.add(result as number)
  if (name === 'close') open.delete(first as number)
  return result
}

/** A write of half the bytes; of none when there is only one. */
function half(write: (...args: unknown[]) => unknown, [fd, bytes, offset, length, position]: unknown[]): unknown {
  const part = Math.floor((length as number) / 2)
  return part === 0 ? 0 : write(fd, bytes, offset, part, position)
}
