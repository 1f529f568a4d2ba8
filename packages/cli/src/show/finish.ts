/**
 * When it ends, in words: the first sentences of everything that shows a schedule.
 */
import type { MilestoneTimes, ScheduleView } from '@milemark/core'
import { dayOf, lastDay, parseIsoMinute } from '@milemark/core'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell } from '../terminal/table.ts'
import { labelled } from '../terminal/table.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { finishText, namedDay } from './dates.ts'

/** The answer in two sentences, and what has no answer. */
export const scheduleHead = (io: Io, view: ScheduleView): string[] => [
  ...wrap(`${asOfText(view.asOf)}: ${finishSentence(view)}. ${boundSentence(view)}`.trim(), io.width),
  ...unscheduledLines(io, view),
]

/** `As of Mon 2026-11-23`. */
export function asOfText(asOf: string): string {
  const at = parseIsoMinute(asOf)
  return `As of ${at === null ? asOf : namedDay(dayOf(at))}`
}

/** `finishes Fri 2027-03-19, 83 working days from Mon 2026-11-23 on`. */
export function finishSentence({ start, finish, workingDays, tasks }: ScheduleView): string {
  if (start === null || finish === null)
    return tasks.some(({ state }) => state !== 'done' && state !== 'cancelled') ? 'nothing could be scheduled' : 'nothing is left to do'
  return `finishes ${namedDay(lastDay(finish))}, ${plural(workingDays, 'working day')} from ${namedDay(dayOf(start))} on`
}

/** How good that is: what no schedule can beat. Empty where nothing has dates. */
export function boundSentence({ finish, status, lowerBoundDays, workingDays, gap }: ScheduleView): string {
  if (finish === null) return ''
  if (status === 'optimal' || gap === 0) return 'No schedule can be shorter.'
  if (workingDays <= lowerBoundDays) return 'No schedule takes fewer working days.'
  return `It cannot be shorter than ${plural(lowerBoundDays, 'working day')}: this is at most ${Math.ceil(gap * 100)} % above that.`
}

/** A sentence for each circle and whatever else has no dates. */
export const unscheduledLines = (io: Io, { unscheduled }: ScheduleView): string[] =>
  unscheduled.flatMap(({ message }) => labelled(`${io.paint('red', 'no dates')}  `, harmless(message), { ...io, indent: 2 }))

/** What is to be said about a milestone's date, red where it is bad news. */
export function latenessCell({ state, target, finish, late, lateDays }: MilestoneTimes): Cell {
  if (state === 'done') return { text: 'reached', style: 'green' }
  if (target === null || finish === null || lateDays === null) return { text: '' }
  if (late) return { text: lateDays > 0 ? `${plural(lateDays, 'day')} late` : 'late', style: 'red' }
  return { text: lateDays < 0 ? `${plural(-lateDays, 'day')} early` : 'on time', style: 'green' }
}

/** A target as a date where it is one, else as it is written. */
export const targetText = ({ target, targetText: written }: MilestoneTimes): string =>
  target === null ? harmless(written ?? '') : finishText(target)
