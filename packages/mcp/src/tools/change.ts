/**
 * Tools that change documents: update and add. Each call is one change of one document: all of it or nothing.
 */
import type { EditRequest } from '@milemark/core'
import { changeSentence } from '@milemark/core'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import { choose } from '../choose.ts'
import { compact, failed, page, reply } from '../reply.ts'
import type { Context, Tool } from '../tool.ts'
import { actorOf, as, file, text, texts, tool } from '../tool.ts'
import type { Author } from '../workspace.ts'

const value = () => text().nullable().optional()

/** One task and what becomes of it. In the list of tools it is described in words: its schema alone would cost 400 tokens. */
const change = z.strictObject({
  task: text(),
  state: z.enum(['todo', 'doing', 'blocked', 'done', 'cancelled']).optional(),
  reason: text().optional(),
  evidence: text().optional(),
  took: text().optional(),
  title: text().optional(),
  estimate: value(),
  owners: texts().optional(),
  start: value(),
  due: value(),
  priority: value(),
  progress: z.int().min(0).max(100).nullable().optional(),
  needs: texts().optional(),
  unneeds: texts().optional(),
  after: text().optional(),
  phase: text().optional(),
  split: texts().optional(),
  remove: z.literal(true).optional(),
  seen: text().optional(),
})

type Wanted = z.infer<typeof change>

export const update: Tool = tool({
  name: 'update',
  description:
    'Changes tasks of one plan, all or nothing. took: time spent, is added. needs, unneeds: order. after, phase: move. split: titles of steps. seen: a version; conflicts if that value has changed. null clears. A task that another agent has taken is refused; insist changes it.',
  input: z.strictObject({ ...file, ...as, changes: z.array(change).min(1).max(200), insist: z.literal(true).optional() }),
  output: { changes: 'array', notes: 'array' },
  isReadOnly: false,
  run: async ({ file, as, changes, insist }, context) => {
    const stateless = changes.find(({ state, reason, evidence }) => state === undefined && (reason ?? evidence) !== undefined)
    if (stateless) return failed('MM-INVALID', `Nothing was done: reason and evidence go with a state; ${stateless.task} has none.`)
    const requests = changes.flatMap(requestsOf)
    if (requests.length === 0) return failed('MM-INVALID', 'Nothing to change was said. Give a state or a value with each task.')
    const names = changes.map(({ task }) => task)
    return applied(context, { file, as, names, requests, label: `update ${names.join(' ')}`, claims: insist ? 'ignored' : 'heeded' })
  },
})

/** In the order in which people would do it; the title comes late, since a task without an id is named by it. */
function requestsOf(wanted: Wanted): EditRequest[] {
  const { task, state, reason, evidence, took, title, needs, unneeds, after, phase, split, remove, seen } = wanted
  const { estimate, owners, start, due, priority, progress } = wanted
  const values = defined({ estimate, owners, start, due, priority, progress })
  const version = defined({ seen })
  return [
    ...(Object.keys(values).length === 0 ? [] : [{ do: 'set' as const, task, values, ...version }]),
    ...(unneeds ?? []).map((from) => ({ do: 'unlink' as const, from, to: task })),
    ...(needs ?? []).map((from) => ({ do: 'link' as const, from, to: task })),
    ...(split === undefined ? [] : [{ do: 'split' as const, task, titles: split }]),
    ...(state !== undefined || took === undefined ? [] : [{ do: 'log-time' as const, task, time: took }]),
    ...(state === undefined ? [] : [{ do: 'state' as const, task, state, ...defined({ reason, evidence, took }), ...version }]),
    ...(after === undefined && phase === undefined ? [] : [{ do: 'move' as const, task, ...defined({ after, phase }) }]),
    ...(title === undefined ? [] : [{ do: 'set' as const, task, values: { title }, ...version }]),
    ...(remove ? [{ do: 'remove' as const, task }] : []),
  ]
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the keys that were not given. */
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, given]) => given !== undefined)) as Defined<T>

/** What can be said of a new item beside its title. */
const FITTING: Readonly<Record<'task' | 'milestone' | 'phase' | 'risk' | 'external', readonly string[]>> = {
  task: ['phase', 'after', 'below', 'needs', 'estimate', 'owners', 'due'],
  milestone: ['date'],
  external: ['date'],
  risk: ['mitigation'],
  phase: [],
}

export const add: Tool = tool({
  name: 'add',
  description: 'Adds an item in the form of its neighbours.',
  input: z.strictObject({
    ...file,
    ...as,
    title: text(),
    kind: z.enum(['task', 'milestone', 'phase', 'risk', 'external']).optional(),
    phase: text().optional(),
    after: text().optional(),
    below: text().optional(),
    needs: texts().optional(),
    estimate: text().optional(),
    owners: texts().optional(),
    due: text().optional(),
    date: text().optional(),
    mitigation: text().optional(),
  }),
  output: { changes: 'array', notes: 'array' },
  isReadOnly: false,
  run: async ({ file, as, title, kind = 'task', phase, after, below, needs, date, mitigation, estimate, owners, due }, context) => {
    const stray = Object.entries({ phase, after, below, needs, date, mitigation, estimate, owners, due }).find(
      ([key, given]) => given !== undefined && !FITTING[kind].includes(key),
    )
    if (stray)
      return failed(
        'MM-INVALID',
        `Nothing was done: with kind ${kind} goes ${FITTING[kind].join(', ') || 'a title alone'}, not ${stray[0]}.`,
      )
    const request: EditRequest =
      kind === 'task'
        ? { do: 'add', title, ...defined({ phase, after, below, needs }), values: defined({ estimate, owners, due }) }
        : { do: 'add-item', kind, title, ...defined({ date, mitigation }) }
    const names = [...(needs ?? []), ...[after, below].filter((name) => name !== undefined)]
    return applied(context, { file, as, names, requests: [request], label: `add ${title}`, claims: 'ignored' })
  },
})

interface Call extends Pick<Author, 'label' | 'claims'> {
  readonly file: string | undefined
  readonly as: string | undefined
  readonly names: readonly string[]
  readonly requests: readonly EditRequest[]
}

const LONGEST_LABEL = 120
const TAKEN = 'If that is you, say so with as. Else take another task with next; insist: true only where that agent is gone or agrees.'

async function applied({ workspace, client }: Context, { file, as, names, requests, label, claims }: Call): Promise<CallToolResult> {
  const document = choose(await workspace.documents('skipped'), file, names)
  if ('ok' in document) return failed(document.code, document.message)
  const result = await workspace.edit(document.path, requests, { actor: actorOf(as, client), label: label.slice(0, LONGEST_LABEL), claims })
  if (!result.ok) return failed(result.code, result.code === 'MM-CLAIMED' ? `${result.message} ${TAKEN}` : result.message)
  const { rows, total } = page(result.changes.map(changeSentence), { limit: 100 }, 4_000)
  return reply(compact({ file: document.path, wrote: result.wrote, changes: rows, total, notes: result.notes.slice(0, 20) }))
}
