/**
 * Dates as people write them in plans: ISO, `dd/mm/yyyy`, month names, `Day 3`, `+2 days`, `end of week`, `✅ 2026-02-27`.
 *
 * Recognised here, resolved elsewhere: a relative date needs the start of the plan, which only the caller knows. A date that
 * cannot exist is found too, so that a diagnostic can offer the nearest ones. Arithmetic is on integers: see `civil.ts`.
 */

import { epochDay, isoDate, nearestDates } from '../calendar/civil.ts'
import type { Span } from '../text/span.ts'
import { DATE_WORDS, MONTH_NAMES, PERIOD_WORDS } from './date-words.ts'

/** What an obsidian-tasks emoji or dataview key in front of a date says about it. */
export type DateMark = 'done' | 'due' | 'start' | 'scheduled' | 'created' | 'cancelled'
export type PeriodUnit = 'day' | 'week' | 'month' | 'sprint' | 'quarter'

/** A day of the calendar. `iso` is null where the year is missing or the day does not exist. */
export interface CalendarDate extends Span {
  readonly kind: 'calendar'
  readonly iso: string | null
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly valid: boolean
  /** For a day that does not exist: the nearest ones that do, the likeliest first. */
  readonly nearest: readonly string[]
  readonly mark: DateMark | null
}

/** `Day 3`, `Week 2-3`: counted from the start of the plan, the first is 1. */
export interface RelativeDate extends Span {
  readonly kind: 'relative'
  readonly unit: PeriodUnit
  readonly low: number
  readonly high: number
}

/** `+2 days`: so much after something that the text may name. */
export interface OffsetDate extends Span {
  readonly kind: 'offset'
  readonly unit: PeriodUnit
  readonly amount: number
}

/** `end of week`, `this month`, `next sprint`. */
export interface PeriodDate extends Span {
  readonly kind: 'period'
  readonly unit: PeriodUnit
  readonly which: 'end' | 'this' | 'next'
}

export type FoundDate = CalendarDate | RelativeDate | OffsetDate | PeriodDate

/** Every date in a text, in order; where two readings overlap, the longer one. */
export function dates(text: string): FoundDate[] {
  const plain = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const found = [...calendarDates(plain), ...relativeDates(plain), ...offsets(plain), ...periods(plain)]
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const longest = found.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  return found.filter((date, index) => !neighbours(found, index, longest).some((at) => wins(found[at] as Span, at, date, index)))
}

/** The indexes of those that overlap one of a list in order of their beginnings. */
function neighbours(found: readonly Span[], index: number, longest: number): number[] {
  const date = found[index] as Span
  const near: number[] = []
  for (let at = index - 1; at >= 0 && (found[at] as Span).from + longest > date.from; at--) near.push(at)
  for (let at = index + 1; at < found.length && (found[at] as Span).from < date.to; at++) near.push(at)
  return near.filter((at) => overlaps(found[at] as Span, date))
}

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
const wins = (a: Span, aIndex: number, b: Span, bIndex: number): boolean =>
  a.to - a.from > b.to - b.from || (a.to - a.from === b.to - b.from && aIndex < bIndex)

/** The first day of the calendar in a text that exists and has a year, as ISO; null when there is none. */
export function firstIsoDate(text: string): string | null {
  for (const date of dates(text)) if (date.kind === 'calendar' && date.iso) return date.iso
  return null
}

/** The day after a done mark (`✅ 2026-02-27`), or null. */
export function doneDate(text: string): CalendarDate | null {
  return dates(text).find((date): date is CalendarDate => date.kind === 'calendar' && date.mark === 'done') ?? null
}

const ISO = /(?<![\d/-]|\d\.)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])/g
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/g
const HAN = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/g
const VIETNAMESE = /(?<![\d/])(\d{1,2})\s+tháng\s+(\d{1,2})(?:(?:\s+năm\s+|[/-]|\s*,\s*)(\d{4}))?/giu
const MONTH = [...MONTH_NAMES.keys()].sort((a, b) => b.length - a.length).join('|')
const DAY_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d.])(\d{1,2})(?:st|nd|rd|th|º|er|\.)?\s+(?:de\s+|of\s+)?(${MONTH})\.?(?![\p{L}])(?:,?\s+(?:de\s+)?(\d{4})(?!\d))?`,
  'giu',
)
const MONTH_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d.%:/]|\s*%)(?:,?\s+(\d{4})(?!\d))?`,
  'giu',
)

function calendarDates(text: string): CalendarDate[] {
  const found: CalendarDate[] = []
  const add = (match: RegExpMatchArray, year: string | undefined, month: number, day: number) => {
    const from = match.index ?? 0
    found.push(calendarDate(text, from, from + match[0].trimEnd().length, year === undefined ? null : Number(year), month, day))
  }
  for (const match of text.matchAll(ISO)) add(match, match[1], Number(match[3]), Number(match[4]))
  for (const match of text.matchAll(NUMERIC)) {
    const [first, second] = [Number(match[1]), Number(match[3])]
    // Day first, as most of the world writes it, unless only the other reading gives a month.
    if (second > 12 && first <= 12) add(match, match[4], first, second)
    else add(match, match[4], second, first)
  }
  for (const match of text.matchAll(HAN)) add(match, match[1], Number(match[2]), Number(match[3]))
  for (const match of text.matchAll(VIETNAMESE)) add(match, match[3], Number(match[2]), Number(match[1]))
  for (const match of text.matchAll(DAY_FIRST))
    if (isMonth(match[2], match[3])) add(match, match[3], monthNumber(match[2]), Number(match[1]))
  for (const match of text.matchAll(MONTH_FIRST))
    if (isMonth(match[1], match[3])) add(match, match[3], monthNumber(match[1]), Number(match[2]))
  return found
}

