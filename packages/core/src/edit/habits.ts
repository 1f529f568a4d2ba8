/**
 * What a document usually does, counted: where it writes a value, how it marks a state, whether it dates what is done and ticks
 * parents. An edit writes as the document does, because its author will read it next.
 */
import type { FieldKind } from '../notation/field.ts'
import type { Key, Plan, Task, TaskState } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import { cellOf } from './cells.ts'
import { isBelow } from './field-lines.ts'
import { textOf } from './lines.ts'

/** Where a value of a task stands: in the line of its title, in a column, in a labelled line below, or in another part of the document. */
export type Place = 'line' | 'cell' | 'field' | 'elsewhere'

export function placeOf(plan: Plan, task: Task, value: Span): Place {
  if (value.from < task.extent.from || value.to > task.extent.to) return isNear(plan, task, value) ? 'field' : 'elsewhere'
  if (task.form === 'row')
    return value.from >= task.titleSpan.from && value.to <= task.titleSpan.to + 200 && isInTitleCell(plan, task, value) ? 'line' : 'cell'
  return isBelow(plan, task, value) ? 'field' : 'line'
}

/** Fields of a heading stand behind its extent, which is its own line. */
const isNear = (plan: Plan, task: Task, value: Span): boolean =>
  isBelow(plan, task, value) && task.details.some((detail) => detail.from <= value.from && value.to <= detail.to)

const isInTitleCell = ({ source }: Plan, task: Task, value: Span): boolean =>
  !source.text.slice(task.titleSpan.to, value.from).includes('|')

/** Where the tasks of a form write a value, the most usual place first. */
export function usualPlaces(plan: Plan, form: Task['form'], spanOf: (task: Task) => Span | null): Place[] {
  const counts = new Map<Place, number>()
  for (const task of plan.tasks) {
    const value = task.form === form ? spanOf(task) : null
    if (!value) continue
    const place = placeOf(plan, task, value)
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([place]) => place)
}

/** The most frequent of some texts; the first of equals. Null without any. */
export function usual(texts: Iterable<string>): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = text
  return best
}

/** True where the document dates its done tasks: at least half of them, and not merely one of several. */
export function datesDone({ tasks }: Plan): boolean {
  const done = tasks.filter(({ state, stateFrom }) => state === 'done' && stateFrom !== 'children')
  const dated = done.filter(({ doneOn }) => doneOn !== null)
  return dated.length > 0 && dated.length * 2 >= done.length
}

/** True where every parent whose steps are all done is ticked itself, and there is such a parent. */
export function ticksParents(plan: Plan): boolean {
  const steps = new Map<Key, Task[]>()
  for (const task of plan.tasks) {
    if (task.parent === null) continue
    const others = steps.get(task.parent)
    if (others) others.push(task)
    else steps.set(task.parent, [task])
  }
  const finished = plan.tasks.filter(({ box, key }) => box !== null && isFinished(steps.get(key) ?? []))
  const ticked = finished.filter(({ state }) => state === 'done')
  return ticked.length > 0 && ticked.length * 2 > finished.length
}

/** What the rows of a document say in a column that says nothing of them: `-`, or no text at all. */
export function emptyCell({ source, tasks }: Plan, kind: FieldKind): string {
  const rows = tasks.filter(({ form }) => form === 'row').map(({ titleSpan }) => cellOf(source, titleSpan.from, kind))
  const texts = rows.flatMap((cell) => (cell ? [textOf(source, cell)] : []))
  return usual(texts.filter((text) => text === '' || /^(?:[-–—]|none)$/iu.test(text))) ?? ''
}

export const stepsOf = ({ tasks }: Plan, { key }: Task): Task[] => tasks.filter(({ parent }) => parent === key)

const isOver = ({ state }: Task): boolean => state === 'done' || state === 'cancelled'
export const isFinished = (steps: readonly Task[]): boolean => steps.some(({ state }) => state === 'done') && steps.every(isOver)

/** The sign that the document puts into the box of a state, without a word beside it; the usual one where it has none. */
export function boxMark({ tasks, dialect }: Plan, state: TaskState): string | null {
  const own = usual(tasks.filter((task) => task.state === state && task.stateFrom === 'box').flatMap(({ box }) => (box ? [box.mark] : [])))
  if (own !== null) return own
  if (dialect === 'kiro') return KIRO_BOXES[state]
  return BOXES[state]
}

const BOXES: Readonly<Record<TaskState, string>> = { todo: ' ', doing: '~', blocked: '!', done: 'x', cancelled: '-' }
/** There `[-]` is work in progress, and nothing is blocked or cancelled: words say that. */
const KIRO_BOXES: Readonly<Record<TaskState, string | null>> = { todo: ' ', doing: '-', blocked: null, done: 'x', cancelled: null }

/** What stands before the date in other milestones: `target `, `hạn `. */
export function targetWord({ source, milestones }: Plan): string {
  const words = milestones.flatMap(({ target, titleSpan }) => {
    const between = target && target.span.from > titleSpan.to ? source.text.slice(titleSpan.to, target.span.from) : ''
    return /[(（,]\s*(\p{L}[\p{L} ]{0,15}[:：]?\s*)$/u.exec(between)?.[1] ?? []
  })
  return usual(words) ?? 'target '
}
