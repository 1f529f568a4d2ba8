import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimates, type FoundEstimate, hours, statedEstimates, unitNamed } from './estimate.ts'

/** `2-3h`, `1/2/5d`, `5min elapsed`, `M~16size`; a second unit for the same figure in brackets. */
function shown(found: FoundEstimate): string {
  const range =
    found.mid !== null && found.unit !== 'size-word'
      ? `${found.low}/${found.mid}/${found.high}`
      : found.low === found.high
        ? `${found.low}`
        : `${found.low}-${found.high}`
  const text = found.word === null ? `${range}${found.unit}` : found.word
  const flagged = found.elapsed ? `${text} elapsed` : text
  return found.alt ? `(${flagged})` : flagged
}

const check = (text: string, expected: string) => expect(estimates(text).map(shown).join(' ')).toBe(expected)

describe('numbers and ranges', () => {
  test.each([
    ['3 hours', '3h'],
    ['~4h', '4h'],
    ['0.5d', '0.5d'],
    ['1,5 Tage', '1.5d'],
    ['1,200 minutes', '1200min'],
    ['2-3 hours', '2-3h'],
    ['2–3 days', '2-3d'],
    ['2 to 3 days', '2-3d'],
    ['2 đến 3 ngày', '2-3d'],
    ['5 a 6 días', '5-6d'],
    ['3〜4日', '3-4d'],
    ['2h-3h', '2-3h'],
    ['30 min - 1 hour', '30-60min'],
    ['between 2 and 3 days', '2-3d'],
    ['1/2/5d', '1/2/5d'],
    ['1/2 day', '0.5d'],
    ['1½ days', '1.5d'],
    ['40+ hours', '40h'],
    ['４ 時間', '4h'],
    ['1h30m', '1.5h'],
    ['2h15', '2.25h'],
    ['2 days 4 hours', '2.5d'],
    ['2 giờ 30 phút', '2.5h'],
  ])('%s', check)
})

describe('units of each language', () => {
  test.each([
    ['20 phút', '20min'],
    ['1.5 ngày làm việc', '1.5d'],
    ['1 tuần', '1w'],
    ['2小时', '2h'],
    ['3 天', '3d'],
    ['2 个月', '2month'],
    ['4 人天', '4person-day'],
    ['1天半', '1.5d'],
    ['4時間', '4h'],
    ['2人日', '2person-day'],
    ['1週間', '1w'],
    ['3ヶ月', '3month'],
    ['2시간', '2h'],
    ['4 часа', '4h'],
    ['5 рабочих дней', '5d'],
    ['2 человеко-дня', '2person-day'],
    ['2 semanas', '2w'],
    ['3 horas', '3h'],
    ['3 Personentage', '3person-day'],
    ['8 Stunden', '8h'],
    ['2 jours', '2d'],
    ['3 أيام', '3d'],
    ['12 person-days', '12person-day'],
    ['2 focused working days', '2d'],
    ['30m', '30min'],
  ])('%s', check)
})

describe('numbers as words', () => {
  test.each([
    ['about an hour', '1h'],
    ['roughly a half-day of coding', '0.5d'],
    ['half a day', '0.5d'],
    ['two weeks', '2w'],
    ['nửa ngày', '0.5d'],
    ['半天', '0.5d'],
    ['两周', '2w'],
    ['полдня', '0.5d'],
    ['полтора дня', '1.5d'],
    ['يومين', '2d'],
    ['it runs once a day', ''],
  ])('%s', check)
})

describe('what is beside a figure', () => {
  test.each([
    ['10-14 h (2 days)', '10-14h (2d)'],
    ['20 giờ (~3 ngày)', '20h (3d)'],
    ['2 days (1 day buffer)', '2d 1d'],
    ['3 days of waiting', '3d elapsed'],
    ['5 min wall-clock', '5min elapsed'],
    ['20 min of work, not wall-clock', '20min'],
    ['2 calendar weeks', '2w elapsed'],
    ['15% buffer', '15%'],
    ['add 10-20% contingency', '10-20%'],
    ['Dự phòng: 20%', '20%'],
    ['(2d, took 3d)', '2d 3d'],
    ['Add a cache (2d)', '2d'],
    ['Page cache (24h)', ''],
  ])('%s', check)
})

