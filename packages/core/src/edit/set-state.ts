/**
 * Sets the state of a task: its box, its status field or cell, or the mark beside its title; with the date where the document
 * dates what is done, and with the parents where it ticks parents. Nothing else.
 */
import type { Change } from '../change/diff.ts'
import { statusState } from '../notation/state.ts'
import type { Plan, Task, TaskState } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { composed, deleted, inserted, replaced } from '../text/edit.ts'
import { span } from '../text/span.ts'
import { cellEdit, cellOf } from './cells.ts'
import type { Edited, Editing, Outcome, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { fieldLines } from './field-lines.ts'
import { boxMark, datesDone, isFinished, stepsOf, ticksParents, usual } from './habits.ts'
import { isField, nameOf } from './intent.ts'
import { lineAround, textOf } from './lines.ts'
import { isStatusField, stateTexts, WORDS } from './state-words.ts'
import { partAround, tailZone, withoutPart, withPart } from './tail.ts'

export interface StateOptions {
  /** Why it is blocked; only for `blocked`. */
  readonly reason?: string
}

/** Order and steps never refuse a state: what they say is a note (`state-notes.ts`). */
export function setState(editing: Editing, task: Task, state: TaskState, { reason }: StateOptions = {}): Outcome {
  const why = reason?.trim() || null
  if (why !== null && /[\r\n()（）]/.test(why))
    return refused(
      'MM-INVALID',
      'A reason is one line without brackets; nothing was changed. Shorten it, and write the rest below the task.',
    )
  if (task.stateFrom === 'children' && state === 'todo' && task.state !== 'todo')
    return refused(
      'MM-INVALID',
      `The state of ${nameOf(task)} follows from its steps, so nothing was changed. Reopen the steps below it instead.`,
    )
  const isAlready =
    task.state === state &&
    (task.stateFrom !== 'children' || state === 'todo') &&
    (why === null || task.blockedBy?.value.endsWith(why) === true)
  const own = isAlready ? unchanged(editing) : firstFitting(editing, stateWays(editing, task, state, why), stateIntent(task, state, why))
  if (own === null) return unwritable(`The state “${WORDS[state]}”`, nameOf(task))
  return own.edits.length === 0 ? own : withParents(editing, own, task)
}

const isStateOf = (change: Change, { key }: Task, state: TaskState): boolean =>
  change.what === 'changed' && change.key === key && change.field === 'state' && change.to === state

const isReasonOf = (change: Change, { key }: Task, reason: string | null): boolean =>
  change.what === 'changed' && change.key === key && change.field === 'blockedBy' && (change.to === null) === (reason === null)

function stateIntent(task: Task, state: TaskState, reason: string | null) {
  const isOwn = (change: Change) =>
    isStateOf(change, task, state) || isField(change, task.key, 'doneOn') || isReasonOf(change, task, reason)
  return {
    reached: (_: readonly Change[], after: Plan): boolean => {
      const now = after.tasks.find(({ key }) => key === task.key)
      // A state that only rolls up from the steps is not what was asked for, nor is one that its words contradict.
      if (now?.state !== state || now.stateFrom === 'children') return false
      if (reason !== null && !now.blockedBy?.value.endsWith(reason)) return false
      return now.words === null || now.words.value === state || (state === 'todo' && now.stateFrom === 'box')
    },
    allowed: isOwn,
  }
}

function* stateWays(editing: Editing, task: Task, state: TaskState, reason: string | null): Generator<Way> {
  const { plan, asOf } = editing
  const date = state === 'done' && task.doneOn === null && datesDone(plan) ? dateEdit(plan, task, asOf) : null
  const undated = state !== 'done' && task.doneOn !== null ? withoutDate(plan, task) : null
  const extra = [date, undated].filter((edit) => edit !== null)
  for (const way of ownWays(editing, task, state, reason)) {
    if (extra.length > 0) yield [...way.filter((edit) => !extra.some((other) => touches(edit, other))), ...extra]
    yield way
  }
}

const touches = (a: TextEdit, b: TextEdit): boolean => a.from < b.to && b.from < a.to

function* ownWays(editing: Editing, task: Task, state: TaskState, reason: string | null): Generator<Way> {
  const { plan } = editing
  const { source } = plan
  const words = task.words && (task.words.value !== state || reason !== null) ? withoutWords(plan, task) : []
  const said = reason === null ? [] : [`${state === 'blocked' ? 'blocked' : WORDS[state].toLowerCase()}: ${reason}`]
  if (task.box) {
    const mark = boxMark(plan, state)
    const box = mark === null ? [] : [replaced(task.box, `[${mark}]`)]
    const todo = [replaced(task.box, '[ ]')]
    if (mark !== null && reason === null) {
      yield* [...words, []].map((without) => [...box, ...without])
      yield* inField(editing, task, state, reason).map((way) => [...box, ...way])
    }
    for (const text of [...said, ...(state === 'todo' || state === 'done' ? [] : [WORDS[state].toLowerCase()])]) {
      for (const opened of mark === null ? [todo] : [box, todo])
        for (const without of [...words, []])
          for (const part of withPart(source, task, 'state', text))
            if (!part.some((edit) => without.some((other) => touches(edit, other)))) yield [...opened, ...without, ...part]
    }
    for (const without of words) yield [...todo, ...without]
    return
  }
  const mark = markAtEnd(plan, task, state)
  for (const way of inField(editing, task, state, reason)) {
    if (mark) yield [...way, mark]
    yield way
  }
  yield* beside(editing, task, state, said[0] ?? null)
  if (state === 'todo') yield* words
}

/** A sign at the end of a heading that says another state than its field will: it goes. */
function markAtEnd({ source }: Plan, task: Task, state: TaskState): TextEdit | null {
  const zone = span(task.titleSpan.to, lineAround(source, task.titleSpan.from).to)
  const sign = /\s*(?:[✅☑✔🎉🚧🔄⏳❌🚫⛔]\ufe0f?)\s*$/u.exec(textOf(source, zone))
  if (task.form === 'row' || !sign || statusState(sign[0]) === state) return null
  return deleted(span(zone.from + sign.index, zone.from + sign.index + sign[0].trimEnd().length))
}

/** The status field or cell that is there, or one as other tasks have it. */
function inField({ plan }: Editing, task: Task, state: TaskState, reason: string | null): Way[] {
  const { source } = plan
  const texts = stateTexts(plan, task, state).map((text) => (reason === null ? text : `${text}: ${reason}`))
  const cell = task.form === 'row' ? cellOf(source, task.titleSpan.from, 'status') : null
  if (cell) return texts.map((text) => [cellEdit(source, cell, text)])
  const stands = task.words && isStatusField(plan, task)
  if (stands && task.words) return texts.map((text) => [replaced(task.words?.span as Task['span'], text)])
  const spanOf = (other: Task) => (other.words && isStatusField(plan, other) ? other.words.span : null)
  return task.box || state === 'todo' ? [] : texts.flatMap((text) => [...fieldLines(plan, task, spanOf, text)])
}

/** A mark beside a title that has neither box nor field. */
function* beside({ plan }: Editing, task: Task, state: TaskState, said: string | null): Generator<Way> {
  const { source } = plan
  if (state === 'todo') return
  const text = said ?? WORDS[state].toLowerCase()
  const sign = usual(
    plan.tasks.flatMap(({ form, words }) => {
      const mark = form === task.form && words?.value === state ? textOf(source, words.span) : ''
      return /^[^\p{L}\s]{1,3}$/u.test(mark) ? [mark] : []
    }),
  )
  const zone = tailZone(source, task)
  for (const without of task.words && task.words.value !== state ? [...withoutWords(plan, task), []] : [[]]) {
    if (sign !== null && said === null) yield [...without, inserted(zone.to, ` ${sign}`)]
    for (const part of withPart(source, task, 'state', text)) yield [...without, ...part]
  }
}

/** Ways to take away the words or mark that claim a state. */
function withoutWords({ source }: Plan, task: Task): TextEdit[][] {
  if (!task.words) return []
  const around = partAround(source, task, task.words.span)
  const { from, to } = task.words.span
  const before = /[ \t]*(?:[—–-][ \t]*)?$/.exec(source.text.slice(0, from))?.[0].length ?? 0
  return [...(around ? [[withoutPart(source, around)]] : []), [deleted(span(from - before, to))], ...struck(source.text, task)]
}

/** `~~Old importer~~` without its strokes. */
function struck(text: string, { words, titleSpan }: Task): TextEdit[][] {
  if (words?.value !== 'cancelled') return []
  const [from, to] = [text.lastIndexOf('~~', titleSpan.from), text.indexOf('~~', Math.max(titleSpan.from + 1, titleSpan.to - 2))]
  return from < 0 || to < 0 || to === from ? [] : [[deleted(span(from, from + 2)), deleted(span(to, to + 2))]]
}

/** ` ✅ 2026-11-23` at the end of the line, in the words of the other done dates of the document. */
function dateEdit({ source, tasks }: Plan, task: Task, asOf: string): TextEdit | null {
  const lead = usual(
    tasks.flatMap(({ doneOn, titleSpan, form }) => {
      const between = doneOn && form === task.form ? source.text.slice(titleSpan.to, doneOn.span.from) : ''
      const sign = /(?:^|[\s)])((?:[✅☑✔]|[—–-]\s*done|done)\ufe0f?[\s:]*)$/iu.exec(between)?.[1]
      return sign ? [sign] : []
    }),
  )
  return inserted(tailZone(source, task).to, ` ${lead ?? '✅ '}${asOf}`)
}

