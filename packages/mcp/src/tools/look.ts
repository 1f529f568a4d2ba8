/**
 * Tools that only look: overview, next (which may also take a task), get, search, check.
 */
import type { Plan, ReadyRow } from '@milemark/core'
import { finding, isoMinute, nextOf, oneTask, percent, scheduleView, unitProgress } from '@milemark/core'
import type { Document } from '@milemark/node'
import * as z from 'zod'
import { choose } from '../choose.ts'
import { taskContext } from '../context.ts'
import { compact, cut, failed, type Json, page, reply } from '../reply.ts'
import type { Tool } from '../tool.ts'
import { actorOf, as, file, pages, text, tool } from '../tool.ts'
import type { Claimed, Problem, Workspace } from '../workspace.ts'

export const overview: Tool = tool({
  name: 'overview',
  description: 'All plans: progress, finish, findings.',
  input: z.strictObject({ ...pages }),
  output: { documents: 'array', next: 'string' },
  isReadOnly: true,
  run: async (paging, { workspace }) => {
    const documents = await workspace.documents('wanted')
    const { rows, next, total } = page(
      documents.map((document) => overviewRow(document, workspace)),
      paging,
    )
    return reply(compact({ documents: rows, total, next }))
  },
})

function overviewRow(document: Document, { today }: Workspace): Json {
  const { plan, path, diagnostics } = document
  const { total, done, states } = unitProgress(plan)
  const asOf = today()
  const view = plan.tasks.length > 0 ? scheduleView([document], { asOf }) : null
  const of = (severity: string): number => diagnostics.filter((found) => found.severity === severity).length
  return compact({
    file: path,
    title: plan.title && cut(plan.title, 120),
    kind: plan.kind,
    tasks: total,
    done,
    percent: total === 0 ? null : percent({ total, done, states }),
    begun: states.doing,
    blocked: states.blocked,
    finish: view && view.finish !== null ? isoMinute(view.finish).slice(0, 10) : null,
    late: view ? view.tasks.filter(({ late, state }) => late && state !== 'done' && state !== 'cancelled').length : null,
    errors: of('error'),
    warnings: of('warning'),
    milestones: plan.milestones
      .slice(0, 12)
      .map(({ id, title, state, target }) => compact({ id, title: cut(title, 80), state, target: target?.value ?? null })),
  })
}

export const next: Tool = tool({
  name: 'next',
  description:
    'Tasks that may start now, best first. claim: take the best one, nobody else gets it; work renews it. release: give yours back.',
  input: z.strictObject({ ...file, claim: z.boolean().optional(), release: z.boolean().optional(), ...as, ...pages }),
  output: { ready: 'array', task: 'object', held: 'array', next: 'string' },
  isReadOnly: false,
  run: async ({ file, claim, release, as, ...paging }, { workspace, client }) => {
    const plans = chosen(await workspace.documents('skipped'), file)
    if ('ok' in plans) return failed(plans.code, plans.message)
    const actor = actorOf(as, client)
    if (release) {
      const released = await workspace.release(plans, actor)
      return 'ok' in released ? failed(released.code, released.message) : reply({ released })
    }
    if (claim) {
      const result = await workspace.claim(file === undefined ? undefined : plans[0]?.path, actor)
      return result.ok ? reply(claimed(result, actor)) : failed(result.code, result.message)
    }
    const { ready, waiting } = nextOf(plans, { asOf: workspace.today() })
    const { rows, next, total } = page(ready.map(readyRow), paging)
    return reply(compact({ ready: rows, total, waiting: waiting.length, next }))
  },
})

/** All documents, or the one that is named. */
function chosen(documents: readonly Document[], file: string | undefined): readonly Document[] | Problem {
  if (file === undefined) return documents
  const one = choose(documents, file)
  return 'ok' in one ? one : [one]
}

const readyRow = ({ key, title, path, line, state, phaseTitle, owners, estimate, unlocks }: ReadyRow): Json =>
  compact({
    task: key,
    title: cut(title, 160),
    file: path,
    line,
    state: state === 'todo' ? null : state,
    phase: phaseTitle && cut(phaseTitle, 80),
    owners,
    estimate: estimate?.text ?? null,
    unlocks,
  })

function claimed({ row, at, until, held }: Claimed, actor: string): Json {
  const task = at?.plan.tasks.find(({ key }) => key === row?.key)
  const why = held.slice(0, 10).map(({ row: other, because }) => ({ task: other.key, file: other.path, because: cut(because.text, 200) }))
  return at && task ? compact({ as: actor, until, task: taskContext(at, task), held: why }) : { as: actor, held: why }
}

export const get: Tool = tool({
  name: 'get',
  description: 'One task with its context: text, phase, order, paths, risks, version.',
  input: z.strictObject({ task: text(), ...file }),
  output: { task: 'object' },
  isReadOnly: true,
  run: async ({ task: name, file }, { workspace }) => {
    const document = choose(await workspace.documents('skipped'), file, [name])
    if ('ok' in document) return failed(document.code, document.message)
    const task = oneTask(document.plan, name)
    return 'ok' in task ? failed(task.code, task.message) : reply({ task: taskContext(document, task) })
  },
})

export const search: Tool = tool({
  name: 'search',
  description: 'Items of all plans whose title holds all words.',
  input: z.strictObject({ text: text(), ...file, ...pages }),
  output: { hits: 'array', next: 'string' },
  isReadOnly: true,
  run: async ({ text: wanted, file, ...paging }, { workspace }) => {
    const plans = chosen(await workspace.documents('skipped'), file)
    if ('ok' in plans) return failed(plans.code, plans.message)
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
    const hits = plans
      .flatMap(({ plan, path }) => itemRows(plan, path))
      .filter(({ key, title }) => words.every((word) => `${key} ${title}`.toLowerCase().includes(word)))
    const { rows, next, total } = page(
      hits.map((hit) => compact({ ...hit, title: cut(hit.title, 160) })),
      paging,
    )
    return reply(compact({ hits: rows, total, next }))
  },
})

const itemRows = (plan: Plan, file: string) => [
  ...plan.tasks.map(({ key, title, line, state }) => ({ kind: 'task', key, title, line, state, file })),
  ...plan.phases.map(({ key, title, line }) => ({ kind: 'phase', key, title, line, file })),
  ...plan.milestones.map(({ key, title, line, state }) => ({ kind: 'milestone', key, title, line, state, file })),
  ...plan.external.map(({ text: title, line }) => ({ kind: 'external', key: '', title, line, file })),
  ...plan.risks.map(({ title, line }) => ({ kind: 'risk', key: '', title, line, file })),
]

export const checkTool: Tool = tool({
  name: 'check',
  description: 'What is wrong in a plan, with lines.',
  input: z.strictObject({ ...file, ...pages }),
  output: { findings: 'array', next: 'string' },
  isReadOnly: true,
  run: async ({ file, ...paging }, { workspace }) => {
    const plans = chosen(await workspace.documents('wanted'), file)
    if ('ok' in plans) return failed(plans.code, plans.message)
    const found = plans.flatMap((document) => document.diagnostics.map((diagnostic) => finding(document, diagnostic)))
    const rows = found.map(({ path, code, severity, message, hint, line }) =>
      compact({ file: path, line, code, severity, message: cut(message, 300), hint: hint === undefined ? null : cut(hint, 200) }),
    )
    const shown = page(rows, paging)
    return reply(compact({ findings: shown.rows, total: shown.total, next: shown.next }))
  },
})
