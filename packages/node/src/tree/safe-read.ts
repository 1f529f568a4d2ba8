/**
 * Reading files below a root and nothing else: no link is followed, neither at the end of a path nor on the way, and nothing is
 * opened that is no regular file (a FIFO would wait for ever).
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, type Stats } from 'node:fs'

/** What is larger is generated or data. */
export const MAX_FILE_BYTES = 2 * 2 ** 20

/** Where git looks as well when it decides that a file is binary. */
const BINARY_HEAD = 8000

export interface Reader {
  /** What stands at a path, links not followed; null where nothing does, or a link stands on the way. */
  facts(path: string): Stats | null
  /** Reads a file into a buffer: the number of bytes, or -1 where it may not be read, or is too large. */
  into(path: string, buffer: Buffer): number
  /** The target of a link, as written. */
  target(path: string): string | null
}

/** `O_NONBLOCK` for what became a FIFO since it was looked at. Windows knows neither of the two. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** @param root a real path */
export function readerIn(root: string): Reader {
  const folders = new Map<string, boolean>([['', true]])
  const at = (path: string): string => `${root}/${path}`
  const isFolder = (folder: string): boolean => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const is = isFolder(parentOf(folder)) && (look(at(folder))?.isDirectory() ?? false)
    folders.set(folder, is)
    return is
  }
  const facts = (path: string): Stats | null => (isInside(path) && isFolder(parentOf(path)) ? look(at(path)) : null)
  return {
    facts,
    into: (path, buffer) => (isInside(path) && isFolder(parentOf(path)) ? readInto(at(path), buffer) : -1),
    target: (path) => {
      try {
        return facts(path)?.isSymbolicLink() ? readlinkSync(at(path)) : null
      } catch {
        return null
      }
    },
  }
}

/** The text of a file that is no binary one. */
export function textOf(bytes: Buffer): string | null {
  return isBinary(bytes, bytes.length) ? null : bytes.toString('utf8')
}

export function isBinary(bytes: Buffer, length: number): boolean {
  return bytes.subarray(0, Math.min(length, BINARY_HEAD)).includes(0)
}

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** False for every path that could lead out of its root. */
export const isInside = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.includes('\0') && !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path) && !isForeign(path)

/** Drive letters and back slashes mean something on Windows only. */
const isForeign = (path: string): boolean => process.platform === 'win32' && /[\\:]/.test(path)

/** Where a folder really stands: it may be a link into another repository. Null where there is none. */
export function realFolder(folder: string): string | null {
  try {
    return realpathSync(folder)
  } catch {
    return null
  }
}

function look(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null
  } catch {
    return null
  }
}

/** The file is looked at after it was opened: one step less, and it cannot become another one in between. */
function readInto(path: string, buffer: Buffer): number {
  let fd: number
  try {
    fd = openSync(path, FLAGS)
  } catch {
    return -1
  }
  try {
    const size = regularSize(fd)
    if (size < 0 || size > MAX_FILE_BYTES || size > buffer.length) return -1
    let length = 0
    while (length < size) {
      const read = readSync(fd, buffer, length, size - length, null)
      if (read === 0) break
      length += read
    }
    return length
  } catch {
    return -1
  } finally {
    closeSync(fd)
  }
}

/** The size of an open file; -1 for anything that is no regular one. */
function regularSize(fd: number): number {
  const info = fstatSync(fd)
  return info.isFile() ? info.size : -1
}
