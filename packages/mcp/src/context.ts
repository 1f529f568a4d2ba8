/**
 * What an agent has to know of one task: its words, its place, its order, its files, the risks that name it, and its version.
 */
import type { Plan, Risk, Task } from '@milemark/core'
import { escaped, taskPaths, versionOf } from '@milemark/core'
import type { Document } from '@milemark/node'
import { compact, cut, type Json } from './reply.ts'

const MOST = 20

/** The longest texts are cut, so that an answer stays an answer. */
export function taskContext({ plan, path }: Pick<Document, 'plan' | 'path'>, task: Task): Json {
  const { source } = plan
  const ends = [task.key, ...(task.phase === null ? [] : [task.phase])]
  const stated = plan.dependencies.filter((dependency) => dependency.stated)
  const lines = task.form === 'checkbox' || task.form === 'list' || task.form === 'row' ? [task.extent] : [task.span, ...task.details]
  return compact({
    task: task.key,
    id: task.id,
    title: cut(task.title, 300),
    file: path,
    line: task.line,
    state: task.state,
    blockedBy: task.blockedBy?.value ?? null,
    phase: plan.phases.find(({ key }) => key === task.phase)?.title ?? null,
    below: task.parent,
    owners: task.owners.map(({ value }) => value),
    estimate: task.estimate && source.text.slice(task.estimate.span.from, task.estimate.span.to),
    start: task.start?.value ?? null,
    due: task.due?.value ?? null,
    needs: stated
      .filter(({ to }) => ends.includes(to.key))
      .slice(0, MOST)
      .map(({ from }) => named(plan, from.key)),
    unlocks: stated
      .filter(({ from }) => from.key === task.key)
      .slice(0, MOST)
      .map(({ to }) => named(plan, to.key)),
    steps: plan.tasks
      .filter(({ parent }) => parent === task.key)
      .slice(0, MOST)
      .map(({ key }) => named(plan, key)),
    text: cut(lines.map(({ from, to }) => source.text.slice(from, to)).join('\n'), 3_000),
    paths: taskPaths(plan, task).slice(0, MOST),
    risks: plan.risks
      .filter((risk) => isAbout(plan, risk, task))
      .slice(0, 5)
      .map(({ title, mitigation }) => compact({ title: cut(title, 160), mitigation: mitigation && cut(mitigation.value, 160) })),
    version: versionOf(plan, task),
  })
}

function named({ tasks }: Plan, key: string): Json {
  const task = tasks.find((other) => other.key === key)
  return task ? { task: key, title: cut(task.title, 80), state: task.state } : { key }
}

/** The line of the risk names the id. */
function isAbout({ source }: Plan, { span }: Risk, { id }: Task): boolean {
  if (id === null) return false
  return new RegExp(String.raw`(?<![\w.])${escaped(id)}(?!\w|\.\d)`).test(source.text.slice(span.from, span.to))
}
