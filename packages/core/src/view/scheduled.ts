/**
 * Plans in, the rows of their schedule out: what `milemark schedule` prints and every picture draws.
 */
import { isoDate } from '../calendar/civil.ts'
import { dayOf, startOfDay } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { workingDays } from '../calendar/working-time.ts'
import type { Task } from '../plan/plan.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import type { PlanProblem } from '../plan/to-problem.ts'
import { toProblem } from '../plan/to-problem.ts'
import { isBetweenUnits } from '../plan/work.ts'
import type { ScheduleOptions } from '../schedule/schedule.ts'
import type { Solution } from '../schedule/solution.ts'
import { solve } from '../schedule/solution.ts'
import { documentRow } from './outputs.ts'
import type { CriticalStep, ItemRow, LinkRow, ScheduleView } from './schedule-view.ts'
import { loadRows } from './scheduled/load.ts'
import { milestoneRows, phaseRows } from './scheduled/roll-up.ts'
import { taskRows } from './scheduled/tasks.ts'

export interface ScheduleViewOptions {
  /** The status date, ISO. */
  readonly asOf: string
  /** How many schedules may be built; by default what the size of the plans allows. */
  readonly passes?: number
}

/** Plans as a problem, its solution, and the rows of both. */
export interface Planned {
  readonly given: PlanProblem
  readonly solution: Solution
  readonly view: ScheduleView
}

/** Schedules several plans as one problem: whoever is named in two of them is the same person. */
export const scheduleView = (plans: readonly PlanAt[], options: ScheduleViewOptions): ScheduleView => planned(plans, options).view

/** The same with what the rows were made from. */
export function planned(plans: readonly PlanAt[], { asOf, passes }: ScheduleViewOptions): Planned {
  const given = toProblem(plans, { asOf })
  const solution = solve(given.problem, passes === undefined ? undefined : ({ passes } satisfies ScheduleOptions))
  return { given, solution, view: viewOf(given, solution, asOf) }
}

/** The rows of a problem and its solution. */
export function viewOf(given: PlanProblem, solution: Solution, asOf: string): ScheduleView {
  const { schedule } = solution
  const path = pathRows(given, solution)
  const onPath = new Set(path.map((step) => `${step.path}\n${step.key}`))
  const tasks = given.plans.flatMap((plan, index) => taskRows(given, solution, plan, index, onPath))
  const starts = tasks.flatMap(({ start }) => start ?? [])
  const finishes = tasks.flatMap(({ finish }) => finish ?? [])
  const start = starts.length > 0 ? least(starts) : null
  const finish = finishes.length > 0 ? most(finishes) : null
  const calendar = given.problem.calendars[0] as WorkingTime
  const days = (to: number | null): number => (start === null || to === null ? 0 : workingDays(calendar, start, to))
  const isOpen = given.problem.activities.length > 0 && schedule.end > Number.NEGATIVE_INFINITY
  const circles = given.plans.flatMap(({ circles }) => circles).length
  return {
    asOf,
    documents: given.plans.map(({ at }) => documentRow(at)),
    start,
    finish,
    workingDays: days(finish),
    lowerBoundDays: isOpen ? Math.min(days(finish), days(Math.max(schedule.lowerBound, ...overFinishes(tasks)))) : days(finish),
    status: circles > 0 ? 'infeasible' : schedule.status,
    gap: isOpen ? gap(given, solution, calendar) : 0,
    criticalPath: path,
    tasks,
    phases: given.plans.flatMap((plan) => phaseRows(plan, tasks)),
    milestones: given.plans.flatMap((plan) => milestoneRows(plan, schedule)),
    links: given.plans.flatMap((plan) => linkRows(plan, path)),
    load: loadRows(given, solution),
    nonWorking: start === null || finish === null ? [] : nonWorking(given, calendar, start, finish),
    assumed: given.plans.flatMap(({ at, assumed }) => (given.plans.length > 1 ? assumed.map((text) => `${at.path}: ${text}`) : assumed)),
    unscheduled: given.plans.flatMap(unscheduled),
  }
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b))

/** Finishes of work that is over: a plan cannot have ended before. */
const overFinishes = (tasks: ScheduleView['tasks']): number[] => {
  const over = tasks.flatMap(({ state, finish }) => (state === 'done' && finish !== null ? [finish] : []))
  return over.length > 0 ? [most(over)] : []
}

