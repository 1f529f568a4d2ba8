/**
 * What gates a milestone: ids and phases named in its line, else the phase of its title or number, else every task up to there.
 */
import type { Key, Milestone } from './plan.ts'
import type { Resolver } from './resolve.ts'
import { namedKeys } from './resolve.ts'

/** Keys of tasks and phases, named, or by title or number; empty where the line names none and no phase has either. */
export function gates(milestone: Milestone, text: string, resolver: Resolver): Key[] {
  const opening = milestone.id === null ? 0 : text.indexOf(milestone.id) + milestone.id.length
  const named = namedKeys(text.slice(Math.max(0, opening)), resolver)
  if (named.length > 0) return named
  const { phases, milestones } = resolver.items
  const namesake = phases.find((phase) => sameTitle(phase, milestone))
  if (namesake) return [namesake.key]
  const number = /\d+(?:\.\d+)?[A-Za-z]?/.exec(milestone.id ?? '')?.[0]
  const phase = number === undefined ? undefined : phases.find((candidate) => candidate.id === number)
  // A phase that another milestone is the namesake of shows that the numbers of the two do not go together.
  return phase && !milestones.some((other) => sameTitle(phase, other)) ? [phase.key] : []
}

const sameTitle = (a: { readonly title: string }, b: { readonly title: string }): boolean =>
  a.title !== '' && bare(a.title) === bare(b.title)

const bare = (title: string): string =>
  title
    .replace(/\s*[(（].*$/, '')
    .trim()
    .toLowerCase()
