/**
 * Says that a new order closes a circle. It is written all the same, because the document may be on its way to something else;
 * but nobody should find out only when nothing may start any more.
 */
import type { End, Plan } from '../plan/plan.ts'

export function circleNotes(plan: Plan, from: End, to: End): string[] {
  const way = wayBetween(plan, to, from)
  if (!way) return []
  const circle = [...way, ...(from.kind === 'phase' ? [from.label] : []), to.label]
  return [`${circle.join(' → ')} is a circle now, so none of them can start. To take one order away: milemark unlink`]
}

interface Point {
  readonly key: string
  /** Null for a point that the way only passes: a task of a phase that is named. */
  readonly label: string | null
}

/** The shortest way along stated orders, through the tasks of a phase where one is named; null where there is none. */
function wayBetween(plan: Plan, from: End, to: End): string[] | null {
  const phases = new Set(plan.phases.map(({ key }) => key))
  const orders = plan.dependencies.filter(({ stated, type }) => stated && type === 'FS')
  const next = new Map<string, Point[]>()
  const join = (before: string, point: Point) => next.set(before, [...(next.get(before) ?? []), point])
  // A phase is two points: what waits for it waits for its end, and what it waits for holds up its start.
  const start = (key: string) => (phases.has(key) ? `start ${key}` : key)
  for (const order of orders) join(order.from.key, { key: start(order.to.key), label: order.to.label })
  for (const { key, phase } of plan.tasks) {
    if (phase === null) continue
    join(start(phase), { key, label: null })
    join(key, { key: phase, label: null })
  }
  const before = new Map<string, { readonly key: string; readonly label: string | null } | null>([[start(from.key), null]])
  for (const [at] of before) {
    if (at === to.key) break
    for (const point of next.get(at) ?? []) if (!before.has(point.key)) before.set(point.key, { key: at, label: point.label })
  }
  if (!before.has(to.key)) return null
  const way: string[] = []
  for (let at = to.key, step = before.get(at); step; at = step.key, step = before.get(at)) if (step.label !== null) way.unshift(step.label)
  return [from.label, ...way]
}
