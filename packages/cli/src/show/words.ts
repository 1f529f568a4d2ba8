/**
 * Words and marks that several outputs share.
 */
import type { DocumentKind, Progress, Task, TaskState } from '@milemark/core'
import { percent } from '@milemark/core'
import { plural } from '../report.ts'
import type { Style } from '../terminal/colour.ts'
import { harmless, truncate } from '../terminal/width.ts'

export const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  todo: 'open',
  doing: 'begun',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
}

export const STATE_STYLES: Readonly<Record<TaskState, Style | null>> = {
  todo: null,
  doing: 'cyan',
  blocked: 'red',
  done: 'green',
  cancelled: 'dim',
}

export const STATE_MARKS: Readonly<Record<TaskState, string>> = { todo: '[ ]', doing: '[~]', blocked: '[!]', done: '[x]', cancelled: '[-]' }

export const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  plan: 'plan',
  guide: 'implementation guide',
  template: 'unfilled template',
  other: 'no plan',
}

/** `3 of 59 tasks done (5 %), 2 begun, 1 blocked, 53 open`. */
export function progressText(progress: Progress): string {
  const { states, total, done } = progress
  if (total === 0 && states.cancelled === 0) return 'no tasks'
  const rest = (['doing', 'blocked', 'todo', 'cancelled'] as const).filter((state) => states[state] > 0)
  const share = total > 0 ? ` (${percent(progress)} %)` : ''
  return [`${done} of ${plural(total, 'task')} done${share}`, ...rest.map((state) => `${states[state]} ${STATE_WORDS[state]}`)].join(', ')
}

/** `1.4 Service skeleton`, or the title alone. */
export const taskName = ({ id, title }: Pick<Task, 'id' | 'title'>): string => harmless(id === null ? title : `${id} ${title}`)

/** `@ana`; a role of several words stays as it is written. */
export const ownerName = (name: string): string => harmless(/^[^\s@]+$/u.test(name) ? `@${name}` : name)

/** `Phase 2`, or the beginning of its title. */
export const shortName = ({ id, title }: Pick<Task, 'id' | 'title'>): string =>
  id === null ? truncate(harmless(title), 32) : harmless(/^\d/.test(id) ? `Phase ${id}` : id)

/** `M2 Answers`, where there is little room. */
export const milestoneName = ({ id, title }: Pick<Task, 'id' | 'title'>): string =>
  harmless(id === null ? title : `${/^\d/.test(id) ? `M${id}` : id} ${title}`.trim())

/** `Phase 2: Cart & Pricing`, `M2: Answers`: bare numbers get the word in front. */
export function placeName({ id, title }: Pick<Task, 'id' | 'title'>, word: string): string {
  if (id === null) return harmless(title)
  const label = /^\d/.test(id) ? `${word} ${id}` : id
  return harmless(title === '' || title === label ? label : `${label}: ${title}`)
}
