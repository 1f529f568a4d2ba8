/**
 * What an edit wants, as a rule over the changes that a second reading finds.
 */
import type { Change, FieldChange } from '../change/diff.ts'
import type { Task } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import type { Intent } from './editing.ts'

/** How messages name a task. */
export const nameOf = ({ id, title, line }: Pick<Task, 'id' | 'title' | 'line'>): string =>
  `${id === null ? '' : `${id} `}“${title}” (line ${line})`

export const isField = (change: Change, key: string, field?: string): change is FieldChange =>
  change.what === 'changed' && change.key === key && (field === undefined || change.field === field)

/** A value that stands within the title, as in `Log (3h) to a card`, is read as a part of it: it changes with the value, and only there. */
export const inTitle =
  (task: Task, spans: readonly Span[]) =>
  (change: Change): boolean => {
    const [first, last] = [spans[0], spans.at(-1)]
    if (task.id === null || !first || !last || first.from < task.titleSpan.from || last.to > task.titleSpan.to) return false
    if (!isField(change, task.key, 'title') || change.from === null || change.to === null) return false
    const bracket = [...change.from.matchAll(/[(（][^()（）]*[)）]/gu)].map(({ index, 0: text }) => [
      change.from?.slice(0, index).trimEnd() ?? '',
      change.from?.slice(index + text.length) ?? '',
    ])
    return bracket.some(([before = '', after = '']) => change.to?.startsWith(before) && change.to.endsWith(after))
  }

/** Exactly these fields of one task change, to these values; `also` may change as well. */
export function fieldIntent(
  task: Task,
  wanted: Readonly<Record<string, string | null>>,
  also: (change: Change) => boolean = () => false,
): Intent {
  const fields = Object.entries(wanted)
  const isWanted = (change: Change): boolean => fields.some(([field, to]) => isField(change, task.key, field) && change.to === to)
  return {
    reached: (changes) =>
      fields.every(([field, to]) => {
        const change = changes.find((found): found is FieldChange => isField(found, task.key, field))
        return change ? change.to === to : false
      }),
    allowed: (change) => isWanted(change) || also(change),
  }
}
