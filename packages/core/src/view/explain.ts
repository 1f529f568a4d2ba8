/**
 * Every value of one task with the line it came from, or the assumption: the rows behind `milemark explain`.
 */

import { daySettings } from '../plan/day-settings.ts'
import type { Assumed } from '../plan/effort.ts'
import { estimator, timeText } from '../plan/effort.ts'
import { figureText } from '../plan/figure.ts'
import { assumedPhaseOrder } from '../plan/phase-order.ts'
import type { Dependency, Key, Plan, Task, TaskState, Written } from '../plan/plan.ts'
import { staff } from '../plan/to-problem/staff.ts'
import type { Work } from '../plan/work.ts'
import { isOver, isStep, nameOf, scopes, work } from '../plan/work.ts'
import type { Span } from '../text/span.ts'
import { lineAt } from '../text/span.ts'
import type { TaskTimes } from './schedule-view.ts'
import { clockText } from './scheduled/because.ts'

export interface Explanation {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  readonly path: string
  readonly line: number
  readonly values: readonly ValueRow[]
  readonly predecessors: readonly OrderRow[]
  readonly successors: readonly OrderRow[]
  readonly steps: readonly StepRow[]
}

/** `stated`: written there. `derived`: computed from what is written. `assumed`: the document is silent. */
export interface ValueRow {
  readonly name: string
  readonly value: string
  readonly from: 'stated' | 'derived' | 'assumed'
  /** Null where no line of the document speaks of it. */
  readonly line: number | null
  /** How it is written, or why it is assumed. */
  readonly why: string | null
}

export interface OrderRow {
  readonly key: Key
  readonly name: string
  readonly state: TaskState | null
  readonly type: Dependency['type']
  /** Working hours. */
  readonly lag: number
  readonly stated: boolean
  /** The notation it was read from: `arrow`, `sentence`, `inline` … */
  readonly how: Dependency['how']
  readonly line: number
  /** The phase or summary task that the statement is about, where it is not the task itself. */
  readonly through: Key | null
}

export interface StepRow {
  readonly key: Key
  readonly title: string
  readonly state: TaskState
  readonly line: number
}

export interface ExplainOptions {
  readonly path?: string
  /** Its row of the schedule; without it the dates are left out. */
  readonly times?: TaskTimes | null
}

/**
 * Explains one task.
 *
 * @throws RangeError when the plan has no task with that key.
 */
export function explain(plan: Plan, key: Key, { path = '', times = null }: ExplainOptions = {}): Explanation {
  const of = work(plan)
  const task = of.tasks.get(key)
  if (!task) throw new RangeError(`no task ${key} among the ${plan.tasks.length} tasks of this plan`)
  const { predecessors, successors } = order(of, task)
  const steps = (of.children.get(key) ?? []).map(({ key, title, state, line }) => ({ key, title, state, line }))
  const rows = [...values(of, task), ...dates(task, times)]
  return { key, id: task.id, title: task.title, path, line: task.line, values: rows, predecessors, successors, steps }
}

function values(of: Work, task: Task): ValueRow[] {
  const line = (at: Span) => lineAt(of.plan.source.lines, at.from)
  const written = <T>(name: string, value: Written<T> | null, show: (value: T) => string = String): ValueRow[] =>
    value ? [{ name, value: show(value.value), from: 'stated', line: line(value.span), why: null }] : []
  const phase = task.phase === null ? undefined : of.phases.get(task.phase)
  const parent = task.parent === null ? undefined : of.tasks.get(task.parent)
  return [
    task.id === null ? silent('id', 'none', 'the text gives it none; its key is', task.key) : stated('id', task.id, task.line, null),
    stated('title', task.title, line(task.titleSpan), null),
    state(of, task),
    ...disagreement(of, task),
    ...written('blocked by', task.blockedBy),
    { name: 'counts as', value: role(of, task), from: 'derived', line: null, why: roleReason(of, task) },
    ...(phase ? [stated('phase', nameOf(of, { key: phase.key, kind: 'phase' }), phase.line, null)] : []),
    ...(parent ? [stated('part of', nameOf(of, { key: parent.key, kind: 'task' }), parent.line, null)] : []),
    ...estimate(of, task),
    ...(task.actual ? [stated('took', figureText(task.actual), task.actual.line, null)] : []),
    ...progress(of, task),
    ...owners(of, task),
    ...written('priority', task.priority),
    ...written('start', task.start),
    ...written('due', task.due),
    ...written('done on', task.doneOn),
    ...(task.optional ? [stated('optional', 'yes', task.line, null)] : []),
    ...(task.parallel ? [stated('parallel', 'yes, may run beside its neighbours', task.line, null)] : []),
    ...notes(task).map((at) => stated('note', of.plan.source.text.slice(at.from, at.to).replace(/\s*[\r\n]+\s*/g, ' '), line(at), null)),
  ]
}

