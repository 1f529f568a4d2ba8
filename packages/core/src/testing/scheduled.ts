/**
 * Plans that assert their own schedule (after TaskJuggler's test suite): behind `//=` stands when an item happens.
 *
 *     ### Phase 1: Base                      //= Mon 11-23 09:00 .. Wed 11-25 17:00; done 0 of 2
 *     - [ ] 1.1 Parse (2d, @ana)             //= Mon 11-23 09:00 .. Tue 11-24 17:00; slack 0; critical
 *     - [ ] 1.2 Print (1d, after 1.1, @ben)  //= Wed 11-25 09:00 .. Wed 11-25 17:00; by ben
 *     - [ ] M1: Demo (2026-11-26)            //= Wed 11-25 17:00; 1 early
 *
 * Every unit and every milestone carries its dates; behind them stands only what the case is about. `-` is no date.
 * Expectations are computed by hand, from the rules: days run from 09:00 to 17:00, Monday to Friday, and open work starts
 * neither before the plan nor before the status date, Monday 2026-11-23 where a case gives no other.
 */
import { expect, test } from 'vitest'
import { parseIsoDate, weekday } from '../calendar/civil.ts'
import { dayOf, isoMinute, startOfDay } from '../calendar/minute.ts'
import type { DependencyType, Plan } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import { readPlan } from '../plan/read.ts'
import type { PlanProblem } from '../plan/to-problem.ts'
import { toProblem } from '../plan/to-problem.ts'
import type { Solution } from '../schedule/solution.ts'
import { solve } from '../schedule/solution.ts'
import { verify } from '../schedule/verify.ts'
import type { MilestoneTimes, PhaseTimes, ScheduleView, TaskTimes } from '../view/schedule-view.ts'
import { viewOf } from '../view/scheduled.ts'
import { AS_OF, lines } from './marked.ts'

/** What is asked of the schedule as a whole. */
export interface Asked {
  /** `1.1 -> 1.2 -ana-> 1.3`: a dependency, then a person. */
  readonly path?: string
  /** Working days from the first start to the last finish. */
  readonly days?: number
  readonly status?: ScheduleView['status']
  /** Hours of available hours for each week: `ana: 20 of 20, 4 of 20`. */
  readonly load?: readonly string[]
  /** The sentences about what has no dates. */
  readonly unscheduled?: readonly string[]
  /** Assumptions about the whole plan, all of them. */
  readonly assumed?: readonly string[]
}

/** What is known from outside of the documents. */
export interface Given {
  readonly asOf?: string
  readonly holidays?: PlanAt['holidays']
  readonly firstCommit?: string
  /** The type that every stated link is given: for one that no words can be written for. */
  readonly type?: DependencyType
}

const MARK = /[ \t]*\/\/=[ \t]*(.*?)[ \t]*$/

/**
 * One test: the plans, each as a document, have the schedule that stands in them.
 *
 * @param why the calculation by hand, printed when the test fails
 */
export function check(name: string, why: string, documents: string | readonly string[], asked: Asked & Given = {}): void {
  test(name, () => {
    const marked = [documents].flat().map((document, index) => ({ path: `plan-${index + 1}.md`, rows: lines(document).map(markedRow) }))
    const { asOf = AS_OF } = asked
    const plans = marked.map(({ path, rows }): PlanAt => {
      const plan = readPlan(rows.map(({ text }) => text).join('\n'), { asOf, path })
      const { holidays, firstCommit } = asked
      return { plan: typed(plan, asked.type), path, ...(holidays && { holidays }), ...(firstCommit && { firstCommit }) }
    })
    const { view, faults } = scheduled(plans, asOf)
    expect(faults, why).toEqual([])
    const actual = marked.map(({ path, rows }) => rows.map(({ text, mark }, at) => withMark(text, found(view, path, at + 1, mark))))
    expect(actual, why).toEqual(marked.map(({ rows }) => rows.map(({ text, mark }) => withMark(text, mark))))
    const { type: _t, asOf: _a, holidays: _h, firstCommit: _f, ...whole } = asked
    expect(answers(view, whole), why).toEqual(whole)
  })
}

/** A schedule and everything that is wrong with it whatever the plan says. */
export function scheduled(plans: readonly PlanAt[], asOf: string): { readonly view: ScheduleView; readonly faults: readonly string[] } {
  const given = toProblem(plans, { asOf })
  const solution = solve(given.problem)
  const view = viewOf(given, solution, asOf)
  return { view, faults: [...verify(given.problem, solution.schedule), ...rowFaults(given, solution, view, asOf)] }
}

