/**
 * Versions of a file: equal bytes, equal version. What an edit was computed for is compared with what stands there now.
 */
import { createHash } from 'node:crypto'

/** SHA-256 as hexadecimal digits. */
export const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
