/**
 * What the JSON outputs promise, as JSON Schema 2020-12. `npm run docs` writes them to `schemas/`; tests validate real
 * output against them. Further keys are allowed everywhere, because formats grow by addition.
 */

import { claimRowSchema, fixSchema, refsSchema, verdictCounts, whySchema } from './claim-schema.ts'
import { claimSchema, editSchema, logSchema, releaseSchema, watchSchema } from './edit-schema.ts'
import { forecastSchema, risksSchema } from './forecast-schema.ts'
import { baselineSchema, baselinesSchema, historySchema } from './history-schema.ts'
import { planSchema } from './plan-schema.ts'
import { doctorSchema, runSchema } from './prove-schema.ts'
import { loadSchema, scheduleSchema, statusSchema } from './schedule-schema.ts'
import {
  bool,
  choice,
  count,
  date,
  how,
  id,
  key,
  kind,
  line,
  list,
  number,
  object,
  orNull,
  path,
  type Schema,
  severity,
  state,
  text,
  type,
  unit,
} from './schema-terms.ts'

export type { Schema } from './schema-terms.ts'

const document = { path, kind, title: orNull(text) }
const problem = object({ path, code: text, message: text })
const problems: Schema = { ...list(problem), description: 'files that could not be used, and why' }
const findingCounts = object({ error: count, warning: count, info: count })

const others: Schema = { ...list(path), description: 'Markdown documents of searched folders that are no plans' }

const row = {
  key,
  id,
  title: text,
  path,
  line,
  state,
  phase: orNull(key),
  phaseTitle: orNull(text),
  owners: list(text),
  estimate: orNull(object({ text, low: number, mid: orNull(number), high: number, unit, line })),
  priority: orNull(text),
  optional: bool,
  steps: object({ done: count, total: count }),
  unlocks: { ...count, description: 'unfinished units that wait for it, directly or through others' },
}

const ready = object({
  ...row,
  assumedAfter: { ...list(key), description: 'what comes before it only by assumption; it never blocks' },
  external: list(object({ line, text, expected: orNull(text) })),
})

const reason = object({ kind: choice('dependency', 'external', 'blocked', 'claimed'), 'key?': key, line, text })
const waiting = object({ ...row, because: { ...list(reason), minItems: 1 } })

const next = object({
  format: { const: 'milemark/next@1' },
  asOf: date,
  documents: list(object(document)),
  ready: list(ready),
  waiting: list(waiting),
  claims: { ...list(object({ key, path, actor: text, until: text })), description: 'what agents have taken and still hold' },
  problems,
  others,
})

const finding = object({
  path,
  code: text,
  severity,
  message: text,
  'hint?': text,
  line,
  column: { type: 'integer', minimum: 1, description: '1-based, in UTF-16 units' },
  from: { ...count, description: 'offset in UTF-16 units' },
  to: { ...count, description: 'offset of the first unit behind it' },
  'related?': list(object({ line, message: text })),
})

const check = object({
  format: { const: 'milemark/check@1' },
  asOf: date,
  documents: list(object({ ...document, findings: findingCounts, verdicts: verdictCounts })),
  findings: list(finding),
  claims: { ...list(claimRowSchema), description: 'what the documents say about the repository, and whether it is so' },
  problems,
  others,
})

const value = object({ name: text, value: text, from: choice('stated', 'derived', 'assumed'), line: orNull(line), why: orNull(text) })
const order = object({
  key,
  name: text,
  state: orNull(state),
  type,
  lag: { type: 'number', description: 'working hours' },
  stated: bool,
  how,
  line,
  through: orNull(key),
})

const explain = object({
  format: { const: 'milemark/explain@1' },
  asOf: date,
  key,
  id,
  title: text,
  path,
  line,
  values: list(value),
  predecessors: list(order),
  successors: list(order),
  steps: list(object({ key, title: text, state, line })),
})

const states = object({ todo: count, doing: count, blocked: count, done: count, cancelled: count })
const progressOf = { states, total: { ...count, description: 'without the cancelled ones' }, done: count }
const place = { key, id, title: text, line }

const overview = object({
  format: { const: 'milemark/overview@1' },
  asOf: date,
  documents: list(
    object({
      ...document,
      paired: orNull(path),
      units: object(progressOf),
      steps: object(progressOf),
      phases: list(object({ ...place, ...progressOf })),
      outside: orNull(object(progressOf)),
      milestones: list(
        object({ ...place, state: choice('open', 'partial', 'done'), target: orNull(text), gating: orNull(object(progressOf)) }),
      ),
      findings: findingCounts,
      counts: { type: 'object', additionalProperties: count },
      next: object({ ready: list(ready), waiting: list(waiting) }),
    }),
  ),
  problems,
  others,
})

const error = object({ format: { const: 'milemark/error@1' }, problems: { ...problems, minItems: 1 } })

const published = (name: string, description: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `milemark/${name}@1`,
  title: `milemark/${name}@1`,
  description,
  ...schema,
})

/** By the name of their file in `schemas/`. */
export const schemas: Readonly<Record<string, Schema>> = {
  plan: planSchema,
  next: published('next', 'What may start now, ranked, and why the rest may not: milemark next --json', next),
  check: published('check', 'What is wrong in the documents: milemark check --json', check),
  explain: published('explain', 'Every value of one task with its line or assumption: milemark explain --json', explain),
  why: published('why', 'How a line was read: milemark why FILE:LINE --json', whySchema),
  refs: published('refs', 'Which statements speak of a file: milemark refs PATH --json', refsSchema({ problems, others })),
  fix: published('fix', 'What was fixed: milemark fix --json', fixSchema),
  overview: published('overview', 'What was read, how far it is, what is next: milemark overview --json', overview),
  schedule: published(
    'schedule',
    'When everything starts and finishes, and why: milemark schedule --json',
    scheduleSchema({ problems, others }),
  ),
  status: published(
    'status',
    'How far it is, when it ends, what is late, what is next: milemark status --json',
    statusSchema({ problems, others }, { ready, findings: findingCounts, progress: object(progressOf) }),
  ),
  load: published('load', 'Who is busy when: milemark load --json', loadSchema({ problems, others })),
  forecast: published('forecast', 'When it ends and how sure that is: milemark forecast --json', forecastSchema({ problems, others })),
  risks: published('risks', 'What each risk does to the finish: milemark risks --json', risksSchema({ problems, others })),
  edit: published('edit', 'What an edit did: milemark done, set, add … with --json', editSchema),
  claim: published('claim', 'What was taken: milemark next --claim --json', claimSchema(ready)),
  release: published('release', 'What was given back: milemark next --release --json', releaseSchema),
  log: published('log', 'Who changed what, when: milemark log --json', logSchema),
  history: published(
    'history',
    'What became of each task, of the scope and of the finish: milemark history --json',
    historySchema({ problems }),
  ),
  baseline: published(
    'baseline',
    'How a plan differs from what it was: milemark baseline --against REVISION --json',
    baselineSchema({ problems }),
  ),
  baselines: published('baselines', 'The baselines of a repository: milemark baseline --list --json', baselinesSchema),
  watch: published('watch', 'One line for every change: milemark watch', watchSchema),
  doctor: published(
    'doctor',
    'What the documents need of this machine, and what it has: milemark doctor --json',
    doctorSchema({ problems, others }),
  ),
  run: published(
    'run',
    'The commands of a document, what is known of them, what running them gave: milemark run --json',
    runSchema({ problems }),
  ),
  error: published('error', 'A command that could give no other output: any command with --json', error),
}
