/**
 * The plan: what a document says, typed, each value with the place where it was written.
 *
 * Plain readonly data. The readers beside this file make it, `lint`, `view`, and later `edit`, `claims` and
 * `to-problem` read it. Nothing here is ever written back as a whole.
 */
import type { DependencyType, Dialect, EstimateKind, Level, MilestoneState, TaskState, Unit } from '../notation/terms.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

export type { DependencyType, Dialect, EstimateKind, Level, MilestoneState, TaskState, Unit } from '../notation/terms.ts'

/** A value that the document states, and where. */
export interface Written<T> {
  readonly value: T
  readonly span: Span
}

/** `plan`: it plans work. `guide`: the implementation half alone. `template`: nobody filled it in. `other`: neither. */
export type DocumentKind = 'plan' | 'guide' | 'template' | 'other'

/** Unique in a plan: the id where that is unique, else a slug with an ordinal. Never a line number. */
export type Key = string

export interface Plan {
  readonly kind: DocumentKind
  readonly source: Source
  readonly dialect: Dialect
  readonly title: string | null
  readonly frontMatter: FrontMatter
  readonly sections: readonly PlanSection[]
  readonly milestones: readonly Milestone[]
  readonly phases: readonly Phase[]
  readonly tasks: readonly Task[]
  readonly dependencies: readonly Dependency[]
  readonly external: readonly External[]
  readonly estimates: readonly Estimate[]
  readonly risks: readonly Risk[]
  readonly resources: readonly Resource[]
  readonly guide: Guide
  /** Every reference to a task, phase or milestone that could not be resolved to exactly one. */
  readonly unresolved: readonly UnresolvedReference[]
  /** Words in brackets that the template has where an author would write. */
  readonly placeholders: readonly Written<string>[]
}

export interface FrontMatter {
  readonly span: Span | null
  /** Top-level scalar keys in the order written; values as text. */
  readonly fields: Readonly<Record<string, Written<string>>>
  /** Problems of the YAML itself. */
  readonly errors: readonly { readonly message: string; readonly span: Span }[]
  readonly settings: Settings
}

/** Under `milemark:` in front matter, or in `milemark.yaml`. */
export interface Settings {
  /** ISO date on which the plan starts. */
  readonly start?: string
  readonly calendar?: string
  readonly holidays?: string
  /** Hours that a size word stands for, as `{ S: 4, M: 16 }`. */
  readonly sizes?: Readonly<Record<string, number>>
  /** Level of a diagnostic by its code; `off` silences it. */
  readonly checks?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>
  readonly dialect?: Dialect
  /** How the three points of an estimate are read: `pert`, `triangular` or `lognormal`. */
  readonly distribution?: string
  /** Per cent: how likely a risk of a level is. */
  readonly likelihood?: Readonly<Record<string, number>>
  /** Per cent by which a risk of a level lengthens the work that it names. */
  readonly impact?: Readonly<Record<string, number>>
  /** The same for a risk that names no work: per cent of all that is open. */
  readonly planImpact?: Readonly<Record<string, number>>
}

/** A section whose kind was recognised. */
export interface PlanSection {
  readonly kind: string
  readonly title: string
  readonly span: Span
  readonly line: number
  /** True where nothing but the template's own hints stands in it. */
  readonly empty: boolean
}

interface Placed {
  readonly span: Span
  /** 1-based line on which the item starts. */
  readonly line: number
}

interface Named extends Placed {
  /** What the author wrote, prefix kept (`M1`, `T001`), else null. */
  readonly id: string | null
  readonly key: Key
  readonly title: string
  readonly titleSpan: Span
}

export interface Milestone extends Named {
  readonly state: MilestoneState
  /** Given up: it is never late, and nothing waits for it. Its state is `open`. */
  readonly cancelled: boolean
  readonly box: Span | null
  /** ISO date, or what is written (`Day 3`, `Week 2-3`). */
  readonly target: Written<string> | null
  readonly doneOn: Written<string> | null
  /** Keys of the tasks and phases that have to be done before it is reached. */
  readonly gatedBy: readonly Key[]
  /** False where only the number of a phase suggests what gates it. */
  readonly gatesStated: boolean
}

export interface Phase extends Named {
  readonly state: Written<TaskState> | null
  /** `Day 1-2`, `Week 3`: when the heading says so. */
  readonly time: Written<string> | null
}

export type TaskForm = 'checkbox' | 'heading' | 'bold' | 'row' | 'list'

