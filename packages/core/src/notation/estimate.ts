/**
 * Effort figures in a text: `2-3 hours`, `~4h`, `1/2/5d`, `half a day`, `1.5 ngày`, `3人天`, `Medium`.
 *
 * A number and a unit are not yet an effort: `24h cache`, `within 2 days`, `every 5 minutes` and `+2 days` are other quantities.
 * `estimates` leaves those out; `statedEstimates` is for a field or cell whose label already says that it holds an effort.
 */

import type { Span } from '../text/span.ts'
import { isAboutEffort, isElapsed, isOfBuffer } from './estimate-context.ts'
import { type Amount, amountStarts, type Figure, readAmount, readFigure } from './estimate-figure.ts'
import { type FoundSize, leadingSize, sizesBeside } from './estimate-size.ts'
import { SIZE_WORDS, type Size, UNIT_WORDS, WHOLE_WORDS } from './estimate-words.ts'
import type { Unit } from './terms.ts'
import { type DaySettings, hoursPer, minutesPer } from './unit-time.ts'

export interface FoundEstimate extends Span {
  readonly low: number
  /** The middle of three points. */
  readonly mid: number | null
  readonly high: number
  readonly unit: Unit
  /** For unit `size-word`, the words as written; `low` and `high` are then hours by the default table. */
  readonly word: string | null
  /** Elapsed or waiting time instead of effort. */
  readonly elapsed: boolean
  /** A second unit for the figure before it: `(2-3 days)` after `12-18 h`. */
  readonly alt: boolean
}

const LETTERS = /[^a-z\u00c0-\u024f\u1e00-\u1eff]+/
/** The first words of what a figure cannot do without: a unit, a size, a number with its unit. */
const TELLING: ReadonlySet<string> = new Set(
  [...UNIT_WORDS.map(({ words }) => words), ...WHOLE_WORDS.map(([, , words]) => words), ...Object.values(SIZE_WORDS), 'percent, phần trăm']
    .flatMap((words) => words.toLowerCase().split(', '))
    .map((word) => word.split(LETTERS)[0] as string),
)

/** False where a text certainly states no figure. Told in one pass, and only for letters that stand in spaced words. */
export const mayStateFigure = (text: string): boolean =>
  /%|[\u0250-\u1dff\u1f00-\u200f\u2028-\uffff]/.test(text) ||
  text
    .toLowerCase()
    .split(LETTERS)
    .some((word) => word !== '' && TELLING.has(word))

/** Every effort figure in a text, in order. */
export function estimates(text: string): FoundEstimate[] {
  const plain = asciiDigits(text)
  const found = figures(plain).filter((figure) => figure.unit !== '%' || isOfBuffer(plain, figure))
  return withSizes(
    linked(
      found.filter((figure) => isAboutEffort(plain, figure)),
      plain,
    ),
    sizesBeside(plain),
  )
}

/**
 * The figures of a text whose label says that it is an effort: no doubt is cast on them, a size word may open it, and a
 * number without a unit has the unit of the label (`| Effort (h) |`), if that names one.
 */
export const statedEstimates = (text: string, bareUnit: Unit | null = null): FoundEstimate[] => statedAndSure(text, bareUnit).stated

/** Both readings at the cost of one: what `statedEstimates` finds, and tells whether `estimates` finds a figure at an offset too. */
export function statedAndSure(text: string, bareUnit: Unit | null = null): { stated: FoundEstimate[]; isSure: (from: number) => boolean } {
  const plain = asciiDigits(text)
  const found = figures(plain).filter((figure) => figure.unit !== '%' || isOfBuffer(plain, figure))
  let sure: ReadonlySet<number> | undefined
  const isSure = (from: number) => {
    sure ??= new Set([...found.filter((figure) => isAboutEffort(plain, figure)), ...sizesBeside(plain)].map((one) => one.from))
    return sure.has(from)
  }
  return { stated: stated(plain, found, bareUnit), isSure }
}

function stated(plain: string, found: readonly Figure[], bareUnit: Unit | null): FoundEstimate[] {
  if (found.length > 0) return linked(found, plain)
  const bare = bareUnit && bareFigure(plain, bareUnit)
  if (bare) return linked([bare], plain)
  const size = leadingSize(plain)
  return size ? withSizes([], [size]) : []
}

/** The unit that a word names (`hours`, `giờ`), or null. */
export function unitNamed(word: string): Unit | null {
  const text = `2 ${word.trim()}`
  const figure = figures(text)[0]
  return figure && figure.to === text.length && figure.unit !== '%' ? figure.unit : null
}

/** Full-width and Arabic-Indic digits as ASCII, one for one, so that offsets stay. */
const asciiDigits = (text: string): string => text.replace(/[\uff10-\uff19\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0x0f))

function figures(text: string): Figure[] {
  const found: Figure[] = []
  let end = 0
  for (const start of amountStarts(text)) {
    if (start < end) continue
    const figure = readFigure(text, start)
    if (!figure) continue
    found.push(figure)
    end = figure.to
  }
  return found
}

