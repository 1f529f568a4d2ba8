/**
 * A day that no calendar has: `2026-02-30`.
 *
 * Looks at the dates that were read, and at every ISO date in the text: a value that could not be read is often exactly
 * such a date.
 */
import { daysInMonth, epochDay } from '../calendar/civil.ts'
import { type CalendarDate, dates } from '../notation/date.ts'
import type { Plan } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { statedDates } from './support/dates.ts'
import { proseTest } from './support/prose.ts'
import { counted, listed, quoted } from './support/words.ts'

export const dateDoesNotExist: Rule = {
  code: 'date-does-not-exist',
  severity: 'error',
  summary: 'A date names a day that the calendar does not have.',
  looksAt: 'filled',
  example: `# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands (target 2027-02-30)

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: (plan) => {
    const read = inValues(plan)
    const taken = new Set(read.map(({ at }) => at.from))
    return [...read, ...inText(plan).filter(({ at }) => !taken.has(at.from))].map((impossible) => remark(plan, impossible))
  },
}

interface Impossible {
  readonly date: CalendarDate
  readonly at: Span
  /** What is left without a date because of it; null where nothing was read from it. */
  readonly name: string | null
}

const impossible = (text: string): CalendarDate[] =>
  /\d/.test(text) ? dates(text).flatMap((date) => (date.kind === 'calendar' && !date.valid ? [date] : [])) : []

function inValues({ source, ...plan }: Plan): Impossible[] {
  return statedDates({ source, ...plan }).flatMap(({ date, name }) => {
    if (epochOf(date.value) !== null) return []
    const written = source.text.slice(date.span.from, date.span.to)
    return impossible(written).map((found) => ({ date: found, at: span(date.span.from + found.from, date.span.from + found.to), name }))
  })
}

const ISO = /(?<![\w./-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w-])/g

const epochOf = (iso: string): number | null => epochDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))

function inText({ source }: Plan): Impossible[] {
  const hits = [...source.text.matchAll(ISO)].filter((hit) => epochOf(hit[0]) === null)
  if (hits.length === 0) return []
  const isProse = proseTest(source)
  return hits.flatMap((hit) => {
    const [date] = impossible(hit[0])
    return date && isProse(hit.index) ? [{ date, at: span(hit.index, hit.index + hit[0].length), name: null }] : []
  })
}

function remark({ source }: Plan, { date, at, name }: Impossible): Remark {
  const { year, month, nearest } = date
  const length = daysInMonth(year ?? 2000, month)
  const why = length === 0 ? 'a year has 12 months' : `${MONTHS[month - 1]}${year === null ? '' : ` ${year}`} has ${counted(length, 'day')}`
  return {
    span: at,
    message: `${quoted(source.text.slice(at.from, at.to))} is not a date: ${why}${name === null ? '' : `; ${name} is left open`}.`,
    hint: nearest.length > 0 ? `Did you mean ${listed(nearest, 3, 'or')}?` : 'Write a day that exists.',
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
