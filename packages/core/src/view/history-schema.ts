/**
 * What the outputs about the past promise: `history` and `baseline`.
 */
import { choice, count, date, id, key, line, list, number, object, orNull, path, type Schema, state, text } from './schema-terms.ts'

const commit: Schema = { ...orNull(text), description: 'id of the commit; null for the document as it stands' }
const at: Schema = { ...text, description: 'ISO instant of the commit, with the zone of whoever committed' }
const instant: Schema = { type: 'string', description: 'ISO 8601 local date-time; ends are exclusive' }
const hours: Schema = { type: 'number', minimum: 0, description: 'person-hours, assumed estimates among them' }
const revision = { commit, at, author: text, subject: text, path }

const point = object({
  commit,
  at,
  total: { ...count, description: 'schedulable units that are not cancelled' },
  done: count,
  totalHours: hours,
  doneHours: hours,
  scheduled: { ...orNull(instant), description: 'the finish as scheduled then; null where it was not computed or nothing was open' },
})

const event = object({
  what: choice('appeared', 'started', 'done', 'reopened', 're-estimated', 'moved', 'dropped', 'cancelled', 'returned'),
  commit,
  at,
  from: orNull(text),
  to: orNull(text),
})

const forecast = object({
  commit,
  at,
  finish: orNull(object({ p50: text, p80: text })),
  milestones: list(object({ key, p50: orNull(text), p80: orNull(text), target: orNull(text) })),
})

export const historySchema = ({ problems }: { readonly problems: Schema }): Schema =>
  object({
    format: { const: 'milemark/history@1' },
    path,
    asOf: date,
    title: orNull(text),
    revisions: { ...list(object(revision)), description: 'oldest first, those of parallel branches among them' },
    skipped: { ...list(object({ ...revision, reason: text })), description: 'revisions that are not whole, and why' },
    missing: { ...list(text), description: 'what is not known, and why' },
    points: { ...list(point), description: 'the main line of revisions, oldest first' },
    forecasts: list(forecast),
    milestones: list(object({ key, id, title: text })),
    tasks: list(object({ key, id, title: text, line: orNull(line), state: { anyOf: [state, { const: 'dropped' }] }, events: list(event) })),
    weeks: list(object({ monday: date, done: count, added: count, dropped: count })),
    throughput: orNull(object({ perWeek: { type: 'number', minimum: 0 }, weeks: count })),
    scopeGrowth: { ...orNull(number), description: 'as a share of the scope at the first revision: 0.25 is a quarter more' },
    problems,
  })

const both = (schema: Schema): Schema => object({ was: orNull(schema), now: orNull(schema) })
const days: Schema = { ...orNull(number), description: 'working days later; negative for sooner' }
const variance = {
  what: choice('kept', 'added', 'dropped'),
  key,
  id,
  title: text,
  line: orNull(line),
  state: both(text),
  start: both(instant),
  finish: both(instant),
  startDays: days,
  finishDays: days,
}

export const baselineSchema = ({ problems }: { readonly problems: Schema }): Schema =>
  object({
    format: { const: 'milemark/baseline@1' },
    path,
    asOf: date,
    title: orNull(text),
    baseline: object({ revision: text, commit: text, at, path }),
    finish: both(instant),
    finishDays: days,
    hours: both(hours),
    tasks: list(object({ ...variance, estimate: both(text), hours: both(hours) })),
    phases: list(object(variance)),
    milestones: list(object({ ...variance, target: both(text) })),
    problems,
  })

export const baselinesSchema: Schema = object({
  format: { const: 'milemark/baselines@1' },
  path,
  baselines: { ...list(object({ name: text, commit: text, at })), description: 'all of them, or the one that was set' },
})
