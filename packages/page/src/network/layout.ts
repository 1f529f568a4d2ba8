/**
 * Places for the nodes of the network: columns by order, lanes by phase, few crossings.
 *
 * Source of the method: Sugiyama, Tagawa, Toda, "Methods for Visual Understanding of Hierarchical System Structures"
 * (1981), with lanes as a constraint and one lane of traffic per source for its long arrows. Iterations are counted.
 */
import { groupBy } from '../words/group.ts'
import type { Arc } from './ranks.ts'
import { ranksOf } from './ranks.ts'

export interface LayoutNode {
  readonly id: string
  readonly lane: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** Middles of the nodes. */
  readonly nodes: ReadonlyMap<string, Point>
  /** For each arc: the points that it passes between its ends, from left to right; two for each column in between. */
  readonly bends: ReadonlyMap<Arc, readonly Point[]>
  readonly lanes: readonly { readonly lane: number; readonly y: number; readonly height: number }[]
  /** Between the columns. */
  readonly gutters: readonly number[]
}

export interface LayoutOptions {
  readonly columnWidth: number
  readonly gutter: number
  readonly left: number
  readonly laneHead: number
}

/** A node, or the place where a long arrow passes a column. */
interface Slot {
  readonly id: string
  readonly lane: number
  readonly column: number
  /** With the air around it. */
  readonly height: number
  /** Slots of the columns beside it. */
  readonly near: Slot[]
  y: number
}

const SWEEPS = 10
const GAP = 10
/** Room that a passing arrow takes in a column. */
const PASSING = 7

export function layout(nodes: readonly LayoutNode[], arcs: readonly Arc[], options: LayoutOptions): Layout {
  const ranks = ranksOf(
    nodes.map(({ id }) => id),
    arcs,
  )
  const slots = new Map(nodes.map((node) => [node.id, slotOf(node.id, node.lane, ranks.get(node.id) ?? 0, node.height + GAP)]))
  const chains = new Map(arcs.map((arc) => [arc, chain(slots, arc)]))
  const all = [...slots.values()]
  const lanes = lanesOf(all)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) settle(all, lanes, sweep % 2 === 0 ? 1 : -1, options.laneHead)
  const lines = boundsOf(all, lanes, options.laneHead)
  const step = options.columnWidth + options.gutter
  const x = (column: number): number => options.left + column * step + options.columnWidth / 2
  const columns = all.reduce((most, { column }) => Math.max(most, column), 0) + 1
  return {
    width: options.left + columns * step,
    height: lines.reduce((end, { y, height }) => Math.max(end, y + height), 0),
    nodes: new Map(nodes.map(({ id }) => [id, { x: x(slots.get(id)?.column ?? 0), y: slots.get(id)?.y ?? 0 }])),
    bends: new Map([...chains].map(([arc, passing]) => [arc, passing.flatMap((slot) => bend(slot, x(slot.column), options.columnWidth))])),
    lanes: lines,
    gutters: Array.from({ length: columns - 1 }, (_, at) => options.left + (at + 1) * step - options.gutter / 2),
  }
}

const slotOf = (id: string, lane: number, column: number, height: number): Slot => ({ id, lane, column, height, near: [], y: 0 })

const bend = ({ y }: Slot, x: number, width: number): Point[] => [
  { x: x - width / 2, y },
  { x: x + width / 2, y },
]

/** The slots that an arrow passes; all arrows of one source share them, so that they run together until they part. */
function chain(slots: Map<string, Slot>, { from, to }: Arc): Slot[] {
  const [source, target] = [slots.get(from), slots.get(to)]
  if (!source || !target || target.column <= source.column) return []
  const passing: Slot[] = []
  let last = source
  for (let column = source.column + 1; column < target.column; column += 1) {
    const id = `${from}\n\n${column}`
    const slot = slots.get(id) ?? slotOf(id, source.lane, column, PASSING)
    if (!slots.has(id)) {
      slots.set(id, slot)
      join(last, slot)
    }
    passing.push(slot)
    last = slot
  }
  join(last, target)
  return passing
}

function join(a: Slot, b: Slot): void {
  a.near.push(b)
  b.near.push(a)
}

const lanesOf = (all: readonly Slot[]): number[] => [...new Set(all.map(({ lane }) => lane))].sort((a, b) => a - b)

/** One sweep over the columns: every slot wants the middle of its neighbours on the side that is already settled. */
function settle(all: readonly Slot[], lanes: readonly number[], direction: 1 | -1, laneHead: number): void {
  const columns = [...groupBy(all, ({ column }) => column)].sort(([a], [b]) => (a - b) * direction)
  const heights = new Map(lanes.map((lane) => [lane, laneHeight(all, lane)]))
  for (const [, slots] of columns) {
    const wanted = new Map(slots.map((slot) => [slot, wantedY(slot, direction)]))
    let top = 0
    for (const lane of lanes) {
      const inLane = slots.filter((slot) => slot.lane === lane).sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      const height = heights.get(lane) ?? 0
      stack(inLane, wanted, top + laneHead, top + laneHead + height)
      top += laneHead + height + GAP
    }
  }
}

function wantedY(slot: Slot, direction: 1 | -1): number {
  const settled = slot.near.filter(({ column }) => (column - slot.column) * direction < 0)
  if (settled.length === 0) return slot.y
  return settled.reduce((sum, { y }) => sum + y, 0) / settled.length
}

/** The lane is as high as its fullest column. */
function laneHeight(all: readonly Slot[], lane: number): number {
  const columns = groupBy(
    all.filter((slot) => slot.lane === lane),
    ({ column }) => column,
  )
  return [...columns.values()].reduce(
    (most, slots) =>
      Math.max(
        most,
        slots.reduce((sum, { height }) => sum + height, 0),
      ),
    0,
  )
}

/** In the given order, each as near to where it wants as those above and the ends of the lane allow. */
function stack(slots: readonly Slot[], wanted: ReadonlyMap<Slot, number>, top: number, bottom: number): void {
  let free = top
  for (const slot of slots) {
    slot.y = Math.max(free + slot.height / 2, wanted.get(slot) ?? 0)
    free = slot.y + slot.height / 2
  }
  let limit = bottom
  for (const slot of slots.toReversed()) {
    slot.y = Math.min(slot.y, limit - slot.height / 2)
    limit = slot.y - slot.height / 2
  }
}

function boundsOf(all: readonly Slot[], lanes: readonly number[], laneHead: number): Layout['lanes'] {
  let y = 0
  return lanes.map((lane) => {
    const height = laneHead + laneHeight(all, lane) + GAP
    const bounds = { lane, y, height }
    y += height
    return bounds
  })
}
