/**
 * What the outputs of the schedule promise: `schedule`, `status` and `load`.
 */
import {
  bool,
  choice,
  count,
  date,
  id,
  instant,
  key,
  kind,
  line,
  list,
  number,
  object,
  orNull,
  path,
  type Schema,
  state,
  text,
  type,
} from './schema-terms.ts'

const span = { start: orNull(instant), finish: orNull(instant) }
const item = { key, id, title: text, path, line }
const document = object({ path, kind, title: orNull(text) })
const sentences = list(text)
const hours: Schema = { type: 'number', minimum: 0 }

/** What every output over several documents carries. */
interface Around {
  readonly problems: Schema
  readonly others: Schema
}

const finish = {
  ...span,
  workingDays: { ...count, description: 'from the first start to the last finish, both days included' },
  lowerBoundDays: { ...count, description: 'no schedule can need fewer' },
  status: {
    ...choice('optimal', 'feasible', 'infeasible'),
    description: 'optimal: equals the lower bound; infeasible: some tasks wait in a circle and have no dates',
  },
  gap: { ...hours, description: 'how far the finish may lie above the lower bound, as a share of it' },
}

const criticalStep = object({ ...item, by: orNull(choice('dependency', 'person')), person: orNull(text) })
const phaseTimes = object({ ...item, done: count, total: count, ...span, critical: bool, target: orNull(instant), late: bool })
const unscheduled: Schema = { ...list(object({ tasks: list(object(item)), message: text })), description: 'what has no dates, and why' }

const task = object({
  ...item,
  state,
  phase: orNull(key),
  parent: orNull(key),
  optional: bool,
  ...span,
  slackHours: { ...orNull(hours), description: 'working hours by which it may slip without moving the finish; null when it is over' },
  freeSlackHours: { ...orNull(hours), description: 'the same without moving any other task' },
  critical: bool,
  owners: { ...sentences, description: 'who it is scheduled for' },
  ownersAssumed: bool,
  effortHours: hours,
  remainingHours: hours,
  progress: { type: 'number', minimum: 0, maximum: 1 },
  due: orNull(instant),
  late: bool,
  because: {
    ...orNull(
      object({
        kind: choice('as-of', 'start', 'not-before', 'external', 'dependency', 'person', 'begun'),
        text,
        key: orNull(key),
        path: orNull(path),
        line: orNull(line),
      }),
    ),
    description: 'why it starts when it does',
  },
  assumed: sentences,
})

const milestone = object({
  ...item,
  state: choice('open', 'partial', 'done'),
  target: { ...orNull(instant), description: 'midnight behind the last day that is in time' },
  targetText: orNull(text),
  finish: orNull(instant),
  late: bool,
  lateDays: { ...orNull(number), description: 'working days behind the target; negative for days that are left' },
  gatedBy: list(key),
  assumed: sentences,
})

const end = object({ kind: choice('task', 'phase', 'milestone'), key })
const link = object({
  path,
  from: end,
  to: end,
  type,
  lag: { ...number, description: 'working hours' },
  stated: bool,
  critical: bool,
  line,
})
const stretch = { from: instant, to: instant }

const person = object({
  person: text,
  assumed: { ...bool, description: 'the one person who is assumed where a document names nobody' },
  share: { ...hours, description: 'of a working day' },
  hours: { ...hours, description: 'person-hours still to do' },
  ...span,
  tasks: list(object({ key, path, start: instant, finish: instant })),
  weeks: list(object({ monday: date, hours, available: hours })),
  absences: list(object(stretch)),
})

export const scheduleSchema = (around: Around): Schema =>
  object({
    format: { const: 'milemark/schedule@1' },
    asOf: date,
    documents: list(document),
    ...finish,
    criticalPath: { ...list(key), description: 'from the first task to the one that ends last' },
    criticalSteps: { ...list(criticalStep), description: 'the same, and what ties each step to the one before' },
    tasks: { ...list(task), description: 'schedulable units in document order' },
    phases: list(phaseTimes),
    milestones: list(milestone),
    links: list(link),
    load: list(person),
    nonWorking: { ...list(object({ ...stretch, name: orNull(text) })), description: 'weekends and holidays within the schedule' },
    assumed: sentences,
    unscheduled,
    ...around,
  })

/** @param rows the schemas of what `next` and `check` give */
export const statusSchema = (
  around: Around,
  rows: { readonly ready: Schema; readonly findings: Schema; readonly progress: Schema },
): Schema =>
  object({
    format: { const: 'milemark/status@1' },
    asOf: date,
    documents: list(document),
    ...finish,
    forecast: {
      ...orNull(object({ p50: instant, p80: instant, trials: count })),
      description: 'by when it ends in half and in four of five trials; null where nothing is open, or too much for a quick answer',
    },
    progress: rows.progress,
    phases: list(phaseTimes),
    criticalPath: list(criticalStep),
    late: object({
      milestones: list(object({ ...item, target: orNull(instant), finish: orNull(instant), lateDays: orNull(number) })),
      phases: list(phaseTimes),
      tasks: list(object({ ...item, due: orNull(instant), finish: orNull(instant), owners: sentences })),
    }),
    unscheduled,
    ready: list(rows.ready),
    waiting: { ...count, description: 'tasks that may not start yet' },
    findings: rows.findings,
    ...around,
  })

export const loadSchema = (around: Around): Schema =>
  object({ format: { const: 'milemark/load@1' }, asOf: date, documents: list(document), ...span, people: list(person), ...around })
