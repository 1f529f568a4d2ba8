/**
 * The order in which `next` offers work: how many units wait for one, how far an assumed order puts it back.
 */

import type { Components, Graph } from '../plan/graph.ts'
import { components, depths, reached } from '../plan/graph.ts'
import type { Dependency, End } from '../plan/plan.ts'
import type { Standing, Work } from '../plan/work.ts'
import { isBetweenUnits, isOver, unitsOf } from '../plan/work.ts'

export interface Ranking {
  /** For each unit, how many unfinished units wait for it, directly or through others. */
  readonly unlocks: readonly number[]
  /** For each unit, the longest chain of unfinished work before it. */
  readonly distance: Int32Array
  /** The same along the assumed order. */
  readonly assumedDistance: Int32Array
  /** All units of the circle that a unit is part of; empty outside of circles. */
  readonly circle: (unit: number) => readonly number[]
}

/** Linear in units and dependencies, but for `unlocks`, which is exact and costs that × units / 32. */
export function ranking(
  of: Work,
  stated: readonly Dependency[],
  assumed: readonly Dependency[],
  standing: (end: End) => Standing,
): Ranking {
  const unfinished = of.units.map((unit) => !isOver(unit.state))
  const holds = stated.filter(({ type, from }) => (type === 'FS' || type === 'SS') && standing(from) === 'open')
  const graph = waitGraph(of, holds, unfinished)
  const found = components(graph.graph)
  const sources = unfinished.flatMap((isOpen, unit) => (isOpen ? [unit] : []))
  const counts = reached(graph.graph, found, sources, (node) => (unfinished[node] ? 1 : 0))
  const unlocks = of.units.map(() => 0)
  sources.forEach((unit, at) => {
    unlocks[unit] = counts[at] as number
  })
  return {
    unlocks,
    distance: distances(graph, found),
    assumedDistance: assumedDistances(of, assumed, unfinished),
    circle: circles(found, of.units.length),
  }
}

interface WaitGraph {
  readonly graph: Graph
  /** Where among the edges of a node those begin that stand for a dependency; the ones before lead into and out of groups. */
  readonly firstStep: Int32Array
}

/**
 * Units are nodes `0 … n - 1`. A group has an entrance before its units and an exit behind them, so that `Phase 2 →
 * Phase 3` with fifty tasks each is a hundred edges and not two thousand five hundred.
 */
function waitGraph(of: Work, dependencies: readonly Dependency[], unfinished: readonly boolean[]): WaitGraph {
  const out: number[][] = of.units.map(() => [])
  const doors = doorsInto(of, out, unfinished)
  const steps = dependencies.flatMap(({ from, to }) =>
    isBetweenUnits(of, from, to) ? [[doors(from).exit, doors(to).entrance] as const] : [],
  )
  const firstStep = Int32Array.from(out, (targets) => targets.length)
  for (const [exit, entrance] of steps) if (exit !== entrance) out[exit]?.push(entrance)
  return { graph: { size: out.length, out }, firstStep }
}

interface Doors {
  readonly entrance: number
  readonly exit: number
}

/** The way into and out of what an end stands for; a group gets its two nodes when it is first asked for. */
function doorsInto(of: Work, out: number[][], unfinished: readonly boolean[]): (end: End) => Doors {
  const known = new Map<string, Doors>()
  const node = () => out.push([]) - 1
  const make = (end: End): Doors => {
    const units = unitsOf(of, end).filter((unit) => unfinished[unit])
    const [only] = units
    if (units.length === 1 && only !== undefined && end.kind === 'task') return { entrance: only, exit: only }
    const made = { entrance: node(), exit: node() }
    // What a milestone waits for does not hold back the tasks that gate it; an empty phase still passes on what it waits for.
    if (end.kind === 'milestone' || units.length === 0) out[made.entrance]?.push(made.exit)
    for (const unit of units) {
      if (end.kind !== 'milestone') out[made.entrance]?.push(unit)
      out[unit]?.push(made.exit)
    }
    return made
  }
  return (end) => {
    const before = known.get(end.key)
    if (before) return before
    const made = make(end)
    known.set(end.key, made)
    return made
  }
}

const distances = ({ graph, firstStep }: WaitGraph, found: Components): Int32Array =>
  depths(graph, found, (node, edge) => (edge >= (firstStep[node] as number) ? 1 : 0))

function assumedDistances(of: Work, assumed: readonly Dependency[], unfinished: readonly boolean[]): Int32Array {
  if (assumed.length === 0) return new Int32Array(of.units.length)
  const graph = waitGraph(of, assumed, unfinished)
  return distances(graph, components(graph.graph))
}

/** Each circle is filtered once, however many ask for it. */
function circles(found: Components, units: number): Ranking['circle'] {
  const known = new Map<number, readonly number[]>()
  return (unit) => {
    const at = found.of[unit] as number
    const members = found.members[at] as readonly number[]
    if (members.length === 1) return []
    const before = known.get(at)
    if (before) return before
    const circle = members.filter((node) => node < units)
    known.set(at, circle.length > 1 ? circle : [])
    return known.get(at) ?? []
  }
}
