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
  /** The panel of each lane. */
  readonly lanes: readonly Panel[]
  /** Between the columns. */
  readonly gutters: readonly number[]
}

export interface Panel {
  readonly lane: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
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
  const ranges = rangesOf([...slots.values()])
  const chains = new Map(arcs.map((arc) => [arc, chain(slots, ranges, arc)]))
  const all = [...slots.values()]
  const bands = bandsOf(all, ranges, options.laneHead)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) settle(all, bands, sweep % 2 === 0 ? 1 : -1)
  const step = options.columnWidth + options.gutter
  const x = (column: number): number => options.left + column * step + options.columnWidth / 2
  const columns = all.reduce((most, { column }) => Math.max(most, column), 0) + 1
  const lanes = [...ranges].map(([lane, range]) => panelOf(lane, range, bands, step, options))
  return {
    width: options.left + columns * step,
    height: lanes.reduce((end, { y, height }) => Math.max(end, y + height), 0),
    nodes: new Map(nodes.map(({ id }) => [id, { x: x(slots.get(id)?.column ?? 0), y: slots.get(id)?.y ?? 0 }])),
    bends: new Map([...chains].map(([arc, passing]) => [arc, passing.flatMap((slot) => bend(slot, x(slot.column), options.columnWidth))])),
    lanes,
    gutters: Array.from({ length: columns - 1 }, (_, at) => options.left + (at + 1) * step - options.gutter / 2),
  }
}

const slotOf = (id: string, lane: number, column: number, height: number): Slot => ({ id, lane, column, height, near: [], y: 0 })

const bend = ({ y }: Slot, x: number, width: number): Point[] => [
  { x: x - width / 2, y },
  { x: x + width / 2, y },
]

/** First and last column of the nodes of a lane. */
type Ranges = ReadonlyMap<number, { readonly from: number; readonly to: number }>

function rangesOf(all: readonly Slot[]): Ranges {
  const groups = [...groupBy(all, ({ lane }) => lane)].toSorted(([a], [b]) => a - b)
  return new Map(
    groups.map(([lane, slots]) => [lane, { from: least(slots.map(({ column }) => column)), to: most(slots.map(({ column }) => column)) }]),
  )
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** What passes columns in which neither its own lane nor the one that it is bound for has nodes: on top of everything. */
const TRAFFIC = -1

/** The slots that an arrow passes; all arrows of one source share them, so that they run together until they part. */
function chain(slots: Map<string, Slot>, ranges: Ranges, { from, to }: Arc): Slot[] {
  const [source, target] = [slots.get(from), slots.get(to)]
  if (!source || !target || target.column <= source.column) return []
  const reaches = (lane: number, column: number): boolean => {
    const range = ranges.get(lane)
    return range !== undefined && column >= range.from && column <= range.to
  }
  const passing: Slot[] = []
  let last = source
  for (let column = source.column + 1; column < target.column; column += 1) {
    const lane = [source.lane, target.lane].find((candidate) => reaches(candidate, column)) ?? TRAFFIC
    const id = `${from}\n\n${column}\n${lane}`
    const slot = slots.get(id) ?? slotOf(id, lane, column, PASSING)
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

/** Where the slots of a lane may stand. */
interface Band {
  readonly top: number
  readonly bottom: number
}

/** Each lane as high up as the lanes before it leave room in its columns, so that phases one after the other stand side by side. */
function bandsOf(all: readonly Slot[], ranges: Ranges, laneHead: number): Map<number, Band> {
  const heights = new Map([...groupBy(all, ({ lane }) => lane)].map(([lane, slots]) => [lane, heightOf(slots)]))
  const traffic = heights.get(TRAFFIC) ?? 0
  const start = traffic === 0 ? 0 : traffic + GAP
  const bands = new Map([[TRAFFIC, { top: 0, bottom: traffic }]])
  const free: number[] = []
  for (const [lane, { from, to }] of ranges) {
    let y = start
    for (let column = from; column <= to; column += 1) y = Math.max(y, free[column] ?? start)
    const bottom = y + laneHead + (heights.get(lane) ?? 0)
    bands.set(lane, { top: y + laneHead, bottom })
    for (let column = from; column <= to; column += 1) free[column] = bottom + 2 * GAP
  }
  return bands
}

/** A lane is as high as its fullest column. */
function heightOf(slots: readonly Slot[]): number {
  const columns = groupBy(slots, ({ column }) => column)
  return most([...columns.values()].map((column) => column.reduce((sum, { height }) => sum + height, 0)))
}

/** One sweep over the columns: every slot wants the middle of its neighbours on the side that is already settled. */
function settle(all: readonly Slot[], bands: ReadonlyMap<number, Band>, direction: 1 | -1): void {
  const columns = [...groupBy(all, ({ column }) => column)].toSorted(([a], [b]) => (a - b) * direction)
  for (const [, slots] of columns) {
    const wanted = new Map(slots.map((slot) => [slot, wantedY(slot, direction)]))
    for (const [lane, inLane] of groupBy(slots, (slot) => slot.lane)) {
      const sorted = inLane.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      stack(sorted, wanted, bands.get(lane) ?? { top: 0, bottom: 0 })
    }
  }
}

function wantedY(slot: Slot, direction: 1 | -1): number {
  const settled = slot.near.filter(({ column }) => (column - slot.column) * direction < 0)
  if (settled.length === 0) return slot.y
  return settled.reduce((sum, { y }) => sum + y, 0) / settled.length
}

/** In the given order, each as near to where it wants as those above and the ends of the lane allow. */
function stack(slots: readonly Slot[], wanted: ReadonlyMap<Slot, number>, { top, bottom }: Band): void {
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

function panelOf(
  lane: number,
  { from, to }: { from: number; to: number },
  bands: ReadonlyMap<number, Band>,
  step: number,
  options: LayoutOptions,
): Panel {
  const { top, bottom } = bands.get(lane) ?? { top: 0, bottom: 0 }
  const margin = Math.min(options.left, options.gutter / 2) - 2
  const y = top - options.laneHead
  return {
    lane,
    x: options.left + from * step - margin,
    y,
    width: (to - from + 1) * step - options.gutter + 2 * margin,
    height: bottom - y + GAP / 2,
  }
}
