import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, civilDate, daysInMonth, epochDay, isoDate, parseIsoDate, weekday } from '../calendar/civil.ts'
import { dates, doneDate, type FoundDate, firstIsoDate } from './date.ts'

/** `2026-12-15`, `done 2026-02-27`, `--12-15` without a year, `2026-02-30! 2026-02-28 …`, `day 1-2`, `+2 day`, `end of week`. */
function shown(date: FoundDate): string {
  if (date.kind === 'relative') return `${date.unit} ${date.low === date.high ? date.low : `${date.low}-${date.high}`}`
  if (date.kind === 'offset') return `+${date.amount} ${date.unit}`
  if (date.kind === 'period') return `${date.which} ${date.unit}`
  const mark = date.mark ? `${date.mark} ` : ''
  if (date.iso) return mark + date.iso
  return `${mark}${date.year ?? '-'}-${date.month}-${date.day}${date.valid ? '' : `! ${date.nearest.join(' ')}`}`
}

const check = (text: string, expected: string) => expect(dates(text).map(shown).join(', ')).toBe(expected)

describe('days of the calendar', () => {
  test.each([
    ['due 2031-12-15', 'due 2031-12-15'],
    ['2031-1-5', '2031-01-05'],
    ['2031/01/05', '2031-01-05'],
    ['15/12/2031', '2031-12-15'],
    ['12/15/2031', '2031-12-15'],
    ['15.12.2031', '2031-12-15'],
    ['05/06/2031', '2031-06-05'],
    ['Dec 15, 2031', '2031-12-15'],
    ['December 15', '--12-15'],
    ['15 December 2031', '2031-12-15'],
    ['15th of March 2031', '2031-03-15'],
    ['15 tháng 12 năm 2031', '2031-12-15'],
    ['2031年12月15日', '2031-12-15'],
    ['5月3日', '--5-3'],
    ['15 декабря 2031', '2031-12-15'],
    ['15. Dezember 2031', '2031-12-15'],
    ['15 de diciembre de 2031', '2031-12-15'],
    ['15 de dezembro de 2031', '2031-12-15'],
    ['15 décembre 2031', '2031-12-15'],
    ['away 2031-12-21..2032-01-02', '2031-12-21, 2032-01-02'],
    ['step 2 may fail', ''],
    ['version 1.2.3', ''],
    ['10-20-30', ''],
  ])('%s', check)
})

describe('marks', () => {
  test.each([
    ['✅ 2031-02-27', 'done 2031-02-27'],
    ['📅 2031-02-27 ⏳ 2031-02-20', 'due 2031-02-27, scheduled 2031-02-20'],
    ['[due:: 2031-02-27]', 'due 2031-02-27'],
    ['❌ 2031-02-27', 'cancelled 2031-02-27'],
  ])('%s', check)

  test('the done date', () => {
    expect(doneDate('- [x] Ship it 📅 2031-01-01 ✅ 2031-02-27')?.iso).toBe('2031-02-27')
    expect(doneDate('planned for 2031-02-27')).toBe(null)
  })
  test('the first that exists', () => expect(firstIsoDate('not 2031-02-30 but 2031-03-01')).toBe('2031-03-01'))
})

describe('days that do not exist', () => {
  test.each([
    ['2031-02-30', '2031-2-30! 2031-02-28 2031-03-01'],
    ['2031-02-29', '2031-2-29! 2031-02-28 2031-03-01'],
    ['2032-02-29', '2032-02-29'],
    ['31/04/2031', '2031-4-31! 2031-04-30 2031-05-01'],
    ['2031-13-02', '2031-13-2! 2031-02-13'],
    ['2031-14-31', '2031-14-31! 2031-12-31'],
  ])('%s', check)
})

describe('relative dates', () => {
  test.each([
    ['Day 3', 'day 3'],
    ['Days 1-2', 'day 1-2'],
    ['Ngày 1-2', 'day 1-2'],
    ['Ngày 15/12/2031', '2031-12-15'],
    ['Week 2 to 3', 'week 2-3'],
    ['Tuần 1', 'week 1'],
    ['Tháng 2', 'month 2'],
    ['Sprint 4', 'sprint 4'],
    ['D11-12', 'day 11-12'],
    ['W3', 'week 3'],
    ['第2-3周', 'week 2-3'],
    ['3日目', 'day 3'],
    ['Неделя 2', 'week 2'],
    ['+2 days', '+2 day'],
    ['+1w', '+1 week'],
    ['+3 ngày từ đầu', '+3 day'],
    ['by the end of the week', 'end week'],
    ['EOM', 'end month'],
    ['Trong tuần này', 'this week'],
    ['下个月', 'next month'],
    ['30 days', ''],
    ['every 3 days', ''],
    ['today 5', ''],
  ])('%s', check)
})

describe('arithmetic', () => {
  test.each([
    ['1970-01-01', 0, 4],
    ['2000-03-01', 11_017, 3],
    ['2031-12-15', 22_628, 1],
    ['1969-12-31', -1, 3],
  ])('%s is day %i, weekday %i', (iso, day, name) => {
    expect([parseIsoDate(iso), isoDate(day), weekday(day)]).toEqual([day, iso, name])
  })

  test('months clamp to their last day', () => {
    const from = (iso: string, months: number) => isoDate(addMonths(parseIsoDate(iso) as number, months))
    expect([from('2031-01-31', 1), from('2031-12-15', 2), from('2031-03-31', -13)]).toEqual(['2031-02-28', '2032-02-15', '2030-02-28'])
  })

  test('lengths of months', () => expect([1, 2, 4, 12, 13].map((month) => daysInMonth(2031, month))).toEqual([31, 28, 30, 31, 0]))

  test('day and number turn into each other', () => {
    const isInverse = (day: number) => {
      const { year, month, day: ofMonth } = civilDate(day)
      expect(epochDay(year, month, ofMonth)).toBe(day)
      expect(weekday(day + 7)).toBe(weekday(day))
      expect(isoDate(day) < isoDate(day + 1)).toBe(true)
    }
    fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), isInverse), { seed: 5, numRuns: 3_000 })
  })
})
