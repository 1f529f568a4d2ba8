/**
 * The file operations that saving needs, and nothing else: one small door to the disk, so that tests can pass a disk
 * that fails or loses power at any operation.
 *
 * Everything is synchronous: between taking the lock and the rename nothing else of this process runs, and a signal
 * lands before or after. Failures are thrown as Node throws them (`error.code`); the callers make values of them.
 */
import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly dev: bigint
  readonly ino: bigint
  /** Permissions only. */
  readonly mode: number
  readonly links: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly mtimeNs: bigint
}

export type OpenFlags = 'r' | 'r+' | 'wx'

export interface FilePort {
  readonly open: (path: string, flags: OpenFlags, mode?: number) => number
  readonly close: (fd: number) => void
  /** The number of bytes that were read: 0 at the end. */
  readonly read: (fd: number, into: Uint8Array, offset: number, length: number, position: number) => number
  /** The number of bytes that were written, which may be less than asked for. */
  readonly write: (fd: number, from: Uint8Array, offset: number, length: number, position: number) => number
  readonly truncate: (fd: number, size: number) => void
  readonly fsync: (fd: number) => void
  readonly chmod: (fd: number, mode: number) => void
  readonly chown: (fd: number, uid: number, gid: number) => void
  readonly fstat: (fd: number) => FileFacts
  readonly stat: (path: string) => FileFacts
  readonly lstat: (path: string) => FileFacts
  readonly realpath: (path: string) => string
  /** Throws when the file may not be written. */
  readonly checkWritable: (path: string) => void
  readonly rename: (from: string, to: string) => void
  readonly link: (existing: string, path: string) => void
  readonly unlink: (path: string) => void
  /** With the folders above it; no error when it exists. */
  readonly mkdir: (path: string, mode: number) => void
  readonly readdir: (path: string) => string[]
  /** Bytes that are free for this user on the disk of a path. */
  readonly free: (path: string) => number
}

/** The real disk. */
export const disk: FilePort = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  close: closeSync,
  read: (fd, into, offset, length, position) => readSync(fd, into, offset, length, position),
  write: (fd, from, offset, length, position) => writeSync(fd, from, offset, length, position),
  truncate: ftruncateSync,
  fsync: fsyncSync,
  chmod: fchmodSync,
  chown: fchownSync,
  fstat: (fd) => facts(fstatSync(fd, { bigint: true })),
  stat: (path) => facts(statSync(path, { bigint: true })),
  lstat: (path) => facts(lstatSync(path, { bigint: true })),
  realpath: (path) => realpathSync.native(path),
  checkWritable: (path) => accessSync(path, constants.W_OK),
  rename: renameSync,
  link: linkSync,
  unlink: unlinkSync,
  mkdir: (path, mode) => void mkdirSync(path, { recursive: true, mode }),
  readdir: (path) => readdirSync(path),
  free: (path) => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  },
}

function facts(stats: BigIntStats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other'
  const { dev, ino, mtimeNs } = stats
  return {
    kind,
    dev,
    ino,
    mtimeNs,
    mode: Number(stats.mode & 0o7777n),
    links: Number(stats.nlink),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    size: Number(stats.size),
  }
}

/** The code of a failed operation; null for everything else, which is a mistake of ours and must not be taken for one. */
export function failureCode(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : null
}

/** Runs something that may fail without consequence; `null` then. */
export function attempt<T>(operation: () => T): T | null {
  try {
    return operation()
  } catch (error) {
    if (failureCode(error) === null) throw error
    return null
  }
}

/** All bytes from a position to the end. The size is only a guess: the file may grow or shrink while it is read. */
export function readAll(port: FilePort, fd: number, from = 0): Buffer {
  let buffer = Buffer.allocUnsafe(Math.max(0, port.fstat(fd).size - from) + 1)
  let length = 0
  for (;;) {
    if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
    const count = port.read(fd, buffer, length, buffer.length - length, from + length)
    if (count === 0) return buffer.subarray(0, length)
    length += count
  }
}

/**
 * Writes every byte. A disk that is nearly full takes a part of them and reports no error, so the count decides.
 *
 * @throws as a full disk when nothing more is taken
 */
export function writeAll(port: FilePort, fd: number, bytes: Uint8Array, position = 0): void {
  for (let done = 0; done < bytes.length; ) {
    const count = port.write(fd, bytes, done, bytes.length - done, position + done)
    if (count <= 0) throw Object.assign(new Error('ENOSPC: the disk takes no more bytes'), { code: 'ENOSPC' })
    done += count
  }
}

/** Runs something that a missing file makes pointless: null then, while every other failure is thrown. */
export function ifThere<T>(operation: () => T): T | null {
  try {
    return operation()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(failureCode(error) ?? '')) return null
    throw error
  }
}

/** A whole file, or null where there is none. */
export function readIfThere(port: FilePort, path: string): Buffer | null {
  const fd = ifThere(() => port.open(path, 'r'))
  if (fd === null) return null
  try {
    return readAll(port, fd)
  } finally {
    attempt(() => port.close(fd))
  }
}
