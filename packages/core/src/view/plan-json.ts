/**
 * The plan as JSON, format `milemark/plan@1`: the contract that every later tool reads. Grows by addition only.
 */
import type { Diagnostic } from '../lint/diagnostic.ts'
import type { Dependency, Estimate, Key, Milestone, Phase, Plan, Resource, Task } from '../plan/plan.ts'

export type PlanJson = ReturnType<typeof planJson>

/** @param read what `read` gives for the document at `path` */
export function planJson(read: { readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] }, path: string) {
  const { plan, diagnostics } = read
  const lines = new Map<Key, number>([...plan.tasks, ...plan.phases].map((item) => [item.key, item.line]))
  const lineOf = (key: Key | null): number | null => (key === null ? null : (lines.get(key) ?? null))
  return {
    format: 'milemark/plan@1' as const,
    kind: plan.kind,
    path,
    title: plan.title,
    phase: plan.frontMatter.fields.phase?.value ?? null,
    dialect: plan.dialect,
    milestones: plan.milestones.map(milestoneJson),
    phases: plan.phases.map(phaseJson),
    tasks: plan.tasks.map((task) => taskJson(task, lineOf)),
    dependencies: plan.dependencies.map(dependencyJson),
    external: plan.external.map((e) => ({ text: e.text, line: e.line, expected: e.expected?.value ?? null, blocks: e.blocks })),
    estimates: plan.estimates.map((e) => ({ target: e.target, key: e.key, line: e.line, ...figure(e) })),
    risks: plan.risks.map(riskJson),
    resources: plan.resources.map(resourceJson),
    ...guideJson(plan.guide),
    sections: [...plan.sections, ...plan.guide.sections].map((s) => ({ kind: s.kind, title: s.title, line: s.line, empty: s.empty })),
    diagnostics: diagnostics.map(diagnosticJson),
  }
}

const milestoneJson = (m: Milestone) => ({
  id: m.id,
  key: m.key,
  title: m.title,
  state: m.state,
  line: m.line,
  target: m.target?.value ?? null,
  doneOn: m.doneOn?.value ?? null,
  gatedBy: m.gatedBy,
})

const phaseJson = (p: Phase) => ({
  id: p.id,
  key: p.key,
  title: p.title,
  line: p.line,
  state: p.state?.value ?? null,
  time: p.time?.value ?? null,
})

function taskJson(task: Task, lineOf: (key: Key | null) => number | null) {
  return {
    id: task.id,
    key: task.key,
    title: task.title,
    state: task.state,
    line: task.line,
    parentLine: lineOf(task.parent),
    phaseLine: lineOf(task.phase),
    parent: task.parent,
    phase: task.phase,
    unit: task.unit,
    optional: task.optional,
    owners: task.owners.map((owner) => owner.value),
    estimate: task.estimate && figure(task.estimate),
    actual: task.actual && figure(task.actual),
    progress: task.progress?.value ?? null,
    start: task.start?.value ?? null,
    due: task.due?.value ?? null,
    doneOn: task.doneOn?.value ?? null,
    priority: task.priority?.value ?? null,
    blockedBy: task.blockedBy?.value ?? null,
  }
}

const dependencyJson = (d: Dependency) => ({
  from: d.from.label,
  to: d.to.label,
  fromKey: d.from.key,
  toKey: d.to.key,
  type: d.type,
  lag: d.lag,
  line: d.line,
  stated: d.stated,
  how: d.how,
})

const riskJson = (r: Plan['risks'][number]) => ({
  title: r.title,
  likelihood: r.likelihood?.value ?? null,
  impact: r.impact?.value ?? null,
  mitigation: r.mitigation !== null,
  mitigationText: r.mitigation?.value ?? null,
  line: r.line,
})

const resourceJson = (r: Resource) => ({
  text: r.text,
  kind: r.kind,
  name: r.name,
  role: r.role,
  availability: r.availability?.value ?? null,
  absences: r.absences.map((a) => a.value),
  line: r.line,
})

const guideJson = ({ prerequisites, steps, variables, paths }: Plan['guide']) => ({
  prerequisites: prerequisites.map((p) => ({ tool: p.tool, constraint: p.constraint, line: p.line })),
  steps: steps.map((s) => ({ text: s.text, commands: s.commands.map((command) => command.value), line: s.line })),
  variables: variables.map((v) => ({ name: v.name, hasValue: v.hasValue, line: v.line })),
  paths: paths.map((p) => p.path),
})

const diagnosticJson = (d: Diagnostic) => ({
  code: d.code,
  severity: d.severity,
  message: d.message,
  line: d.line,
  from: d.span.from,
  to: d.span.to,
  ...(d.hint ? { hint: d.hint } : {}),
})

const figure = (e: Estimate) => ({
  low: e.low,
  mid: e.mid,
  high: e.high,
  unit: e.unit,
  kind: e.kind,
  elapsed: e.elapsed,
  ...(e.word ? { word: e.word } : {}),
})
