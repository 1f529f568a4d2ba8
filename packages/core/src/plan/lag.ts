/**
 * Lag behind a reference: `after 1.1 + 2d` is sixteen working hours where a day has eight.
 */
import type { Unit } from '../notation/terms.ts'
import { type DaySettings, hoursPer } from '../notation/unit-time.ts'

export function lag(tail: string, days: DaySettings = {}): number {
  const found = /^[\s*_)\]]*([+−-])\s*(\d+(?:[.,]\d+)?)\s*(h|d|w)(?:ours?|rs?|ays?|eeks?)?\b/iu.exec(tail)
  if (!found?.[2] || !found[3]) return 0
  const hours = Number(found[2].replace(',', '.')) * (hoursPer(found[3].toLowerCase() as Unit, days) ?? 0)
  return found[1] === '+' ? hours : -hours
}
