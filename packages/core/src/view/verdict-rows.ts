/**
 * Verdicts for people and programs: as findings of `check`, as rows of its JSON, as one sentence of counts.
 */
import type { Location, Verdict, VerdictLevel, VerdictState } from '../claims/claim.ts'
import { redacted } from '../claims/secret-shapes.ts'
import type { Verdicts } from '../claims/verdicts.ts'
import type { Diagnostic, Severity } from '../lint/diagnostic.ts'
import type { Plan } from '../plan/plan.ts'
import { lineAt, span } from '../text/span.ts'

/** A claim as JSON. */
export interface ClaimVerdictRow {
  readonly path: string
  /** 1-based. */
  readonly line: number
  /** Half-open offsets in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly kind: string
  readonly subject: string
  readonly state: VerdictState
  readonly level: VerdictLevel | null
  readonly why: string
  /** The other side. */
  readonly at: Location | null
  /** Key of the task that it stands under. */
  readonly task: string | null
  /** Broken at the base as well. */
  readonly old: boolean
  /** What `milemark fix` would do. */
  readonly fix: string | null
}

export const claimRows = (path: string, { verdicts }: Verdicts): ClaimVerdictRow[] => verdicts.map((verdict) => claimRow(path, verdict))

export const claimRow = (path: string, { claim, state, level, why, at, fix, old = false }: Verdict): ClaimVerdictRow => ({
  path,
  line: claim.line,
  from: claim.span.from,
  to: claim.span.to,
  kind: claim.kind,
  subject: redacted(claim.subject),
  state,
  level,
  why: redacted(why),
  at: at ?? null,
  task: claim.task,
  old,
  fix: fix ? redacted(fix.title) : null,
})

const SEVERITIES: Readonly<Record<VerdictLevel, Severity>> = { broken: 'error', advice: 'warning', note: 'info' }

/** The code under which `check` reports a kind of claim, and that levels are set for. */
export const claimCode = (kind: string): string => `claim-${kind}`

/**
 * The verdicts that somebody should see, in document order, at the levels that the document sets.
 *
 * @param shown `all`: also what nothing can prove, and what was broken before
 */
export function verdictFindings(plan: Plan, { verdicts, banner }: Verdicts, shown: 'findings' | 'all'): Diagnostic[] {
  const levels = plan.frontMatter.settings.checks ?? {}
  const found = verdicts.flatMap((verdict) => {
    const code = claimCode(verdict.claim.kind)
    const set = levels[code]
    if (verdict.level === null || set === 'off' || (verdict.level === 'note' && shown === 'findings')) return []
    return [diagnostic(verdict, code, verdict.level === 'note' ? 'info' : (set ?? SEVERITIES[verdict.level]))]
  })
  return banner === null || levels['claim-other-tree'] === 'off' ? found : [bannerFinding(plan, verdicts, banner), ...found]
}

function diagnostic({ claim, why, at, fix, old }: Verdict, code: string, severity: Severity): Diagnostic {
  const place = at?.line ? ` (${at.path}:${at.line})` : ''
  return {
    code,
    severity,
    message: redacted(`${why}${place}${old ? ' It was so at the base already.' : ''}`),
    span: claim.span,
    line: claim.line,
    ...(fix && { hint: redacted(`${fix.title}: milemark fix does it.`) }),
  }
}

function bannerFinding(plan: Plan, verdicts: readonly Verdict[], message: string): Diagnostic {
  const first = verdicts.find(({ claim, state }) => claim.kind === 'path' && state !== 'holds')?.claim.span ?? span(0, 0)
  return {
    code: 'claim-other-tree',
    severity: plan.frontMatter.settings.checks?.['claim-other-tree'] === 'error' ? 'error' : 'warning',
    message,
    span: first,
    line: lineAt(plan.source.lines, first.from),
    hint: 'Keep it beside the code that it describes, or set “checks: { claim-other-tree: off }”.',
  }
}

/** `41 hold, 2 broken, 3 to look at, 12 that nothing here can prove`; null where nothing is claimed. */
export function verdictSentence(verdicts: readonly Pick<Verdict, 'state' | 'level' | 'old'>[]): string | null {
  const total = verdicts.length
  if (total === 0) return null
  const count = (test: (verdict: Pick<Verdict, 'state' | 'level' | 'old'>) => boolean) => verdicts.filter(test).length
  const parts = [
    [count(({ state }) => state === 'holds'), 'hold'],
    [count(({ state, old }) => state === 'broken' && !old), 'broken'],
    [count(({ old }) => old === true), 'broken before'],
    [count(({ state, level }) => state === 'unproven' && level === 'advice'), 'to look at'],
    [count(({ state }) => state === 'planned'), 'planned'],
    [count(({ state }) => state === 'stale'), 'stale'],
    [count(({ state }) => state === 'ask'), 'to be run'],
    [count(({ state }) => state === 'waived'), 'waived'],
    [count(({ state, level }) => state === 'unproven' && level !== 'advice'), 'that nothing here can prove'],
  ] as const
  const said = parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : []))
  return `${total === 1 ? '1 statement' : `${total} statements`} about the repository: ${said.join(', ')}.`
}
