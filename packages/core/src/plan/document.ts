/**
 * The document before it is a plan: its source, its sections, and what kind each section is.
 *
 * Recognised by notation, not by heading alone: headings are translated, renamed, decorated, missing, or false friends.
 */
import { label } from '../notation/heading.ts'
import type { SectionKind } from '../notation/section-words.ts'
import { GUIDE_SECTIONS, sectionKind } from '../notation/section-words.ts'
import type { Block } from '../text/blocks.ts'
import { blocks } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { BOLD_LEVEL, outline, walkSections } from '../text/outline.ts'
import type { Source } from '../text/source.ts'
import { source } from '../text/source.ts'

export interface Document {
  readonly source: Source
  readonly blocks: readonly Block[]
  readonly root: Section
  /** The kind of each section, its own or that of the section around it. */
  readonly kinds: ReadonlyMap<Section, SectionKind>
}

export function document(text: string): Document {
  const from = source(text)
  const found = blocks(from)
  const root = outline(found)
  return { source: from, blocks: found, root, kinds: sectionKinds(root) }
}

export const kindOf = (document: Document, section: Section): SectionKind | null => document.kinds.get(section) ?? null

/** Every section of that kind, nested ones too, in document order. Each holds only the blocks before its first sub-section. */
export function sectionsOfKind(document: Document, kind: SectionKind): Section[] {
  return [...walkSections(document.root)].filter((section) => document.kinds.get(section) === kind)
}

/**
 * What a sub-section may be inside a section of a kind. A heading that repeats the words of another section there is a
 * topic, not that section: `### Resource Risks` under risks, `### Phase 3: Resource Timeline` under tasks.
 */
const INSIDE: Readonly<Partial<Record<SectionKind, readonly SectionKind[]>>> = {
  tasks: ['acceptance', 'dependencies', 'external', 'later', 'report', 'legend', 'order', 'parallel', 'timeline', 'risks', 'milestones'],
  dependencies: ['external', 'parallel', 'order', 'legend'],
  external: ['dependencies', 'parallel'],
  parallel: ['dependencies', 'external'],
  timeline: ['dependencies', 'order', 'acceptance'],
  setup: ['structure', 'acceptance'],
  notes: ['structure', 'errors', 'performance', 'security', 'integration', 'setup', 'acceptance'],
  report: ['later', 'acceptance', 'risks', 'dependencies'],
  resources: [],
  risks: [],
  milestones: ['dependencies', 'timeline'],
  order: ['dependencies', 'parallel', 'acceptance', 'timeline'],
}

/** Share of a heading that a section word must cover: at the top level, and inside a section that has a kind. */
const SHARE_ALONE = 0.45
const SHARE_INSIDE = 0.7

/** Kinds that a heading alone gives only where nothing below it says work: `## 1. Project Setup` over `1.1`, `1.2`. */
const BY_HEADING: ReadonlySet<SectionKind> = new Set<SectionKind>([...GUIDE_SECTIONS, 'resources', 'report', 'acceptance', 'order'])

function sectionKinds(root: Section): Map<Section, SectionKind> {
  const titles = root.sections.filter((section) => section.level === 1).length
  const kinds = new Map<Section, SectionKind>()
  for (const section of walkSections(root)) {
    const around = section.parent ? kinds.get(section.parent) : undefined
    const own = section.title ? ownKind(section, around ?? null, titles > 1) : null
    const isWork = own !== null && BY_HEADING.has(own) && (holdsTaskIds(section) || isInSeries(section))
    const kind = isWork ? (around ?? (holdsTaskIds(section) ? 'tasks' : undefined)) : (own ?? around)
    if (kind) kinds.set(section, kind)
  }
  const plans = new Set(kinds.values())
  // A list of chores has no section of its own for its order: under "Multiple dependencies" stand tasks like all others.
  if (!plans.has('tasks') && !plans.has('milestones'))
    for (const [section, kind] of kinds) if (kind === 'dependencies' && isAllBoxes(section)) kinds.delete(section)
  return kinds
}

const isAllBoxes = (section: Section): boolean =>
  section.blocks.some((block) => block.kind === 'list') &&
  section.blocks.every((block) => block.kind === 'list' && block.items.every((item) => item.box !== null))

/** True where most of the checkboxes below carry ids of tasks. */
function holdsTaskIds(section: Section): boolean {
  const boxes = boxesIn(section)
  const own = boxes.filter((text) => TASK_ID.test(text))
  return own.length > 0 && own.length * 2 > boxes.length
}

/** `5) Verification` among `1) Core`, `2) Pages` that hold checkboxes is one of them, whatever its words. */
function isInSeries(section: Section): boolean {
  const isNumbered = (other: Section) => other.title !== null && label(other.title.plain)?.kind === 'number' && boxesIn(other).length > 0
  if (!isNumbered(section)) return false
  const plain = (section.parent?.sections ?? []).filter(
    (other) => other !== section && isNumbered(other) && sectionKind(other.title?.plain ?? '') === null,
  )
  return plain.length >= 2
}

const TASK_ID = /^[\s*_]*(?:(?:task|sub-?task|nhiệm vụ|任务|タスク|задача)\s*\d|T\d|\d+\.\d)/iu

const boxesIn = (section: Section): string[] => [...walkSections(section)].flatMap((inner) => inner.blocks.flatMap(boxedTexts))

const boxedTexts = (block: Block): string[] =>
  block.kind === 'list' ? block.items.flatMap((item) => (item.box ? [item.text.plain] : [])) : []

function ownKind(section: Section, around: SectionKind | null, severalTitles: boolean): SectionKind | null {
  const text = section.title?.plain ?? ''
  if (section.level === 1 && !severalTitles) return null
  const opening = label(text)
  if (opening && (opening.kind === 'phase' || opening.kind === 'task')) {
    // "### Task 1: …" over checkboxes plans work even where the heading above speaks of files or set-up.
    if (around && BY_HEADING.has(around) && section.level < BOLD_LEVEL && boxesIn(section).length > 0) return 'tasks'
    // `4.1 Nav` may number a chapter; `Task 4.1: Nav` may not.
    const isWork = /^[^\p{L}\p{N}]*\p{L}{3}/u.test(text) || boxesIn(section).length > 0
    if (around || (section.level < BOLD_LEVEL && isWork)) return around ?? 'tasks'
  }
  const found = sectionKind(text)
  if (!found) return null
  if (around === null) return found.share >= SHARE_ALONE ? found.kind : null
  if (found.share < SHARE_INSIDE) return null
  // Boxes under "Changes" are packages that were added, whatever the heading: an order is told in sentences.
  if (around === 'report' && found.kind === 'dependencies' && boxesIn(section).length > 0) return null
  return INSIDE[around]?.includes(found.kind) ? found.kind : null
}
