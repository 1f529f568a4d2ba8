/**
 * The reading pipeline: text → sections → drafts → items → dependencies → plan.
 */
import type { Document } from './document.ts'
import { document } from './document.ts'
import { assemblePhases, assembleTasks } from './assemble.ts'
import { dialect } from './dialect.ts'
import { findDependencies } from './dependencies.ts'
import { frontMatter } from './front-matter.ts'
import { findMilestones } from './milestones.ts'
import { findPhases } from './phases.ts'
import { timelinePhases } from './phase-lists.ts'
import type { Plan, Settings } from './plan.ts'
import { findTasks } from './tasks.ts'

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
  const matter = frontMatter(from.source)
  const spoken = matter.settings.dialect ?? options.settings?.dialect ?? dialect(text, options.path ?? '')
  const taken = new Set<string>()
  const phaseDrafts = findPhases(from)
  const taskDrafts = findTasks(from, phaseDrafts)
  const phases = assemblePhases(phaseDrafts.size > 0 ? [...phaseDrafts.values()] : timelinePhases(from, taskDrafts), taken)
  const tasks = assembleTasks(taskDrafts, phases, spoken, taken)
  const milestones = findMilestones(from, spoken, taken)
  const items = { tasks: [...tasks.values()], phases: [...phases.values()], milestones }
  const order = findDependencies(from, items, { tasks, phases })
  return {
    kind: 'plan', source: from.source, dialect: spoken, title: title(from, matter.fields.title?.value ?? null), frontMatter: matter, sections: [],
    ...items, dependencies: order.dependencies, external: [], estimates: [], risks: [], resources: [],
    guide: { prerequisites: [], steps: [], variables: [], paths: [], sections: [] }, unresolved: order.unresolved, placeholders: [],
  }
}

const title = (document: Document, fromMatter: string | null): string | null =>
  document.root.sections.find((section) => section.level === 1)?.title?.plain ?? fromMatter
