/**
 * What a saved change means for claims: whoever made it, and by whatever command.
 */
import type { Change } from '@milemark/core'
import type { ClaimOptions, Settled } from './claims.ts'
import { keepInStep } from './claims.ts'

/** The change is saved; claims that cannot be written only end later. A sentence says so, null where all is well. */
export async function claimsKept(
  path: string,
  actor: string,
  changes: readonly Change[],
  options: ClaimOptions = {},
): Promise<string | null> {
  const unkept = (why: string): string => `The claims on ${path} could not be kept in step (${why}); the edit itself is saved.`
  try {
    const result = await keepInStep(path, actor, settledBy(changes), options)
    return result.ok ? null : unkept(result.code)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return unkept(code)
  }
}

const OVER = ['done', 'cancelled']
const FREE = ['todo', 'blocked']

/** Tasks that nobody works on any more, and those that are no longer over. */
function settledBy(changes: readonly Change[]): Settled {
  const over: string[] = []
  const free: string[] = []
  for (const change of changes) {
    if ('link' in change || change.kind !== 'task') continue
    if (change.what === 'removed') free.push(change.key)
    if (change.what !== 'changed' || change.field !== 'state') continue
    if (OVER.includes(change.to ?? '')) over.push(change.key)
    else if (FREE.includes(change.to ?? '') || OVER.includes(change.from ?? '')) free.push(change.key)
  }
  return { over, free }
}
