/**
 * Comparing efforts: the sum of figures against a figure that somebody stated for all of them.
 *
 * Everything is counted in hours; what a day has of them is for the plan's calendar to say.
 */
import { type DaySettings, hoursPer } from '../../notation/unit-time.ts'
import type { Estimate, Unit } from '../../plan/plan.ts'
import type { Source } from '../../text/source.ts'
import { lineOf } from './place.ts'

/** An effort in hours: its ends, and the one number that a plain schedule takes. */
export interface Effort {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** Null for a size word or a percentage: they cannot be added. */
export function effortOf({ low, mid, high, unit }: Estimate, days: DaySettings = {}): Effort | null {
  const factor = hoursPer(unit, days)
  return factor === null ? null : { low: low * factor, likely: (mid ?? (low + high) / 2) * factor, high: high * factor }
}

const NOTHING: Effort = { low: 0, likely: 0, high: 0 }

/** The sum of figures that can all be added; null when one of them cannot. */
export function sum(estimates: readonly Estimate[], days: DaySettings = {}): Effort | null {
  let total: Effort = NOTHING
  for (const estimate of estimates) {
    const effort = effortOf(estimate, days)
    if (effort === null) return null
    total = plus(total, effort)
  }
  return total
}

export const plus = (a: Effort, b: Effort): Effort => ({ low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high })

/** Where the two may differ: by the rounding of the stated figure, by a twentieth, by a fifth where it is only about, or converted. */
const ROUNDED = 0.05
const ROUGH = 0.2

/**
 * Whether a stated figure can be the sum of its parts. In doubt it is: a range agrees with a range whose ends are near,
 * a single number with anything inside the range of the parts.
 */
export function agrees(
  stated: Estimate,
  parts: readonly Estimate[],
  total: Effort,
  { source, days = {} }: { readonly source: Source; readonly days?: DaySettings },
): boolean {
  const own = effortOf(stated, days)
  if (own === null) return true
  const isRough = isAbout(stated, source) || parts.some((part) => family(part.unit) !== family(stated.unit))
  const slack = (at: number) => Math.max(step(stated, days) / 2, at * (isRough ? ROUGH : ROUNDED)) + 0.01
  const near = (a: number, b: number) => Math.abs(a - b) <= slack(Math.max(a, b))
  if (near(own.likely, total.likely)) return true
  if (stated.low === stated.high) return own.likely >= total.low - slack(total.low) && own.likely <= total.high + slack(total.high)
  if (total.low === total.high) return total.likely >= own.low - slack(own.low) && total.likely <= own.high + slack(own.high)
  return near(own.low, total.low) && near(own.high, total.high)
}

/** Minutes and hours convert exactly; a day of somebody's plan may have six hours or eight. */
const family = (unit: Unit): string => (unit === 'min' || unit === 'h' ? 'hours' : unit === 'd' || unit === 'person-day' ? 'days' : unit)

/** The hours of the last digit that is written: 8 for `14d`, 4 for `3.5d`. */
function step({ low, high, unit }: Estimate, days: DaySettings): number {
  const factor = hoursPer(unit, days) ?? 1
  const digits = [low, high].map((value) => (String(value).split('.')[1] ?? '').length)
  const most = Math.max(...digits)
  return most === 0 ? factor : factor * (most === 1 ? 0.5 : 0.1)
}

/** `~9 hours`, `about a week`. */
const isAbout = ({ span }: Estimate, source: Source): boolean => {
  const line = lineOf(source, span.from)
  return (
    /(?:[~≈～]|\b(?:about|around|roughly|approx\w*\.?|circa|ca\.?)|khoảng|约|大约|около|etwa|rund|environ)\s*\**\s*$/iu.test(
      source.text.slice(line.from, span.from),
    ) || /^[~≈]/.test(source.text.slice(span.from, span.to))
  )
}

const SIGNS: Readonly<Record<Unit, string>> = {
  min: ' min',
  h: 'h',
  d: 'd',
  w: 'w',
  month: ' months',
  'person-day': ' person-days',
  '%': ' %',
  'size-word': '',
}

/** An effort in a unit, as a document writes it: `12.5d`, `5-8h`. */
export function inUnit({ low, likely, high }: Effort, unit: Unit, days: DaySettings = {}): string {
  const factor = hoursPer(unit, days) ?? 1
  const number = (hours: number) => String(Math.round((hours / factor) * 100) / 100)
  const [first, last] = [number(low), number(high)]
  return `${first === last ? number(likely) : `${first}-${last}`}${SIGNS[unit]}`
}
