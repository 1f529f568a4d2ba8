/**
 * Likelihood by impact: how many risks stand in each field, and which.
 */
import type { Risk } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { frame } from '../markup/picture.ts'
import { shortLines } from '../markup/text-width.ts'
import { plural } from '../words/names.ts'

const LEVELS = ['low', 'medium', 'high'] as const

type Level = (typeof LEVELS)[number]
type Rated = Pick<Risk, 'title' | 'likelihood' | 'impact'>

const FIELD = 340
const LEFT = 84
const LINE = 15
const LEAST_HEIGHT = 56
/** Lines of text in one field; what is over is counted. */
const MOST_LINES = 14

/** Three by three fields; risks without both levels are counted below. */
export function riskMatrix(risks: readonly Rated[], options: PictureOptions = {}): string {
  return frame(riskPicture(risks, options), options.style ?? 'own').markup
}

export function riskPicture(risks: readonly Rated[], { id = 'risks' }: PictureOptions): Picture {
  const unrated = risks.filter(({ likelihood, impact }) => likelihood === null || impact === null)
  const rows = rowsOf(risks)
  const grid = rows.reduce((end, { y, height }) => Math.max(end, y + height), 0)
  const below = unrated.length > 0 ? `${plural(unrated.length, 'risk')} without likelihood or impact: not in the matrix.` : ''
  return {
    id,
    width: LEFT + 3 * FIELD + 8,
    height: grid + 50 + (below === '' ? 0 : 22),
    title: 'Risk matrix',
    description: describe(risks, unrated.length),
    head: null,
    headHeight: 0,
    body: [
      rows.map((row) => row.fields.map((field, column) => fieldMark(row, field, column))),
      axes(rows, grid),
      below === '' ? null : el('text', { class: 'mm-text mm-muted', x: LEFT, y: grid + 58 }, below),
    ],
    cuts: [],
    along: 'y',
  }
}

interface Field {
  readonly impact: Level
  readonly found: readonly Rated[]
  readonly lines: readonly string[]
}

interface Row {
  readonly likelihood: Level
  readonly y: number
  readonly height: number
  readonly fields: readonly Field[]
}

/** The highest likelihood on top; a row is as high as its fullest field. */
function rowsOf(risks: readonly Rated[]): Row[] {
  let y = 4
  return LEVELS.toReversed().map((likelihood) => {
    const fields = LEVELS.map((impact) => fieldOf(within(risks, likelihood, impact), impact))
    const height = Math.max(LEAST_HEIGHT, ...fields.map(({ lines }) => lines.length * LINE + 22))
    const row = { likelihood, y, height, fields }
    y += height + 4
    return row
  })
}

function fieldOf(found: readonly Rated[], impact: Level): Field {
  const lines: string[] = []
  for (const [at, { title }] of found.entries()) {
    if (lines.length + 2 > MOST_LINES) return { impact, found, lines: [...lines, `and ${found.length - at} more`] }
    lines.push(...shortLines(title, 10.5, FIELD - 50, 2))
  }
  return { impact, found, lines }
}

const within = (risks: readonly Rated[], likelihood: Level, impact: Level): Rated[] =>
  risks.filter((risk) => risk.likelihood?.value === likelihood && risk.impact?.value === impact)

/** From 0 to 4: the further to the upper right, the stronger the ground. */
const STRENGTH: readonly string[] = ['0', '0.06', '0.14', '0.24', '0.38']

function fieldMark({ likelihood, y, height }: Row, { impact, found, lines }: Field, column: number): Markup {
  const strength = STRENGTH[LEVELS.indexOf(likelihood) + LEVELS.indexOf(impact)] ?? '0'
  const x = LEFT + column * FIELD
  const box = { x, y, width: FIELD - 4, height, rx: 4 }
  return el(
    'g',
    {},
    el('title', {}, `Likelihood ${likelihood}, impact ${impact}: ${found.map(({ title }) => title).join('; ') || 'none'}`),
    el('rect', { class: 'mm-surface', ...box }),
    el('rect', { class: 'mm-cell', ...box, 'fill-opacity': strength }),
    found.length > 0
      ? el('text', { class: 'mm-text mm-strong mm-figures', x: x + 12, y: y + 21, style: 'font-size:15px' }, found.length)
      : null,
    lines.map((line, at) => el('text', { class: 'mm-text mm-small', x: x + 38, y: y + 20 + at * LINE }, line)),
  )
}

function axes(rows: readonly Row[], grid: number): Child {
  const name = (text: string, x: number, y: number, anchor: string, style = ''): Child =>
    el('text', { class: `mm-text mm-muted ${style}`, x, y, 'text-anchor': anchor }, text)
  return [
    rows.map(({ likelihood, y, height }) => name(likelihood, LEFT - 10, y + height / 2 + 4, 'end')),
    LEVELS.map((level, column) => name(level, LEFT + column * FIELD + FIELD / 2, grid + 18, 'middle')),
    name('Likelihood', LEFT - 10, 18, 'end', 'mm-strong mm-small'),
    name('Impact', LEFT + 3 * FIELD - 4, grid + 34, 'end', 'mm-strong mm-small'),
  ]
}

function describe(risks: readonly Rated[], unrated: number): string {
  const fields = LEVELS.toReversed().flatMap((likelihood) =>
    LEVELS.toReversed().map((impact) => ({ likelihood, impact, count: within(risks, likelihood, impact).length })),
  )
  const filled = fields
    .filter(({ count }) => count > 0)
    .map(({ likelihood, impact, count }) => `${count} of likelihood ${likelihood} and impact ${impact}`)
  return `${plural(risks.length, 'risk')}: ${[...filled, ...(unrated > 0 ? [`${unrated} not rated`] : [])].join(', ') || 'none'}.`
}
