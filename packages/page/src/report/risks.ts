/**
 * The risk register and its matrix, one after the other for each plan.
 */
import type { Risk } from '@milemark/core'
import type { Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { costOf, riskPicture } from '../risk/risk-matrix.ts'
import { chanceText, daysText, plural } from '../words/names.ts'
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
    { title: 'Chance', align: 'right' as const, kind: 'short' as const },
    { title: 'Costs', align: 'right' as const, kind: 'short' as const },
    { title: 'If it strikes', align: 'right' as const, kind: 'short' as const },
    { title: 'Effect' },
    { title: 'Mitigation', kind: 'text' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  const costs = report.forecast?.risks ?? []
  const rows = all
    .map(({ path, risk }) => ({ path, risk, cost: costOf({ ...risk, path }, costs) ?? null }))
    .toSorted((a, b) => (b.cost?.costDays ?? 0) - (a.cost?.costDays ?? 0) || weight(b.risk) - weight(a.risk))
    .map(({ path, risk, cost }): Row => {
      const { title, likelihood, impact, mitigation, line } = risk
      return {
        cells: [
          el('bdi', {}, title),
          likelihood?.value ?? 'not given',
          impact?.value ?? 'not given',
          cost === null ? '' : chanceText(cost.chance),
          cost === null ? '' : daysText(cost.costDays),
          cost === null ? '' : daysText(cost.struckDays),
          cost === null ? '' : el('bdi', {}, cost.effect),
          [mitigation === null ? '' : el('bdi', {}, mitigation.value), cost?.mitigated ? [' ', el('bdi', {}, cost.mitigated)] : ''],
          placeText(report, path, line),
        ],
      }
    })
  const picture = riskPicture(
    all.map(({ path, risk }) => ({ ...risk, path })),
    { id: 'risk-matrix', costs },
  )
  return section(
    'risks',
    'Risks',
    paragraph(
      costs.length === 0
        ? `${plural(all.length, 'risk')}, the likeliest with the greatest impact first.`
        : `${plural(all.length, 'risk')}, the costliest first: by how many working days each moves the mean finish, with it against without.`,
    ),
    pictureMark(picture),
    rowsTable('Risk register', columns, rows),
  )
}
