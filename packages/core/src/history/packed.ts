/**
 * Readings as lines of JSON, for a cache: a task that stays as it is over a thousand revisions is written once.
 *
 * A line is either facts of one task or milestone, which are numbered in the order of the lines, or a revision, which names them by
 * ranges of these numbers. Lines may be appended at any time. What cannot be unpacked is thrown away as a whole.
 */
import type { MilestoneFact, Reading, TaskFact } from './reading.ts'

/** Raised whenever a reading holds something else, or the same text would be read in another way. */
export const READING_FORMAT = 1

/** A reading, or why there is none. */
export type Kept = { readonly reading: Reading } | { readonly fault: string }

type FactLine = readonly ['t' | 'm', TaskFact | MilestoneFact]
interface RevisionLine {
  readonly name: string
  readonly fault?: string
  readonly of?: Omit<Reading, 'tasks' | 'milestones'>
  /** First and last number of each range, in turn. */
  readonly tasks?: readonly number[]
  readonly milestones?: readonly number[]
}

export interface Packer {
  /** The reading of a name that was kept before. */
  readonly get: (name: string) => Kept | undefined
  /** Keeps a reading and gives the lines that say so. */
  readonly add: (name: string, kept: Kept) => readonly string[]
}

/** A packer that knows what some lines say; null where they are damaged. */
export function packer(lines: readonly string[]): Packer | null {
  const facts: (TaskFact | MilestoneFact)[] = []
  const numbers = new Map<string, number>()
  const known = new Map<string, RevisionLine>()
  const number = (tag: 't' | 'm', fact: TaskFact | MilestoneFact, out: string[]): number => {
    const line = JSON.stringify([tag, fact] satisfies FactLine)
    const before = numbers.get(line)
    if (before !== undefined) return before
    out.push(line)
    numbers.set(line, facts.length)
    return facts.push(fact) - 1
  }
  for (const line of lines) {
    const value = parsed(line)
    if (Array.isArray(value) && isFact(value)) {
      numbers.set(line, facts.length)
      facts.push(value[1])
    } else if (isRevision(value, facts.length)) known.set(value.name, value)
    else return null
  }
  const unpacked = (line: RevisionLine): Kept => {
    if (line.fault !== undefined || line.of === undefined) return { fault: line.fault ?? '' }
    const { tasks = [], milestones = [] } = line
    return { reading: { ...line.of, tasks: spread(facts, tasks) as TaskFact[], milestones: spread(facts, milestones) as MilestoneFact[] } }
  }
  return {
    get: (name) => {
      const line = known.get(name)
      return line && unpacked(line)
    },
    add: (name, kept) => {
      const out: string[] = []
      const line: RevisionLine =
        'fault' in kept ? { name, fault: kept.fault } : revisionLine(name, kept.reading, (tag, fact) => number(tag, fact, out))
      known.set(name, line)
      return [...out, JSON.stringify(line)]
    },
  }
}

function revisionLine(name: string, reading: Reading, number: (tag: 't' | 'm', fact: TaskFact | MilestoneFact) => number): RevisionLine {
  const { tasks, milestones, ...of } = reading
  return {
    name,
    of,
    tasks: ranges(tasks.map((fact) => number('t', fact))),
    milestones: ranges(milestones.map((fact) => number('m', fact))),
  }
}

function ranges(numbers: readonly number[]): number[] {
  const found: number[] = []
  for (const at of numbers) {
    if (found.length > 0 && found[found.length - 1] === at - 1) found[found.length - 1] = at
    else found.push(at, at)
  }
  return found
}

function spread<T>(all: readonly T[], ranges: readonly number[]): T[] {
  const found: T[] = []
  for (let at = 0; at < ranges.length; at += 2)
    for (let index = ranges[at] as number; index <= (ranges[at + 1] as number); index++) found.push(all[index] as T)
  return found
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const STATES: readonly unknown[] = ['todo', 'doing', 'blocked', 'done', 'cancelled']
const isText = (value: unknown): boolean => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string'

function isFact(value: readonly unknown[]): value is FactLine {
  const [tag, fact] = value as [unknown, Record<string, unknown> | null]
  if (typeof fact !== 'object' || fact === null || !isText(fact.key) || !isTextOrNull(fact.id) || !isText(fact.title)) return false
  if (tag === 'm') return isTextOrNull(fact.target) && typeof fact.done === 'boolean'
  return tag === 't' && STATES.includes(fact.state) && isTextOrNull(fact.estimate) && isText(fact.place) && typeof fact.unit === 'boolean'
}

/** @param count how many facts stand above the line */
function isRevision(value: unknown, count: number): value is RevisionLine {
  if (typeof value !== 'object' || value === null) return false
  const line = value as Record<string, unknown>
  if (!isText(line.name)) return false
  if (isText(line.fault)) return true
  const of = line.of as Record<string, unknown> | null | undefined
  if (typeof of !== 'object' || of === null || typeof of.isPlan !== 'boolean' || !isTextOrNull(of.title)) return false
  const sums = of.sums as Record<string, unknown> | null
  const figures = [of.length, sums?.total, sums?.done, sums?.totalHours, sums?.doneHours]
  return figures.every(Number.isFinite) && areRanges(line.tasks, count) && areRanges(line.milestones, count)
}

const areRanges = (value: unknown, count: number): boolean =>
  Array.isArray(value) && value.length % 2 === 0 && value.every((at) => Number.isInteger(at) && at >= 0 && at < count)
