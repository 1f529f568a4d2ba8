import { expect, test } from 'vitest'
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
