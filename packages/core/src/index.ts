/**
 * The public API of `@milemark/core`, by name.
 */
export type { Minute } from './calendar/minute.ts'
export { dayOf, isoMinute, lastDay, MINUTES_PER_DAY, parseIsoMinute, startOfDay } from './calendar/minute.ts'
export type { Change, FieldChange, ItemChange, LinkChange } from './change/diff.ts'
export { diff } from './change/diff.ts'
export type { Item, ItemKind } from './change/items.ts'
export { itemsOf, linkText } from './change/items.ts'
export { redacted } from './claims/secret-shapes.ts'
export type { VerifyCommand } from './claims/verify-commands.ts'
export { verifyCommands } from './claims/verify-commands.ts'
export type { Interval, Version, VersionRange } from './claims/version-range.ts'
export { compareVersions, versionRange } from './claims/version-range.ts'
export type { Edited, Editing, Outcome, RefusalCode, Refused } from './edit/editing.ts'
export type { EditRequest, TaskValues } from './edit/request.ts'
export { edit, findEnd, oneTask } from './edit/request.ts'
export { isVersion, versionOf } from './edit/version.ts'
export { CLAIM_CODES } from './lint/claim-codes.ts'
export type { Diagnostic, Severity } from './lint/diagnostic.ts'
export { check, rules } from './lint/index.ts'
export type { Merged, MergeOptions } from './merge/merge.ts'
export { merge } from './merge/merge.ts'
export type { FieldConflict } from './merge/proof.ts'
export { editDistance } from './notation/near.ts'
export { figureText } from './plan/figure.ts'
export type { FoundTask } from './plan/find-task.ts'
export { findTask } from './plan/find-task.ts'
export type {
  Dependency,
  DependencyType,
  Dialect,
  DocumentKind,
  End,
  Estimate,
  External,
  FrontMatter,
  Guide,
  Key,
  Milestone,
  Phase,
  Plan,
  PlanSection,
  Prerequisite,
  Resource,
  Risk,
  Settings,
  SetupStep,
  Task,
  TaskState,
  UnresolvedReference,
  Variable,
  Written,
} from './plan/plan.ts'
export type { Holiday, PlanAt } from './plan/plan-at.ts'
export type { ReadOptions } from './plan/read.ts'
export { readPlan } from './plan/read.ts'
export type { Items } from './plan/resolve.ts'
export type { SettingFault, ValidSettings } from './plan/settings.ts'
export { validSettings } from './plan/settings.ts'
export type { SettingsFile } from './plan/settings-file.ts'
export { settingsFile } from './plan/settings-file.ts'
export { sharedPath, taskPaths } from './plan/task-paths.ts'
export type { PlanProblem, ProblemOptions } from './plan/to-problem.ts'
export { toProblem } from './plan/to-problem.ts'
export { needsFirstCommit } from './plan/when.ts'
export type { ReadResult } from './read.ts'
export { read } from './read.ts'
export type { Activity, Link, LinkType, Placement, Problem as ScheduleProblem, Resource as ScheduleResource } from './schedule/problem.ts'
export type { Schedule, ScheduleOptions } from './schedule/schedule.ts'
export { schedule, usualPasses } from './schedule/schedule.ts'
export type { Solution } from './schedule/solution.ts'
export { solve } from './schedule/solution.ts'
export { verify } from './schedule/verify.ts'
export type { TextEdit } from './text/edit.ts'
export { applied, composed, deleted, effective, inserted, inverted, mapped, replaced, sorted, touched, trimmed } from './text/edit.ts'
export { escaped } from './text/escaped.ts'
export { unifiedDiff } from './text/patch.ts'
export type { LineIndex, Span } from './text/span.ts'
export { lineAt, lineIndex, lineSpan } from './text/span.ts'
export { fixJson, refsJson, whyJson } from './view/claim-json.ts'
export type { Claimable, ClaimableOptions, ClaimedTask } from './view/claimable.ts'
export { claimable } from './view/claimable.ts'
export type { ClaimRow, EditRow } from './view/edit-json.ts'
export { changeJson, changeSentence, claimJson, editJson } from './view/edit-json.ts'
export type { Explanation, OrderRow, StepRow, ValueRow } from './view/explain.ts'
export { explain } from './view/explain.ts'
export type { EstimateRow, Next, NextOptions, NextRow, ReadyRow, WaitingRow } from './view/next.ts'
export { next, nextOf } from './view/next.ts'
export { noPlanSentence } from './view/no-plan.ts'
export type { CheckedDocument, DocumentRow, Finding, Problem, ReadDocument } from './view/outputs.ts'
export { checkJson, documentRow, errorJson, explainJson, finding, nextJson, overviewJson, scheduleJson } from './view/outputs.ts'
export type { Counts, MilestoneRow, Overview, Progress, StateCounts } from './view/overview.ts'
export { countFindings, overview, percent, unitProgress } from './view/overview.ts'
export type { PlanJson } from './view/plan-json.ts'
export { planJson } from './view/plan-json.ts'
export type { Reason } from './view/reasons.ts'
export type {
  CriticalStep,
  ItemRow,
  LinkEnd,
  LinkRow,
  LoadWeek,
  MilestoneTimes,
  PersonLoad,
  PhaseTimes,
  ScheduleStatus,
  ScheduleView,
  StartReason,
  TaskTimes,
} from './view/schedule-view.ts'
export type { Planned, ScheduleViewOptions } from './view/scheduled.ts'
export { planned, scheduleView, viewOf } from './view/scheduled.ts'
export type { Schema } from './view/schemas.ts'
export { schemas } from './view/schemas.ts'
export type { Late, Status, StatusForecast } from './view/status.ts'
export { loadJson, progressOf, status, statusJson } from './view/status.ts'
export type { ClaimVerdictRow } from './view/verdict-rows.ts'
export { claimCode, claimRows, verdictFindings, verdictSentence } from './view/verdict-rows.ts'
