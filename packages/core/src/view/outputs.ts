/**
 * The JSON that commands and tools print, one function per format; `schemas.ts` publishes what they promise.
 *
 * Formats grow by addition only. `milemark/plan@1` stands in `plan-json.ts`.
 */
import type { Minute } from '../calendar/minute.ts'
import { isoMinute } from '../calendar/minute.ts'
import type { Diagnostic, Severity } from '../lint/diagnostic.ts'
import type { DocumentKind, Plan } from '../plan/plan.ts'
import { lineSpan } from '../text/span.ts'
import type { Explanation } from './explain.ts'
import type { Next } from './next.ts'
import type { Overview } from './overview.ts'
import { countFindings } from './overview.ts'
import type { ScheduleView } from './schedule-view.ts'
import type { ClaimVerdictRow } from './verdict-rows.ts'

/** A document that an output is about. */
export interface DocumentRow {
  readonly path: string
  readonly kind: DocumentKind
  readonly title: string | null
}

/** A file that could not be used, and why. Never silently skipped. */
export interface Problem {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** What every output over several documents carries. */
interface Run {
  readonly asOf: string
  readonly problems: readonly Problem[]
  /** Markdown documents of searched folders that are no plans. */
  readonly others: readonly string[]
}

export interface ReadDocument {
  readonly path: string
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
}

export interface Finding {
  readonly path: string
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** Half-open offsets in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly related?: readonly { readonly line: number; readonly message: string }[]
}

export const documentRow = ({ path, plan }: Pick<ReadDocument, 'path' | 'plan'>): DocumentRow => ({
  path,
  kind: plan.kind,
  title: plan.title,
})

/** A task that somebody holds. */
export interface ClaimedRow {
  readonly key: string
  readonly path: string
  readonly actor: string
  /** ISO. */
  readonly until: string
}

export const nextJson = (
  documents: readonly ReadDocument[],
  { ready, waiting }: Next,
  { asOf, problems, others, claims = [] }: Run & { readonly claims?: readonly ClaimedRow[] },
) => ({
  format: 'milemark/next@1' as const,
  asOf,
  documents: documents.map(documentRow),
  ready,
  waiting,
  claims: claims.map(({ key, path, actor, until }) => ({ key, path, actor, until })),
  problems,
  others,
})

/** A document whose statements about the repository were judged too. */
export interface CheckedDocument extends ReadDocument {
  readonly claims: readonly ClaimVerdictRow[]
}

export function checkJson(documents: readonly CheckedDocument[], { asOf, problems, others }: Run) {
  return {
    format: 'milemark/check@1' as const,
    asOf,
    documents: documents.map((document) => ({
      ...documentRow(document),
      findings: countFindings(document.diagnostics),
      verdicts: counted(document.claims),
    })),
    findings: documents.flatMap((document) => document.diagnostics.map((diagnostic) => finding(document, diagnostic))),
    claims: documents.flatMap(({ claims }) => claims),
    problems,
    others,
  }
}

function counted(claims: readonly ClaimVerdictRow[]) {
  const counts = { holds: 0, broken: 0, planned: 0, unproven: 0, stale: 0, ask: 0, waived: 0 }
  for (const { state } of claims) counts[state]++
  return counts
}

export function finding({ path, plan }: Pick<ReadDocument, 'path' | 'plan'>, diagnostic: Diagnostic): Finding {
  const { code, severity, message, hint, line, span, related } = diagnostic
  const start = lineSpan(plan.source.lines, line, plan.source.text).from
  return {
    path,
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    line,
    column: Math.max(0, span.from - start) + 1,
    from: span.from,
    to: span.to,
    ...(related === undefined ? {} : { related }),
  }
}

export const explainJson = (asOf: string, explanation: Explanation) => ({ format: 'milemark/explain@1' as const, asOf, ...explanation })

export const overviewJson = (
  documents: readonly (Overview & { readonly paired: string | null; readonly next: Next })[],
  { asOf, problems, others }: Run,
) => ({
  format: 'milemark/overview@1' as const,
  asOf,
  documents,
  problems,
  others,
})

/** Dates are ISO local date-times. */
export function scheduleJson(view: ScheduleView, { problems, others }: Pick<Run, 'problems' | 'others'>) {
  const at = (minute: Minute | null): string | null => (minute === null ? null : isoMinute(minute))
  const span = (row: { readonly start: Minute | null; readonly finish: Minute | null }) => ({
    start: at(row.start),
    finish: at(row.finish),
  })
  const stretch = ({ from, to }: { readonly from: Minute; readonly to: Minute }) => ({ from: isoMinute(from), to: isoMinute(to) })
  return {
    format: 'milemark/schedule@1' as const,
    asOf: view.asOf,
    documents: view.documents,
    ...span(view),
    workingDays: view.workingDays,
    lowerBoundDays: view.lowerBoundDays,
    status: view.status,
    gap: view.gap,
    criticalPath: view.criticalPath.map(({ key }) => key),
    criticalSteps: view.criticalPath,
    tasks: view.tasks.map((task) => ({ ...task, ...span(task), due: at(task.due) })),
    phases: view.phases.map((phase) => ({ ...phase, ...span(phase), target: at(phase.target) })),
    milestones: view.milestones.map((milestone) => ({ ...milestone, target: at(milestone.target), finish: at(milestone.finish) })),
    links: view.links,
    load: view.load.map((row) => ({
      ...row,
      ...span(row),
      tasks: row.tasks.map((task) => ({ ...task, ...span(task) })),
      weeks: row.weeks.map(({ monday, ...week }) => ({ monday: isoMinute(monday).slice(0, 10), ...week })),
      absences: row.absences.map(stretch),
    })),
    nonWorking: view.nonWorking.map((days) => ({ ...days, ...stretch(days) })),
    assumed: view.assumed,
    unscheduled: view.unscheduled,
    problems,
    others,
  }
}

/** Where a command could give no other output. */
export const errorJson = (problems: readonly Problem[]) => ({ format: 'milemark/error@1' as const, problems })
