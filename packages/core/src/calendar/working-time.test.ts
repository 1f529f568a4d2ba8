import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochDay } from './civil.ts'
import { isoMinute, MINUTES_PER_DAY, parseIsoMinute } from './minute.ts'
import type { WeekPattern } from './working-time.ts'
import { ALWAYS, mirrored, shifted, shiftedBack, USUAL_WEEK, workingDays, workingTime } from './working-time.ts'

const at = (text: string): number => parseIsoMinute(text) as number
const day = (text: string): number => at(text) / MINUTES_PER_DAY
/** Minutes of the calendar one by one: slow and evident. */
function counted(pattern: WeekPattern, off: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let minute = from; minute < to; minute++) {
    const number = Math.floor(minute / MINUTES_PER_DAY)
    const weekday = (((number + 3) % 7) + 7) % 7
    const ofDay = minute - number * MINUTES_PER_DAY
    if (!off.includes(number) && pattern[weekday]?.some((hours) => hours.from <= ofDay && ofDay < hours.to)) sum++
  }
  return sum
}

describe('working time', () => {
  const usual = workingTime(USUAL_WEEK)

  test.each([
    ['2026-11-23T09:00', 480, '2026-11-23T17:00'], // Monday
    ['2026-11-23T09:00', 481, '2026-11-24T09:01'],
    ['2026-11-27T13:00', 480, '2026-11-30T13:00'], // over a weekend
    ['2026-11-28T12:00', 60, '2026-11-30T10:00'], // begins on a Saturday
    ['2026-11-23T12:00', -240, '2026-11-20T16:00'],
    ['2026-11-28T12:00', 0, '2026-11-28T12:00'],
  ])('%s and %i minutes of work is %s', (from, work, to) => {
    expect(isoMinute(shifted(usual, at(from), work))).toBe(to)
  })

  test('the change to summer time and back costs nothing', () => {
    // 2027-03-28 and 2026-10-25 are the Sundays on which clocks change in Europe.
    expect(isoMinute(shifted(workingTime(ALWAYS), at('2027-03-27T12:00'), MINUTES_PER_DAY))).toBe('2027-03-28T12:00')
    expect(isoMinute(shifted(usual, at('2026-10-23T09:00'), 960))).toBe('2026-10-26T17:00')
  })

  test('days off are skipped, also several in a row and on a weekend', () => {
    const off = [day('2026-12-24'), day('2026-12-25'), day('2026-12-26'), day('2026-12-28')]
    const calendar = workingTime(USUAL_WEEK, off)
    expect(isoMinute(calendar.endAt(calendar.workBefore(at('2026-12-23T09:00')) + 480))).toBe('2026-12-23T17:00')
    expect(isoMinute(calendar.startAt(calendar.workBefore(at('2026-12-23T17:00'))))).toBe('2026-12-29T09:00')
    expect(workingDays(calendar, at('2026-12-23T09:00'), at('2026-12-29T17:00'))).toBe(2)
  })

  test('a week without working time is refused', () => {
    expect(() => workingTime([[], [], [], [], [], [], []])).toThrow(RangeError)
  })

  const hours = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 4 })
    .map((cuts) => cuts.sort((a, b) => a - b).map((cut) => cut * 15))
    .map((cuts) =>
      cuts.length < 2
        ? []
        : cuts.length < 4
          ? [{ from: cuts[0] as number, to: cuts[1] as number }]
          : [
              { from: cuts[0] as number, to: cuts[1] as number },
              { from: cuts[2] as number, to: cuts[3] as number },
            ],
    )
  const pattern = fc.tuple(hours, hours, hours, hours, hours, hours, hours).filter((days) => days.some((own) => own.length > 0))
  const first = epochDay(2026, 11, 23) as number
  const days = fc.array(fc.integer({ min: first - 10, max: first + 10 }), { maxLength: 8 })
  const moment = fc.integer({ min: (first - 12) * MINUTES_PER_DAY, max: (first + 12) * MINUTES_PER_DAY })

  test('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(pattern, days, moment, moment, (week, off, a, b) => {
        const calendar = workingTime(week, off)
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        expect(calendar.workBefore(to) - calendar.workBefore(from)).toBe(counted(week, off, from, to))
      }),
      { numRuns: 150 },
    )
  })

  test('start and end are the two ends of the stretch that lies at one place of the axis', () => {
    fc.assert(
      fc.property(pattern, days, moment, (week, off, a) => {
        const calendar = workingTime(week, off)
        const place = calendar.workBefore(a)
        const [start, end] = [calendar.startAt(place), calendar.endAt(place)]
        expect([calendar.workBefore(start), calendar.workBefore(end)]).toEqual([place, place])
        expect([calendar.workBefore(start + 1), calendar.workBefore(end - 1)]).toEqual([place + 1, place - 1])
      }),
    )
  })

  test('shifting back is the latest moment that shifting does not move behind the limit', () => {
    fc.assert(
      fc.property(pattern, days, moment, fc.integer({ min: -3000, max: 3000 }), (week, off, limit, work) => {
        const calendar = workingTime(week, off)
        const latest = shiftedBack(calendar, limit, work)
        expect(shifted(calendar, latest, work)).toBeLessThanOrEqual(limit)
        expect(shifted(calendar, latest + 1, work)).toBeGreaterThan(limit)
      }),
    )
  })

  test('the mirror of the mirror is the calendar', () => {
    fc.assert(
      fc.property(pattern, days, moment, (week, off, a) => {
        const calendar = workingTime(week, off)
        const twice = mirrored(mirrored(calendar))
        expect(twice.workBefore(a)).toBe(calendar.workBefore(a))
        const place = mirrored(calendar).workBefore(-a)
        expect(mirrored(calendar).startAt(place)).toBe(-calendar.endAt(calendar.workBefore(a)))
      }),
    )
  })
})
