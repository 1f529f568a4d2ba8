/**
 * The public API of `@milemark/core`, by name.
 */
export type { Diagnostic, Severity } from './lint/diagnostic.ts'
export type { Items } from './plan/resolve.ts'
export type {
  Dependency, Dialect, DocumentKind, End, Estimate, External, FrontMatter, Guide, Key, Milestone, Phase, Plan, PlanSection, Prerequisite, Resource, Risk,
  Settings, SetupStep, Task, TaskState, UnresolvedReference, Variable, Written,
} from './plan/plan.ts'
export type { ReadOptions } from './plan/read.ts'
export { settings } from './plan/front-matter.ts'
export type { ReadResult } from './read.ts'
export { read } from './read.ts'
export type { LineIndex, Span } from './text/span.ts'
export { lineAt, lineIndex, lineSpan } from './text/span.ts'
export type { PlanJson } from './view/plan-json.ts'
export { planJson } from './view/plan-json.ts'
