/**
 * The words in which a document says a state in a field or cell.
 */
import { statusState } from '../notation/state.ts'
import type { Plan, Task, TaskState } from '../plan/plan.ts'
import { span } from '../text/span.ts'
import { usual } from './habits.ts'
import { textOf } from './lines.ts'

export const WORDS: Readonly<Record<TaskState, string>> = {
  todo: 'Not started',
  doing: 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
}

/** True where the words of a state are the value of a labelled line, not a mark beside the title. */
export const isStatusField = ({ source }: Plan, { words, titleSpan, form }: Task): boolean =>
  words !== null &&
  (form === 'row' || words.span.from > titleSpan.to) &&
  /[:：][*_\s]*$/u.test(source.text.slice(0, words.span.from).slice(-12))

/** The words of a state: as the document writes them for other tasks, then in plain English. */
export function stateTexts(plan: Plan, task: Task, state: TaskState): string[] {
  const own = usualStateText(plan, task.form, state)
  const isShort = task.words !== null && /^[a-z]/.test(textOf(plan.source, task.words.span))
  const plain = isShort ? WORDS[state].toLowerCase() : WORDS[state]
  return [...new Set([...(own === null ? [] : [own]), plain])]
}

/** What the fields or cells of a document say for a state; null where none says it. */
export function usualStateText(plan: Plan, form: Task['form'], state: TaskState): string | null {
  const others = plan.tasks.filter(
    (other) => other.form === form && other.words?.value === state && (form === 'row' || isStatusField(plan, other)),
  )
  const own = usual(others.map(({ words }) => textOf(plan.source, words?.span ?? span(0, 0)).replace(/\s*[:：(—–].*$/su, '')))
  return own !== null && statusState(own) === state ? own : null
}
