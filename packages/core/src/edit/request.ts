/**
 * What a person, an agent or a page asks for, as plain data: the one way from every surface to the edits. A request names tasks as
 * people do, so that it can be made again on a document that has changed since.
 */

import { fold } from '../notation/fold.ts'
import { findTask } from '../plan/find-task.ts'
import type { DependencyType, End, Plan, Task, TaskState } from '../plan/plan.ts'
import { milestoneEnd, phaseEnd, taskEnd } from '../plan/resolve.ts'
import type { AddedKind } from './add-item.ts'
import { addItem } from './add-item.ts'
import { addTask } from './add-task.ts'
import type { Editing, Outcome, Refused } from './editing.ts'
import { refused } from './editing.ts'
import { nameOf } from './intent.ts'
import { link } from './link.ts'
import { logTime } from './log-time.ts'
import { moveTask } from './move-task.ts'
import { plainTextProblem } from './plain-text.ts'
import { removeTask } from './remove-task.ts'
import { rename } from './rename.ts'
import { renumber } from './renumber.ts'
import type { Step } from './sequence.ts'
import { inSequence } from './sequence.ts'
import { setDate } from './set-date.ts'
import { setEstimate } from './set-estimate.ts'
import { setMilestone, setTarget } from './set-milestone.ts'
import { setOwners } from './set-owners.ts'
import { setState } from './set-state.ts'
import { addEvidence, setPriority, setProgress } from './set-text.ts'
import { splitTask } from './split-task.ts'
import { milestoneNotes, stateNotes } from './state-notes.ts'
import { unlink } from './unlink.ts'
import type { VersionedField } from './version.ts'
import { conflictWith } from './version.ts'

/** Values of a task. What is not given stays; null takes a value away. */
export interface TaskValues {
  readonly title?: string
  readonly estimate?: string | null
  readonly owners?: readonly string[]
  /** ISO. */
  readonly start?: string | null
  /** ISO. */
  readonly due?: string | null
  readonly priority?: string | null
  /** Per cent. */
  readonly progress?: number | null
}

/** A task, milestone or phase by key, id or unique words of the title. */
type Name = string

export type EditRequest =
  | {
      readonly do: 'state'
      readonly task: Name
      readonly state: TaskState
      readonly reason?: string
      readonly evidence?: string
      readonly took?: string
      readonly seen?: string
    }
  | { readonly do: 'set'; readonly task: Name; readonly values: TaskValues; readonly seen?: string }
  | {
      readonly do: 'add'
      readonly title: string
      readonly id?: string
      readonly after?: Name
      readonly below?: Name
      readonly phase?: Name
      readonly values?: Omit<TaskValues, 'title'>
      /** Tasks, phases or milestones that come before it. */
      readonly needs?: readonly Name[]
    }
  | { readonly do: 'add-item'; readonly kind: AddedKind; readonly title: string; readonly date?: string; readonly mitigation?: string }
  | { readonly do: 'move'; readonly task: Name; readonly after?: Name; readonly before?: Name; readonly phase?: Name }
  | { readonly do: 'split'; readonly task: Name; readonly titles: readonly string[] }
  | { readonly do: 'remove'; readonly task: Name }
  | { readonly do: 'renumber' }
  | { readonly do: 'link'; readonly from: Name; readonly to: Name; readonly type?: DependencyType; readonly lagDays?: number }
  | { readonly do: 'unlink'; readonly from: Name; readonly to: Name }
  | { readonly do: 'log-time'; readonly task: Name; readonly time: string }

/** Makes the edits of some requests, one after the other, as one change: all of them or none. */
export function edit(editing: Editing, requests: readonly EditRequest[]): Outcome {
  const whole = inSequence(
    editing,
    requests.map(
      (request): Step =>
        (at) =>
          plainTextProblem(request) ?? performed(at, request),
    ),
  )
  return whole.ok
    ? { ...whole, notes: [...new Set([...whole.notes, ...requests.flatMap((request) => notesOf(whole.plan, request))])] }
    : whole
}

/** Said of the plan as it is after all requests: what one leaves open, the next may have done. */
function notesOf(plan: Plan, request: EditRequest): string[] {
  if (request.do !== 'state') return []
  const [task] = findTask(plan, request.task).tasks
  if (task) return stateNotes(plan, task, request.state)
  const key = milestoneNamed(plan, request.task)
  return plan.milestones.filter((milestone) => milestone.key === key).flatMap((milestone) => milestoneNotes(plan, milestone))
}

