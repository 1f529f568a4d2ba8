/**
 * Likelihood by impact: how many risks stand in each field, and which; with a forecast, how many working days they cost.
 */
import type { Risk } from '@milemark/core'
import type { RiskForecast } from '@milemark/core/forecast'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { frame } from '../markup/picture.ts'
import { shortLines } from '../markup/text-width.ts'
import { daysText, plural } from '../words/names.ts'

const LEVELS = ['low', 'medium', 'high'] as const

type Level = (typeof LEVELS)[number]
/** `path` and `line` tell risks of the same name apart. */
type Rated = Pick<Risk, 'title' | 'likelihood' | 'impact'> & { readonly path?: string; readonly line?: number }

export interface RiskOptions extends PictureOptions {
  /** By how many days each risk moves the finish; without them the matrix counts only. */
  readonly costs?: readonly RiskForecast[]
}

const FIELD = 340
const LEFT = 84
const LINE = 15
const LEAST_HEIGHT = 56
/** Lines of text in one field; what is over is counted. */
const MOST_LINES = 14

/** Three by three fields; risks without both levels are counted below. */
export function riskMatrix(risks: readonly Rated[], options: RiskOptions = {}): string {
  return frame(riskPicture(risks, options), options.style ?? 'own').markup
}

export function riskPicture(rated: readonly Rated[], { id = 'risks', costs = [] }: RiskOptions): Picture {
  const risks = rated.map((risk): Costed => ({ ...risk, days: costs.length === 0 ? null : (costOf(risk, costs)?.costDays ?? null) }))
  const unrated = risks.filter(({ likelihood, impact }) => likelihood === null || impact === null)
  const rows = rowsOf(risks)
  const grid = rows.reduce((end, { y, height }) => Math.max(end, y + height), 0)
  const below =
    unrated.length > 0 ? `${plural(unrated.length, 'risk')} without likelihood or impact: not in the matrix${costNote(unrated)}.` : ''
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

/** What is known of the cost of a risk: the row of its title, and of its place where that is known. */
export const costOf = ({ title, path, line }: Rated, costs: readonly RiskForecast[]): RiskForecast | undefined =>
  costs.find((cost) => cost.title === title && (path ?? cost.path) === cost.path && (line ?? cost.line) === cost.line)

interface Costed extends Rated {
  readonly days: number | null
}

/** Of those whose cost is known; null where none is. */
function sumOf(risks: readonly Costed[]): number | null {
  const known = risks.flatMap(({ days }) => days ?? [])
  return known.length === 0 ? null : known.reduce((sum, days) => sum + days, 0)
}

/** `, 6.5 d in sum`. */
function costNote(risks: readonly Costed[]): string {
  const days = sumOf(risks)
  return days === null ? '' : `, ${daysText(days)} in sum`
}

interface FieldLine {
  readonly text: string
  /** Stands at the right end of the first line of a risk. */
  readonly days: number | null
}

interface Field {
  readonly impact: Level
  readonly found: readonly Costed[]
  readonly days: number | null
  readonly lines: readonly FieldLine[]
}

interface Row {
  readonly likelihood: Level
  readonly y: number
  readonly height: number
  readonly fields: readonly Field[]
}

/** The highest likelihood on top; a row is as high as its fullest field. */
function rowsOf(risks: readonly Costed[]): Row[] {
  let y = 4
  return LEVELS.toReversed().map((likelihood) => {
    const fields = LEVELS.map((impact) => fieldOf(within(risks, likelihood, impact), impact))
    const height = Math.max(LEAST_HEIGHT, ...fields.map(({ lines }) => lines.length * LINE + 22))
    const row = { likelihood, y, height, fields }
    y += height + 4
    return row
  })
}

function fieldOf(all: readonly Costed[], impact: Level): Field {
  const found = all.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))
  const days = sumOf(found)
  const room = FIELD - 50 - (days === null ? 0 : SUM + DAYS)
  const lines: FieldLine[] = []
  for (const [at, { title, days: own }] of found.entries()) {
    if (lines.length + 2 > MOST_LINES)
      return { impact, found, days, lines: [...lines, { text: `and ${found.length - at} more`, days: null }] }
    lines.push(...shortLines(title, 10.5, room, 2).map((text, line) => ({ text, days: line === 0 ? own : null })))
  }
  return { impact, found, days, lines }
}

/** Columns for the days of a field and those of a risk. */
const SUM = 30
const DAYS = 48

const within = (risks: readonly Costed[], likelihood: Level, impact: Level): Costed[] =>
  risks.filter((risk) => risk.likelihood?.value === likelihood && risk.impact?.value === impact)

/** From 0 to 4: the further to the upper right, the stronger the ground. */
const STRENGTH: readonly string[] = ['0', '0.06', '0.14', '0.24', '0.38']

function fieldMark({ likelihood, y, height }: Row, { impact, found, days, lines }: Field, column: number): Markup {
  const strength = STRENGTH[LEVELS.indexOf(likelihood) + LEVELS.indexOf(impact)] ?? '0'
  const x = LEFT + column * FIELD
  const box = { x, y, width: FIELD - 4, height, rx: 4 }
  return el(
    'g',
    {},
    el(
      'title',
      {},
      `Likelihood ${likelihood}, impact ${impact}: ${found.map(riskText).join('; ') || 'none'}${days === null ? '' : `. ${daysText(days)} in sum`}`,
    ),
    el('rect', { class: 'mm-surface', ...box }),
    el('rect', { class: 'mm-cell', ...box, 'fill-opacity': strength }),
    found.length > 0
      ? el('text', { class: 'mm-text mm-strong mm-figures', x: x + 12, y: y + 21, style: 'font-size:15px' }, found.length)
      : null,
    days === null ? null : el('text', { class: 'mm-text mm-small mm-strong mm-figures', x: x + 12, y: y + 37 }, daysText(days)),
    lines.map(({ text, days: own }, at) => [
      el('text', { class: 'mm-text mm-small', x: x + 38 + (days === null ? 0 : SUM), y: y + 20 + at * LINE }, text),
      own === null
        ? null
        : el(
            'text',
            { class: 'mm-text mm-small mm-figures', x: x + FIELD - 16, y: y + 20 + at * LINE, 'text-anchor': 'end' },
            daysText(own),
          ),
    ]),
  )
}

const riskText = ({ title, days }: Costed): string => (days === null ? title : `${title} (${daysText(days)})`)

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

function describe(risks: readonly Costed[], unrated: number): string {
  const fields = LEVELS.toReversed().flatMap((likelihood) =>
    LEVELS.toReversed().map((impact) => ({ likelihood, impact, count: within(risks, likelihood, impact).length })),
  )
  const filled = fields
    .filter(({ count }) => count > 0)
    .map(({ likelihood, impact, count }) => `${count} of likelihood ${likelihood} and impact ${impact}`)
  const days = sumOf(risks)
  const cost = days === null ? '' : ` What they cost adds up to ${daysText(days)}.`
  return `${plural(risks.length, 'risk')}: ${[...filled, ...(unrated > 0 ? [`${unrated} not rated`] : [])].join(', ') || 'none'}.${cost}`
}
