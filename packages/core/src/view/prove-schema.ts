/**
 * What `milemark/run@1` and `milemark/doctor@1` promise.
 */
import { bool, choice, count, key, line, list, object, orNull, path, type Schema, text } from './schema-terms.ts'

const sandbox = choice('bwrap', 'unshare-net', 'none')
const exit: Schema = { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'null where a signal or the time ended it' }
const ms: Schema = { ...count, description: 'milliseconds' }
const net: Schema = { ...bool, description: 'true where nothing kept it off the network' }

const command = object({
  number: { type: 'integer', minimum: 1, description: 'what milemark run takes' },
  kind: choice('setup', 'verify'),
  task: orNull(key),
  title: text,
  command: text,
  cwd: { ...text, description: 'relative to the repository; empty for its root' },
  line,
  state: choice('holds', 'broken', 'stale', 'never', 'ask'),
  approved: bool,
  why: orNull(text),
  evidence: orNull(object({ state: choice('holds', 'broken'), exit, ms, at: text, by: text, sandbox, net, dirty: bool })),
})

const result = object({
  number: { type: 'integer', minimum: 1 },
  state: choice('holds', 'broken'),
  how: choice('exit', 'timeout', 'aborted', 'not-started'),
  exit,
  ms,
  sandbox,
  net,
  bytes: count,
  out: { ...text, description: 'SHA-256 of everything that was printed' },
  tail: { ...text, description: 'its end, with what looks like a secret masked' },
})

export const runSchema = ({ problems }: { readonly problems: Schema }): Schema =>
  object({
    format: { const: 'milemark/run@1' },
    path,
    sandbox: { ...sandbox, description: 'what this machine has to keep a command off the network' },
    commands: list(command),
    results: { ...list(result), description: 'what was run now' },
    asks: { ...list(object({ number: count, why: text })), description: 'what was to be run and was not, and why' },
    problems,
  })

const need = object({
  constraint: { ...orNull(text), description: 'as written, in one form: >=20.11, ^16, 18.x; null where no version is stated' },
  path,
  line: orNull(line),
})

export const doctorSchema = ({ problems, others }: { readonly problems: Schema; readonly others: Schema }): Schema =>
  object({
    format: { const: 'milemark/doctor@1' },
    platform: text,
    documents: list(object({ path })),
    tools: list(
      object({
        tool: text,
        state: choice('fine', 'newer', 'older', 'missing', 'unclear', 'service', 'other'),
        version: orNull(text),
        program: orNull(text),
        needs: list(need),
        hint: orNull(text),
      }),
    ),
    services: list(object({ name: text, port: count, listens: bool, path, line })),
    lacks: { ...bool, description: 'true where something that is needed is missing or too old' },
    problems,
    others,
  })
