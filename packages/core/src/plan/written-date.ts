/**
 * The dates that an item states, with their places.
 */
import { dates } from '../notation/date.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan } from '../text/phrase.ts'
import type { Written } from './plan.ts'

export interface ItemDates {
  /** When it is due: ISO where a calendar date stands, else as written (`Day 3`). */
  readonly target: Written<string> | null
  readonly start: Written<string> | null
  readonly doneOn: Written<string> | null
}

const DUE = 'due|by|until|deadline|target|hạn|截止|期限|до|срок|bis|hasta|até|avant le'
const START = 'start(?:s|ing)?|from|not before|bắt đầu|từ|开始|開始|с|ab|desde|a partir de'
const DUE_WORD = new RegExp(`(?:${DUE})[\\s:：]*$`, 'iu')
const START_WORD = new RegExp(`(?:${START})[\\s:：]*$`, 'iu')
/** What may mark a date. Told first, since the search for dates costs more than everything else in a title. */
const MARKER = new RegExp(`[✅❌➕⏳📅🛫]|::|(?<!\\p{L})(?:${DUE}|${START})(?!\\p{L})`, 'iu')

/** The dates of a text that is about one thing, as a milestone's line is: a date that nothing marks is the target. */
export function itemDates(text: Phrase): ItemDates {
  const { due, start, done, plain, relative } = sorted(text)
  return { target: due ?? plain ?? relative, start, doneOn: done }
}

/** The dates of a line of work, where a date may be anything: only what a word or sign marks counts. */
export function markedDates(text: Phrase): ItemDates {
  if (!/\d/.test(text.plain) || !MARKER.test(text.plain)) return { target: null, start: null, doneOn: null }
  const { due, start, done } = sorted(text)
  return { target: due, start, doneOn: done }
}

/** Characters before a date in which a word may mark it. */
const NEAR = 40

interface Sorted {
  readonly due: Written<string> | null
  readonly start: Written<string> | null
  readonly done: Written<string> | null
  readonly plain: Written<string> | null
  readonly relative: Written<string> | null
}

function sorted(text: Phrase): Sorted {
  const all = dates(text.plain)
  const written = (date: { from: number; to: number }, value: string | null): Written<string> => ({
    value: value ?? text.plain.slice(date.from, date.to),
    span: originalSpan(text, date.from, date.to),
  })
  const calendar = all.flatMap((date) => {
    if (date.kind !== 'calendar') return []
    const before = text.plain.slice(Math.max(0, date.from - NEAR), date.from)
    const mark = date.mark ?? (DUE_WORD.test(before) ? 'due' : START_WORD.test(before) ? 'start' : null)
    return [{ mark, date: written(date, date.iso) }]
  })
  const first = (...marks: (string | null)[]) => calendar.find(({ mark }) => marks.includes(mark))?.date ?? null
  const relative = all.find((date) => date.kind !== 'calendar')
  return {
    due: first('due'),
    start: first('start'),
    done: first('done'),
    plain: first(null, 'scheduled'),
    relative: relative ? written(relative, null) : null,
  }
}
