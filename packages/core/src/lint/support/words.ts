/**
 * How messages name things: the author's own id and title, lists, quoted words.
 */
import type { Milestone, Phase, Task } from '../../plan/plan.ts'

const TITLE_LENGTH = 60

/** Text in quotation marks, on one line and shortened to be read at a glance. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return `“${
    letters.length > TITLE_LENGTH
      ? `${letters
          .slice(0, TITLE_LENGTH - 1)
          .join('')
          .trimEnd()}…`
      : line
  }”`
}

interface Item {
  readonly id: string | null
  readonly title: string
}

/** `Task 2.1 “Login”`; `T001 “Login”`, whose id says by itself what it is; `“Login”` without an id. */
export const taskName = (task: Item): string => named(task, 'Task')
export const phaseName = (phase: Item): string => named(phase, 'Phase')
export const milestoneName = (milestone: Item): string => named(milestone, 'Milestone')

function named({ id, title }: Item, word: string): string {
  const own = title.trim() === '' ? '' : quoted(title)
  if (id === null) return own || `a ${word.toLowerCase()} without a title`
  return `${/^\p{L}\p{L}?\d/u.test(id) ? id : `${word} ${id}`}${own && ` ${own}`}`
}

/** The short form for lists and arrows: the id, else the title. */
export const shortName = (item: Task | Phase | Milestone): string => item.id ?? quoted(item.title)

/** `a`, `a and b`, `a, b and c`; more than the limit are counted. */
export function listed(names: readonly string[], limit = 6, word = 'and'): string {
  if (names.length > limit) return `${names.slice(0, limit - 1).join(', ')} ${word} ${names.length - limit + 1} more`
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${word} ${last}` : last
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
