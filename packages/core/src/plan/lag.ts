/**
 * Lag beside a relation: `after 1.1 + 2d` and `starts 2 days after 1.1` are sixteen working hours where a day has eight.
 */
import { unitNamed } from '../notation/estimate.ts'
import type { Unit } from '../notation/terms.ts'
import { type DaySettings, hoursPer } from '../notation/unit-time.ts'
import type { Relation } from './relate.ts'

const BEHIND = /^[\s*_)\]]*([+−-])\s*(\d+(?:[.,]\d+)?)\s*(h|d|w)(?:ours?|rs?|ays?|eeks?)?\b/iu
/** Without its verb it may be an estimate: `(2d after 1.1)`. */
const BEFORE =
  /(?<!\p{L})(?:starts?|begins?|is|are|bắt đầu|startet|beginnt|начинается|commence|empieza|comienza|começa)\s+(?:at least\s+)?(\d+(?:[.,]\d+)?)\s*(\p{L}+)\s+$/iu

export function lag({ lead, tail }: Pick<Relation, 'lead' | 'tail'>, days: DaySettings = {}): number {
  const behind = BEHIND.exec(tail)
  if (behind?.[2] && behind[3]) {
    const hours = amount(behind[2]) * (hoursPer(behind[3].toLowerCase() as Unit, days) ?? 0)
    return behind[1] === '+' ? hours : -hours
  }
  const before = BEFORE.exec(lead)
  const unit = before?.[2] ? unitNamed(before[2]) : null
  return before?.[1] && unit ? amount(before[1]) * (hoursPer(unit, days) ?? 0) : 0
}

const amount = (digits: string): number => Number(digits.replace(',', '.'))
