/**
 * The marks of the network: boxes, diamonds, gates and the arrows between them.
 */
import { dayOf, lastDay } from '@milemark/core'
import { diamond, diamondClass } from '../gantt/bars.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { shortened, shortLines, textWidth } from '../markup/text-width.ts'
import { finishText, shortDay, shortSpan, spanText } from '../words/dates.ts'
import { lateText, milestoneName, noDates, phaseName, taskName } from '../words/names.ts'
import type { Layout, Point } from './layout.ts'
import type { Node, Tie } from './network-graph.ts'

export const BOX = { width: 168, height: 50 }
const DIAMOND = 11
const GATE = 5

export const heightOf = ({ kind }: Node): number => (kind === 'gate' ? 24 : BOX.height)

export function nodeMark(node: Node, at: Point): Markup {
  if (node.kind === 'gate') return gate(node.title, at)
  if (node.kind === 'milestone') return milestone(node, at)
  const { row } = node
  const name = node.kind === 'task' ? taskName(node.row) : phaseName(node.row)
  const over = node.kind === 'task' ? node.row.state === 'done' : row.start !== null && node.row.done === node.row.total
  const style = row.critical ? 'mm-box-critical' : row.late ? 'mm-box-late' : over ? 'mm-box-over' : 'mm-box'
  const [left, top] = [at.x - BOX.width / 2, at.y - BOX.height / 2]
  const dates = shortSpan(row.start, row.finish) || (node.kind === 'task' ? noDates(node.row) : 'no dates')
  const lines = shortLines(name, row.critical ? 11.4 : 10.5, BOX.width - 14, 2)
  return el(
    'g',
    { 'data-node': row.key, 'data-critical': row.critical ? 'true' : null },
    el('title', {}, `${name}; ${spanText(row.start, row.finish) || dates}${row.critical ? '; critical' : ''}${row.late ? '; late' : ''}`),
    el('rect', { class: style, x: left, y: top, width: BOX.width, height: BOX.height, rx: 5 }),
    lines.map((line, index) =>
      el('text', { class: `mm-text mm-small ${row.critical ? 'mm-strong' : ''}`, x: left + 8, y: top + 14 + index * 12.5 }, line),
    ),
    el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: left + 8, y: top + 42 }, dates),
    badge(row.critical, row.late, over, left + BOX.width - 8, top + 42),
  )
}

/** In words, not by colour alone; the sign of done work beside its dates. */
function badge(critical: boolean, late: boolean, over: boolean, x: number, y: number): Child {
  if (over) return el('path', { class: 'mm-tick', d: `M${short(x - 10)} ${y - 4}l3.5 4l6.5 -8` })
  const text = [late ? 'late' : '', critical ? 'critical' : ''].filter((word) => word !== '').join(', ')
  if (text === '') return null
  return el('text', { class: `mm-text mm-small mm-strong ${late ? 'mm-late-text' : 'mm-accent-text'}`, x, y, 'text-anchor': 'end' }, text)
}

/** The diamond opens its column, the name fills it. */
function milestone({ row }: Extract<Node, { kind: 'milestone' }>, at: Point): Markup {
  const [x, y] = [at.x - BOX.width / 2 + DIAMOND, at.y]
  const date = row.finish === null ? '' : shortDay(lastDay(row.finish))
  const second = [date, row.state === 'done' ? 'reached' : lateText(row.lateDays)].filter((part) => part !== '').join(', ')
  const room = BOX.width - 2 * DIAMOND - 8
  const name = milestoneName(row)
  const title = `${name}; ${row.finish === null ? 'no date' : `finishes ${finishText(row.finish)}`}${row.target === null ? '' : `; target ${finishText(row.target)}`}`
  const left = x + DIAMOND + 5
  return el(
    'g',
    { 'data-milestone': row.key },
    el('title', {}, title),
    el('path', { class: diamondClass(row.state, row.late), d: diamond(x, y, DIAMOND) }),
    shortLines(name, 10.5, room / 1.05, 2).map((line, index, all) =>
      el('text', { class: 'mm-text mm-small mm-strong mm-halo', x: left, y: y - (all.length - 1) * 6 - 3 + index * 12 }, line),
    ),
    second === ''
      ? null
      : el('text', { class: `mm-text mm-small mm-halo mm-figures ${row.late ? 'mm-late-text' : 'mm-muted'}`, x: left, y: y + 18 }, second),
  )
}