/** What is written below the task, but for lines that one of its values was read from: those are shown as such. */
function notes(task: Task): readonly Span[] {
  const shown = [
    ...task.owners.map(({ span }) => span),
    ...[task.estimate, task.actual, task.progress, task.words, task.blockedBy, task.priority, task.start, task.due, task.doneOn].flatMap(
      (written) => (written ? [written.span] : []),
    ),
  ]
  return task.details.filter((detail) => !shown.some(({ from, to }) => detail.from <= from && to <= detail.to))
}

/** What the schedule says: computed, but for what was said above. */
function dates({ state }: Task, times: TaskTimes | null): ValueRow[] {
  if (!times || isOver(state)) return []
  const computed = (name: string, value: string, why: string | null, line: number | null = null): ValueRow => ({
    name,
    value,
    from: 'derived',
    line,
    why,
  })
  if (times.start === null || times.finish === null) return [computed('starts', 'no date', times.assumed[0] ?? 'it stands in a circle')]
  const order = times.assumed
    .filter((text) => text.startsWith('order: '))
    .map((text) => assumed('order', { value: text.slice(7), why: 'nothing says otherwise', line: null }))
  return [
    ...order,
    computed('starts', clockText(times.start), times.because?.text ?? null, times.because?.line ?? null),
    computed('finishes', clockText(times.finish), times.owners.length > 0 ? `done by ${times.owners.join(', ')}` : 'nobody is needed'),
    times.critical
      ? computed('slack', 'none', 'on the critical path: a day later moves the finish')
      : computed('slack', timeText(times.slackHours ?? 0), 'it may slip by so much without moving the finish'),
  ]
}

const stated = (name: string, value: string, line: number, why: string | null): ValueRow => ({ name, value, from: 'stated', line, why })
const assumed = (name: string, { value, why, line }: Assumed<string>): ValueRow => ({ name, value, from: 'assumed', line, why })
const silent = (name: string, value: string, why: string, key: Key): ValueRow => ({
  name,
  value,
  from: 'derived',
  line: null,
  why: `${why} ${key}`,
})

const SAID: Readonly<Record<TaskState, string>> = {
  todo: 'not begun',
  doing: 'begun',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
}

function state(of: Work, task: Task): ValueRow {
  const at = task.words ? lineAt(of.plan.source.lines, task.words.span.from) : task.line
  const own = of.plan.tasks.find(({ key }) => key === task.key)?.state
  if (own !== undefined && own !== task.state)
    return { name: 'state', value: task.state, from: 'derived', line: null, why: `because what it stands in is ${SAID[task.state]}` }
  switch (task.stateFrom) {
    case 'box':
      return stated('state', task.state, task.line, `the box [${task.box?.mark ?? ' '}]`)
    case 'field':
      return stated('state', task.state, at, `written as “${quote(of, task.words?.span)}”`)
    case 'children':
      return {
        name: 'state',
        value: task.state,
        from: 'derived',
        line: null,
        why: `from the ${(of.children.get(task.key) ?? []).length} tasks below it`,
      }
    case 'nothing':
      return { name: 'state', value: task.state, from: 'assumed', line: null, why: 'no box and no word says otherwise' }
  }
}

const quote = (of: Work, at: Span | undefined): string => (at ? of.plan.source.text.slice(at.from, at.to).trim() : '')

