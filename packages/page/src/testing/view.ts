/**
 * Schedules for tests: a small one with every kind of row, and large ones by their number of tasks.
 */
import type { LinkRow, MilestoneTimes, Minute, PersonLoad, PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import { parseIsoMinute } from '@milemark/core'

export const at = (text: string): Minute => {
  const minute = parseIsoMinute(text)
  if (minute === null) throw new RangeError(`${text} is no minute`)
  return minute
}

const PATH = 'plan.md'

export const taskRow = (key: string, fields: Partial<TaskTimes> = {}): TaskTimes => ({
  key,
  id: key,
  title: `Title of ${key}`,
  path: PATH,
  line: 1,
  state: 'todo',
  phase: null,
  parent: null,
  optional: false,
  start: at('2026-11-23T09:00'),
  finish: at('2026-11-24T17:00'),
  slackHours: 8,
  freeSlackHours: 0,
  critical: false,
  owners: ['ana'],
  ownersAssumed: false,
  effortHours: 16,
  remainingHours: 16,
  progress: 0,
  due: null,
  late: false,
  because: null,
  assumed: [],
  ...fields,
})

export const phaseRow = (key: string, fields: Partial<PhaseTimes> = {}): PhaseTimes => ({
  key,
  id: key,
  title: `Phase ${key} title`,
  path: PATH,
  line: 1,
  start: at('2026-11-23T09:00'),
  finish: at('2026-11-27T17:00'),
  critical: false,
  total: 2,
  done: 1,
  target: null,
  late: false,
  ...fields,
})

export const milestoneRow = (key: string, fields: Partial<MilestoneTimes> = {}): MilestoneTimes => ({
  key,
  id: key,
  title: `Milestone ${key} title`,
  path: PATH,
  line: 1,
  state: 'open',
  target: at('2026-11-26'),
  targetText: '2026-11-25',
  finish: at('2026-11-27T17:00'),
  late: true,
  lateDays: 2,
  gatedBy: [],
  assumed: [],
  ...fields,
})

export const link = (from: string, to: string, fields: Partial<LinkRow> = {}): LinkRow => ({
  path: PATH,
  from: { kind: 'task', key: from },
  to: { kind: 'task', key: to },
  type: 'FS',
  lag: 0,
  stated: true,
  critical: false,
  line: 1,
  ...fields,
})

export const personRow = (person: string, fields: Partial<PersonLoad> = {}): PersonLoad => ({
  person,
  assumed: false,
  share: 1,
  hours: 44,
  start: at('2026-11-23T09:00'),
  finish: at('2026-11-27T17:00'),
  tasks: [],
  weeks: [
    { monday: at('2026-11-23'), hours: 44, available: 40 },
    { monday: at('2026-11-30'), hours: 0, available: 0 },
  ],
  absences: [{ from: at('2026-11-30'), to: at('2026-12-05') }],
  ...fields,
})

export const viewOf = (fields: Partial<ScheduleView> = {}): ScheduleView => {
  const starts = (fields.tasks ?? []).flatMap(({ start }) => start ?? [])
  const finishes = (fields.tasks ?? []).flatMap(({ finish }) => finish ?? [])
  return {
    asOf: '2026-11-23',
    documents: [{ path: PATH, kind: 'plan', title: 'A plan' }],
    start: starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : null,
    finish: finishes.length > 0 ? finishes.reduce((a, b) => Math.max(a, b)) : null,
    workingDays: 5,
    lowerBoundDays: 4,
    status: 'feasible',
    gap: 0.25,
    criticalPath: [],
    tasks: [],
    phases: [],
    milestones: [],
    links: [],
    load: [],
    nonWorking: [],
    assumed: [],
    unscheduled: [],
    ...fields,
  }
}

/** Every kind of row once: done without dates, begun, late, cancelled, critical by order and by person, in a circle. */
export const everything = (): ScheduleView => {
  const tasks = [
    taskRow('1.1', { phase: '1', state: 'done', start: null, finish: null, slackHours: null, progress: 1, remainingHours: 0 }),
    taskRow('1.2', {
      phase: '1',
      state: 'doing',
      critical: true,
      progress: 0.5,
      slackHours: 0,
      title: 'Begun <script>alert(1)</script> & "quoted"',
    }),
    taskRow('1.3', {
      phase: '1',
      critical: true,
      slackHours: 0,
      start: at('2026-11-25T09:00'),
      finish: at('2026-11-25T17:00'),
      because: { kind: 'dependency', text: '1.2 is finished', key: '1.2', path: PATH, line: 3 },
    }),
    taskRow('2.1', {
      phase: '2',
      critical: true,
      slackHours: 0,
      start: at('2026-11-26T09:00'),
      finish: at('2026-11-27T17:00'),
      due: at('2026-11-27'),
      late: true,
      assumed: ['estimate: 2 d'],
    }),
    taskRow('2.2', { phase: '2', state: 'cancelled', start: null, finish: null, slackHours: null }),
    taskRow('2.3', {
      phase: null,
      state: 'done',
      start: null,
      finish: at('2026-11-24T17:00'),
      slackHours: null,
      id: null,
      title: 'No number',
    }),
    taskRow('3.1', { start: null, finish: null, slackHours: null, owners: [] }),
    taskRow('3.2', { start: null, finish: null, slackHours: null }),
  ]
  return viewOf({
    tasks,
    phases: [phaseRow('1', { critical: true }), phaseRow('2', { late: true, target: at('2026-11-27') })],
    milestones: [
      milestoneRow('M1', { gatedBy: ['1'] }),
      milestoneRow('M2', { state: 'done', late: false, lateDays: null, target: null, targetText: 'Week 2', gatedBy: ['2.1'] }),
    ],
    links: [
      link('1.2', '1.3', { critical: true }),
      link('1.1', '1.2', { type: 'SS', lag: 16 }),
      link('1.3', '2.1', { stated: false, type: 'FF', lag: -4 }),
      link('3.1', '3.2'),
      link('3.2', '3.1'),
      { ...link('', ''), from: { kind: 'phase', key: '1' }, to: { kind: 'phase', key: '2' }, stated: false },
    ],
    criticalPath: [
      { key: '1.2', id: '1.2', title: 'Title of 1.2', path: PATH, line: 1, by: null, person: null },
      { key: '1.3', id: '1.3', title: 'Title of 1.3', path: PATH, line: 1, by: 'dependency', person: null },
      { key: '2.1', id: '2.1', title: 'Title of 2.1', path: PATH, line: 1, by: 'person', person: 'ana' },
    ],
    load: [personRow('ana')],
    nonWorking: [{ from: at('2026-11-28'), to: at('2026-11-30'), name: 'St. Andrew’s <Day>' }],
    status: 'infeasible',
    assumed: ['work starts on 2026-11-23'],
    unscheduled: [{ message: '3.1 and 3.2 wait for each other.', tasks: [tasks[6], tasks[7]].flatMap((task) => task ?? []) }],
  })
}

/** So many tasks in phases of ten, each after the one ten before; two days each, one after the other. */
export function largeView(count: number): ScheduleView {
  const start = at('2026-11-23')
  const tasks = Array.from({ length: count }, (_, index) => {
    const day = start + Math.floor(index / 5) * 1440
    return taskRow(`T${index + 1}`, {
      phase: String(Math.floor(index / 10) + 1),
      start: day + 540,
      finish: day + 2880 - 420,
      line: index + 1,
    })
  })
  const phases = Array.from({ length: Math.ceil(count / 10) }, (_, index) => {
    const members = tasks.slice(index * 10, index * 10 + 10)
    return phaseRow(String(index + 1), { start: members[0]?.start ?? null, finish: members.at(-1)?.finish ?? null })
  })
  const links = tasks.slice(10).flatMap((task, index) => [link(`T${index + 1}`, task.key), link(`T${Math.max(1, index - 6)}`, task.key)])
  return viewOf({ tasks, phases, links })
}
