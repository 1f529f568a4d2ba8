/**
 * What no request may write into a document: characters that steer a terminal, and halves of characters, which no file can hold.
 */
import type { Refused } from './editing.ts'
import { refused } from './editing.ts'
import type { EditRequest } from './request.ts'

/** Line breaks are judged where a text is written; a tab is a blank. */
const STEERING = /(?![\t\r\n])[\p{Cc}\p{Cs}]/u

/** Keys under which a request names what stands in the document already, whatever that is. */
const NAMING = new Set(['task', 'after', 'before', 'below', 'phase', 'from', 'to', 'needs', 'seen'])

export function plainTextProblem(request: EditRequest): Refused | null {
  const written = Object.entries(request).filter(([key]) => !NAMING.has(key))
  return written.some(([, value]) => isSteering(value))
    ? refused(
        'MM-INVALID',
        'A text that is to be written holds control characters or half a character; nothing was changed. Leave them out.',
      )
    : null
}

function isSteering(value: unknown): boolean {
  if (typeof value === 'string') return STEERING.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(isSteering)
}
