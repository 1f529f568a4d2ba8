/**
 * One document on one screen: what was read, how far it is, what check finds.
 */
import type { Diagnostic, Severity } from '../lint/diagnostic.ts'
import type { DocumentKind, Key, MilestoneState, Plan, TaskState } from '../plan/plan.ts'
import type { Work } from '../plan/work.ts'
import { isStep, unitsIn, work } from '../plan/work.ts'

export type StateCounts = Readonly<Record<TaskState, number>>

export interface Progress {
  readonly states: StateCounts
  /** Units that are not cancelled. */
  readonly total: number
  readonly done: number
}

export interface Overview {
  readonly path: string
  readonly kind: DocumentKind
  readonly title: string | null
  /** Counts of schedulable units. */
  readonly units: Progress
  /** Checkboxes below units. */
  readonly steps: Progress
  readonly phases: readonly (Place & Progress)[]
  /** Units in no phase; null where there are none, or no phases. */
  readonly outside: Progress | null
  readonly milestones: readonly MilestoneRow[]
  readonly findings: Readonly<Record<Severity, number>>
  readonly counts: Counts
}

interface Place {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  readonly line: number
}

export interface MilestoneRow extends Place {
  readonly state: MilestoneState
  readonly target: string | null
  /** The units that gate it, where the document says or shows which they are. */
  readonly gating: Progress | null
}

/** How many of everything else were read. */
export interface Counts {
  readonly dependencies: number
  readonly assumedDependencies: number
  readonly external: number
  readonly estimates: number
  readonly risks: number
  readonly resources: number
  readonly prerequisites: number
  readonly steps: number
  readonly variables: number
  readonly paths: number
}

/** What `read` gives. */
interface Result {
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
}

/** How far the units of a plan are. */
export const unitProgress = (plan: Plan): Progress => progress(work(plan).units.map(({ state }) => state))

export function overview({ plan, diagnostics }: Result, path = ''): Overview {
  const of = work(plan)
  const inPhases = plan.phases.map((phase) => ({
    key: phase.key,
    id: phase.id,
    title: phase.title,
    line: phase.line,
    ...progress(statesOf(of, [phase.key])),
  }))
  const loose = of.units.filter((unit) => unit.phase === null)
  const steps = plan.tasks.filter((task) => isStep(of, task))
  return {
    path,
    kind: plan.kind,
    title: plan.title,
    units: progress(of.units.map(({ state }) => state)),
    steps: progress(steps.map(({ state }) => state)),
    phases: inPhases,
    outside: plan.phases.length > 0 && loose.length > 0 ? progress(loose.map(({ state }) => state)) : null,
    milestones: plan.milestones.map((milestone) => {
      const keys = milestone.gatedBy
      const { key, id, title, line, state } = milestone
      return {
        key,
        id,
        title,
        line,
        state,
        target: milestone.target?.value ?? null,
        gating: keys.length > 0 ? progress(statesOf(of, keys)) : null,
      }
    }),
    findings: countFindings(diagnostics),
    counts: countRest(plan),
  }
}

const statesOf = (of: Work, keys: readonly Key[]): TaskState[] =>
  [...new Set(keys.flatMap((key) => unitsIn(of, key)))].flatMap((unit) => of.units[unit]?.state ?? [])

function progress(found: readonly TaskState[]): Progress {
  const states: Record<TaskState, number> = { todo: 0, doing: 0, blocked: 0, done: 0, cancelled: 0 }
  for (const state of found) states[state]++
  return { states, total: found.length - states.cancelled, done: states.done }
}

export function countFindings(diagnostics: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

const countRest = ({ dependencies, external, estimates, risks, resources, guide }: Plan): Counts => ({
  dependencies: dependencies.filter(({ stated }) => stated).length,
  assumedDependencies: dependencies.filter(({ stated }) => !stated).length,
  external: external.length,
  estimates: estimates.length,
  risks: risks.length,
  resources: resources.length,
  prerequisites: guide.prerequisites.length,
  steps: guide.steps.length,
  variables: guide.variables.length,
  paths: guide.paths.length,
})

/** Per cent of the units that are done, rounded down, so that 100 means all. */
export const percent = ({ done, total }: Progress): number => (total === 0 ? 0 : Math.floor((done * 100) / total))
