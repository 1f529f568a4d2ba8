import { dayOf } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { textWidth } from '../markup/text-width.ts'
import { at } from '../testing/view.ts'
import { textsOf } from '../testing/xml.ts'
import { flags } from './flags.ts'
import { spread, upright, uprightAxis } from './time-axis.ts'
import { amounts, yOfAmount } from './value-axis.ts'

describe('amounts', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [7, [0, 2, 4, 6, 8]],
    [648, [0, 200, 400, 600, 800]],
  ])('up to %d', (greatest, ticks) => expect(amounts(greatest, 0, 100).ticks.map((tick) => Math.round(tick * 10) / 10)).toEqual(ticks))

  test('stand between bottom and top', () => {
    const axis = amounts(7, 10, 110)
    expect([yOfAmount(axis, 0), yOfAmount(axis, 8)]).toEqual([110, 10])
  })
})

describe('dates upwards', () => {
  const labels = (from: string, to: string): string[] => {
    const svg = uprightAxis(upright(dayOf(at(from)), dayOf(at(to)), 200, 50), 80, 300).markup
    return textsOf(svg).map(({ text }) => text)
  }

  test('are days, Mondays, months or years, by the span', () => {
    expect(labels('2026-11-23', '2026-12-20')[0]).toMatch(/^2026-11-\d\d$/)
    expect(labels('2026-01-10', '2026-08-20')).toContain('Mar 2026')
    expect(labels('2020-01-10', '2060-08-20')).toContain('2030')
  })

  test('never stand on one another', () => {
    for (const to of ['2026-11-24', '2026-12-20', '2027-03-01', '2029-11-23', '2080-01-01']) {
      const ys = textsOf(uprightAxis(upright(dayOf(at('2026-11-23')), dayOf(at(to)), 200, 50), 80, 300).markup).map(({ y }) => y)
      expect(
        ys.slice(1).every((y, index) => Math.abs(y - (ys[index] ?? 0)) >= 20),
        to,
      ).toBe(true)
    }
  })

  test('a day alone gets days around it', () => expect(spread(100, 101)).toEqual({ from: 94, to: 108 }))
})

test('the name of a flag is crossed by no other line', () => {
  const list = Array.from({ length: 60 }, (_, index) => ({
    x: (index * 37) % 500,
    label: `Name ${index} `.repeat((index % 3) + 1),
    style: '',
  }))
  const { placed } = flags(list, 700)
  const crossed = placed.flatMap((flag) =>
    placed.filter(
      (other) => other !== flag && other.lane >= flag.lane && other.x > flag.x && other.x < flag.x + 4 + textWidth(flag.shown, 10.5),
    ),
  )
  expect(crossed).toEqual([])
})