function performed(editing: Editing, request: EditRequest): Outcome {
  const { plan } = editing
  switch (request.do) {
    case 'state':
      return stateOf(editing, request)
    case 'set': {
      const milestone = milestoneNamed(plan, request.task)
      if (milestone !== null) return milestoneValues(editing, milestone, request.values)
      return onTask(
        plan,
        request.task,
        (task) => seenBefore(plan, task, request.seen, request.values) ?? inSequence(editing, valueSteps(task.key, request.values)),
      )
    }
    case 'add':
      return added(editing, request)
    case 'add-item':
      return addItem(editing, request)
    case 'move':
      return moved(editing, request)
    case 'split':
      return onTask(plan, request.task, (task) => splitTask(editing, task, request.titles))
    case 'remove':
      return onTask(plan, request.task, (task) => removeTask(editing, task))
    case 'renumber':
      return renumber(editing)
    case 'link':
      return onEnds(plan, request, (from, to) =>
        link(editing, { from, to, ...(request.type ? { type: request.type } : {}), lagDays: request.lagDays ?? 0 }),
      )
    case 'unlink':
      return onEnds(plan, request, (from, to) => unlink(editing, from, to))
    case 'log-time':
      return onTask(plan, request.task, (task) => logTime(editing, task, request.time))
  }
}

/** The key of the milestone that a name means where no task is meant. */
function milestoneNamed(plan: Plan, name: Name): string | null {
  if (findTask(plan, name).tasks.length > 0) return null
  const end = findEnd(plan, name)
  return 'ok' in end || end.kind !== 'milestone' ? null : end.key
}

function milestoneValues(editing: Editing, key: string, values: TaskValues): Outcome {
  const { due, ...others } = values
  if (due === undefined || Object.values(others).some((value) => value !== undefined))
    return refused('MM-INVALID', 'Of a milestone only the date can be set (due): its target. Nothing was changed.')
  return setTarget(editing, key, due)
}

function stateOf(editing: Editing, request: Extract<EditRequest, { do: 'state' }>): Outcome {
  const { plan } = editing
  const { state, reason, evidence, took } = request
  const milestone = milestoneNamed(plan, request.task)
  if (milestone !== null) {
    if (reason === undefined && evidence === undefined && took === undefined) return setMilestone(editing, milestone, state)
    return refused('MM-INVALID', 'A milestone takes no time, reason or evidence: those belong to its tasks. Nothing was changed.')
  }
  return onTask(plan, request.task, (task) => {
    const again =
      (step: (at: Editing, task: Task) => Outcome): Step =>
      (at) =>
        step(at, at.plan.tasks.find(({ key }) => key === task.key) as Task)
    return (
      seenBefore(plan, task, request.seen, { state }) ??
      inSequence(editing, [
        ...(took === undefined ? [] : [again((at, now) => logTime(at, now, took))]),
        again((at, now) => setState(at, now, state, reason === undefined ? {} : { reason })),
        // Behind the state: in a table it stands beside the state, in one cell.
        ...(evidence === undefined ? [] : [again((at, now) => addEvidence(at, now, evidence))]),
      ])
    )
  })
}

function valueSteps(key: string, values: TaskValues): Step[] {
  // The key of a task without id follows its title: that is why the title is set last.
  const on =
    (step: (at: Editing, task: Task) => Outcome): Step =>
    (at) =>
      step(at, at.plan.tasks.find((task) => task.key === key) as Task)
  const { title, estimate, owners, start, due, priority, progress } = values
  return [
    ...(estimate === undefined ? [] : [on((at, task) => setEstimate(at, task, estimate))]),
    ...(progress === undefined ? [] : [on((at, task) => setProgress(at, task, progress))]),
    ...(start === undefined ? [] : [on((at, task) => setDate(at, task, 'start', start))]),
    ...(due === undefined ? [] : [on((at, task) => setDate(at, task, 'due', due))]),
    ...(priority === undefined ? [] : [on((at, task) => setPriority(at, task, priority))]),
    ...(owners === undefined ? [] : [on((at, task) => setOwners(at, task, owners))]),
    ...(title === undefined ? [] : [on((at, task) => rename(at, task, title))]),
  ]
}

function added(editing: Editing, request: Extract<EditRequest, { do: 'add' }>): Outcome {
  const { plan } = editing
  const { title, id, values = {}, needs = [] } = request
  const place = placeOf(plan, request)
  if ('ok' in place) return place
  const task = addTask(editing, { title, ...(id === undefined ? {} : { id }), ...place })
  if (!task.ok) return task
  const links = needs.map(
    (name): Step =>
      (at) =>
        onEnds(at.plan, { from: name, to: task.key }, (from, to) => link(at, { from, to })),
  )
  return inSequence(editing, [() => task, ...valueSteps(task.key, values), ...links])
}

function placeOf(plan: Plan, { after, below, phase }: { after?: Name; below?: Name; phase?: Name }) {
  if (severalOf(after, below, phase))
    return refused('MM-INVALID', 'Say one place: after a task, below a task, or a phase. Nothing was added.')
  const name = after ?? below
  if (name !== undefined) {
    const task = oneTask(plan, name)
    return 'ok' in task ? task : after !== undefined ? { after: task } : { below: task }
  }
  if (phase === undefined) return {}
  const found = onePhase(plan, phase)
  return 'ok' in found ? found : { phase: found }
}

