/**
 * A new version of a file, complete and flushed beside it under a temporary name, so that one rename puts it in place:
 * readers see the old file or the new one, also after a power cut.
 */
import { dirname } from 'node:path'
import type { FileFacts, FilePort } from './port.ts'
import { attempt, failureCode, writeAll } from './port.ts'

export interface TemporaryOptions {
  readonly mode: number
  /** Whose the new file shall be, where this process may give it away. */
  readonly owner?: Pick<FileFacts, 'uid' | 'gid'> | undefined
}

/**
 * Writes all bytes to a new file and flushes them.
 *
 * @throws when anything fails; the file is removed then, as far as the disk allows
 */
export function writeTemporary(port: FilePort, path: string, bytes: Uint8Array, { mode, owner }: TemporaryOptions): FileFacts {
  const fd = port.open(path, 'wx', mode)
  try {
    writeAll(port, fd, bytes)
    const facts = port.fstat(fd)
    if (facts.size !== bytes.length) throw Object.assign(new Error(`EIO: ${facts.size} of ${bytes.length} bytes`), { code: 'EIO' })
    if (owner !== undefined) keepRights(port, fd, facts, mode, owner)
    // Once only: a second flush of the same descriptor may succeed although the bytes are lost.
    port.fsync(fd)
    return facts
  } catch (error) {
    attempt(() => port.unlink(path))
    throw error
  } finally {
    attempt(() => port.close(fd))
  }
}

/** The owner first: giving a file away takes special bits from it. Who may not give it away keeps it. */
function keepRights(port: FilePort, fd: number, facts: FileFacts, mode: number, owner: Pick<FileFacts, 'uid' | 'gid'>): void {
  if (facts.uid !== owner.uid) attempt(() => port.chown(fd, owner.uid, owner.gid))
  else if (facts.gid !== owner.gid) attempt(() => port.chown(fd, facts.uid, owner.gid))
  if (facts.mode !== mode) attempt(() => port.chmod(fd, mode))
}

/** What systems answer that cannot flush a folder, or keep it from being opened. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF'])

/** Makes names durable: without this a power cut may bring the old file back after the save was confirmed. */
export function syncFolder(port: FilePort, folder: string): void {
  try {
    const fd = port.open(folder, 'r')
    try {
      port.fsync(fd)
    } finally {
      attempt(() => port.close(fd))
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(failureCode(error) ?? '')) throw error
  }
}

/** Puts a complete new file over a path, durably. For files that nobody else writes to; documents have a lock and a journal. */
export function replaceBytes(port: FilePort, path: string, temporary: string, bytes: Uint8Array, mode: number): void {
  writeTemporary(port, temporary, bytes, { mode })
  try {
    port.rename(temporary, path)
  } catch (error) {
    attempt(() => port.unlink(temporary))
    throw error
  }
  syncFolder(port, dirname(path))
}