describe('not an effort', () => {
  test.each([
    '7 days TTL',
    '24h cache',
    '30 s timeout',
    '<50ms',
    '100 req/hour',
    'within 2 days',
    'every 5 minutes',
    'Day 3',
    'Week 2-3',
    '3 tasks',
    'older than 30 days',
    '2 days ago',
    '+2 days',
    'TTL: 24h',
    '90 days retention',
    '85% coverage',
    '3d tilt',
    '2h per day',
    '5 days/week',
    'trong vòng 2 giờ',
    'mỗi 5 phút',
    '每 5 分钟',
    '第3天',
    '3日目',
    '2031年5月3日',
    '3日以内',
    'каждые 5 минут',
    'v1.2 days',
    '$5 h',
    '10 m',
    '4 H',
  ])('%s', (text) => check(text, ''))
})

describe('size words', () => {
  test.each([
    ['low complexity', 'low'],
    ['Complexity: Medium-High', 'Medium-High'],
    ['Size: M', 'M'],
    ['độ phức tạp: cao', 'cao'],
    ['复杂度：中', '中'],
    ['high risk', ''],
  ])('%s', check)

  test.each([
    ['Small-Medium (one tab)', 'Small-Medium'],
    ['S/M', 'S/M'],
    ['Low - 2-3 days', '2-3d'],
    ['4-6', '4-6h'],
    ['~3', '3h'],
    ['1/2/5', '1/2/5h'],
    ['< 1 day', '1d'],
    ['within 2 days', '2d'],
    ['TBD', ''],
    ['6 tasks', ''],
  ])('stated: %s', (text, expected) => expect(statedEstimates(text, 'h').map(shown).join(' ')).toBe(expected))
})

describe('offsets', () => {
  test.each([
    ['Login (2-4d, after 2.1)', '2-4d'],
    ['Tổng: khoảng 5-6 ngày.', '5-6 ngày'],
    ['合計：約１２時間', '１２時間'],
    ['This is low complexity.', 'low'],
  ])('%s', (text, expected) => expect(estimates(text).map(({ from, to }) => text.slice(from, to))).toEqual([expected]))
})

describe('hours', () => {
  test.each([
    ['30 min', 0.5, 0.5],
    ['2 d', 16, 16],
    ['1-2 weeks', 40, 80],
    ['1 month', 160, 160],
    ['3 person-days', 24, 24],
  ])('%s', (text, low, high) => expect(estimates(text).map((found) => hours(found))).toEqual([{ low, mid: null, high }]))

  test('three points keep their middle', () =>
    expect(estimates('1/2/5d').map((found) => hours(found))).toEqual([{ low: 8, mid: 16, high: 40 }]))
  test('a percentage has none', () => expect(estimates('20% buffer').map((found) => hours(found))).toEqual([null]))
  test('a size has those of the table', () =>
    expect(statedEstimates('S-M').map((found) => hours(found))).toEqual([{ low: 4, mid: 10, high: 16 }]))
  test('settings change the table and the day', () => {
    expect(statedEstimates('Medium').map((found) => hours(found, { sizes: { M: 12 } }))).toEqual([{ low: 12, mid: null, high: 12 }])
    expect(estimates('1w').map((found) => hours(found, { hoursPerDay: 6, daysPerWeek: 4 }))).toEqual([{ low: 24, mid: null, high: 24 }])
  })
})

test('names of units', () => {
  expect(['hours', 'Giờ', '人天', 'Tage', 'tasks', '%'].map(unitNamed)).toEqual(['h', 'h', 'person-day', 'd', null, null])
})

test('any text: figures are in order, apart, and inside the text', () => {
  const part = fc.constantFrom(
    '2',
    '3.5',
    ' ',
    '-',
    '/',
    '~',
    'h',
    'd',
    ' days',
    ' giờ',
    '天',
    '半',
    '(',
    ')',
    '%',
    ' buffer ',
    'half a ',
    'và',
    '.',
    ',',
    ':',
    'a ',
    'S',
    '第',
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 25 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 60 }),
  )
  const isSound = (input: string) => {
    const found = [...estimates(input), ...statedEstimates(input, 'h')]
    expect(found.every(({ from, to, low, high }) => from >= 0 && from < to && to <= input.length && low <= high)).toBe(true)
    const sure = estimates(input).filter(({ unit }) => unit !== 'size-word')
    expect(sure.slice(1).every((next, at) => next.from >= (sure[at] as FoundEstimate).to)).toBe(true)
  }
  fc.assert(fc.property(text, isSound), { seed: 11, numRuns: 3_000 })
})
