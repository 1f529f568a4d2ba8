/**
 * The reading pipeline: text → sections → drafts → items → dependencies and figures → plan.
 */

import { PLANNING_SECTIONS } from '../notation/section-words.ts'
import type { Phrase } from '../text/phrase.ts'
import { assemblePhases, assembleTasks, withEstimates } from './assemble.ts'
import { daySettings } from './day-settings.ts'
import { findDependencies } from './dependencies.ts'
import { dialect } from './dialect.ts'
import type { Document } from './document.ts'
import { document } from './document.ts'
import type { PhaseDraft, TaskDraft } from './draft.ts'
import { readEstimates } from './estimates.ts'
import { readExternal } from './external.ts'
import { frontMatter } from './front-matter.ts'
import { gates } from './gates.ts'
import { planSections, readGuide } from './guide/guide.ts'
import { documentKind, placeholders } from './kind.ts'
import type { FoundMilestone } from './milestones.ts'
import { findMilestones } from './milestones.ts'
import { timelinePhases } from './phase-lists.ts'
import { findPhases } from './phases.ts'
import type { Milestone, Phase, Plan, Settings } from './plan.ts'
import { namedKeys, Resolver } from './resolve.ts'
import { readResources } from './resources.ts'
import { readRisks } from './risks.ts'
import { timelineTargets } from './targets.ts'
import { findTasks } from './tasks.ts'
import { withUnits } from './units.ts'

export interface ReadOptions {
  /** The status date, ISO. */
  readonly asOf: string
  /** Where the document stands; tells its dialect, nothing else. */
  readonly path?: string
  /** From `milemark.yaml`; front matter goes first. */
  readonly settings?: Settings
}

/** Reads any text as a plan; what it does not say stays empty. Never throws. */
export function readPlan(text: string, options: ReadOptions): Plan {
  const from = document(text)
  const matter = frontMatter(from.source, options.settings)
  const spoken = matter.settings.dialect ?? dialect(text, options.path ?? '')
  const taken = new Set<string>()
  const phaseDrafts = findPhases(from)
  const taskDrafts = findTasks(from, phaseDrafts)
  const phases = assemblePhases(phaseDrafts.size > 0 ? [...phaseDrafts.values()] : timelinePhases(from, taskDrafts), taken)
  const drafted = assembleTasks(taskDrafts, phases, spoken, taken)
  const found = { tasks: [...drafted.values()], phases: [...phases.values()], milestones: findMilestones(from, spoken, taken) }
  const resolver = new Resolver(found)
  const order = findDependencies(from, resolver, { tasks: drafted, phases }, daySettings(matter.settings))
  const estimates = readEstimates(from, found)
  const items = {
    ...found,
    tasks: withUnits(withEstimates(found.tasks, estimates)),
    milestones: withTargets(from, found.milestones, phases, resolver),
  }
  const contents = { items, sections: planSections(from, PLANNING_SECTIONS), guide: readGuide(from), placeholders: placeholders(from) }
  return {
    kind: documentKind(contents),
    source: from.source,
    dialect: spoken,
    title: title(from, matter.fields.title?.value ?? null),
    frontMatter: matter,
    ...items,
    sections: contents.sections,
    guide: contents.guide,
    placeholders: contents.placeholders,
    dependencies: order.dependencies,
    unresolved: order.unresolved,
    external: readExternal(from, dependencyFields(taskDrafts)).map(({ source, blocking, ...external }) => ({
      ...external,
      blocks: namedKeys(blocking?.plain ?? (BLOCKS.test(source.plain) ? source.plain : ''), resolver),
    })),
    estimates,
    risks: readRisks(from),
    resources: readResources(from),
  }
}

/** Milestones with the targets that a timeline states for them, and what gates them. */
function withTargets(
  document: Document,
  milestones: readonly FoundMilestone[],
  phases: ReadonlyMap<PhaseDraft, Phase>,
  resolver: Resolver,
): Milestone[] {
  const targets = timelineTargets(document, resolver)
  const headings = new Map([...phases].map(([draft, phase]) => [phase, draft.head.line.plain]))
  const found = gates(milestones, headings, resolver)
  return milestones.map(({ text: _, ...milestone }, index) => ({
    ...milestone,
    ...found[index],
    target: milestone.target ?? targets.get(milestone.key) ?? null,
  }))
}

/** Words that make the tasks in an external item's line wait for it; a task may be named for other reasons. */
const BLOCKS =
  /block|needed (?:for|by)|required (?:for|by)|gates?\b|before|for (?:task|phase)|cần cho|chặn|trước|阻塞|之前|ブロック|блокир|нуж|bloque|blockiert|benötigt für|\|/iu

const dependencyFields = (drafts: readonly TaskDraft[]): Phrase[] =>
  drafts.flatMap((draft) => draft.fields.flatMap((field) => (field.kind === 'dependsOn' ? [field.value] : [])))

const title = (document: Document, fromMatter: string | null): string | null =>
  document.root.sections.find((section) => section.level === 1)?.title?.plain ?? fromMatter
