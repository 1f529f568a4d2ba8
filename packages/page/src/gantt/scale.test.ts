import { dayOf } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { at, milestoneRow, taskRow, viewOf } from '../testing/view.ts'
import { axisOf, daysShown, scaleOf, xOf } from './scale.ts'

const scale = (from: string, to: string, width = 800) => scaleOf({ from: dayOf(at(from)), to: dayOf(at(to)) }, 300, 300 + width)
const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label)

describe('the axis', () => {
  test('has hours for a plan of one or two days', () => {
    const axis = axisOf(scale('2026-11-23', '2026-11-25'))
    expect(labels(axis.upper)).toEqual(['Mon 2026-11-23', 'Tue 2026-11-24'])
    expect(labels(axis.lower).slice(0, 4)).toEqual(['03:00', '06:00', '09:00', '12:00'])
  })

  test('has days where a day has room', () => {
    const axis = axisOf(scale('2026-11-23', '2026-12-05'))
    expect(axis.unit).toBe('day')
    expect(labels(axis.upper)).toEqual(['Nov 2026', 'Dec 2026'])
    expect(labels(axis.lower)).toEqual(['23', '24', '25', '26', '27', '28', '29', '30', '1', '2', '3', '4'])
  })

  test('has Mondays for some months', () => {
    const axis = axisOf(scale('2026-11-23', '2027-03-01'))
    expect(axis.unit).toBe('week')
    expect(labels(axis.lower).slice(0, 4)).toEqual(['23', '30', '7', '14'])
  })

  test('has months for some years, years above', () => {
    const axis = axisOf(scale('2026-11-23', '2028-06-01'))
    expect(axis.unit).toBe('month')
    expect(labels(axis.upper)).toEqual(['2026', '2027', '2028'])
    expect(labels(axis.lower).slice(0, 3)).toEqual(['Nov', 'Dec', 'Jan'])
  })

  test('has quarters for a few years more', () => {
    const axis = axisOf(scale('2026-11-23', '2030-01-01'))
    expect(axis.unit).toBe('quarter')
    expect(labels(axis.lower).slice(0, 4)).toEqual(['Q4', 'Q1', 'Q2', 'Q3'])
  })

  test('has years for decades, and then not every one', () => {
    expect(axisOf(scale('2026-11-23', '2040-01-01')).unit).toBe('year')
    expect(labels(axisOf(scale('2026-11-23', '2126-01-01')).lower).slice(1, 3)).toEqual(['2030', '2035'])
  })

  test('puts every tick where its day is', () => {
    const of = scale('2026-11-23', '2026-12-03')
    expect(xOf(of, at('2026-11-23'))).toBe(300)
    expect(xOf(of, at('2026-11-28T12:00'))).toBe(300 + 5.5 * 80)
  })
})

describe('the days shown', () => {
  const task = taskRow('1', { start: at('2026-11-25T09:00'), finish: at('2026-12-04T17:00') })

  test('begin on a Monday and hold targets and the as-of date', () => {
    const days = daysShown(viewOf({ tasks: [task], milestones: [milestoneRow('M1', { target: at('2026-12-19') })], asOf: '2026-11-20' }))
    expect(days).toEqual({ from: dayOf(at('2026-11-16')), to: dayOf(at('2026-12-20')) })
  })

  test('leave out what is so far off that everything else would be a dot', () => {
    const days = daysShown(viewOf({ tasks: [task], milestones: [milestoneRow('M1', { target: at('2019-01-01') })], asOf: '2036-01-01' }))
    expect(days).toEqual({ from: dayOf(at('2026-11-23')), to: dayOf(at('2026-12-06')) })
  })

  test('are none where nothing has dates', () => expect(daysShown(viewOf())).toBeNull())
})
