/**
 * What the JSON about statements of the repository promises: rows of `check`, `why`, `refs`, `fix`.
 */
import { bool, choice, count, date, key, line, list, object, orNull, path, type Schema, text } from './schema-terms.ts'

const state = choice('holds', 'broken', 'planned', 'unproven', 'stale', 'ask', 'waived')

export const verdictCounts = object({
  holds: count,
  broken: count,
  planned: count,
  unproven: count,
  stale: count,
  ask: count,
  waived: count,
})

const offsets = {
  from: { ...count, description: 'offset in UTF-16 units' },
  to: { ...count, description: 'offset of the first unit behind it' },
}

const row = {
  path,
  line,
  ...offsets,
  kind: text,
  subject: { ...text, description: 'what it speaks of: a path, a command, a variable' },
  state,
  level: orNull(choice('broken', 'advice', 'note')),
  why: text,
  at: orNull(object({ path: { ...text, description: 'from the root of the repository' }, line: orNull(line) })),
  task: orNull(key),
  old: { ...bool, description: 'it was broken at the base as well' },
  fix: orNull(text),
}

export const claimRowSchema = object(row)

const part = object({
  ...offsets,
  text,
  kind: { ...orNull(text), description: 'null for a part that states nothing' },
  subject: orNull(text),
  tense: orNull(choice('now', 'planned', 'done', 'was', 'example', 'output')),
  state: orNull(state),
  why: orNull(text),
})

export const whySchema = object({
  format: { const: 'milemark/why@1' },
  asOf: date,
  path,
  line,
  text,
  titles: { ...list(text), description: 'the headings around, outermost first' },
  section: orNull(text),
  task: orNull(key),
  parts: list(part),
})

export const refsSchema = (asides: Readonly<Record<string, Schema>>): Schema =>
  object({
    format: { const: 'milemark/refs@1' },
    asOf: date,
    asked: text,
    references: list(object({ ...row, speaksOf: choice('itself', 'around'), text })),
    ...asides,
  })

export const fixSchema = object({
  format: { const: 'milemark/fix@1' },
  documents: list(object({ path, wrote: bool, fixes: list(text), diff: text })),
})
