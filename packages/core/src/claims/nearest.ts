/**
 * The one name that somebody may have meant.
 */
import { nearest } from '../notation/near.ts'

/** The name that is a few letters away, or that begins or ends as the wanted one does; null when none or several do. */
export function nearestOf(wanted: string, names: readonly string[]): string | null {
  const known = [...new Set(names)]
  const close = nearest(wanted, known)
  if (close.length > 0) return close.length === 1 ? (close[0] ?? null) : null
  const akin = known.filter(
    (name) => name.length >= 3 && (wanted.startsWith(`${name}:`) || name.startsWith(`${wanted}:`) || wanted.startsWith(`${name}-`)),
  )
  return akin.length === 1 ? (akin[0] ?? null) : null
}
