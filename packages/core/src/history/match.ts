/**
 * Which task of a revision is which of the revision before it.
 *
 * Nearly all are found by being equal. For the few others, in this order: the same key and title; the same id and title; the same
 * title in the same place; the same title, where only one has it on each side; the same id; and last, what stands alone between
 * the same neighbours and still says something similar. A title goes before an id, because ids are numbers that move on when a task
 * is put in between.
 */
import { editDistance } from '../notation/near.ts'
import type { TaskFact } from './reading.ts'

/** For each task of the later revision the index of the earlier one; -1 for a new one. */
export function matched(before: readonly TaskFact[], after: readonly TaskFact[]): Int32Array {
  const found = new Int32Array(after.length).fill(-1)
  const taken = new Uint8Array(before.length)
  const { old, now } = unequal(before, after, found, taken)
  if (old.length === 0 || now.length === 0) return found
  const pass = (name: (fact: TaskFact) => string | null, which: 'each' | 'only'): void => {
    const free = byName(
      old.filter((index) => taken[index] === 0),
      before,
      name,
    )
    const wanted = byName(
      now.filter((index) => found[index] === -1),
      after,
      name,
    )
    for (const [text, indices] of wanted) {
      const candidates = free.get(text) ?? []
      if (which === 'only' && (candidates.length !== 1 || indices.length !== 1)) continue
      for (const [at, index] of indices.entries()) {
        const match = candidates[at]
        if (match === undefined) break
        found[index] = match
        taken[match] = 1
      }
    }
  }
  pass(({ key, title }) => `${key}\n${title}`, 'each')
  pass(({ id, title }) => (id === null ? null : `${id}\n${title}`), 'each')
  pass(({ place, title }) => `${place}\n${title}`, 'each')
  pass(({ title }) => title, 'only')
  pass(({ id, key }) => (id === null ? null : key), 'each')
  if (now.some((index) => found[index] === -1)) between(before, after, now, found, taken)
  return found
}

/** Takes those that are equal, and gives the others. */
function unequal(before: readonly TaskFact[], after: readonly TaskFact[], found: Int32Array, taken: Uint8Array) {
  const places = new Map(before.map((fact, index) => [fact.key, index]))
  const now: number[] = []
  after.forEach((fact, index) => {
    const same = places.get(fact.key)
    const candidate = same === undefined ? undefined : before[same]
    if (same === undefined || candidate === undefined || !(candidate === fact || candidate.title === fact.title) || taken[same] === 1)
      now.push(index)
    else {
      found[index] = same
      taken[same] = 1
    }
  })
  const old: number[] = []
  before.forEach((_, index) => {
    if (taken[index] === 0) old.push(index)
  })
  return { old, now }
}

function byName(indices: readonly number[], facts: readonly TaskFact[], name: (fact: TaskFact) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const index of indices) {
    const text = name(facts[index] as TaskFact)
    if (text === null) continue
    const group = groups.get(text)
    if (group) group.push(index)
    else groups.set(text, [index])
  }
  return groups
}

/** A title that was edited where no id tells: its neighbours on both sides stayed, and at least half of its letters. */
function between(
  before: readonly TaskFact[],
  after: readonly TaskFact[],
  now: readonly number[],
  found: Int32Array,
  taken: Uint8Array,
): void {
  for (const index of now) {
    if (found[index] !== -1) continue
    const above = index === 0 ? -1 : (found[index - 1] as number)
    if (index > 0 && above === -1) continue
    const candidate = above + 1
    const below = index + 1 === after.length ? before.length : (found[index + 1] as number)
    const fact = before[candidate]
    if (fact === undefined || taken[candidate] === 1 || below !== candidate + 1 || !isSimilar(fact, after[index] as TaskFact)) continue
    found[index] = candidate
    taken[candidate] = 1
  }
}

const LONGEST = 120

function isSimilar({ id: a, title: from }: TaskFact, { id: b, title: to }: TaskFact): boolean {
  if (a !== null || b !== null) return false
  const [one, other] = [from.slice(0, LONGEST), to.slice(0, LONGEST)]
  const limit = Math.floor(Math.max(one.length, other.length) / 2)
  return editDistance(one, other, limit) <= limit
}