const markedRow = (row: string) => {
  const mark = MARK.exec(row)
  return { text: mark ? row.slice(0, mark.index) : row, mark: mark?.[1] ?? '' }
}

const withMark = (text: string, mark: string): string => (mark ? `${text}  //= ${mark}` : text)

const typed = (plan: Plan, type: DependencyType | undefined): Plan =>
  type === undefined ? plan : { ...plan, dependencies: plan.dependencies.map((dependency) => ({ ...dependency, type })) }

function found(view: ScheduleView, path: string, line: number, expected: string): string {
  const [, ...facets] = expected.split(/;\s*/)
  const isHere = (row: { path: string; line: number }) => row.path === path && row.line === line
  const task = view.tasks.find(isHere)
  if (task) return [stretch(task), ...facets.map((facet) => taskFacet(task, facet))].join('; ')
  const milestone = view.milestones.find(isHere)
  if (milestone) return [moment(milestone.finish), ...facets.map((facet) => milestoneFacet(milestone, facet))].join('; ')
  const phase = expected === '' ? undefined : view.phases.find(isHere)
  return phase ? [stretch(phase), ...facets.map((facet) => phaseFacet(phase, facet))].join('; ') : ''
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon 11-23 09:00`. */
const moment = (at: number | null): string =>
  at === null ? '-' : `${WEEKDAYS[weekday(dayOf(at)) - 1]} ${isoMinute(at).slice(5).replace('T', ' ')}`
const stretch = ({ start, finish }: { start: number | null; finish: number | null }): string =>
  start === null && finish === null ? '-' : `${moment(start)} .. ${moment(finish)}`

/** What the row says in the words of the facet. */
function taskFacet(row: TaskTimes, facet: string): string {
  const [word = ''] = facet.split(' ')
  const said: Readonly<Record<string, string>> = {
    slack: `slack ${row.slackHours}`,
    free: `free ${row.freeSlackHours}`,
    critical: row.critical ? 'critical' : 'not critical',
    not: row.critical ? 'critical' : 'not critical',
    by: `by ${row.owners.join(', ') || 'nobody'}`,
    late: row.late ? 'late' : 'in time',
    in: row.late ? 'late' : 'in time',
    held: `held by ${row.because?.kind}${row.because?.key ? ` ${row.because.key}` : ''}`,
    effort: `effort ${row.effortHours}`,
    left: `left ${row.remainingHours}`,
    assumes: row.assumed.includes(facet.slice('assumes '.length)) ? facet : `assumes ${row.assumed.join(' / ') || 'nothing'}`,
  }
  return said[word] ?? unknown(facet)
}

function phaseFacet(row: PhaseTimes, facet: string): string {
  if (facet.startsWith('done')) return `done ${row.done} of ${row.total}`
  if (facet === 'late' || facet === 'in time') return row.late ? 'late' : 'in time'
  return facet.endsWith('critical') ? (row.critical ? 'critical' : 'not critical') : unknown(facet)
}

function milestoneFacet(row: MilestoneTimes, facet: string): string {
  if (facet.startsWith('gated by')) return `gated by ${row.gatedBy.join(', ')}`
  if (facet.startsWith('assumes')) return ['assumes', ...row.assumed].join(' ')
  if (facet === 'late' || facet === 'in time') return row.late ? 'late' : 'in time'
  const { lateDays } = row
  if (lateDays === null) return 'no target'
  return lateDays === 0 ? 'on the day' : lateDays > 0 ? `${lateDays} late` : `${-lateDays} early`
}

const unknown = (facet: string): never => {
  throw new RangeError(`nothing is known as “${facet}”`)
}

function answers(view: ScheduleView, asked: Asked): Asked {
  const all: Required<Asked> = {
    path: view.criticalPath
      .map(({ id, title, by, person }) => `${by === 'person' ? `-${person}-> ` : by === 'dependency' ? '-> ' : ''}${id ?? title}`)
      .join(' '),
    days: view.workingDays,
    status: view.status,
    load: view.load.map(({ person, weeks }) => `${person}: ${weeks.map(({ hours, available }) => `${hours} of ${available}`).join(', ')}`),
    unscheduled: view.unscheduled.map(({ message }) => message),
    assumed: view.assumed,
  }
  return Object.fromEntries(Object.keys(asked).map((name) => [name, all[name as keyof Asked]]))
}

/** What holds for the rows of every schedule. */
function rowFaults({ plans }: PlanProblem, { schedule }: Solution, view: ScheduleView, asOf: string): string[] {
  const today = startOfDay(parseIsoDate(asOf) ?? 0)
  const outside = new Set(
    plans.flatMap(({ at, of, circles, units }) => [
      ...circles.flat().map((unit) => `${at.path} ${of.units[unit]?.key}`),
      ...units.flatMap(({ left }, unit) => (left === null ? [] : [`${at.path} ${of.units[unit]?.key}`])),
    ]),
  )
  const faults: string[] = []
  const isOpen = ({ state }: TaskTimes): boolean => state !== 'done' && state !== 'cancelled'
  for (const row of view.tasks) {
    const name = `${row.path} ${row.key}`
    if (isOpen(row) && !outside.has(name) && (row.start === null || row.finish === null)) faults.push(`${name} is open and has no dates`)
    if (isOpen(row) && outside.has(name) && row.start !== null) faults.push(`${name} stands in a circle and has dates`)
    if (row.start !== null && row.state !== 'doing' && isOpen(row) && row.start < today)
      faults.push(`${name} starts before the status date`)
    if (row.start !== null && row.finish !== null && row.start > row.finish) faults.push(`${name} ends before it starts`)
    if (row.slackHours !== null && (row.freeSlackHours ?? 0) > row.slackHours) faults.push(`${name} has more free slack than slack`)
    if (row.slackHours === 0 && !row.critical) faults.push(`${name} has no slack and is not critical`)
    if (row.due !== null && isOpen(row) && row.finish !== null && row.late !== row.finish > row.due) faults.push(`${name}: late is wrong`)
  }
  for (const phase of view.phases) {
    const own = view.tasks.filter(({ path, phase: key, state }) => path === phase.path && key === phase.key && state !== 'cancelled')
    const starts = own.flatMap(({ start }) => start ?? [])
    const finishes = own.flatMap(({ finish }) => finish ?? [])
    const rolled = [starts.length > 0 ? Math.min(...starts) : null, finishes.length > 0 ? Math.max(...finishes) : null]
    if (phase.start !== rolled[0] || phase.finish !== rolled[1]) faults.push(`${phase.key} is not as its tasks are`)
    if (phase.done !== own.filter(({ state }) => state === 'done').length || phase.total !== own.length)
      faults.push(`${phase.key}: counts are wrong`)
  }
  for (const step of view.criticalPath)
    if (!view.tasks.some(({ path, key, critical }) => path === step.path && key === step.key && critical))
      faults.push(`${step.path} ${step.key} lies on the critical path and is not critical`)
  if (view.criticalPath.length > 0 && view.criticalPath[0]?.by !== null) faults.push('the critical path begins with a tie')
  const finishes = view.tasks.flatMap((row) => (isOpen(row) && row.finish !== null ? row.finish : []))
  const last = finishes.length > 0 ? Math.max(...finishes) : null
  if (last !== null && schedule.end < last) faults.push('the schedule ends before its last task')
  if (view.lowerBoundDays > view.workingDays) faults.push('the lower bound lies above the schedule')
  for (const milestone of view.milestones) {
    const gating = view.tasks.filter(({ path, key }) => path === milestone.path && milestone.gatedBy.includes(key))
    const after = gating.filter((row) => isOpen(row) && row.finish !== null && milestone.finish !== null && row.finish > milestone.finish)
    if (milestone.state !== 'done' && after.length > 0) faults.push(`${milestone.key} is reached before ${after[0]?.key}`)
  }
  const left = view.tasks.reduce(
    (sum, row) => sum + (row.owners.length > 0 && isOpen(row) && row.start !== null ? row.remainingHours : 0),
    0,
  )
  const hours = view.load.reduce((sum, { hours: own }) => sum + own, 0)
  const inWeeks = view.load.reduce((sum, { weeks }) => sum + weeks.reduce((all, { hours: own }) => all + own, 0), 0)
  if (Math.abs(hours - inWeeks) > 0.1 * view.load.length + 0.02 * view.tasks.length) faults.push(`${hours} hours are ${inWeeks} in weeks`)
  if (Math.abs(hours - left) > 0.02 * view.tasks.length) faults.push(`${left} hours are left, and people have ${hours}`)
  return faults
}
