/**
 * What the JSON about edits promises: what an edit did, what was claimed, what the journal holds, what `watch` prints.
 */
import { bool, count, date, id, key, line, list, object, orNull, path, type Schema, text } from './schema-terms.ts'

const changes: Schema = list(
  object({
    what: { enum: ['added', 'removed', 'changed', 'linked', 'unlinked'] },
    kind: { enum: ['task', 'milestone', 'phase', 'external', 'risk', 'resource', 'dependency'] },
    key: text,
    title: text,
    field: orNull(text),
    from: orNull(text),
    to: orNull(text),
  }),
)
const time: Schema = { type: 'string', description: 'ISO date-time' }

export const editSchema = object({
  format: { const: 'milemark/edit@1' },
  path,
  wrote: { ...bool, description: 'false for a trial run, and where the document said so already' },
  changes,
  notes: { ...list(text), description: 'what a person should know: an order that is not kept, a milestone that could be ticked' },
  diff: { ...text, description: 'unified diff' },
})

/** @param ready the row of a task that may start */
export const claimSchema = (ready: Schema) =>
  object({
    format: { const: 'milemark/claim@1' },
    asOf: date,
    actor: text,
    task: { ...orNull(ready), description: 'with `version`, for --seen; null where nothing is free' },
    until: orNull(time),
    held: list(object({ key, id, title: text, path, line, because: object({ kind: text, line, text }) })),
  })

export const logSchema = object({
  format: { const: 'milemark/log@1' },
  path,
  records: list(
    object({
      seq: { ...count, description: 'the number of the change, for undo --seq' },
      time,
      actor: text,
      label: text,
      undoes: orNull(count),
      undone: { ...bool, description: 'a later change has taken it back' },
      lines: { ...count, description: 'lines that it changed' },
    }),
  ),
})

export const watchSchema = object({
  format: { const: 'milemark/watch@1' },
  time,
  path,
  actor: { ...orNull(text), description: 'null where it was not Milemark' },
  label: orNull(text),
  readable: { ...bool, description: 'false while it cannot be read: gone, or being written' },
  changes,
})

export const releaseSchema = object({ format: { const: 'milemark/release@1' }, actor: text, released: list(object({ path, key })) })
