/**
 * Working hours as people write them: `Mon-Fri 09:00-17:00`, `Mon-Thu 8-12 13-17, Fri 8-14`, `Mon-Sat`, `6h`.
 */
import type { DayHours, WeekPattern } from '../calendar/working-time.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const DAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s*-\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*)?/
const TIME = /^(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?/
const LENGTH = /^(\d{1,2}(?:\.\d+)?)\s*h(?:ours?)?(?:\s*(?:a|per|\/)\s*day)?/

const OPENS = 9 * 60
const USUAL: DayHours = [{ from: OPENS, to: OPENS + 480 }]
const WORKDAYS = [0, 1, 2, 3, 4]
const DAY_END = 24 * 60

/**
 * The week that a text states; null when it cannot be understood whole or leaves no working time.
 *
 * Days without hours are worked from 09:00 to 17:00, hours without days hold from Monday to Friday, a bare length begins at 09:00.
 */
export function workingHours(text: string): WeekPattern | null {
  const plain = text.trim().toLowerCase().replace(/[–—]/g, '-')
  if (plain === '24/7') return [0, 1, 2, 3, 4, 5, 6].map((): DayHours => [{ from: 0, to: DAY_END }]) as unknown as WeekPattern
  const week: DayHours[] = [[], [], [], [], [], [], []]
  for (const entry of plain.split(/[;,]/)) {
    const parsed = parsedEntry(entry.trim())
    if (parsed === null) return null
    for (const day of parsed.days) week[day] = [...(week[day] as DayHours), ...parsed.hours].sort((a, b) => a.from - b.from)
  }
  return isSound(week) ? (week as unknown as WeekPattern) : null
}

interface Entry {
  readonly days: readonly number[]
  readonly hours: DayHours
}

function parsedEntry(entry: string): Entry | null {
  const days: number[] = []
  const hours: { from: number; to: number }[] = []
  let rest = entry
  while (rest !== '') {
    const [day, time, length] = [DAY.exec(rest), TIME.exec(rest), LENGTH.exec(rest)]
    const found = day ?? length ?? time
    if (!found) return null
    if (day) days.push(...daysOf(day[1] as string, day[2]))
    else if (length) hours.push({ from: OPENS, to: OPENS + Math.round(Number(length[1]) * 60) })
    else if (time) hours.push({ from: clock(time[1], time[2]), to: clock(time[3], time[4]) })
    rest = rest.slice(found[0].length).replace(/^[\s:&+]+(?:and\s+)?/, '')
  }
  if (days.length === 0 && hours.length === 0) return null
  return { days: days.length > 0 ? days : WORKDAYS, hours: hours.length > 0 ? hours : USUAL }
}

/** `Fri-Mon` goes over the weekend. */
function daysOf(first: string, last: string | undefined): number[] {
  const from = DAYS.indexOf(first as (typeof DAYS)[number])
  const to = last === undefined ? from : DAYS.indexOf(last as (typeof DAYS)[number])
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7)
}

const clock = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute ?? 0)

const isSound = (week: readonly DayHours[]): boolean =>
  week.some((hours) => hours.length > 0) &&
  week.every((hours) => hours.every(({ from, to }, index) => from < to && to <= DAY_END && from >= (hours[index - 1]?.to ?? 0)))
