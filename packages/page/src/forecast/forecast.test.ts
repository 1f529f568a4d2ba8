import { describe, expect, test } from 'vitest'
import { bell, forecastOf, milestoneForecast, sensitivity, wholeForecast } from '../testing/forecast.ts'
import { at } from '../testing/view.ts'
import { textsOf, valuesOf, xmlProblems } from '../testing/xml.ts'
import { binsOf } from './bins.ts'
import { finishDistribution } from './finish-distribution.ts'
import { tornado } from './tornado.ts'

const numbers = (values: readonly string[]): number[] => values.map(Number)
const inside = (svg: string): boolean => {
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number)
  return textsOf(svg).every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)
}

describe('bins', () => {
  test('hold every trial, by day, week or four weeks', () => {
    for (const [days, width] of [
      [1, 1],
      [60, 1],
      [200, 7],
      [1100, 28],
    ] as const) {
      const rows = bell('2027-02-15', days)
      const found = binsOf(rows.days)
      expect(found?.width).toBe(width)
      expect(found?.bins.reduce((sum, bin) => sum + bin.trials, 0)).toBe(rows.trials)
    }
  })

  test('weeks begin on Monday, and days without any stand between', () => {
    const day = (text: string, trials: number) => ({ day: at(text), trials })
    expect(binsOf([day('2027-02-15', 1), day('2027-02-18', 2)])?.bins.map(({ trials }) => trials)).toEqual([1, 0, 0, 2])
    const weeks = binsOf([day('2027-02-18', 1), day('2027-08-18', 2)])
    expect(weeks?.bins[0]?.day).toBe(at('2027-02-15') / 1440)
    expect(binsOf([])).toBeNull()
  })
})

describe('the distribution', () => {
  const svg = finishDistribution(wholeForecast())

  test('is well-formed, escaped and says in words what it shows', () => {
    expect(xmlProblems(svg)).toEqual([])
    expect(svg).not.toContain('<script')
    expect(svg).toContain('P50 Tue 2027-03-09, P80 Wed 2027-03-17')
    expect(svg).toContain('As written it ends on Wed 2027-02-24, which 8 % of the trials keep.')
  })

  test('a bar is as high as its share; the curve rises and ends at the top', () => {
    const view = wholeForecast()
    const bars = numbers(valuesOf(svg, 'mm-bar', 'height')).slice(0, view.days.length)
    const [most = 0] = bars.toSorted((a, b) => b - a)
    const top = Math.max(...view.days.map(({ trials }) => trials))
    for (const [index, { trials }] of view.days.entries()) expect(bars[index]).toBeCloseTo((trials / top) * most, 0)
    const [curve = ''] = valuesOf(svg, 'mm-chance', 'd')
    const ys = [...curve.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
    expect(ys.every((y, index) => index === 0 || y <= (ys[index - 1] ?? 0))).toBe(true)
    expect(ys.at(-1)).toBe(Math.min(...ys))
  })

  test('marks percentiles, the written finish and targets in the order of time', () => {
    const x = (text: string): number => textsOf(svg).find((one) => one.text.startsWith(text))?.x ?? Number.NaN
    const places = ['P10 ', 'target 2027-03-05', 'P50 ', 'P80 ', 'P90 '].map(x)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(x('scheduled')).toBeLessThan(x('P50 '))
  })

  test('one day, three years, 60 milestones, huge names', () => {
    const milestones = Array.from({ length: 60 }, (_, index) =>
      milestoneForecast(`M${index}`, { title: 'Name '.repeat(200), target: at('2027-02-01') + index * 1440 }),
    )
    const pictures = [bell('2027-02-15', 1), bell('2027-02-15', 1100), { milestones }].map((fields) =>
      finishDistribution(wholeForecast(fields)),
    )
    for (const picture of pictures) {
      expect(xmlProblems(picture)).toEqual([])
      expect(inside(picture)).toBe(true)
    }
    expect(pictures[0]).toContain('P10, P50, P80, P90 Mon 2027-02-15')
    expect(pictures[2]).toContain('52 more targets')
  })

  test('nothing open', () => expect(finishDistribution(forecastOf())).toContain('Nothing is open'))
})

describe('the tornado', () => {
  const svg = tornado(wholeForecast())

  test('says the kind of each bar by word, and its days', () => {
    expect(xmlProblems(svg)).toEqual([])
    expect([...svg.matchAll(/data-kind="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['task', 'risk', 'external', 'person', 'plan'])
    for (const word of ['>task<', '>risk<', '>external<', '>person<', '>plan<', '>13 d<', '>2 Mar<', '>19 Mar<'])
      expect(svg).toContain(word)
    expect(svg).toContain('&lt;b&gt;of&lt;/b&gt;')
  })

  test('both halves of a bar meet at P50', () => {
    const [sooner, later] = ['mm-sooner', 'mm-later'].map((style) => {
      const [x = 0] = numbers(valuesOf(svg, style, 'x'))
      const [width = 0] = numbers(valuesOf(svg, style, 'width'))
      return { x, end: x + width }
    })
    const [line = ''] = valuesOf(svg, 'mm-p50', 'd')
    expect(sooner?.end).toBeCloseTo(later?.x ?? Number.NaN, 0)
    expect(Number(/^M([\d.]+)/.exec(line)?.[1])).toBeCloseTo(later?.x ?? Number.NaN, 0)
  })

  test('a bar on one side of P50 has one half', () => {
    const one = tornado(
      wholeForecast({ sensitivity: [sensitivity('Late', { low: at('2027-03-20T17:00'), high: at('2027-03-25T17:00') })] }),
    )
    expect(Number(valuesOf(one, 'mm-sooner', 'width')[0])).toBe(0)
    expect(Number(valuesOf(one, 'mm-later', 'width')[0])).toBeGreaterThan(10)
  })

  test('the twelve longest, with short names; nothing', () => {
    const many = Array.from({ length: 30 }, () => sensitivity('Name '.repeat(100), { low: at('2025-01-01'), high: at('2029-01-01') }))
    const picture = tornado(wholeForecast({ sensitivity: many }))
    expect(picture.match(/data-kind/g)).toHaveLength(12)
    expect(picture).toContain('The 12 longest of 30 bars')
    expect(inside(picture)).toBe(true)
    expect(xmlProblems(tornado(forecastOf()))).toEqual([])
  })
})
