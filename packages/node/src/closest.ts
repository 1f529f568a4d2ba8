/**
 * The name of a file that a mistyped one was probably meant to be.
 */
import { editDistance } from '@milemark/core'

/** The nearest of the names, without regard to case; null when none is near. */
export function closest(wanted: string, names: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(wanted.length / 4))
  let best: { readonly name: string; readonly far: number } | null = null
  for (const name of names) {
    const far = editDistance(wanted.toLowerCase(), name.toLowerCase(), limit)
    if (far <= limit && (best === null || far < best.far)) best = { name, far }
  }
  return best?.name ?? null
}
