/**
 * The name that a mistyped one was probably meant to be.
 */

/** The nearest of the names, without regard to case; null when none is near. */
export function closest(wanted: string, names: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(wanted.length / 4))
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const name of names) {
    const found = distance(wanted.toLowerCase(), name.toLowerCase(), limit)
    if (found <= limit && (best === null || found < best.distance)) best = { name, distance: found }
  }
  return best?.name ?? null
}

/** Levenshtein distance; anything above the limit is as good as infinite. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