const gate = (title: string, { x: middle, y }: Point, x = middle - BOX.width / 2 + GATE): Markup =>
  el(
    'g',
    {},
    el('title', {}, title),
    el('rect', { class: 'mm-phase', x: x - GATE / 2, y: y - 10, width: GATE, height: 20, rx: 2 }),
    el('text', { class: 'mm-text mm-small mm-muted mm-halo', x: x + GATE + 2, y: y + 3.5 }, shortened(title, 10.5, BOX.width - 3 * GATE)),
  )

const styleOf = ({ kind, critical }: Tie): { line: string; head: string } => {
  if (critical)
    return {
      line: `mm-link-critical${kind === 'person' ? ' mm-dotted' : kind === 'assumed' ? ' mm-dashed' : ''}`,
      head: 'mm-link-critical-head',
    }
  return { line: `mm-link${kind === 'assumed' ? ' mm-dashed' : ''}`, head: 'mm-link-head' }
}

export function tieMark(tie: Tie, places: Layout): Markup | null {
  const [from, to] = [places.nodes.get(tie.from), places.nodes.get(tie.to)]
  if (!from || !to) return null
  const bends = places.bends.get(tie) ?? []
  const start = { x: from.x + BOX.width / 2, y: from.y }
  const end = { x: to.x - BOX.width / 2, y: to.y }
  const { line, head } = styleOf(tie)
  const d = to.x > from.x ? onward([start, ...bends, { x: end.x - 5, y: end.y }]) : backward(start, end)
  return el(
    'g',
    {},
    el('path', { class: line, d }),
    el('path', { class: head, d: `M${short(end.x)} ${short(end.y)}l-7 -3.5v7Z` }),
    tie.label === '' ? null : labelOn(tie.label, bends.at(-1) ?? start, end),
  )
}

/** Curves in the gutters, straight lines past the columns. */
function onward(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let before = first
  const parts = rest.map((point, at) => {
    const passing = at % 2 === 1
    const middle = (before.x + point.x) / 2
    const part =
      passing || before.y === point.y
        ? `H${short(point.x)}`
        : `C${short(middle)} ${short(before.y)} ${short(middle)} ${short(point.y)} ${short(point.x)} ${short(point.y)}`
    before = point
    return part
  })
  return `M${short(first.x)} ${short(first.y)}${parts.join('')}`
}

/** The arrow that closes a circle, over the top of both. */
function backward(start: Point, end: Point): string {
  const top = Math.min(start.y, end.y) - BOX.height / 2 - 8
  return `M${short(start.x)} ${short(start.y)}h8V${short(top)}H${short(end.x - 14)}V${short(end.y)}h9`
}

/** In the gutter above the arrow, one line for each part. */
function labelOn(text: string, before: Point, end: Point): Child {
  return text.split(', ').map((part, at, all) => {
    const shown = shortened(part, 10.5, 54)
    const x = Math.max(before.x + 3, end.x - 10 - textWidth(shown, 10.5))
    return el('text', { class: 'mm-text mm-small mm-strong mm-halo mm-accent-text', x, y: end.y - 5 - (all.length - 1 - at) * 12 }, shown)
  })
}

/** The year of the dates in the boxes, which say only day and month. */
export function yearsText(start: number | null, finish: number | null): string {
  if (start === null || finish === null) return ''
  const [first, last] = [dayOf(start), lastDay(finish)].map((day) => shortDayWithYear(day))
  return `Dates from ${first} to ${last}.`
}

const shortDayWithYear = (day: number): string => finishText((day + 1) * 1440).slice(4)