function moved(editing: Editing, { task: name, after, before, phase }: Extract<EditRequest, { do: 'move' }>): Outcome {
  const { plan } = editing
  if (severalOf(after, before, phase))
    return refused('MM-INVALID', 'Say one place: after a task, before a task, or a phase. Nothing was moved.')
  return onTask(plan, name, (task) => {
    if (phase !== undefined) {
      const found = onePhase(plan, phase)
      return 'ok' in found ? found : moveTask(editing, task, { phase: found })
    }
    const anchor = after ?? before
    if (anchor === undefined)
      return refused('MM-INVALID', 'Say where the task goes: after or before another task, or into a phase. Nothing was changed.')
    return onTask(plan, anchor, (other) => moveTask(editing, task, after === undefined ? { before: other } : { after: other }))
  })
}

const severalOf = (...places: readonly (Name | undefined)[]): boolean => places.filter((place) => place !== undefined).length > 1

/** A refusal where a value that is to be set has changed since it was seen. */
function seenBefore(plan: Plan, task: Task, seen: string | undefined, wanted: TaskValues & { readonly state?: TaskState }): Refused | null {
  const fields = (Object.keys(wanted) as VersionedField[]).filter((field) => wanted[field as keyof typeof wanted] !== undefined)
  const conflict = seen === undefined ? null : conflictWith(plan, task, seen, fields)
  if (!conflict) return null
  const yours = [wanted[conflict.field as keyof typeof wanted] ?? 'nothing'].flat().join(', ')
  return refused(
    'MM-CONFLICT',
    `${nameOf(task)}: ${conflict.field} was changed to “${conflict.current ?? 'nothing'}” since you read it; you wanted “${yours}”, which was not written. Read the task again, and repeat the change if it is still right.`,
  )
}

function onTask(plan: Plan, name: Name, then: (task: Task) => Outcome): Outcome {
  const task = oneTask(plan, name)
  if (!('ok' in task)) return then(task)
  const other = task.code === 'MM-NOTFOUND' ? findEnd(plan, name) : task
  return 'ok' in other ? task : refused('MM-INVALID', `“${name}” is a ${other.kind}, and this is done to tasks only; nothing was changed.`)
}

/** The one task that a name means. */
export function oneTask(plan: Plan, name: Name): Task | Refused {
  const { tasks, near } = findTask(plan, name)
  const [only] = tasks
  if (only && tasks.length === 1) return only
  if (tasks.length > 1)
    return refused(
      'MM-AMBIGUOUS',
      `“${name}” fits ${tasks.length} tasks: ${listed(tasks)}. Nothing was changed. Name one by its id or by more of its title.`,
    )
  const hint = near.length > 0 ? `Did you mean ${listed(near)}?` : 'To see them all: milemark next --all'
  return refused('MM-NOTFOUND', `There is no task “${name}” here; nothing was changed. ${hint}`)
}

const MOST_LISTED = 5
const listed = (tasks: readonly Task[]): string =>
  `${tasks.slice(0, MOST_LISTED).map(nameOf).join(', ')}${tasks.length > MOST_LISTED ? ', …' : ''}`

function onePhase(plan: Plan, name: Name) {
  const wanted = fold(name).replace(/^phase /, '')
  const exact = plan.phases.filter(({ id, key }) => key === name || fold(id ?? '') === wanted)
  const found = exact.length > 0 ? exact : plan.phases.filter(({ title }) => fold(title).includes(wanted))
  const [only] = found
  if (only && found.length === 1) return only
  const list = plan.phases.map(({ id, title }) => (id === null ? `“${title}”` : `${id} “${title}”`)).join(', ')
  return refused(
    found.length > 1 ? 'MM-AMBIGUOUS' : 'MM-NOTFOUND',
    `${found.length > 1 ? `“${name}” fits several phases` : `There is no phase “${name}”`}; nothing was changed. Phases: ${list || 'none'}.`,
  )
}

/** What an order joins: a task, `phase 2`, or a milestone. */
export function findEnd(plan: Plan, name: Name): End | Refused {
  const wanted = fold(name)
  const phase = plan.phases.find(({ id, key }) => key === name || (id !== null && wanted === `phase ${fold(id)}`))
  if (phase) return phaseEnd(phase)
  const milestone = plan.milestones.find(
    ({ id, key, title }) =>
      key === name || (id !== null && [fold(id), `m${fold(id)}`].includes(wanted.replace(/^milestone /, ''))) || fold(title) === wanted,
  )
  if (milestone && (findTask(plan, name).tasks.length === 0 || /^m(?:ilestone)?/i.test(name))) return milestoneEnd(milestone)
  const task = oneTask(plan, name)
  return 'ok' in task ? task : taskEnd(task)
}

function onEnds(plan: Plan, { from, to }: { from: Name; to: Name }, then: (from: End, to: End) => Outcome): Outcome {
  const [first, second] = [findEnd(plan, from), findEnd(plan, to)]
  if ('ok' in first) return first
  return 'ok' in second ? second : then(first, second)
}
