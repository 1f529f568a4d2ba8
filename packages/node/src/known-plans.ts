/**
 * Plans that this process has read: a command that first finds its document and then edits it, or a server that is asked again, reads a
 * text once. A plan depends on nothing but the text, the path, the day and the settings, so that an entry is never stale, only unused.
 */
import type { Plan, ReadOptions } from '@milemark/core'
import { readPlan } from '@milemark/core'

interface Known {
  readonly text: string
  readonly options: string
  readonly plan: Plan
}

const known = new Map<string, Known>()
/** Documents of a repository that are asked for in turn; more are read again. */
const MOST = 16

type Options = ReadOptions & { readonly path: string }

/** The plan of a text, read or known. */
export function knownPlan(text: string, options: Options): Plan {
  const found = known.get(options.path)
  if (found?.text === text && found.options === JSON.stringify(options)) return found.plan
  const plan = readPlan(text, options)
  keepPlan(plan, options)
  return plan
}

/** Keeps a plan that somebody has read: the newest of each path. */
export function keepPlan(plan: Plan, options: Options): void {
  known.delete(options.path)
  known.set(options.path, { text: plan.source.text, options: JSON.stringify(options), plan })
  const [oldest] = known.keys()
  if (known.size > MOST && oldest !== undefined) known.delete(oldest)
}
