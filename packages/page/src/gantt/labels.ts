/**
 * The column of names left of the chart.
 */
import type { Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { shortened } from '../markup/text-width.ts'
import { milestoneName, phaseName, taskName } from '../words/names.ts'
import type { Chart, Placed } from './place.ts'
import type { Line } from './rows.ts'

const INDENT = 16

interface Label {
  readonly text: string
  readonly indent: number
  readonly style: string
  readonly mark: boolean
}

export function label(chart: Chart, { line, y }: Placed): Markup {
  const { text, indent, style, mark } = labelOf(line)
  const size = chart.lineHeight < 20 ? 11 : 12
  const middle = y + chart.lineHeight / 2
  const shown = shortened(text, mark || style.includes('strong') ? size * 1.07 : size, chart.labelWidth - indent - 10)
  return el(
    'g',
    {},
    shown === text ? null : el('title', {}, text),
    mark ? el('path', { class: 'mm-phase-critical', d: `M${indent - 10} ${middle - 4}l6 4l-6 4Z` }) : null,
    el('text', { class: `mm-text ${style}`, x: indent, y: middle + 4, style: `font-size:${size}px` }, shown),
  )
}

function labelOf(line: Line): Label {
  if (line.kind === 'heading') return { text: line.title, indent: 4, style: 'mm-strong mm-muted', mark: false }
  if (line.kind === 'phase') return { text: phaseName(line.row), indent: 4, style: 'mm-strong', mark: false }
  if (line.kind === 'milestone') return { text: milestoneName(line.row), indent: INDENT, style: '', mark: false }
  const { row, inPhase } = line
  const style = row.critical ? 'mm-strong' : row.state === 'cancelled' ? 'mm-muted mm-struck' : row.state === 'done' ? 'mm-muted' : ''
  return { text: taskName(row), indent: inPhase ? INDENT : INDENT - 2, style, mark: row.critical }
}
