import { expect, test } from 'vitest'
import { riskForecast } from '../testing/forecast.ts'
import { xmlProblems } from '../testing/xml.ts'
import { riskMatrix } from './risk-matrix.ts'

const span = { from: 0, to: 0 }
const risk = (title: string, likelihood: 'low' | 'medium' | 'high' | null, impact: 'low' | 'medium' | 'high' | null) => ({
  title,
  likelihood: likelihood && { value: likelihood, span },
  impact: impact && { value: impact, span },
})

test('counts and names the risks of each field', () => {
  const svg = riskMatrix([risk('Fire & flood', 'high', 'low'), risk('Theft', 'high', 'low'), risk('Unknown', null, 'high')])
  expect(xmlProblems(svg)).toEqual([])
  expect(svg).toContain('Likelihood high, impact low: Fire &amp; flood; Theft')
  expect(svg).toContain('1 risk without likelihood or impact')
  expect(svg).toContain('3 risks: 2 of likelihood high and impact low, 1 not rated.')
})

test('no risks, and more than a field can hold', () => {
  expect(xmlProblems(riskMatrix([]))).toEqual([])
  expect(riskMatrix(Array.from({ length: 40 }, (_, at) => risk(`Risk ${at}`, 'low', 'low')))).toMatch(/and \d+ more/)
})

test('with a forecast it says what each risk and each field costs', () => {
  const costs = [riskForecast('Fire & flood', { costDays: 2.44, line: 3 }), riskForecast('Theft', { costDays: 4, line: 4 })]
  const risks = [risk('Fire & flood', 'high', 'low'), risk('Theft', 'high', 'low'), risk('Unknown', 'low', 'low')]
  const svg = riskMatrix(risks, { costs })
  expect(xmlProblems(svg)).toEqual([])
  expect(svg).toContain('Likelihood high, impact low: Theft (4 d); Fire &amp; flood (2.4 d). 6.4 d in sum')
  expect(svg).toContain('What they cost adds up to 6.4 d.')
  expect(riskMatrix(risks, { costs: [] })).toBe(riskMatrix(risks))
})

test('risks of one name are told apart by their line', () => {
  const costs = [riskForecast('Theft', { costDays: 1, line: 3 }), riskForecast('Theft', { costDays: 7, line: 4 })]
  expect(riskMatrix([{ ...risk('Theft', 'high', 'low'), line: 4 }], { costs })).toContain('Theft (7 d)')
})
