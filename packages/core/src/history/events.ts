/**
 * What happened to each task, revision by revision.
 *
 * A revision is compared with those that it was made from. Where histories join, only that is an event which none of them says
 * already, so that the work of a branch counts where it was done and the merge adds nothing.
 */
import type { TaskState } from '../plan/plan.ts'
import type { TaskEvent, TaskEventKind } from './history.ts'
import { matched } from './match.ts'
import type { TaskFact } from './reading.ts'
import type { Usable } from './usable.ts'

/** A task over all revisions. */
export interface Life {
  /** As it stood last. */
  fact: TaskFact
  readonly events: TaskEvent[]
  /** False for what only ever was a step or a summary. */
  wasUnit: boolean
  /** What was recorded last. */
  state: TaskState | 'dropped'
  wasStarted: boolean
  /** True for what the first revision held already. */
  readonly fromStart: boolean
}

export interface Lives {
  readonly lives: readonly Life[]
  /** For each revision, the index of the life of each of its tasks. */
  readonly byRevision: readonly Int32Array[]
}

export function livesOf(used: readonly Usable[]): Lives {
  const lives: Life[] = []
  const byRevision: Int32Array[] = []
  const known = new Map<string, number>()
  for (const one of used) byRevision.push(lived(one, used, byRevision, lives, known))
  return { lives, byRevision }
}

/** A parent, and which of its tasks each task is. */
interface Side {
  readonly tasks: readonly TaskFact[]
  readonly ids: Int32Array
  readonly match: Int32Array
  readonly renamed: ReadonlyMap<string, string>
}

function lived(
  one: Usable,
  used: readonly Usable[],
  byRevision: readonly Int32Array[],
  lives: Life[],
  known: Map<string, number>,
): Int32Array {
  const { tasks } = one.reading
  const at = { commit: one.revision.commit, at: one.revision.at }
  const sides = one.parents.map((parent): Side => {
    const before = (used[parent] as Usable).reading.tasks
    const match = matched(before, tasks)
    return { tasks: before, ids: byRevision[parent] as Int32Array, match, renamed: renamedPlaces(before, tasks, match) }
  })
  const ids = new Int32Array(tasks.length).fill(-1)
  tasks.forEach((_, index) => {
    const side = sides.find(({ match }) => match[index] !== -1)
    if (side) ids[index] = side.ids[side.match[index] as number] as number
  })
  const present = new Set(ids)
  tasks.forEach((fact, index) => {
    const id = ids[index] as number
    if (id === -1) ids[index] = newcomer(fact, { lives, known, present, at, isFirst: sides.length === 0 })
    else changed(lives[id] as Life, fact, index, sides, at)
    if (sides.every(({ tasks: before, match }) => before[match[index] as number] !== fact))
      known.set(`${fact.key}\n${fact.title}`, ids[index] as number)
  })
  for (const id of goneFrom(sides, new Set(ids))) {
    const life = lives[id] as Life
    if (life.state === 'dropped') continue
    life.state = 'dropped'
    life.events.push({ what: 'dropped', ...at, from: life.fact.place || null, to: null })
  }
  return ids
}

type Moment = Pick<TaskEvent, 'commit' | 'at'>

interface Newcomer {
  readonly lives: Life[]
  readonly known: ReadonlyMap<string, number>
  readonly present: Set<number>
  readonly at: Moment
  readonly isFirst: boolean
}

/** A task that no parent has: a new one, one that comes back, or one that another branch has as well. */
function newcomer(fact: TaskFact, { lives, known, present, at, isFirst }: Newcomer): number {
  const before = known.get(`${fact.key}\n${fact.title}`)
  const life = before === undefined || present.has(before) ? undefined : lives[before]
  if (life && before !== undefined) {
    if (life.state === 'dropped') {
      life.events.push({ what: 'returned', ...at, from: null, to: fact.place || null })
      life.state = 'todo'
      life.wasStarted = false
    }
    settle(life, fact, life.state as TaskState, at)
    present.add(before)
    return before
  }
  // What was begun or done in the first revision was so before it: when is not known.
  const state = isFirst ? fact.state : 'todo'
  const fresh: Life = { fact, events: [], wasUnit: false, state, wasStarted: state === 'doing', fromStart: isFirst }
  fresh.events.push({ what: 'appeared', ...at, from: null, to: fact.place || null })
  settle(fresh, fact, state, at)
  lives.push(fresh)
  present.add(lives.length - 1)
  return lives.length - 1
}

/** What is new about a task compared with every parent that has it. */
function changed(life: Life, fact: TaskFact, index: number, sides: readonly Side[], at: Moment): void {
  const before = sides.flatMap(({ tasks, match, renamed }) => {
    const old = tasks[match[index] as number]
    return old === undefined ? [] : [{ old, renamed }]
  })
  if (before.some(({ old }) => old === fact)) {
    life.fact = fact
    life.wasUnit ||= fact.unit
    return
  }
  const [first] = before
  if (!first) return
  if (before.every(({ old }) => old.estimate !== fact.estimate))
    life.events.push({ what: 're-estimated', ...at, from: first.old.estimate, to: fact.estimate })
  if (before.every(({ old, renamed }) => (renamed.get(old.place) ?? old.place) !== fact.place))
    life.events.push({ what: 'moved', ...at, from: first.old.place || null, to: fact.place || null })
  if (before.every(({ old }) => old.state !== fact.state)) settle(life, fact, first.old.state, at)
  else settle(life, fact, fact.state, at)
}

function settle(life: Life, fact: TaskFact, before: TaskState, at: Moment): void {
  life.fact = fact
  life.wasUnit ||= fact.unit
  for (const what of stateEvents(before, fact.state, life.wasStarted)) {
    if (what === 'started') life.wasStarted = true
    // Another branch said so already.
    if (life.state === fact.state) continue
    life.events.push({ what, ...at, from: null, to: null })
  }
  if (before !== fact.state) life.state = fact.state
  // Back at the beginning: it may be started again.
  if (fact.state === 'todo') life.wasStarted = false
}

function stateEvents(before: TaskState, after: TaskState, wasStarted: boolean): TaskEventKind[] {
  if (before === after) return []
  if (after === 'done') return ['done']
  if (after === 'cancelled') return ['cancelled']
  const back: TaskEventKind[] = before === 'done' ? ['reopened'] : before === 'cancelled' ? ['returned'] : []
  return after === 'doing' && !wasStarted && before !== 'done' ? [...back, 'started'] : back
}

/** Lives that every parent has and the revision has not. */
function goneFrom([first, ...others]: readonly Side[], present: ReadonlySet<number>): number[] {
  if (!first) return []
  return [...first.ids].filter((id) => !present.has(id) && others.every(({ ids }) => ids.includes(id)))
}

/** Phases and summary tasks that were given another name: all that stood there stands in one new place. Nothing moved then. */
function renamedPlaces(before: readonly TaskFact[], after: readonly TaskFact[], match: Int32Array): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>()
  after.forEach((fact, index) => {
    const old = before[match[index] as number]
    if (old === undefined || old.place === fact.place) return
    const known = found.get(old.place)
    found.set(old.place, known === undefined || known === fact.place ? fact.place : null)
  })
  if (found.size === 0) return NO_NAMES
  const now = new Set(after.map(({ place }) => place))
  const then = new Set(before.map(({ place }) => place))
  return new Map([...found].flatMap(([old, to]) => (to === null || now.has(old) || then.has(to) ? [] : [[old, to] as const])))
}

const NO_NAMES: ReadonlyMap<string, string> = new Map()
