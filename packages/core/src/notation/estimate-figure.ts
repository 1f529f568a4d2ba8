/**
 * One figure at one place of a text: number, range or three points, and a unit. No judgement on what it measures.
 */

import { escaped } from '../text/escaped.ts'
import type { Span } from '../text/span.ts'
import {
  CLASSIFIED_UNITS,
  CLASSIFIERS,
  NUMBER_WORDS,
  NUMBERED_THINGS,
  RANGE_SIGNS,
  RANGE_WORDS,
  UNIT_ADJECTIVES,
  UNIT_WORDS,
  WHOLE_WORDS,
} from './estimate-words.ts'
import type { Unit } from './terms.ts'
import { minutesPer } from './unit-time.ts'

export interface Amount {
  readonly value: number
  readonly to: number
  /** `a`, `one`, `một`: as often an article as a number. */
  readonly article: boolean
}

export interface Figure extends Span {
  readonly low: number
  readonly mid: number | null
  readonly high: number
  readonly unit: Unit
  readonly elapsed: boolean
  readonly article: boolean
}

interface UnitAt {
  readonly unit: Unit
  readonly to: number
  readonly elapsed: boolean
}

const words = (list: string): string[] => list.split(', ')
const spelled = (word: string): string => escaped(word).replace(/ /g, String.raw`\s+`)
const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(spelled)
    .join('|')
const isJoined = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)

/** The end of a word, in scripts that put spaces between words. */
const END = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{M}\p{N}_])`
/** Characters that make another word of a unit in scripts without spaces: 日本, 分析, 周期. */
const JOINED_END = String.raw`(?![本志誌程常期付报末析类類支组組别別割布散隔气空边정반부요문석할류])`

const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_WORDS.flatMap(({ unit, words: list }) => words(list).map((word) => [word.toLowerCase(), unit] as const)),
)
const UNIT_NAMES = UNIT_WORDS.flatMap(({ words: list }) => words(list))
/** A digit behind a unit begins its smaller part: `1h30m`, `2h15`. */
const PART_OR_END = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{M}_])(?!\p{N}(?!\d?\s*(?:h|m|min|phút)?(?![\p{L}\p{N}])))`
const SPACED_UNIT = `(?:${anyOf(UNIT_NAMES.filter((word) => !isJoined(word)))})${PART_OR_END}`
const JOINED_UNIT = `(?:${anyOf(UNIT_NAMES.filter(isJoined))})${JOINED_END}`
const ADJECTIVES = String.raw`(?:(?:${anyOf(words(UNIT_ADJECTIVES))})(?:\s+|-)){0,2}`
const UNIT = new RegExp(
  String.raw`\+?([\s-]*)(${ADJECTIVES})(?:(?:${anyOf(words(CLASSIFIERS))})?(${JOINED_UNIT})|(${SPACED_UNIT})|(%|％|percent\b|phần trăm))`,
  'iuy',
)
const CLASSIFIED = new RegExp(
  String.raw`\s*(?:${anyOf(words(CLASSIFIERS))})\s*(${CLASSIFIED_UNITS.map(([, word]) => word).join('|')})(?!份|号)`,
  'uy',
)
const ELAPSED_ADJECTIVE = /calendar|elapsed|календарн/iu

const DIGITS = /(\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+|,\d{1,2}(?!\d))?)(\s*[½¼¾]|\s+and\s+a\s+half)?(?![.:]\d)/iuy
const FRACTION: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }

const VALUES: ReadonlyMap<string, number> = new Map(
  NUMBER_WORDS.flatMap(([value, list]) => words(list).map((word) => [word, value] as const)),
)
const VALUE_NAMES = [...VALUES.keys()]
const NUMBER_WORD = new RegExp(
  String.raw`(?:(?:${anyOf(VALUE_NAMES.filter((word) => !isJoined(word)))})(?=[\s-])|(?:${anyOf(VALUE_NAMES.filter(isJoined))})|[½¼¾])`,
  'iuy',
)
const WHOLE: ReadonlyMap<string, readonly [number, Unit]> = new Map(
  WHOLE_WORDS.flatMap(([value, unit, list]) => words(list).map((word) => [word, [value, unit] as const] as const)),
)
const WHOLE_WORD = new RegExp(`(?:${anyOf([...WHOLE.keys()])})${END}`, 'iuy')

