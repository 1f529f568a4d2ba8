/**
 * What the outputs of the forecast promise: `forecast` and `risks`.
 */
import { choice, count, date, id, instant, key, kind, line, list, number, object, orNull, path, type Schema, text } from './schema-terms.ts'

interface Around {
  readonly problems: Schema
  readonly others: Schema
}

const percentiles = { p10: instant, p50: instant, p80: instant, p90: instant }
const item = { key, id, title: text, path, line }
const share: Schema = { type: 'number', minimum: 0, maximum: 1 }
const document = object({ path, kind, title: orNull(text) })
const sentences = list(text)
const days: Schema = { type: 'number', description: 'working days' }

const milestone = object({
  ...item,
  state: choice('open', 'partial', 'done'),
  target: { ...orNull(instant), description: 'midnight behind the last day that is in time' },
  targetText: orNull(text),
  chance: { ...orNull(share), description: 'share of the trials that make the target' },
  p10: orNull(instant),
  p50: orNull(instant),
  p80: orNull(instant),
  p90: orNull(instant),
  scheduled: { ...orNull(instant), description: 'if everything goes as it is written' },
})

const sensitivity = object({
  kind: choice('task', 'risk', 'external', 'person', 'plan'),
  key: orNull(key),
  title: text,
  path: orNull(path),
  line: orNull(line),
  low: { ...instant, description: 'mean finish of the fifth of the trials in which it goes best' },
  high: { ...instant, description: 'the same in which it goes worst' },
  swingDays: { ...days, description: 'working days between the two' },
  correlation: { type: 'number', minimum: -1, maximum: 1, description: "Spearman's rank correlation with the finish" },
  criticality: { ...orNull(share), description: 'share of the trials in which it lies on the critical path' },
})

const level = orNull(choice('low', 'medium', 'high'))
const risk = object({
  title: text,
  path,
  line,
  likelihood: level,
  impact: level,
  chance: share,
  effect: { ...text, description: 'what it does when it strikes' },
  costDays: { ...days, description: 'by how many working days it moves the mean finish' },
  struckDays: { ...days, description: 'the same in the trials in which it strikes' },
  mitigated: orNull(text),
  assumed: sentences,
})

const buffer = object({
  neededDays: { ...orNull(days), description: 'working days from the schedule to P80' },
  statedDays: orNull(days),
  statedText: orNull(text),
  chance: { ...orNull(share), description: 'of finishing within schedule and stated buffer' },
  used: { ...orNull(number), description: 'share of the stated buffer that the schedule has used up; above 1 it is overdrawn' },
})

const throughput = object({ finish: object(percentiles), weeks: count, perWeek: number, open: count })
const mode = choice('people', 'network')
const trials: Schema = { ...count, description: 'trials that were run' }

export const forecastSchema = (around: Around): Schema =>
  object({
    format: { const: 'milemark/forecast@1' },
    asOf: date,
    documents: list(document),
    trials,
    asked: count,
    seed: { type: 'integer' },
    mode,
    finish: orNull(object(percentiles)),
    scheduled: orNull(instant),
    scheduledChance: { ...orNull(share), description: 'share of the trials that end by then' },
    days: { ...list(object({ day: date, trials: count })), description: 'how many trials end on each day' },
    milestones: list(milestone),
    tasks: list(object({ ...item, ...percentiles, criticality: share })),
    sensitivity: { ...list(sensitivity), description: 'what moves the finish most, strongest first' },
    risks: list(risk),
    buffer,
    throughput: { ...orNull(throughput), description: 'what the speed so far says, without estimates' },
    calibration: object({ rows: count, text }),
    assumed: sentences,
    ...around,
  })

export const risksSchema = (around: Around): Schema =>
  object({
    format: { const: 'milemark/risks@1' },
    asOf: date,
    documents: list(document),
    trials,
    seed: { type: 'integer' },
    mode,
    risks: list(risk),
    ...around,
  })