/** `may` and `march` in lower case are verbs unless a year follows. */
const isMonth = (name: string | undefined, year: string | undefined): boolean =>
  year !== undefined || !/^(?:may|mar|march|mars|sep)$/.test(name ?? '')
const monthNumber = (name: string | undefined): number => MONTH_NAMES.get((name ?? '').toLowerCase()) ?? 0

function calendarDate(text: string, from: number, to: number, year: number | null, month: number, day: number): CalendarDate {
  // Without a year, 29 February is given the benefit of the doubt.
  const at = epochDay(year ?? 2000, month, day)
  const nearest = at === null && year !== null ? nearestDates(year, month, day) : []
  return {
    kind: 'calendar',
    from,
    to,
    year,
    month,
    day,
    nearest,
    valid: at !== null,
    mark: markBefore(text, from),
    iso: at === null || year === null ? null : isoDate(at),
  }
}

const MARKS: readonly (readonly [RegExp, DateMark])[] = [
  [/(?:✅|☑️?|✔️?|\[(?:completion|done|completed)::|\b(?:done|completed)(?: on)?:?)\s*$/iu, 'done'],
  [/(?:📅|📆|🗓️?|\[due::|\bdue(?: on)?:?)\s*$/iu, 'due'],
  [/(?:🛫|\[start::)\s*$/iu, 'start'],
  [/(?:⏳|⌛|\[scheduled::)\s*$/iu, 'scheduled'],
  [/(?:➕|\[created::)\s*$/iu, 'created'],
  [/(?:❌|\[cancelled::)\s*$/iu, 'cancelled'],
]

const markBefore = (text: string, from: number): DateMark | null => {
  const before = text.slice(Math.max(0, from - 20), from)
  return MARKS.find(([sign]) => sign.test(before))?.[1] ?? null
}

const UNIT_OF: ReadonlyMap<string, PeriodUnit> = new Map(
  DATE_WORDS.flatMap(([unit, words]) => words.split(', ').map((word) => [word, unit] as const)),
)
const UNIT_WORD = [...UNIT_OF.keys()].sort((a, b) => b.length - a.length).join('|')
const TO = String.raw`\s*(?:-|–|—|~|～|to|đến|至|到|и)\s*`
const COUNTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${UNIT_WORD})\s*#?(\d{1,3})(?:${TO}(?:${UNIT_WORD})?\s*(\d{1,3}))?(?![\d/.:%]*[\d%]|\s*(?:年|月|tháng))`,
  'giu',
)
const COUNTED_SHORT = /(?<![\p{L}\p{N}])([DW])(\d{1,3})(?:\s*[-–]\s*\1?(\d{1,3}))?(?![\p{L}\p{N}.])/gu
const COUNTED_HAN = /第\s*(\d{1,3})(?:\s*[-–~～至到]\s*第?\s*(\d{1,3}))?\s*(天|日|周|週|个?月)/g
const COUNTED_BEHIND = /(\d{1,3})(?:\s*[-–~～]\s*(\d{1,3}))?\s*(日目|週目|ヶ月目|か月目)/g
const HAN_UNITS: Readonly<Record<string, PeriodUnit>> = { 天: 'day', 日: 'day', 周: 'week', 週: 'week' }

function relativeDates(text: string): RelativeDate[] {
  const found: RelativeDate[] = []
  const add = (match: RegExpMatchArray, unit: PeriodUnit, low: string | undefined, high: string | undefined) => {
    const from = match.index ?? 0
    const numbers = [Number(low), Number(high ?? low)]
    found.push({ kind: 'relative', from, to: from + match[0].length, unit, low: Math.min(...numbers), high: Math.max(...numbers) })
  }
  for (const match of text.matchAll(COUNTED)) add(match, UNIT_OF.get((match[1] ?? '').toLowerCase()) ?? 'day', match[2], match[3])
  for (const match of text.matchAll(COUNTED_SHORT)) add(match, match[1] === 'D' ? 'day' : 'week', match[2], match[3])
  for (const match of text.matchAll(COUNTED_HAN)) add(match, HAN_UNITS[match[3] ?? ''] ?? 'month', match[1], match[2])
  for (const match of text.matchAll(COUNTED_BEHIND)) add(match, HAN_UNITS[(match[3] ?? '')[0] ?? ''] ?? 'month', match[1], match[2])
  return found
}

const OFFSET = new RegExp(String.raw`(?<![\p{N}])\+\s*(\d{1,4})\s*(${UNIT_WORD}|d|w)(?![\p{L}\p{N}])`, 'giu')

function offsets(text: string): OffsetDate[] {
  return [...text.matchAll(OFFSET)].map((match) => {
    const word = (match[2] ?? '').toLowerCase()
    const unit = word === 'd' ? 'day' : word === 'w' ? 'week' : (UNIT_OF.get(word) ?? 'day')
    return { kind: 'offset', from: match.index, to: match.index + match[0].length, unit, amount: Number(match[1]) }
  })
}

const PERIODS = PERIOD_WORDS.map(([which, unit, words]) => {
  const alternatives = words.split(', ').join('|')
  return [
    which,
    unit,
    new RegExp(String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:${alternatives})(?![\p{Script=Latin}\p{Script=Cyrillic}])`, 'giu'),
  ] as const
})

function periods(text: string): PeriodDate[] {
  return PERIODS.flatMap(([which, unit, pattern]) =>
    [...text.matchAll(pattern)].map(
      (match): PeriodDate => ({ kind: 'period', from: match.index, to: match.index + match[0].length, unit, which }),
    ),
  )
}