const STARTS = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_$€£¥#@]|\d[.,:/–-]|\d\s(?=000)|\d[\u00a0\u202f]|\p{Script=Latin}-|第)(?:\d|[½¼¾]|(?:${anyOf([...VALUE_NAMES, ...WHOLE.keys()].filter((word) => !isJoined(word)))})(?![\p{L}\p{N}])|${anyOf([...VALUE_NAMES, ...WHOLE.keys()].filter(isJoined))})`,
  'giu',
)

/** The offsets at which a figure may begin, ascending. */
export const amountStarts = (text: string): number[] => [...text.matchAll(STARTS)].map((match) => match.index)

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The number at an offset, in digits or as a word. */
export function readAmount(text: string, at: number): Amount | null {
  const digits = sticky(DIGITS, text, at)
  if (digits?.[1] !== undefined) {
    const grouped = /^\d{1,3}(?:[,\u00a0\u202f]\d{3})+$/.test(digits[1])
    const whole = grouped ? digits[1].replace(/\D/g, '') : digits[1].replace(',', '.')
    const part = digits[2]?.trim()
    const fraction = part === undefined ? 0 : (FRACTION[part] ?? 0.5)
    return { value: Number(whole) + fraction, to: at + digits[0].length, article: false }
  }
  const word = sticky(NUMBER_WORD, text, at)?.[0]
  if (word === undefined) return null
  const value = FRACTION[word] ?? VALUES.get(word.toLowerCase().replace(/\s+/g, ' ')) ?? 0
  return { value, to: at + word.length, article: value === 1 }
}

/** The unit behind a number. */
function readUnit(text: string, amount: Amount): UnitAt | null {
  const classified = sticky(CLASSIFIED, text, amount.to)
  if (classified) {
    const unit = CLASSIFIED_UNITS.find(([, word]) => word === classified[1])?.[0] ?? 'month'
    return { unit, to: amount.to + classified[0].length, elapsed: false }
  }
  const found = sticky(UNIT, text, amount.to)
  if (!found) return null
  const [whole, gap = '', adjectives = '', joined, spaced] = found
  const name = joined ?? spaced
  if (name === undefined) return { unit: '%', to: amount.to + whole.length, elapsed: false }
  if (!isWrittenAsUnit(name, gap, amount.value)) return null
  const unit = UNITS.get(name.toLowerCase().replace(/\s+/g, ' '))
  return unit === undefined ? null : { unit, to: amount.to + whole.length, elapsed: ELAPSED_ADJECTIVE.test(adjectives) }
}

/** Short names have one case, and `m` is a minute only in `15m`: elsewhere it is a metre or a million. */
function isWrittenAsUnit(name: string, gap: string, value: number): boolean {
  if (name === 'm') return gap === '' && value >= 5 && value % 5 === 0
  if (/^[a-zа-я]$/iu.test(name)) return name === name.toLowerCase()
  return !/^(?:pd|md|pt)s?$/i.test(name) || /^(?:PD|MD|PT)/.test(name)
}

const RANGE = new RegExp(String.raw`(?:\s*(?:${anyOf(words(RANGE_SIGNS))})\s*~?|\s+(?:${anyOf(words(RANGE_WORDS))})\s+)`, 'iuy')
const BETWEEN = /(?:between|giữa|между|zwischen|entre)\s+$/iu
const AND = /\s+(?:and|và|и|und|et|y|e)\s+/iuy

