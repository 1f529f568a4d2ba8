/**
 * What must hold of every plan, whatever text it was read from.
 */
import type { Plan } from '../plan/plan.ts'
import { lineAt } from '../text/span.ts'

/** Sentences about what does not hold; empty when everything does. */
export function broken(plan: Plan): string[] {
  return [...places(plan), ...keysOf(plan), ...linesOf(plan)]
}

/** Every span lies in the text and runs forward; the line beside a span is the line that it starts on. */
function places(plan: Plan): string[] {
  const { source, ...values } = plan
  const problems: string[] = []
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    const { from, to, span, line } = value as { from?: unknown; to?: unknown; span?: { from: number }; line?: unknown }
    if (
      typeof from === 'number' &&
      typeof to === 'number' &&
      !(Number.isInteger(from) && 0 <= from && from <= to && to <= source.text.length)
    )
      problems.push(`${path}: span ${from}..${to} in a text of ${source.text.length}`)
    if (typeof line === 'number' && span && lineAt(source.lines, span.from) !== line)
      problems.push(`${path}: line ${line}, but its span starts on ${lineAt(source.lines, span.from)}`)
    for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`)
  }
  walk(values, 'plan')
  return problems
}

/** Keys are unique, and whatever refers to one finds it. */
function keysOf({ tasks, phases, milestones, dependencies, external, unresolved, estimates }: Plan): string[] {
  const all = [...tasks, ...phases, ...milestones].map(({ key }) => key)
  const keys = new Set(all)
  const phaseKeys = new Set(phases.map(({ key }) => key))
  const taskKeys = new Set(tasks.map(({ key }) => key))
  const problems: string[] = []
  if (keys.size < all.length) problems.push(`a key twice: ${all.find((key, at) => all.indexOf(key) !== at)}`)
  for (const { from, to } of dependencies)
    for (const end of [from, to]) if (!keys.has(end.key)) problems.push(`a dependency names ${end.key}`)
  for (const { from, to } of dependencies) if (from.key === to.key) problems.push(`${from.key} depends on itself`)
  for (const task of tasks) {
    if (task.parent !== null && (!taskKeys.has(task.parent) || task.parent === task.key))
      problems.push(`${task.key} has the parent ${task.parent}`)
    if (task.phase !== null && !phaseKeys.has(task.phase)) problems.push(`${task.key} lies in ${task.phase}`)
  }
  for (const { gatedBy, key } of milestones) for (const gate of gatedBy) if (!keys.has(gate)) problems.push(`${key} is gated by ${gate}`)
  for (const { blocks } of external) for (const key of blocks) if (!keys.has(key)) problems.push(`an external item blocks ${key}`)
  for (const { candidates } of unresolved) for (const key of candidates) if (!keys.has(key)) problems.push(`a candidate is ${key}`)
  for (const { key } of estimates) if (key !== null && !keys.has(key)) problems.push(`an estimate belongs to ${key}`)
  return problems
}

/** Tasks, phases and milestones stand in document order; parents form no circle; figures are numbers. */
function linesOf({ tasks, phases, milestones, estimates }: Plan): string[] {
  const problems: string[] = []
  for (const items of [tasks, phases, milestones])
    items.forEach((item, at) => {
      if (at > 0 && (items[at - 1]?.span.from ?? 0) > item.span.from) problems.push(`${item.key} stands before ${items[at - 1]?.key}`)
    })
  const parents = new Map(tasks.map(({ key, parent }) => [key, parent]))
  const grounded = new Set<string>()
  for (const { key } of tasks) {
    const seen: string[] = []
    let at: string | null = key
    while (at !== null && !grounded.has(at) && !seen.includes(at)) {
      seen.push(at)
      at = parents.get(at) ?? null
    }
    if (at !== null && seen.includes(at)) problems.push(`${key} is its own ancestor`)
    else for (const done of seen) grounded.add(done)
  }
  for (const { low, high, mid, target } of estimates)
    if (![low, high, mid ?? 0].every(Number.isFinite) || low > high) problems.push(`the estimate of ${target} is ${low}..${high}`)
  return problems
}
