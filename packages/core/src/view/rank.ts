/**
 * The order in which `next` offers work: how many units wait for one, how far an assumed order puts it back.
 */
import type { Dependency, Task } from '../plan/plan.ts'
import type { Components, Graph } from './graph.ts'
import { components, depths, reached } from './graph.ts'
import type { Standing, Work } from './work.ts'
import { isOver, isStep, unitsOf } from './work.ts'

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
  standing: (end: Dependency['from']) => Standing,
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
  /** Edges that lead from the way into a dependency to the way out of it; all others cost nothing. */
  readonly isStep: (from: number, to: number) => boolean
}

/**
 * Units are nodes `0 … n - 1`. A group has an entrance before its units and an exit behind them, so that `Phase 2 →
 * Phase 3` with fifty tasks each is a hundred edges and not two thousand five hundred.
 */
function waitGraph(of: Work, dependencies: readonly Dependency[], unfinished: readonly boolean[]): WaitGraph {
  const out: number[][] = of.units.map(() => [])
  const doors = new Map<string, { readonly entrance: number; readonly exit: number }>()
  const node = () => out.push([]) - 1
  const doorsOf = (end: Dependency['from']) => {
    const before = doors.get(end.key)
    if (before) return before
    const units = unitsOf(of, end).filter((unit) => unfinished[unit])
    const single = units.length === 1 && end.kind === 'task' ? (units[0] as number) : null
    const made = single === null ? { entrance: node(), exit: node() } : { entrance: single, exit: single }
    doors.set(end.key, made)
    if (single === null) {
      // What a milestone waits for does not hold back the tasks that gate it; an empty phase still passes on what it waits for.
      if (end.kind === 'milestone' || units.length === 0) out[made.entrance]?.push(made.exit)
      for (const unit of units) {
        if (end.kind !== 'milestone') out[made.entrance]?.push(unit)
        out[unit]?.push(made.exit)
      }
    }
    return made
  }
  const steps = new Set<number>()
  for (const { from, to } of dependencies) {
    const target = of.tasks.get(to.key)
    if (from.key === to.key || (target && isStep(of, target))) continue
    const [exit, entrance] = [doorsOf(from).exit, doorsOf(to).entrance]
    // A task that is named together with the phase around it would otherwise wait for itself.
    if (exit === entrance || isInside(of, from, to) || isInside(of, to, from)) continue
    out[exit]?.push(entrance)
    steps.add(exit * 2 ** 24 + entrance)
  }
  return { graph: { size: out.length, out }, isStep: (from, to) => steps.has(from * 2 ** 24 + to) }
}

const isInside = (of: Work, inner: Dependency['from'], outer: Dependency['from']): boolean => {
  const task = of.tasks.get(inner.key)
  return task !== undefined && outer.kind !== 'milestone' && outer.key !== inner.key && isBelow(of, task, outer.key)
}

function isBelow(of: Work, task: Task, key: string): boolean {
  if (task.phase === key) return true
  for (let at = task.parent; at !== null; at = of.tasks.get(at)?.parent ?? null) if (at === key) return true
  return false
}

const distances = ({ graph, isStep }: WaitGraph, found: Components): Int32Array =>
  depths(graph, found, (from, to) => (isStep(from, to) ? 1 : 0))

function assumedDistances(of: Work, assumed: readonly Dependency[], unfinished: readonly boolean[]): Int32Array {
  const graph = waitGraph(of, assumed, unfinished)
  return distances(graph, components(graph.graph))
}

function circles(found: Components, units: number): Ranking['circle'] {
  const members = found.members.map((nodes) => nodes.filter((node) => node < units))
  return (unit) => {
    const circle = members[found.of[unit] as number] as readonly number[]
    return circle.length > 1 ? circle : []
  }
}
