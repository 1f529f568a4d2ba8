/**
 * The order of phases that is assumed where the document is silent: one after another (FORMAT: what is assumed).
 *
 * Assumed dependencies rank and schedule; they never block.
 */
import type { Dependency, End, Phase, Plan } from './plan.ts'

const PARALLEL =
  /\bphases?\b[^\n]{0,120}\b(?:parallel|independent(?:ly)?|concurrent(?:ly)?|any order|overlap)\b|(?:giai đoạn|阶段|フェーズ)[^\n]{0,60}(?:song song|并行|並行|並列)/iu

/**
 * One dependency from each phase to the one below it; none where any statement about phases says otherwise.
 *
 * @param phases those that still matter: a finished phase between two open ones must not hide that one comes after the other
 */
export function assumedPhaseOrder(plan: Plan, phases = plan.phases): readonly Dependency[] {
  const isPhase = (end: End) => end.kind === 'phase'
  if (plan.phases.length < 2 || plan.dependencies.some(({ from, to }) => isPhase(from) || isPhase(to))) return []
  if (PARALLEL.test(plan.source.text)) return []
  return phases.slice(1).map((phase, index) => after(phases[index] as Phase, phase))
}

function after(first: Phase, then: Phase): Dependency {
  return { from: end(first), to: end(then), type: 'FS', lag: 0, stated: false, how: 'order', span: then.titleSpan, line: then.line }
}

const end = (phase: Phase): End => ({ key: phase.key, kind: 'phase', label: phase.id === null ? phase.title : `phase ${phase.id}` })