/** As a share of the working time that the lower bound leaves from the first release. */
function gap({ problem }: PlanProblem, { schedule }: Solution, calendar: WorkingTime): number {
  const first = calendar.workBefore(problem.activities.reduce((at, { release }) => Math.min(at, release), Number.POSITIVE_INFINITY))
  const bound = calendar.workBefore(schedule.lowerBound) - first
  const over = calendar.workBefore(schedule.end) - calendar.workBefore(schedule.lowerBound)
  return bound > 0 ? Math.round((over / bound) * 10_000) / 10_000 : 0
}

/** The critical path in units: events are passed over, and the activities of one unit are one step. */
function pathRows(given: PlanProblem, { path, schedule }: Solution): CriticalStep[] {
  const steps: CriticalStep[] = []
  for (const step of path) {
    const meaning = given.meanings[step.activity]
    const plan = given.plans[meaning?.plan ?? -1]
    const unit = meaning?.unit == null ? undefined : plan?.of.units[meaning.unit]
    if (!plan || !unit) continue
    const last = steps.at(-1)
    if (last?.key === unit.key && last.path === plan.at.path) continue
    const person = step.by === 'person' ? (given.people[schedule.resource[step.activity] as number]?.name ?? null) : null
    const tie = last === undefined ? null : step.by === 'person' ? 'person' : 'dependency'
    steps.push({ ...itemRow(unit, plan.at.path), by: tie, person: tie === 'person' ? person : null })
  }
  return steps
}

export const itemRow = ({ key, id, title, line }: Pick<Task, 'key' | 'id' | 'title' | 'line'>, path: string): ItemRow => ({
  key,
  id,
  title,
  path,
  line,
})

function linkRows({ at, of, order }: PlanProblem['plans'][number], path: readonly CriticalStep[]): LinkRow[] {
  const pairs = new Set(
    path.flatMap((step, index) => (step.by === 'dependency' && step.path === at.path ? [`${path[index - 1]?.key}\n${step.key}`] : [])),
  )
  return order
    .filter(({ from, to }) => isBetweenUnits(of, from, to))
    .map(({ from, to, type, lag, stated, line }) => ({
      path: at.path,
      from: { kind: from.kind, key: from.key },
      to: { kind: to.kind, key: to.key },
      type,
      lag,
      stated,
      line,
      critical: pairs.has(`${from.key}\n${to.key}`),
    }))
}

/** Whole days without work on the first plan's calendar; neighbours are one stretch, but a holiday stands alone. */
function nonWorking(given: PlanProblem, calendar: WorkingTime, start: number, finish: number): ScheduleView['nonWorking'] {
  const names = new Map(given.plans.flatMap(({ at }) => (at.holidays ?? []).map(({ date, name }) => [date, name] as const)))
  const found: { from: number; to: number; name: string | null }[] = []
  for (let day = dayOf(start); day <= dayOf(finish - 1); day++) {
    if (calendar.isWorkingDay(day)) continue
    const name = names.get(isoDate(day)) ?? null
    const last = found.at(-1)
    if (last && last.to === startOfDay(day) && last.name === name) last.to = startOfDay(day + 1)
    else found.push({ from: startOfDay(day), to: startOfDay(day + 1), name })
  }
  return found
}

const CIRCLE_NAMES = 6

function unscheduled({ at, of, circles, units }: PlanProblem['plans'][number]): ScheduleView['unscheduled'][number][] {
  const named = (indexes: readonly number[]): readonly ItemRow[] => indexes.map((unit) => itemRow(of.units[unit] as Task, at.path))
  const short = ({ id, title }: ItemRow): string => id ?? title
  const inCircles = circles.map((circle) => {
    const tasks = named(circle)
    const names = tasks.slice(0, CIRCLE_NAMES).map(short)
    const more = tasks.length - names.length
    const list = more > 0 ? `${names.join(', ')} and ${more} more` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    return {
      tasks,
      message:
        tasks.length === 1
          ? `${names[0]} waits for itself, so it has no dates.`
          : `${list} wait for each other in a circle, so they have no dates; milemark check shows where.`,
    }
  })
  const left = units.flatMap((unit, index) => {
    const tasks = named([index])
    return unit.left === null ? [] : [{ tasks, message: `${tasks.map(short)} has no dates: ${unit.left}.` }]
  })
  return [...inCircles, ...left]
}