/** A number with what stands right behind it where no unit can follow: `part 12 (…`, `after 1.7, @ana`. */
const BARE = /\d[\d.,]*\s*(?:$|[()[\]{}:;!?"'@#|])/y

/** The figure that begins at an offset: three points, else a range, else one value with its parts. */
export function readFigure(text: string, at: number): Figure | null {
  if (sticky(BARE, text, at)) return null
  const whole = isDigit(text, at) ? null : sticky(WHOLE_WORD, text, at)
  const known = whole && WHOLE.get(whole[0].toLowerCase())
  if (whole && known)
    return { from: at, to: at + whole[0].length, low: known[0], mid: null, high: known[0], unit: known[1], elapsed: false, article: false }
  const first = readAmount(text, at)
  if (!first) return null
  const unit = readUnit(text, first)
  return slashed(text, at, first) ?? range(text, at, first, unit) ?? (unit && single(text, at, first, unit))
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

const SLASH = /\s*\/\s*/y

/** `1/2/5d` is three points, `1/2 day` a fraction. */
function slashed(text: string, at: number, first: Amount): Figure | null {
  const second = after(text, first.to, SLASH)
  if (!second) return null
  const third = after(text, second.to, SLASH)
  const unit = readUnit(text, third ?? second)
  if (!unit) return null
  const base = { from: at, to: unit.to, unit: unit.unit, elapsed: unit.elapsed, article: false }
  if (third)
    return first.value <= second.value && second.value <= third.value
      ? { ...base, low: first.value, mid: second.value, high: third.value }
      : null
  if (second.value > 4 || first.value >= second.value) return null
  const value = first.value / second.value
  return { ...base, low: value, mid: null, high: value }
}

function after(text: string, end: number, separator: RegExp): Amount | null {
  const found = sticky(separator, text, end)
  return found ? readAmount(text, end + found[0].length) : null
}

/** `2-3 hours`, `2h-3h`, `30 min - 1 hour`: in the finer of two units. */
function range(text: string, at: number, first: Amount, own: UnitAt | null): Figure | null {
  const end = (own ?? first).to
  if (isSeparator(text, at, end)) return null
  const second = after(text, end, RANGE) ?? (BETWEEN.test(text.slice(Math.max(0, at - 12), at)) ? after(text, end, AND) : null)
  const unit = second && readUnit(text, second)
  if (!second || !unit) return null
  const finer = own && minutes(own.unit) < minutes(unit.unit) ? own.unit : unit.unit
  const low = (first.value * minutes(own?.unit ?? unit.unit)) / minutes(finer)
  const high = (second.value * minutes(unit.unit)) / minutes(finer)
  if (low > high || (own !== null && (own.unit === '%') !== (unit.unit === '%'))) return null
  return { from: at, to: unit.to, low, mid: null, high, unit: finer, elapsed: unit.elapsed, article: false }
}

const NUMBERED = new RegExp(String.raw`(?:${anyOf(words(NUMBERED_THINGS))})\s*#?$`, 'iu')

/** A long dash between spaces separates, and so does a short one behind an id. */
const isSeparator = (text: string, at: number, signFrom: number): boolean =>
  /^\s+—\s/.test(text.slice(signFrom, signFrom + 4)) ||
  (/^\s+[–-]\s/.test(text.slice(signFrom, signFrom + 4)) && NUMBERED.test(text.slice(Math.max(0, at - 14), at)))

/** Only for turning one unit into another, where no calendar is known. */
const minutes = (unit: Unit): number => minutesPer(unit) ?? 1

const HALF_MORE = /\s*(?:rưỡi|半)(?!\p{Script=Latin})/uy
const CLOCK_REST = /(\d{2})(?![\p{L}\p{N}.%])/uy

function single(text: string, at: number, first: Amount, unit: UnitAt): Figure {
  const { value, to } = withParts(text, first.value, unit)
  return { from: at, to, low: value, mid: null, high: value, unit: unit.unit, elapsed: unit.elapsed, article: first.article }
}

/** `1h30m`, `2 giờ 30 phút`, `1天半`, `2h15`: smaller units behind a larger one belong to it. */
function withParts(text: string, value: number, unit: UnitAt): { value: number; to: number } {
  const half = sticky(HALF_MORE, text, unit.to)
  if (half) return { value: value + 0.5, to: unit.to + half[0].length }
  const rest = unit.unit === 'h' ? sticky(CLOCK_REST, text, unit.to) : null
  if (rest) return { value: value + Number(rest[1]) / 60, to: unit.to + rest[0].length }
  const gap = sticky(/\s*(?:and\s+|và\s+|и\s+|und\s+)?(?=\d)/iuy, text, unit.to)
  const amount = gap && readAmount(text, unit.to + gap[0].length)
  const smaller = amount && readUnit(text, amount)
  if (!smaller || smaller.unit === '%' || minutes(smaller.unit) >= minutes(unit.unit)) return { value, to: unit.to }
  return { value: value + (amount.value * minutes(smaller.unit)) / minutes(unit.unit), to: smaller.to }
}
