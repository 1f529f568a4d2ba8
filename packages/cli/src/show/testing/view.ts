/**
 * Schedules made by hand, so that what draws them is tested apart from what computes them.
 */
import type { LinkRow, MilestoneTimes, Minute, PersonLoad, PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import { MINUTES_PER_DAY, parseIsoMinute } from '@milemark/core'

/** `2026-11-23` is its 09:00 as a start. */
export const from = (date: string): Minute => minute(`${date}T09:00`)
/** `2026-11-23` is its 17:00 as a finish. */
export const until = (date: string): Minute => minute(`${date}T17:00`)

export function minute(text: string): Minute {
  const at = parseIsoMinute(text)
  if (at === null) throw new RangeError(`${text} is no date`)
  return at
}

const PATH = 'plan.md'

export const task = (id: string, title: string, more: Partial<TaskTimes> = {}): TaskTimes => ({
  key: id,
  id,
  title,
  path: PATH,
  line: 10,
  state: 'todo',
  phase: id.split('.')[0] === id ? null : `phase ${id.split('.')[0]}`,
  parent: null,
  optional: false,
  start: null,
  finish: null,
  slackHours: null,
  freeSlackHours: null,
  critical: false,
  owners: [],
  ownersAssumed: false,
  effortHours: 8,
  remainingHours: 8,
  progress: 0,
  due: null,
  late: false,
  because: null,
  assumed: [],
  ...more,
})

export const phase = (id: string, title: string, more: Partial<PhaseTimes> = {}): PhaseTimes => ({
  key: `phase ${id}`,
  id,
  title,
  path: PATH,
  line: 9,
  start: null,
  finish: null,
  critical: false,
  total: 2,
  done: 0,
  target: null,
  late: false,
  ...more,
})

export const milestone = (id: string, title: string, more: Partial<MilestoneTimes> = {}): MilestoneTimes => ({
  key: `milestone ${id}`,
  id,
  title,
  path: PATH,
  line: 5,
  state: 'open',
  target: null,
  targetText: null,
  finish: null,
  late: false,
  lateDays: null,
  gatedBy: [],
  assumed: [],
  ...more,
})

export const person = (name: string, more: Partial<PersonLoad> = {}): PersonLoad => ({
  person: name,
  assumed: false,
  share: 1,
  hours: 0,
  start: null,
  finish: null,
  tasks: [],
  weeks: [],
  absences: [],
  ...more,
})

export const viewOf = (more: Partial<ScheduleView> = {}): ScheduleView => ({
  asOf: '2026-11-23',
  documents: [{ path: PATH, kind: 'plan', title: 'Shop' }],
  start: null,
  finish: null,
  workingDays: 0,
  lowerBoundDays: 0,
  status: 'optimal',
  gap: 0,
  criticalPath: [],
  tasks: [],
  phases: [],
  milestones: [],
  links: [],
  load: [],
  nonWorking: [],
  assumed: [],
  unscheduled: [],
  ...more,
})

/** Two phases and a week: a spike that is done, two tasks of ana one after the other, one of ben that has time. */
export const shop = (): ScheduleView =>
  viewOf({
    ...span('2026-11-23', '2026-11-30'),
    workingDays: 6,
    lowerBoundDays: 6,
    phases: [
      phase('1', 'Start', { ...span('2026-11-23', '2026-11-25'), done: 1, critical: true }),
      phase('2', 'Pages', { ...span('2026-11-26', '2026-11-30'), critical: true }),
    ],
    tasks: [
      task('1.1', 'Spike', { state: 'done', progress: 1, remainingHours: 0 }),
      task('1.2', 'Service', { ...span('2026-11-23', '2026-11-25'), ...CRITICAL, state: 'doing', progress: 0.5, owners: ['ana'] }),
      task('2.1', 'Cart page', { ...span('2026-11-26', '2026-11-30'), ...CRITICAL, owners: ['ana'] }),
      task('2.2', 'Texts', { ...span('2026-11-26', '2026-11-26'), slackHours: 16, owners: ['ben'], due: endOf('2026-11-25'), late: true }),
    ],
    milestones: [
      milestone('1', 'On staging', { ...target('2026-11-27'), finish: until('2026-11-25'), lateDays: -2 }),
      milestone('2', 'Live', { ...target('2026-11-27'), finish: until('2026-11-30'), late: true, lateDays: 1 }),
    ],
    criticalPath: [
      { key: '1.2', id: '1.2', title: 'Service', path: PATH, line: 11, by: null, person: null },
      { key: '2.1', id: '2.1', title: 'Cart page', path: PATH, line: 12, by: 'person', person: 'ana' },
    ],
    links: [
      link('1.1', '1.2'),
      link('1.2', '2.2'),
      link('phase 1', 'phase 2', { from: { kind: 'phase', key: 'phase 1' }, to: { kind: 'phase', key: 'phase 2' }, stated: false }),
      link('phase 2', 'milestone 2', { from: { kind: 'phase', key: 'phase 2' }, to: { kind: 'milestone', key: 'milestone 2' } }),
    ],
    load: [
      person('ana', { ...span('2026-11-23', '2026-11-30'), hours: 36, weeks: [week('2026-11-23', 40, 40), week('2026-11-30', 12, 8)] }),
      person('ben', {
        ...span('2026-11-26', '2026-11-26'),
        share: 0.5,
        hours: 4,
        weeks: [week('2026-11-23', 4, 20), week('2026-11-30', 0, 0)],
        absences: [{ from: minute('2026-11-30'), to: minute('2026-12-05') }],
      }),
    ],
    nonWorking: [{ from: minute('2026-11-28'), to: minute('2026-11-30'), name: null }],
  })

const CRITICAL = { slackHours: 0, freeSlackHours: 0, critical: true } as const

const span = (first: string, last: string) => ({ start: from(first), finish: until(last) })
const endOf = (date: string): Minute => minute(date) + MINUTES_PER_DAY
const target = (date: string) => ({ target: endOf(date), targetText: date })
const week = (monday: string, hours: number, available: number) => ({ monday: minute(monday), hours, available })

export const link = (a: string, b: string, more: Partial<LinkRow> = {}): LinkRow => ({
  path: PATH,
  from: { kind: 'task', key: a },
  to: { kind: 'task', key: b },
  type: 'FS',
  lag: 0,
  stated: true,
  critical: false,
  line: 12,
  ...more,
})