export interface Task extends Named {
  readonly form: TaskForm
  readonly state: TaskState
  /** Where the state comes from: the box, a status field or mark beside it, the steps below, or nothing at all. */
  readonly stateFrom: 'box' | 'field' | 'children' | 'nothing'
  readonly box: (Span & { readonly mark: string }) | null
  /** The state that words or marks beside the box claim; null where there are none. */
  readonly words: Written<TaskState> | null
  readonly blockedBy: Written<string> | null
  readonly parent: Key | null
  readonly phase: Key | null
  readonly optional: boolean
  /** `[P]` or `(P)`: may run beside its neighbours. */
  readonly parallel: boolean
  readonly owners: readonly Written<string>[]
  readonly estimate: Estimate | null
  readonly actual: Estimate | null
  /** Per cent done, when stated. */
  readonly progress: Written<number> | null
  readonly start: Written<string> | null
  readonly due: Written<string> | null
  readonly doneOn: Written<string> | null
  readonly priority: Written<string> | null
  /** Everything that belongs to the task: its own lines, steps, fields. */
  readonly extent: Span
  /** Plain sub-bullets and labelled lines (`Validation: …`), as written. */
  readonly details: readonly Span[]
  /** True for the level that is scheduled: see `units.ts`. */
  readonly unit: boolean
}

/** One end of a dependency: a task id, `phase 2`, or `milestone M1`, and the keys it stands for. */
export interface End {
  readonly label: string
  readonly kind: 'task' | 'phase' | 'milestone'
  readonly key: Key
}

export interface Dependency extends Placed {
  readonly from: End
  readonly to: End
  readonly type: DependencyType
  /** Working hours; negative is a lead. */
  readonly lag: number
  /** False where Milemark assumed it. */
  readonly stated: boolean
  readonly how: DependencySource
}

export type DependencySource = 'arrow' | 'sentence' | 'field' | 'table' | 'mermaid' | 'inline' | 'order'

export interface External extends Placed {
  readonly text: string
  /** ISO date on which it is expected. */
  readonly expected: Written<string> | null
  readonly blocks: readonly Key[]
}

export interface Estimate extends Placed {
  /** A task id, `phase 2`, `milestone M1`, `total`, `buffer`, `day 3`; for an item without id its title. */
  readonly target: string
  /** The item it belongs to; null for totals, buffers and targets that are no item. */
  readonly key: Key | null
  readonly low: number
  /** The middle of three points. */
  readonly mid: number | null
  readonly high: number
  readonly unit: Unit
  readonly kind: EstimateKind
  /** Elapsed or waiting time instead of effort. */
  readonly elapsed: boolean
  /** A size word as written (`Medium`), for unit `size-word`. */
  readonly word: string | null
}

export interface Risk extends Placed {
  readonly title: string
  readonly likelihood: Written<Level> | null
  readonly impact: Written<Level> | null
  readonly mitigation: Written<string> | null
  readonly group: string | null
}

export type ResourceKind = 'person' | 'role' | 'tool' | 'service' | 'infrastructure' | 'knowledge'

export interface Resource extends Placed {
  readonly text: string
  readonly kind: ResourceKind
  /** The name that tasks use: `ana`, `Backend Developer`. */
  readonly name: string
  /** Share of a working day (0.8 for 80 %) or number of people; null when silent. */
  readonly availability: Written<number> | null
  readonly role: string | null
  /** Half-open ISO date ranges; `to` is the first day back. */
  readonly absences: readonly Written<{ readonly from: string; readonly to: string }>[]
}

/** The implementation half, recognised and kept; judging it comes with claims. */
export interface Guide {
  readonly prerequisites: readonly Prerequisite[]
  readonly steps: readonly SetupStep[]
  readonly variables: readonly Variable[]
  readonly paths: readonly ClaimedPath[]
  /** Which of the seven implementation sections the document has. */
  readonly sections: readonly PlanSection[]
}

export interface Prerequisite extends Placed {
  /** Lower case: `node`, `postgresql`. */
  readonly tool: string
  /** `>=20.11`, `^16`, `18.x`; null when no version is stated. */
  readonly constraint: string | null
}

export interface SetupStep extends Placed {
  readonly text: string
  /** Shell commands of the step, in order. */
  readonly commands: readonly Written<string>[]
}

export interface Variable extends Placed {
  readonly name: string
  /** A default or example value that is written beside it; never a secret that Milemark would print. */
  readonly hasValue: boolean
}

export interface ClaimedPath extends Placed {
  readonly path: string
  readonly kind: 'file' | 'directory' | 'glob'
  readonly note: string | null
}

export interface UnresolvedReference extends Placed {
  readonly text: string
  readonly problem: 'unknown' | 'ambiguous'
  /** Keys that it may have meant, best first. */
  readonly candidates: readonly Key[]
}
