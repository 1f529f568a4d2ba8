/**
 * The six planning sections, as a document has them.
 */
import { PLANNING_SECTIONS } from '../../notation/section-words.ts'
import type { Plan, PlanSection } from '../../plan/plan.ts'

/** The headings of the template, by kind. */
export const HEADINGS: Readonly<Record<string, string>> = {
  milestones: 'Milestones',
  tasks: 'Task Breakdown',
  dependencies: 'Dependencies',
  timeline: 'Timeline & Estimates',
  risks: 'Risks & Mitigation',
  resources: 'Resources Needed',
}

/** With fewer of the six, a document follows a plan of its own, and nothing is missing from it. */
const SHAPE = 3

export interface Shape {
  readonly present: readonly PlanSection[]
  readonly missing: readonly string[]
}

/** The planning sections of a document that has the template's shape; null for one that has not. */
export function shape({ sections, dialect }: Plan): Shape | null {
  const present = sections.filter(({ kind }) => kind in HEADINGS)
  const kinds = new Set(present.map(({ kind }) => kind))
  if (dialect !== 'guide' || kinds.size < SHAPE) return null
  return { present, missing: PLANNING_SECTIONS.filter((kind) => !kinds.has(kind)) }
}
