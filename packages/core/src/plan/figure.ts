/**
 * An estimate as the author would write it: `2-4d`, `1/2/5d`, `3h`, `Medium`.
 */
import type { Estimate, Unit } from './plan.ts'

const SIGNS: Readonly<Record<Unit, string>> = {
  min: 'min',
  h: 'h',
  d: 'd',
  w: 'w',
  month: ' months',
  'person-day': ' person-days',
  '%': ' %',
  'size-word': '',
}

export function figureText(estimate: Pick<Estimate, 'low' | 'mid' | 'high' | 'unit' | 'word' | 'elapsed'>): string {
  const { low, mid, high, unit, word, elapsed } = estimate
  if (unit === 'size-word') return word ?? `size ${low}`
  const sign = unit === 'month' && high === 1 ? ' month' : SIGNS[unit]
  const numbers = mid !== null ? `${plain(low)}/${plain(mid)}/${plain(high)}` : low === high ? plain(low) : `${plain(low)}-${plain(high)}`
  return `${numbers}${sign}${elapsed ? ' elapsed' : ''}`
}

const plain = (value: number): string => String(Math.round(value * 100) / 100)
