/**
 * What gates a milestone: ids and phases named in its line, else the phase of its number, else every task up to there.
 */
import type { Key, Milestone } from './plan.ts'
import type { Resolver } from './resolve.ts'
import { namedKeys } from './resolve.ts'

/** Keys of tasks and phases, named or by number; empty where the line names none and no phase has the number. */
export function gates(milestone: Milestone, text: string, resolver: Resolver): Key[] {
  const opening = milestone.id === null ? 0 : text.indexOf(milestone.id) + milestone.id.length
  const named = namedKeys(text.slice(Math.max(0, opening)), resolver)
  if (named.length > 0) return named
  const number = /\d+(?:\.\d+)?[A-Za-z]?/.exec(milestone.id ?? '')?.[0]
  const phase = number === undefined ? undefined : resolver.items.phases.find((candidate) => candidate.id === number)
  return phase ? [phase.key] : []
}
