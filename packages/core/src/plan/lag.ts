/**
 * Lag behind a reference: `after 1.1 + 2d` is sixteen working hours.
 */
const HOURS: Readonly<Record<string, number>> = { h: 1, d: 8, w: 40 }

export function lag(tail: string): number {
  const found = /^[\s*_)\]]*([+−-])\s*(\d+(?:[.,]\d+)?)\s*(h|d|w)(?:ours?|rs?|ays?|eeks?)?\b/iu.exec(tail)
  if (!found?.[2] || !found[3]) return 0
  const hours = Number(found[2].replace(',', '.')) * (HOURS[found[3].toLowerCase()] ?? 0)
  return found[1] === '+' ? hours : -hours
}