/** `3`, `~4-6` or `1/2/5` and nothing else but signs. */
function bareFigure(text: string, unit: Unit): Figure | null {
  const found = /^[^\p{L}\p{N}]*(\d[\d.,\s/–~-]*?)[^\p{L}\p{N}]*$/u.exec(text)
  if (!found?.[1]) return null
  const from = text.indexOf(found[1])
  const amounts: Amount[] = []
  for (let at = from; at < text.length; ) {
    const amount = readAmount(text, at)
    if (!amount) break
    amounts.push(amount)
    at = amount.to + (/^\s*[-–~/]\s*/.exec(text.slice(amount.to))?.[0].length ?? text.length)
  }
  const values = amounts.map((amount) => amount.value)
  const [low, mid, high] = values.length === 3 ? values : [values[0], null, values[1] ?? values[0]]
  if (low === undefined || high === undefined || values.length > 3 || high < low) return null
  return { from, to: from + found[1].length, low, mid: mid ?? null, high, unit, elapsed: false, article: false }
}

/** Adds what a figure is only beside others: a second unit for the one before, elapsed time. */
function linked(found: readonly Figure[], text: string): FoundEstimate[] {
  const result: FoundEstimate[] = []
  for (const { from, to, low, mid, high, unit, elapsed } of found) {
    const before = result.at(-1)
    const alt = before !== undefined && isSecondUnit(text, before, { from, to, low, high, unit })
    result.push({ from, to, low, mid, high, unit, word: null, elapsed: elapsed || isElapsed(text, to), alt })
  }
  return result
}

const SECOND =
  /^\s*(?:[(（[]|\/|=|≈|~|\bor\b|\btức\b|或|即)[\s~≈=]*(?:(?:or|about|around|roughly|approx\.?|approximately|i\.e\.,?|khoảng|tức|tương đương|hoặc|约|約|即|около|примерно|ca\.|etwa|environ|aprox\.?)\s*){0,2}$/iu

/** Figures of other units that stand directly behind one and say about the same. */
function isSecondUnit(text: string, first: Omit<Amounts, 'mid'>, second: Omit<Amounts, 'mid'>): boolean {
  if (first.unit === second.unit || first.unit === '%' || second.unit === '%') return false
  if (!SECOND.test(text.slice(first.to, second.from)) || isOfBuffer(text, second)) return false
  const minutes = ({ high, unit }: typeof second) => high * (minutesPer(unit) ?? 1)
  const ratio = minutes(second) / minutes(first)
  return ratio > 1 / 6 && ratio < 6
}

type Amounts = Pick<FoundEstimate, 'from' | 'to' | 'low' | 'high' | 'unit' | 'mid'>

function withSizes(found: readonly FoundEstimate[], sizes: readonly FoundSize[]): FoundEstimate[] {
  const words = sizes.map(({ from, to, low, high, word }): FoundEstimate => {
    const between = low === high ? null : (DEFAULT_SIZES[low] + DEFAULT_SIZES[high]) / 2
    return {
      from,
      to,
      low: DEFAULT_SIZES[low],
      mid: between,
      high: DEFAULT_SIZES[high],
      unit: 'size-word',
      word,
      elapsed: false,
      alt: false,
    }
  })
  return [...found, ...words].sort((a, b) => a.from - b.from)
}

/** Hours that a size stands for where the settings say nothing. */
export const DEFAULT_SIZES: Readonly<Record<Size, number>> = { XS: 2, S: 4, M: 16, L: 40, XL: 80 }

export interface HourSettings extends DaySettings {
  /** Hours by size (`S`, `M`) or by the author's own word (`Medium`), whatever the case. */
  readonly sizes?: Readonly<Record<string, number>>
}

/** Working hours. */
export interface Hours {
  readonly low: number
  /** The middle of three points; null where only two are stated. */
  readonly mid: number | null
  readonly high: number
}

/**
 * An estimate in working hours; null for a percentage, which is a share of something else.
 *
 * @example hours({ low: 1, mid: null, high: 2, unit: 'd', word: null }) // { low: 8, mid: null, high: 16 }
 */
export function hours(estimate: Pick<FoundEstimate, 'low' | 'mid' | 'high' | 'unit' | 'word'>, settings: HourSettings = {}): Hours | null {
  if (estimate.unit === 'size-word') return sizeHours(estimate, settings.sizes ?? {})
  const factor = hoursPer(estimate.unit, settings)
  if (factor === null) return null
  return { low: estimate.low * factor, mid: estimate.mid === null ? null : estimate.mid * factor, high: estimate.high * factor }
}

function sizeHours(estimate: Pick<FoundEstimate, 'low' | 'mid' | 'high' | 'word'>, table: Readonly<Record<string, number>>): Hours {
  const size = estimate.word === null ? null : leadingSize(estimate.word)
  const entries = Object.entries(table).map(
    ([name, value]) => [leadingSize(name)?.low ?? leadingSize(name.toUpperCase())?.low, value] as const,
  )
  const of = (name: Size | undefined, fallback: number): number =>
    entries.find(([key]) => key !== undefined && key === name)?.[1] ?? fallback
  const low = of(size?.low, estimate.low)
  const high = of(size?.high, estimate.high)
  return { low, mid: low === high ? null : (low + high) / 2, high }
}
