/**
 * Where the work stands, as plain rows: how far it is, when it ends, what is late, what is next. Behind `milemark status`.
 */
import type { Minute } from '../calendar/minute.ts'
import { isoMinute } from '../calendar/minute.ts'
import type { Severity } from '../lint/diagnostic.ts'
import type { TaskState } from '../plan/plan.ts'
import type { Next, ReadyRow } from './next.ts'
import type { Problem } from './outputs.ts'
import type { Progress } from './overview.ts'
import type { ItemRow, MilestoneTimes, PhaseTimes, ScheduleView, TaskTimes } from './schedule-view.ts'

export interface Status {
  readonly view: ScheduleView
  readonly progress: Progress
  readonly late: Late
  /** What may start now or goes on, ranked. */
  readonly ready: readonly ReadyRow[]
  /** How many tasks may not start yet. */
  readonly waiting: number
  readonly findings: Readonly<Record<Severity, number>>
  /** Null where nothing is open, and where so many tasks are that it would take long. */
  readonly forecast: StatusForecast | null
}

/** By when it ends in half and in four of five trials. */
export interface StatusForecast {
  readonly p50: Minute
  readonly p80: Minute
  readonly trials: number
}

/** What misses its date as things stand, in document order. */
export interface Late {
  readonly milestones: readonly MilestoneTimes[]
  readonly phases: readonly PhaseTimes[]
  readonly tasks: readonly TaskTimes[]
}

export const status = (
  view: ScheduleView,
  { ready, waiting }: Next,
  findings: Status['findings'],
  forecast: StatusForecast | null = null,
): Status => ({
  view,
  progress: progressOf(view.tasks),
  late: {
    milestones: view.milestones.filter(({ late, state }) => late && state !== 'done'),
    phases: view.phases.filter(({ late, done, total }) => late && done < total),
    tasks: view.tasks.filter(({ late, state }) => late && state !== 'done' && state !== 'cancelled'),
  },
  ready,
  waiting: waiting.length,
  findings,
  forecast,
})

/** How far tasks are. */
export function progressOf(tasks: readonly Pick<TaskTimes, 'state'>[]): Progress {
  const states: Record<TaskState, number> = { todo: 0, doing: 0, blocked: 0, done: 0, cancelled: 0 }
  for (const { state } of tasks) states[state]++
  return { states, total: tasks.length - states.cancelled, done: states.done }
}

interface StatusRun {
  readonly problems: readonly Problem[]
  readonly others: readonly string[]
}

const instant = (at: number | null): string | null => (at === null ? null : isoMinute(at))
const item = ({ key, id, title, path, line }: ItemRow): ItemRow => ({ key, id, title, path, line })

const phaseRow = (phase: PhaseTimes) => ({
  ...item(phase),
  done: phase.done,
  total: phase.total,
  start: instant(phase.start),
  finish: instant(phase.finish),
  critical: phase.critical,
  target: instant(phase.target),
  late: phase.late,
})

/** `milemark/status@1`. */
export const statusJson = (of: Status, { problems, others }: StatusRun) => ({
  format: 'milemark/status@1' as const,
  asOf: of.view.asOf,
  documents: of.view.documents,
  start: instant(of.view.start),
  finish: instant(of.view.finish),
  workingDays: of.view.workingDays,
  lowerBoundDays: of.view.lowerBoundDays,
  status: of.view.status,
  gap: of.view.gap,
  forecast: of.forecast && { p50: isoMinute(of.forecast.p50), p80: isoMinute(of.forecast.p80), trials: of.forecast.trials },
  progress: of.progress,
  phases: of.view.phases.map(phaseRow),
  criticalPath: of.view.criticalPath.map((step) => ({ ...item(step), by: step.by, person: step.person })),
  late: {
    milestones: of.late.milestones.map((milestone) => ({
      ...item(milestone),
      target: instant(milestone.target),
      finish: instant(milestone.finish),
      lateDays: milestone.lateDays,
    })),
    phases: of.late.phases.map(phaseRow),
    tasks: of.late.tasks.map((task) => ({ ...item(task), due: instant(task.due), finish: instant(task.finish), owners: task.owners })),
  },
  unscheduled: of.view.unscheduled,
  ready: of.ready,
  waiting: of.waiting,
  findings: of.findings,
  problems,
  others,
})

/** `milemark/load@1`. */
export const loadJson = (view: ScheduleView, { problems, others }: StatusRun) => ({
  format: 'milemark/load@1' as const,
  asOf: view.asOf,
  documents: view.documents,
  start: instant(view.start),
  finish: instant(view.finish),
  people: view.load.map((person) => ({
    person: person.person,
    assumed: person.assumed,
    share: person.share,
    hours: person.hours,
    start: instant(person.start),
    finish: instant(person.finish),
    tasks: person.tasks.map(({ key, path, start, finish }) => ({ key, path, start: isoMinute(start), finish: isoMinute(finish) })),
    weeks: person.weeks.map(({ monday, hours, available }) => ({ monday: isoMinute(monday).slice(0, 10), hours, available })),
    absences: person.absences.map(({ from, to }) => ({ from: isoMinute(from), to: isoMinute(to) })),
  })),
  problems,
  others,
})
