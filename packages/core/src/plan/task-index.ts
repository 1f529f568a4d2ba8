/**
 * Tasks by id, by range and by prefix of ids, each found without looking at all of them.
 */
import { fold } from '../notation/fold.ts'
import { sameId } from '../notation/heading.ts'
import type { Key, Task } from './plan.ts'

interface Numbered {
  readonly task: Task
  readonly numbers: readonly number[]
  /** Its place in the document. */
  readonly at: number
}

/** Ids with more parts than this are found by the whole id only. */
const MOST_PARTS = 12

export class TaskIndex {
  private readonly byId = new Map<string, Task[]>()
  private readonly byPrefix = new Map<string, Task[]>()
  private readonly all: readonly Task[]
  private byTitle: ReadonlyMap<string, readonly Task[]> | null = null
  private readonly byPhase = new Map<Key, Task[]>()
  /** By the count of parts of the id, in the order of the numbers. */
  private readonly bySize = new Map<number, Numbered[]>()
  private readonly lines: ReadonlyMap<Key, number>
  readonly hasIntegers: boolean

  constructor(tasks: readonly Task[]) {
    this.all = tasks
    this.lines = new Map(tasks.map((task) => [task.key, task.line]))
    for (const [at, task] of tasks.entries()) this.add(task, at)
    for (const numbered of this.bySize.values()) numbered.sort((a, b) => compare(a.numbers, b.numbers))
    this.hasIntegers = [...this.byId.keys()].some((id) => /^\d+$/.test(id))
  }

  private add(task: Task, at: number): void {
    if (task.id === null) return
    const id = sameId(task.id)
    push(this.byId, id, task)
    if (task.phase !== null) push(this.byPhase, task.phase, task)
    const parts = id.replace(/^[a-z]+-?(?=\d)/, '').split('.', MOST_PARTS + 1)
    for (let count = 1; count <= Math.min(parts.length, MOST_PARTS); count++) push(this.byPrefix, parts.slice(0, count).join('.'), task)
    const numbers = numbersOf(task.id)
    push(this.bySize, numbers.length, { task, numbers, at })
  }

  withId(id: string): readonly Task[] {
    return this.byId.get(sameId(id)) ?? []
  }

  /** Those whose id is the prefix or goes on behind it with a dot. */
  withPrefix(prefix: string): readonly Task[] {
    return this.byPrefix.get(prefix.toLowerCase()) ?? []
  }

  /** Only diagrams name tasks by their titles, so these are indexed when first asked for. */
  withTitle(title: string): readonly Task[] {
    this.byTitle ??= byTitle(this.all)
    return this.byTitle.get(fold(title)) ?? []
  }

  /** Those of a phase that carry an id. */
  inPhase(phase: Key): readonly Task[] {
    return this.byPhase.get(phase) ?? []
  }

  lineOf(key: Key): number | undefined {
    return this.lines.get(key)
  }

  /** Ids from first to last, both included, that have as many parts as these; in document order. */
  between(first: string, last: string): readonly Task[] {
    const [low, high] = [numbersOf(first), numbersOf(last)]
    const numbered = low.length === high.length ? (this.bySize.get(low.length) ?? []) : []
    const found: Numbered[] = []
    for (let index = lowerBound(numbered, low); index < numbered.length; index++) {
      const entry = numbered[index] as Numbered
      if (compare(entry.numbers, high) > 0) break
      found.push(entry)
    }
    return found.sort((a, b) => a.at - b.at).map(({ task }) => task)
  }
}

function byTitle(tasks: readonly Task[]): Map<string, Task[]> {
  const found = new Map<string, Task[]>()
  for (const task of tasks) push(found, fold(task.title), task)
  return found
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const others = map.get(key)
  if (others) others.push(value)
  else map.set(key, [value])
}

export const numbersOf = (id: string): number[] => (id.match(/\d+/g) ?? []).map(Number)

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function lowerBound(numbered: readonly Numbered[], low: readonly number[]): number {
  let from = 0
  let to = numbered.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (compare((numbered[middle] as Numbered).numbers, low) < 0) from = middle + 1
    else to = middle
  }
  return from
}
