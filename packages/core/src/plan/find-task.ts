/**
 * The task that a person means: `2.3`, `Task 2.3`, `T012`, a key, or a piece of the title.
 */

import { fold } from '../notation/fold.ts'
import { label } from '../notation/heading.ts'
import type { Plan, Task } from './plan.ts'

export interface FoundTask {
  /** Several when the words fit several; empty when they fit none. */
  readonly tasks: readonly Task[]
  /** What may have been meant, best first, where nothing fits. */
  readonly near: readonly Task[]
}

const NEAR = 5

/** Exact matches go first: by key, by id, by whole title; then titles that hold all the words. */
export function findTask(plan: Plan, words: string): FoundTask {
  const wanted = fold(words.trim())
  const bare = withoutWord(words.trim())
  const tests: readonly ((task: Task) => boolean)[] = [
    ({ key }) => key === words.trim(),
    ({ id }) => id !== null && (fold(id) === wanted || fold(id) === bare),
    ({ title }) => fold(title) === wanted,
    ({ title }) => /\p{L}/u.test(bare) && bare.split(' ').every((word) => holds(fold(title), word)),
  ]
  for (const test of tests) {
    const tasks = plan.tasks.filter(test)
    if (tasks.length > 0) return { tasks, near: [] }
  }
  return { tasks: [], near: near(plan, bare) }
}

/** `1.2` for `Task 1.2`, in any language. */
function withoutWord(words: string): string {
  const named = label(words)
  return fold(named?.kind === 'task' && named.idTo === words.length ? named.id : words.replace(/^(?:task|step|#)\s*/i, ''))
}

/** A letter or two stand in nearly every title; they have to be a word of it. */
const holds = (title: string, word: string): boolean =>
  /^[a-z]{1,2}$/.test(word) ? title.split(/[^\p{L}\p{N}]+/u).includes(word) : title.includes(word)

/** By how many letters of the id agree from the start, and how many words of the title. */
function near(plan: Plan, wanted: string): Task[] {
  const words = wanted.split(' ').filter((word) => word.length > 2)
  const score = ({ id, title }: Task): number => {
    const folded = fold(title)
    return shared(fold(id ?? ''), wanted) * 2 + words.filter((word) => folded.includes(word)).length * 3
  }
  const scored = plan.tasks.map((task) => ({ task, score: score(task) })).filter(({ score }) => score > 0)
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAR)
    .map(({ task }) => task)
}

function shared(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
