import { expect, test } from 'vitest'
import { everything, viewOf } from '../testing/view.ts'
import { xmlProblems } from '../testing/xml.ts'
import { loadChart } from './load-chart.ts'

const svg = loadChart(everything())

test('is well-formed, also when nobody has anything to do', () => {
  expect(xmlProblems(svg)).toEqual([])
  expect(xmlProblems(loadChart(viewOf()))).toEqual([])
})

test('says for each week who has how much of what, in words', () => {
  expect(svg).toContain('ana, week of 2026-11-23: 44 of 40 h, overloaded')
  expect(svg).toContain('ana, week of 2026-11-30: 0 of 0 h, away')
  expect(svg).toContain('More work than hours in at least one week: ana.')
})
