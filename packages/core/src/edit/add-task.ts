/**
 * Adds a task behind another, below another, or at the end of a phase, in the form of its neighbours and with the next free id.
 */
import type { Change } from '../change/diff.ts'
import type { Phase, Plan, Task } from '../plan/plan.ts'
import { escaped } from '../text/escaped.ts'
import { cellsOf, columnsAt } from './cells.ts'
import type { Edited, Editing, Outcome, Refused, Way } from './editing.ts'
import { firstFitting, refused, unwritable } from './editing.ts'
import { lastContentLine, sectionEnd, taskLines } from './extent.ts'
import { emptyCell, stepsOf } from './habits.ts'
import { nameOf } from './intent.ts'
import { isBlank, lineAround, lineNumber, lineOf, linesAfter, prefixOf, textOf } from './lines.ts'
import type { Model } from './new-line.ts'
import { freeIdAfter, linesLike } from './new-line.ts'
import { titleProblem } from './rename.ts'
import { usualStateText, WORDS } from './state-words.ts'

export interface NewTask {
  readonly title: string
  /** May run beside its neighbours: `[P]`, with which the title may begin. */
  readonly parallel?: boolean | undefined
  /** Null: none. Not given: the next one, where the neighbours have ids. */
  readonly id?: string | null
  /** Where it goes; the end of the last phase when nothing is said. */
  readonly after?: Task
  readonly below?: Task
  readonly phase?: Phase
}

/** The edit, and the key that the new task has. */
export type Added = (Edited & { readonly key: string }) | Exclude<Outcome, Edited>

export function addTask(editing: Editing, wanted: NewTask): Added {
  const { plan } = editing
  const problem = titleProblem(wanted.title)
  if (problem) return problem
  if (wanted.id !== undefined && wanted.id !== null && takenIds(plan).has(wanted.id))
    return refused('MM-INVALID', `There is an item ${wanted.id} already, so nothing was added. Leave the id out to get the next free one.`)
  if (wanted.below?.form === 'row') return noRoomForSteps(wanted.below)
  const [, mark, title = ''] = /^([[(]P[\])]\s+)?(.*)$/u.exec(wanted.title.trim()) ?? []
  const parallel = mark !== undefined
  const edited = firstFitting(editing, places(plan, { ...wanted, title, parallel }), {
    reached: (changes, after) =>
      changes.some(
        (change) =>
          change.what === 'added' &&
          isNew(change, title) &&
          (!parallel || after.tasks.some((task) => task.key === change.key && task.parallel)),
      ),
    // Ranges, wildcards and phases that are named elsewhere may take the new task in.
    allowed: (change) =>
      isNew(change, title) ||
      change.what === 'linked' ||
      (change.what === 'changed' && (change.field === 'gatedBy' || change.field === 'blocks')),
  })
  const key = edited?.changes.find((change) => isNew(change, title))
  if (!edited || key?.what !== 'added') return unwritable(`The task “${title}”`, 'this document')
  return { ...edited, key: key.key }
}

export const noRoomForSteps = (task: Task): Refused =>
  refused('MM-NOTATION', `${nameOf(task)} is the row of a table, which has no room for steps; nothing was changed.`)

const isNew = (change: Change, title: string): boolean => change.what === 'added' && change.kind === 'task' && change.title === title

const takenIds = (plan: Plan): Set<string> => new Set(plan.tasks.flatMap(({ id }) => (id === null ? [] : [id])))

function* places(plan: Plan, wanted: NewTask): Generator<Way> {
  if (wanted.after) yield* behind(plan, wanted.after, wanted)
  else if (wanted.below) yield* below(plan, wanted.below, wanted)
  else {
    const phase = wanted.phase ?? lastPhase(plan)
    const inPhase = plan.tasks.filter((task) => task.parent === null && task.phase === (phase?.key ?? null))
    const last = inPhase.at(-1)
    if (last) yield* behind(plan, last, wanted)
    else if (phase) yield* firstIn(plan, phase, wanted)
    else if (plan.tasks.length > 0) yield* behind(plan, plan.tasks.filter(({ parent }) => parent === null).at(-1) as Task, wanted)
    else yield* firstOfAll(plan, wanted)
  }
}

