/**
 * The risk register and its matrix, one after the other for each plan.
 */
import type { Risk } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { riskPicture } from '../risk/risk-matrix.ts'
import { plural } from '../words/names.ts'
import type { Report } from './input.ts'
import { placeText } from './input.ts'
import { pictureMark } from './pictures.ts'
import type { Row } from './table.ts'
import { paragraph, rowsTable, section } from './table.ts'

const WEIGHT = { low: 1, medium: 2, high: 3 } as const

const weight = ({ likelihood, impact }: Risk): number => (likelihood ? WEIGHT[likelihood.value] : 0) * (impact ? WEIGHT[impact.value] : 0)

export function risks(report: Report): Markup {
  const all = report.plans.flatMap(({ path, plan }) => plan.risks.map((risk) => ({ path, risk })))
  if (all.length === 0) return section('risks', 'Risks', paragraph('The plan names no risks.'))
  const columns = [
    { title: 'Risk', kind: 'text' as const },
    { title: 'Likelihood' },
    { title: 'Impact' },
    { title: 'Mitigation', kind: 'text' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  const rows = all
    .toSorted((a, b) => weight(b.risk) - weight(a.risk))
    .map(({ path, risk }): Row => {
      const { title, likelihood, impact, mitigation, line } = risk
      return {
        cells: [
          el('bdi', {}, title),
          likelihood?.value ?? 'not given',
          impact?.value ?? 'not given',
          mitigation === null ? '' : el('bdi', {}, mitigation.value),
          placeText(report, path, line),
        ],
      }
    })
  const picture = riskPicture(
    all.map(({ risk }) => risk),
    { id: 'risk-matrix' },
  )
  return section(
    'risks',
    'Risks',
    paragraph(`${plural(all.length, 'risk')}, the likeliest with the greatest impact first.`),
    pictureMark(picture),
    rowsTable('Risk register', columns, rows),
  )
}
