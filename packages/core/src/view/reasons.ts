/**
 * Why a unit may not start: its own block, what it comes after, what others have not delivered.
 */
import type { Dependency, External, Key, Task } from '../plan/plan.ts'
import type { Standing, Work } from '../plan/work.ts'
import { isOver, isStep, nameOf, scopes, unitsIn, unitsOf } from '../plan/work.ts'
import { lineAt } from '../text/span.ts'

export interface Reason {
  /** `claimed` is work that another agent has taken, or that would touch the same files. */
  readonly kind: 'dependency' | 'external' | 'blocked' | 'claimed'
  /** The task, phase or milestone that it waits for. */
  readonly key?: Key
  readonly line: number
  readonly text: string
}

/** What the document says about one unit, before anyone asks whether it may start. */
export interface Holds {
  readonly blocked: readonly Reason[]
  /** Stated predecessors that are not finished. */
  readonly after: readonly Dependency[]
  /** Stated `starts with` predecessors that are not finished. */
  readonly startsWith: readonly Dependency[]
  /** External items that are expected after the status date. */
  readonly external: readonly External[]
  /** External items that are undated or should have arrived: to be looked at, holding nothing back. */
  readonly watched: readonly External[]
  /** What comes before by assumption, or by a statement about something that has no tasks. */
  readonly assumedAfter: readonly Dependency[]
}

export interface Sources {
  readonly stated: readonly Dependency[]
  /** What ranks and does not hold back; nothing in it is over. */
  readonly assumed: readonly Dependency[]
  readonly standing: (end: Dependency['from']) => Standing
  readonly asOf: string
}

/** Gathers the holds of any unit; preparing it is linear, asking costs what the answer holds. */
export function holdsOf(of: Work, { stated, assumed, standing, asOf }: Sources): (unit: number) => Holds {
  const target = ({ to }: Dependency): readonly Key[] => {
    const task = of.tasks.get(to.key)
    return task && isStep(of, task) ? [] : [to.key]
  }
  const open = stated.filter((dependency) => standing(dependency.from) === 'open' && !isBegunEnough(of, dependency))
  const after = into(
    open.filter(({ type }) => type === 'FS'),
    target,
  )
  const startsWith = into(
    open.filter(({ type }) => type === 'SS'),
    target,
  )
  const assumedAfter = into(assumed, target)
  const isLate = ({ expected }: External) => expected !== null && /^\d{4}-\d\d-\d\d$/.test(expected.value) && expected.value > asOf
  const external = into(of.plan.external, ({ blocks }) => blocks)
  const isFree = !of.plan.tasks.some(({ state }) => state === 'blocked') && !of.plan.phases.some(({ state }) => state?.value === 'blocked')
  return (unit) => {
    const task = of.units[unit] as Task
    const scope = scopes(of, task)
    const others = (dependencies: readonly Dependency[]) =>
      dependencies.length === 0 ? dependencies : unique(dependencies.filter((dependency) => !concernsItself(of, dependency, unit, scope)))
    const items = external(scope)
    return {
      blocked: isFree ? NONE : blocked(of, scope),
      after: others(after(scope)),
      startsWith: others(startsWith(scope)),
      external: items.length === 0 ? NONE : items.filter(isLate),
      watched: items.length === 0 ? NONE : items.filter((item) => !isLate(item)),
      assumedAfter: others(assumedAfter(scope)),
    }
  }
}

const NONE: readonly never[] = []

/** Items by the keys that they bear on. */
function into<T>(items: readonly T[], keys: (item: T) => readonly Key[]): (scope: readonly Key[]) => readonly T[] {
  const map = new Map<Key, T[]>()
  for (const item of items)
    for (const key of keys(item)) {
      const group = map.get(key)
      if (group) group.push(item)
      else map.set(key, [item])
    }
  if (map.size === 0) return () => NONE
  return (scope) => {
    const found: T[] = []
    for (const key of scope) for (const item of map.get(key) ?? NONE) found.push(item)
    return found
  }
}

/** With a lead (`2 days before 1.1 is finished`) it is enough that the predecessor has begun. */
function isBegunEnough(of: Work, { from, lag }: Dependency): boolean {
  if (lag >= 0) return false
  const units = unitsOf(of, from)
  return units.length > 0 && units.every((unit) => isBegun(of.units[unit] as Task))
}

export const isBegun = ({ state }: Task): boolean => isOver(state) || state === 'doing'

/** One dependency for each predecessor, however often it is stated. */
function unique(dependencies: readonly Dependency[]): Dependency[] {
  const seen = new Set<Key>()
  return dependencies.filter(({ from }) => !seen.has(from.key) && seen.add(from.key))
}

/** A unit does not wait for the phase that it is part of, nor for its own steps, nor for the milestone that it gates. */
function concernsItself(of: Work, { from }: Dependency, unit: number, scope: readonly Key[]): boolean {
  if (scope.includes(from.key)) return true
  if (from.kind === 'task') return unitsIn(of, from.key)[0] === unit
  return of.milestones.get(from.key)?.gatedBy.some((key) => scope.includes(key)) ?? false
}

function blocked(of: Work, scope: readonly Key[]): Reason[] {
  return scope.flatMap((key): Reason[] => {
    const task = of.tasks.get(key)
    if (task?.state === 'blocked') {
      const line = task.blockedBy ? lineAt(of.plan.source.lines, task.blockedBy.span.from) : task.line
      return [{ kind: 'blocked', key, line, text: task.blockedBy?.value ?? 'no reason is given' }]
    }
    const phase = of.phases.get(key)
    return phase?.state?.value === 'blocked'
      ? [{ kind: 'blocked', key, line: phase.line, text: `${nameOf(of, { key, kind: 'phase' })} is blocked` }]
      : []
  })
}

/** The sentence part behind `waits for`. */
export function dependencyReason(of: Work, dependency: Dependency, circle: readonly number[]): Reason {
  const { from, type, line } = dependency
  const units = unitsOf(of, from)
  const open = units.filter((unit) => !isOver((of.units[unit] as Task).state)).length
  const name = nameOf(of, from)
  const share = units.length > 1 ? ` (${open} of ${units.length} open)` : ''
  const round =
    circle.length > 1 && units.some((unit) => circle.includes(unit)) ? ` (a circle: ${circleText(of, circle)} wait for each other)` : ''
  return { kind: 'dependency', key: from.key, line, text: `${type === 'SS' ? 'the start of ' : ''}${name}${share}${round}` }
}

const NAMED = 6

function circleText(of: Work, circle: readonly number[]): string {
  const names = [...circle].sort((a, b) => a - b).map((unit) => (of.units[unit] as Task).id ?? (of.units[unit] as Task).title)
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export function externalReason({ text, line, expected }: External): Reason {
  return { kind: 'external', line, text: expected && !text.includes(expected.value) ? `${text}, expected ${expected.value}` : text }
}