/** The phase that tasks stand in last; a phase without tasks only where none has any. */
function lastPhase({ phases, tasks }: Plan): Phase | undefined {
  return phases.findLast(({ key }) => tasks.some(({ phase }) => phase === key)) ?? phases.at(-1)
}

function* behind(plan: Plan, neighbour: Task, { id, title, parallel }: NewTask): Generator<Way> {
  const { source } = plan
  const { last } = taskLines(plan, neighbour)
  const own = id === undefined && neighbour.id !== null ? freeIdAfter(neighbour.id, takenIds(plan)) : (id ?? null)
  const lines = linesLike(source, withCells(plan, neighbour), { id: own, title, parallel })
  for (const line of lines) yield [linesAfter(source, last, spaced(plan, neighbour, line))]
  // Outside of a section of tasks a heading is one only by its fields.
  const status = statusLines(plan, neighbour)
  if (status.length > 0) for (const line of lines) yield [linesAfter(source, last, [...spaced(plan, neighbour, line), ...status])]
}

/** A new row says that it is to do where other rows do, and marks what it does not say as they do. */
function withCells(plan: Plan, task: Task): Model {
  if (task.form !== 'row') return task
  const { source } = plan
  const row = cellsOf(source, lineAround(source, task.titleSpan.from))
  const cells = columnsAt(source, task.titleSpan.from).flatMap((kind, column) => {
    const cell = row[column]
    if (!cell || kind === null) return []
    return [{ cell, text: (kind === 'status' ? usualStateText(plan, 'row', 'todo') : null) ?? emptyCell(plan, kind) }]
  })
  return { ...task, cells }
}

/** The line of the state below a heading, as the neighbour writes it, for a task that is to do. */
function statusLines(plan: Plan, { form, words, titleSpan }: Task): string[] {
  const { source } = plan
  if (form !== 'heading' || !words || words.span.from < lineAround(source, titleSpan.from).to) return []
  const line = lineAround(source, words.span.from)
  const text = usualStateText(plan, form, 'todo') ?? WORDS.todo
  const below = textOf(source, lineOf(source, lineNumber(source, titleSpan.from) + 1))
  return [...(isBlank(below) ? [''] : []), `${textOf(source, { from: line.from, to: words.span.from })}${text}`]
}

/** Headings and bold lines keep a blank line before them. */
const spaced = (plan: Plan, { form, titleSpan }: Task, line: string): string[] => {
  const number = lineNumber(plan.source, titleSpan.from)
  const isApart = number > 1 && isBlank(textOf(plan.source, lineOf(plan.source, number - 1)))
  return form === 'heading' || (form === 'bold' && isApart) ? ['', line] : [line]
}

/** As the last of the steps that are there; else one level deeper than the task. */
function* below(plan: Plan, parent: Task, wanted: NewTask): Generator<Way> {
  const last = stepsOf(plan, parent).at(-1)
  if (last) {
    yield* behind(plan, last, wanted)
    return
  }
  // A document may read steps only where they have ids, or only where they have none.
  const child = parent.id === null ? null : `${parent.id}.1`
  const ids = wanted.id !== undefined ? [wanted.id] : child === null ? [null] : stepsHaveIds(plan) ? [child, null] : [null, child]
  for (const id of ids) yield* firstStep(plan, parent, id, wanted.title)
}