function withoutDate({ source }: Plan, task: Task): TextEdit | null {
  if (!task.doneOn) return null
  const before = /\s*(?:[✅☑✔❌]\ufe0f?|[—–-]\s*done|done|\[completion::)?[\s:]*$/iu.exec(source.text.slice(0, task.doneOn.span.from))
  const end = source.text[task.doneOn.span.to] === ']' ? 1 : 0
  return deleted(span(before ? before.index : task.doneOn.span.from, task.doneOn.span.to + end))
}

/** Parents of finished steps are ticked, parents of open ones are not, where the document keeps them in step. */
function withParents(editing: Editing, own: Edited, task: Task): Edited {
  let result = own
  let child = task
  const follows = ticksParents(editing.plan)
  while (follows && child.parent !== null) {
    const parent = result.plan.tasks.find(({ key }) => key === child.parent)
    if (!parent?.box) return result
    const wanted = parentState(result.plan, parent)
    if (wanted === null) return result
    const step = firstFitting(
      { ...editing, plan: result.plan },
      stateWays({ ...editing, plan: result.plan }, parent, wanted, null),
      stateIntent(parent, wanted, null),
    )
    if (!step) return result
    const { length } = editing.plan.source.text
    result = { ...step, edits: composed(length, result.edits, step.edits), changes: [...result.changes, ...step.changes] }
    child = parent
  }
  return result
}

/** What a parent becomes that is out of step with its steps; null where it need not change. */
function parentState(plan: Plan, parent: Task): TaskState | null {
  const steps = stepsOf(plan, parent)
  if (isFinished(steps)) return parent.state === 'todo' || parent.state === 'doing' ? 'done' : null
  if (parent.state !== 'done') return null
  return steps.some(({ state }) => state === 'done' || state === 'doing') && marksDoing(plan) ? 'doing' : 'todo'
}

const marksDoing = ({ tasks }: Plan): boolean =>
  tasks.some(({ state, stateFrom, box }) => state === 'doing' && stateFrom === 'box' && box !== null)
