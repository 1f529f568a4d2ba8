/**
 * The dependency network of a schedule: rows in, one SVG out. Columns follow the order, lanes are the phases.
 */
import type { ScheduleView } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { frame } from '../markup/picture.ts'
import { shortened } from '../markup/text-width.ts'
import { plural } from '../words/names.ts'
import { BOX, heightOf, nodeMark, tieMark, yearsText } from './draw.ts'
import type { Layout, Panel } from './layout.ts'
import { layout } from './layout.ts'
import type { Graph } from './network-graph.ts'
import { graphOf, phaseGraph } from './network-graph.ts'

export interface NetworkOptions extends PictureOptions {
  /** Above this many tasks, only phases and milestones; 600 unless told. */
  readonly mostTasks?: number
}

const MOST_TASKS = 600
const PADDING = 20
const GUTTER = 56
const HEAD = 28
const LEGEND = 34
const LEAST_WIDTH = 760

/** Tasks and milestones in the order in which they follow each other, one lane for each phase. */
export function network(view: ScheduleView, options: NetworkOptions = {}): string {
  return frame(networkPicture(view, options), options.style ?? 'own').markup
}

export function networkPicture(view: ScheduleView, { id = 'network', mostTasks = MOST_TASKS }: NetworkOptions): Picture {
  const hidden = view.tasks.length > mostTasks
  const graph = hidden ? phaseGraph(view) : graphOf(view)
  const places = layout(
    graph.nodes.map((node) => ({ id: node.id, lane: node.lane, width: BOX.width, height: heightOf(node) })),
    graph.ties,
    { columnWidth: BOX.width, gutter: GUTTER, left: PADDING, laneHead: HEAD },
  )
  const empty = graph.nodes.length === 0
  const width = Math.max(LEAST_WIDTH, places.width)
  const height = places.height + LEGEND
  return {
    id,
    width,
    height: empty ? 48 : height,
    title: 'Dependency network',
    description: describe(view, graph, hidden),
    head: null,
    headHeight: 0,
    body: empty
      ? el('text', { class: 'mm-text mm-muted', x: 12, y: 28 }, 'There is nothing to connect.')
      : marks(view, graph, places, hidden),
    cuts: places.gutters,
    along: 'x',
  }
}

function marks(view: ScheduleView, graph: Graph, places: Layout, hidden: boolean): Child {
  const ties = graph.ties.toSorted((a, b) => Number(a.critical) - Number(b.critical))
  return [
    places.lanes.map((panel) => laneMark(graph.lanes[panel.lane] ?? '', panel)),
    ties.map((tie) => tieMark(tie, places)),
    graph.nodes.map((node) => nodeMark(node, places.nodes.get(node.id) ?? { x: 0, y: 0 })),
    legend(
      places.height + 20,
      `${hidden ? 'Too many tasks for a picture: phases and milestones only. ' : ''}${yearsText(view.start, view.finish)}`,
    ),
  ]
}

/** The panel of a phase; its name is repeated so that it stays in sight in a wide picture. */
function laneMark(title: string, { x, y, width, height }: Panel): Markup {
  const every = 5 * (BOX.width + GUTTER)
  const names = Array.from({ length: Math.max(1, Math.ceil((width - BOX.width) / every)) }, (_, at) => x + 12 + at * every)
  return el(
    'g',
    {},
    el('rect', { class: 'mm-rest', x, y, width, height, rx: 6 }),
    names.map((left) =>
      el('text', { class: 'mm-text mm-strong mm-muted', x: left, y: y + 19 }, shortened(title, 12.8, Math.min(width, every) - 24)),
    ),
  )
}

const SIGNS: readonly (readonly [string, string])[] = [
  ['mm-link', 'stated'],
  ['mm-link mm-dashed', 'assumed'],
  ['mm-link-critical', 'critical'],
  ['mm-link-critical mm-dotted', 'same person'],
]

function legend(y: number, note: string): Markup {
  const signs = SIGNS.map(([style, word], at) => {
    const x = PADDING + at * 106
    return [
      el('path', { class: style, d: `M${x} ${y}h24` }),
      el('text', { class: 'mm-text mm-small mm-muted', x: x + 29, y: y + 3.5 }, word),
    ]
  })
  return el('g', {}, signs, el('text', { class: 'mm-text mm-small mm-muted', x: PADDING + SIGNS.length * 106 + 12, y: y + 3.5 }, note))
}

function describe(view: ScheduleView, { nodes, ties }: Graph, hidden: boolean): string {
  const assumed = ties.filter(({ kind }) => kind === 'assumed').length
  return [
    hidden
      ? `${plural(view.tasks.length, 'task')} are too many for a picture: phases and milestones only.`
      : `${plural(nodes.length, 'node')}.`,
    `${plural(ties.length, 'arrow')}, ${assumed} of them assumed.`,
    view.criticalPath.length > 0 ? `${plural(view.criticalPath.length, 'task')} on the critical path.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