function* firstStep(plan: Plan, parent: Task, id: string | null, title: string): Generator<Way> {
  const { source } = plan
  // The title may begin on the line below the box.
  const own = lineAround(source, parent.box?.from ?? parent.titleSpan.from)
  const label = id === null ? '' : `${labelWord(plan, parent)}${id}${separator(plan, parent)}`
  const isItem = parent.form === 'checkbox' || parent.form === 'list'
  const marker = /^[\s>]*([-*+]|\d+[.)])\s+/.exec(textOf(source, own))
  const prefix = prefixOf(textOf(source, own))
  const indents = isItem
    ? [`${prefix}${indentOf(plan)}`, `${prefix}${' '.repeat(Math.max(0, (marker?.[0].length ?? 2) - prefix.length))}`]
    : [prefix]
  const bullet = /^[-*+]$/.test(marker?.[1] ?? '') ? marker?.[1] : '-'
  const { last: end } = taskLines(plan, parent)
  for (const indent of indents)
    yield [
      linesAfter(source, end, [
        ...(isItem || end > lineNumber(source, own.from) + 1 ? [] : ['']),
        `${indent}${bullet} [ ] ${label}${title}`,
      ]),
    ]
}

const stepsHaveIds = ({ tasks }: Plan): boolean => {
  const steps = tasks.filter(({ parent }) => parent !== null)
  return steps.length === 0 || steps.filter(({ id }) => id !== null).length * 2 > steps.length
}

/** `Task ` before the id of a task, or nothing. */
const labelWord = ({ source }: Plan, { id, titleSpan }: Task): string => {
  const lead = source.text.slice(lineAround(source, titleSpan.from).from, titleSpan.from)
  return id === null ? '' : (new RegExp(String.raw`(\p{L}+ )\**${escaped(id)}`, 'u').exec(lead)?.[1] ?? '')
}

const separator = ({ source }: Plan, { id, titleSpan }: Task): string => {
  const lead = source.text.slice(lineAround(source, titleSpan.from).from, titleSpan.from)
  const behindId = id === null ? '' : lead.slice(lead.lastIndexOf(id) + id.length).replace(/[*_`]/g, '')
  return behindId.trim() === '' ? ' ' : behindId
}

/** How far the document indents steps. */
function indentOf({ source, tasks }: Plan): string {
  for (const task of tasks) {
    const parent = task.parent === null ? undefined : tasks.find(({ key }) => key === task.parent)
    if (!parent || task.form !== 'checkbox' || parent.form !== 'checkbox') continue
    const [inner, outer] = [task, parent].map(({ titleSpan }) => prefixOf(textOf(source, lineAround(source, titleSpan.from)))) as [
      string,
      string,
    ]
    if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length)
  }
  return '  '
}

/** The first task of a phase: as the first of another phase, with the number of this one. */
function* firstIn(plan: Plan, phase: Phase, { id, title, parallel }: NewTask): Generator<Way> {
  const { source } = plan
  const model = plan.tasks.find((task) => task.parent === null && task.phase !== null) ?? plan.tasks[0]
  const line = lineNumber(source, phase.span.from)
  const own =
    id === undefined
      ? model?.id?.includes('.') && phase.id !== null
        ? `${phase.id}.1`
        : model?.id
          ? freeIdAfter(plan.tasks.at(-1)?.id ?? model.id, takenIds(plan))
          : null
      : id
  const lines = model ? linesLike(source, model, { id: own, title, parallel }) : [`- [ ] ${own === null ? '' : `Task ${own}: `}${title}`]
  const end = sectionEnd(source, line)
  for (const text of [...lines, `- [ ] ${own === null ? '' : `Task ${own}: `}${title}`]) yield [linesAfter(source, end, ['', text])]
}

/** A document without tasks: into its section for tasks, else into a new one at its end. */
function* firstOfAll(plan: Plan, { id, title }: NewTask): Generator<Way> {
  const { source } = plan
  const line = `- [ ] ${id === null ? '' : `Task ${id ?? '1.1'}: `}${title}`
  for (const section of plan.sections)
    if (section.kind === 'tasks') yield [linesAfter(source, sectionEnd(source, section.line), ['', line])]
  yield [linesAfter(source, lastContentLine(source), ['', '## Task Breakdown', '', line])]
}
