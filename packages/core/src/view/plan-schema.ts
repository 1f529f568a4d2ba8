/**
 * `milemark/plan@1`: what `milemark read FILE --json` prints for any document.
 */
import {
  bool,
  choice,
  count,
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

const level = choice('low', 'medium', 'high')
const figure = {
  low: number,
  mid: orNull(number),
  high: number,
  unit,
  kind: choice('estimate', 'buffer', 'with-buffer', 'actual', 'cumulative'),
  elapsed: bool,
  'word?': text,
}
const written: Schema = { type: ['string', 'null'], description: 'an ISO date, or what is written (`Day 3`)' }

const milestone = object({
  id,
  key,
  title: text,
  state: choice('open', 'partial', 'done'),
  line,
  target: written,
  doneOn: written,
  gatedBy: list(key),
})
const phase = object({ id, key, title: text, line, state: orNull(state), time: written })

const task = object({
  id,
  key,
  title: text,
  state,
  line,
  parentLine: orNull(line),
  phaseLine: orNull(line),
  parent: orNull(key),
  phase: orNull(key),
  unit: { ...bool, description: 'true for the level that is scheduled and offered by `next`; steps below it count for progress only' },
  optional: bool,
  owners: list(text),
  estimate: orNull(object(figure)),
  actual: orNull(object(figure)),
  progress: orNull({ type: 'number', minimum: 0, maximum: 100 }),
  start: written,
  due: written,
  doneOn: written,
  priority: orNull(text),
  blockedBy: orNull(text),
})

const dependency = object({
  from: { ...text, description: 'what comes first: a task id, `phase 2` or `milestone M1`' },
  to: text,
  fromKey: key,
  toKey: key,
  type,
  lag: { type: 'number', description: 'working hours; negative is a lead' },
  line,
  stated: { ...bool, description: 'false where it is assumed' },
  how,
})

const risk = object({ title: text, likelihood: orNull(level), impact: orNull(level), mitigation: bool, mitigationText: orNull(text), line })

const resource = object({
  text,
  kind: choice('person', 'role', 'tool', 'service', 'infrastructure', 'knowledge'),
  name: text,
  role: orNull(text),
  availability: orNull(number),
  absences: list(object({ from: text, to: { ...text, description: 'the first day back' } })),
  line,
})

const diagnostic = object({ code: text, severity, message: text, line, from: count, to: count, 'hint?': text })

export const planSchema: Schema = object({
  format: { const: 'milemark/plan@1' },
  kind: {
    ...kind,
    description: 'plan: it plans work; guide: the implementation half alone; template: nobody filled it in; other: neither',
  },
  path,
  title: orNull(text),
  phase: { type: ['string', 'null'], description: '`phase` of the front matter' },
  dialect: choice('guide', 'speckit', 'kiro', 'openspec', 'obsidian', 'todomd'),
  milestones: list(milestone),
  phases: list(phase),
  tasks: list(task),
  dependencies: list(dependency),
  external: list(object({ text, line, expected: written, blocks: list(key) })),
  estimates: list(
    object({
      target: { ...text, description: 'a task id, `phase 2`, `milestone M1`, `total`, `buffer`, `day 3`, or a title' },
      key: orNull(key),
      line,
      ...figure,
    }),
  ),
  risks: list(risk),
  resources: list(resource),
  prerequisites: list(object({ tool: text, constraint: orNull(text), line })),
  steps: list(object({ text, commands: list(text), line })),
  variables: list(object({ name: text, hasValue: bool, line })),
  paths: list(text),
  sections: list(object({ kind: text, title: text, line, empty: bool })),
  diagnostics: list(diagnostic),
})