/** The box wins over the words; the words are shown all the same. */
function disagreement(of: Work, task: Task): ValueRow[] {
  if (!task.words || task.stateFrom === 'field' || task.words.value === task.state) return []
  const at = lineAt(of.plan.source.lines, task.words.span.from)
  return [stated('but the text says', SAID[task.words.value], at, `“${quote(of, task.words.span)}”; the box counts`)]
}

function role(of: Work, task: Task): string {
  if (task.unit) return 'a unit that is scheduled'
  return isStep(of, task) ? 'a step of the task above' : 'a summary of the tasks below'
}

function roleReason(of: Work, task: Task): string {
  const below = of.children.get(task.key)?.length ?? 0
  if (isStep(of, task)) return 'no id and no estimate of its own, so it counts for progress only'
  if (!task.unit) return `${below} below it carry ids or estimates of their own`
  return below > 0 ? 'what stands below it has no id and no estimate' : 'nothing is planned below it'
}

function estimate(of: Work, task: Task): ValueRow[] {
  if (task.estimate) {
    const said = quote(of, task.estimate.span)
    const value = figureText(task.estimate)
    return [
      stated('estimate', value, task.estimate.line, said === value || said === '' || said.length > 60 ? null : `written as “${said}”`),
    ]
  }
  if (!task.unit || isOver(task.state)) return []
  const { hoursPerDay } = daySettings(of.plan.frontMatter.settings)
  const silence = estimator(of, hoursPerDay).assumed(task)
  return [assumed('estimate', { ...silence, value: timeText(silence.value, hoursPerDay) })]
}

function progress(of: Work, task: Task): ValueRow[] {
  const steps = of.children.get(task.key) ?? []
  const done = steps.filter((step) => isOver(step.state)).length
  const said = task.progress
    ? [stated('progress', `${task.progress.value} %`, lineAt(of.plan.source.lines, task.progress.span.from), null)]
    : []
  if (steps.length === 0) return said
  return [
    ...said,
    {
      name: said.length > 0 ? 'steps' : 'progress',
      value: `${done} of ${steps.length} done`,
      from: 'derived',
      line: null,
      why: 'counted below',
    },
  ]
}

function owners(of: Work, task: Task): ValueRow[] {
  const named = task.owners.map(({ value, span }) => stated('owner', value, lineAt(of.plan.source.lines, span.from), null))
  return named.length > 0 || !task.unit || isOver(task.state) ? named : [assumed('owner', assumedOwner(of, task))]
}

/** Any one of the people or roles that the plan names, else one person for everything. */
function assumedOwner({ plan }: Work, task: Task): Assumed<string> {
  const { people, hands } = staff([plan])
  const able = hands(0, task).flatMap(({ anyOf }) => anyOf.flatMap((person) => people[person] ?? []))
  const names = able.map(({ name }) => name)
  const line = plan.resources.find(({ name }) => name === names[0])?.line ?? null
  if (able.some((person) => person.assumed)) return { value: 'one person', why: 'no people are named, so one does everything', line }
  if (names.length === 1) return { value: names[0] as string, why: 'the only one who is named', line }
  return { value: `any one of ${names.join(', ')}`, why: 'those who are named', line }
}

function order(of: Work, task: Task): Pick<Explanation, 'predecessors' | 'successors'> {
  const all = [...of.plan.dependencies, ...assumedPhaseOrder(of.plan)]
  const scope = scopes(of, task)
  const inside = new Set(scope)
  const predecessors = all.filter(({ from, to }) => inside.has(to.key) && !inside.has(from.key))
  const successors = all.filter(({ from, to }) => inside.has(from.key) && !inside.has(to.key))
  const row = (of: Work, dependency: Dependency, other: Dependency['from'], own: Key): OrderRow => ({
    key: other.key,
    name: nameOf(of, other),
    state: of.tasks.get(other.key)?.state ?? null,
    type: dependency.type,
    lag: dependency.lag,
    stated: dependency.stated,
    how: dependency.how,
    line: dependency.line,
    through: own === task.key ? null : own,
  })
  return {
    predecessors: predecessors.map((dependency) => row(of, dependency, dependency.from, dependency.to.key)),
    successors: successors.map((dependency) => row(of, dependency, dependency.to, dependency.from.key)),
  }
}
