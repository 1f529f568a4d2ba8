/**
 * Tasks in every form that real plans use: checkboxes, headings, bold lines, table rows.
 */

import { estimates } from '../notation/estimate.ts'
import { fields } from '../notation/field.ts'
import { fold } from '../notation/fold.ts'
import { sameId } from '../notation/heading.ts'
import type { SectionKind } from '../notation/section-words.ts'
import { sectionKind } from '../notation/section-words.ts'
import { statusState } from '../notation/state.ts'
import type { Block, Item } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { BOLD_LEVEL, walkSections } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import { addDetail, newTask, type PhaseDraft, type TaskDraft } from './draft.ts'
import { phaseEntries } from './phase-lists.ts'
import { taskRows } from './task-rows.ts'
import { type Titled, titled } from './title.ts'

/** Where work is planned when the document has no section that says so. */
type Policy = { readonly hasTaskSection: boolean; readonly lifecycle: boolean }

export function findTasks(document: Document, phases: ReadonlyMap<Section, PhaseDraft>): TaskDraft[] {
  const policy = { hasTaskSection: hasTaskSection(document), lifecycle: isGuideOnly(document) }
  const tasks: TaskDraft[] = []
  const heads = new Map<Section, TaskDraft>()
  const latest = { phases: new Map<Section | null, PhaseDraft>(), heads: new Map<Section | null, TaskDraft>() }
  for (const section of walkSections(document.root)) {
    const kind = kindOf(document, section)
    const phase = phaseOf(section, phases, latest.phases)
    const own = phases.get(section)
    if (own) latest.phases.set(section.parent, own)
    else {
      const head = headTask(section, kind, policy)
      if (head) {
        head.phase = phase
        head.parent = nearest(section.parent, heads)
        heads.set(section, head)
        latest.heads.set(section.parent, head)
        tasks.push(head)
      }
    }
    if (!plansWork(kind, policy)) continue
    const around = heads.get(section) ?? taskAround(section, heads, latest.heads)
    const reader = new ItemReader(section, phase, kind === null && policy.hasTaskSection)
    for (const block of section.blocks) reader.block(block, around)
    const found = reader.tasks.length === 0 && kind === 'tasks' ? taskRows(section, phase, around) : reader.tasks
    for (const task of found) tasks.push(task)
  }
  for (const task of phaseEntries(phases, tasks)) tasks.push(task)
  return ordered(linkByNumber(withoutRelisted(numberedLists(withoutChanceIds(tasks)))))
}

const ordered = (tasks: TaskDraft[]): TaskDraft[] => tasks.sort((a, b) => a.span.from - b.span.from)

/** Kinds of section whose checkboxes plan no work. */
const NO_WORK: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'milestones',
  'dependencies',
  'external',
  'parallel',
  'timeline',
  'risks',
  'resources',
  'setup',
  'structure',
  'notes',
  'integration',
  'errors',
  'performance',
  'security',
  'acceptance',
  'order',
  'later',
  'report',
  'legend',
])

const plansWork = (kind: SectionKind | null, policy: Policy): boolean => (kind === null ? !policy.lifecycle : !NO_WORK.has(kind))

function hasTaskSection(document: Document): boolean {
  return [...walkSections(document.root)].some(
    (section) =>
      kindOf(document, section) === 'tasks' && section.blocks.some(hasBox) && !STATE_HEADING.test(fold(section.title?.plain ?? '')),
  )
}

/** `## Done` tells how far some tasks are. It does not say that those under `## Now` or `## This week` are none. */
const STATE_HEADING =
  /^(?:done|doing|in progress|complete|completed|finished|backlog|to ?do|open|(?:open|completed|finished|remaining) (?:tasks?|items?))$/

/** A document that has sections of the implementation half and none that plans: its checkboxes are checklists. */
function isGuideOnly(document: Document): boolean {
  const kinds = new Set(document.kinds.values())
  const guide = (['setup', 'structure', 'notes', 'integration', 'errors', 'security'] as const).filter((kind) => kinds.has(kind)).length
  return guide >= 2 && !kinds.has('tasks') && !kinds.has('milestones')
}

const hasBox = (block: Block): boolean => block.kind === 'list' && block.items.some((item) => item.box !== null || item.blocks.some(hasBox))

/** The nearest phase or task so far among the sub-sections of a section. */
type Latest<T> = ReadonlyMap<Section | null, T>

/** The phase that a section lies in. Bold lines have one level, so a bold phase also covers the bold lines behind it. */
function phaseOf(section: Section, phases: ReadonlyMap<Section, PhaseDraft>, latest: Latest<PhaseDraft>): PhaseDraft | null {
  for (let at: Section | null = section; at; at = at.parent) {
    const own = phases.get(at)
    if (own) return own
    const before = at.level === BOLD_LEVEL ? latest.get(at.parent) : undefined
    if (before) return before
  }
  return null
}

function nearest(section: Section | null, heads: ReadonlyMap<Section, TaskDraft>): TaskDraft | null {
  for (let at = section; at; at = at.parent) {
    const head = heads.get(at)
    if (head) return head
  }
  return null
}

/** The task that the steps of a section belong to: a heading above it, or the bold task before a bold label (`**Subtasks:**`). */
function taskAround(section: Section, heads: ReadonlyMap<Section, TaskDraft>, latest: Latest<TaskDraft>): TaskDraft | null {
  const above = nearest(section.parent, heads)
  if (section.level !== BOLD_LEVEL || !section.parent) return above
  return latest.get(section.parent) ?? above
}

/** The task that a heading or bold line is, or null. */
function headTask(section: Section, kind: SectionKind | null, policy: Policy): TaskDraft | null {
  if (!section.title) return null
  const head = titled(section.title)
  const isPlanned = isPlannedItem(section, head)
  if (!plansWork(kind, policy) && !isPlanned) return null
  if (!head.label || head.label.kind === 'phase' || head.label.kind === 'milestone') return null
  const worded = /^[^\p{L}\p{N}]*\p{L}{3,}/u.test(section.title.plain)
  const dotted = /^(?:\d+(?:\.\d+)+|[A-Z]+-?\d)/i.test(head.label.id)
  const isTask = head.label.kind === 'task' && (worded || dotted) && (kind === 'tasks' || (worded && section.level < BOLD_LEVEL))
  if (!isTask && !isPlanned) return null
  const draft = newTask(section.level < BOLD_LEVEL ? 'heading' : 'bold', head, section, section.line, section.title)
  gatherFields(section, draft)
  return draft
}

/** A numbered heading is a task when an effort of its own stands below it; one with the word `Task`, also with a status. */
function isPlannedItem(section: Section, head: Titled): boolean {
  if (!head.label || head.label.kind === 'phase' || head.label.kind === 'milestone') return false
  if (head.label?.kind !== 'number' && !/^\d+(\.\d+)*$/.test(head.label?.id ?? '')) return false
  const isWorded = head.label.kind === 'task'
  return section.blocks.some((block) =>
    blockPhrases(block).some((phrase) =>
      fields(phrase).some(
        ({ kind, value }) =>
          (kind === 'effort' && estimates(value.plain).length > 0) || (isWorded && kind === 'status' && statusState(value.plain) !== null),
      ),
    ),
  )
}

function blockPhrases(block: Block): Phrase[] {
  if (block.kind === 'paragraph') return [block.text]
  if (block.kind === 'quote') return block.blocks.flatMap(blockPhrases)
  return block.kind === 'list' ? block.items.filter((item) => !item.box).map((item) => item.text) : []
}

/** Fields of a heading task stand in its paragraphs, its plain bullets and the bold-labelled parts below it. */
function gatherFields(section: Section, draft: TaskDraft): void {
  const parts = [section, ...section.sections.filter((inner) => inner.level === BOLD_LEVEL && !titled(inner.title as Phrase).label)]
  const after = section.level === BOLD_LEVEL ? labelSections(section) : []
  for (const part of [...parts, ...after])
    for (const block of part.blocks) for (const phrase of blockPhrases(block)) addDetail(draft, phrase)
}

/** The bold labels behind a bold task, up to the next bold task or phase. */
function labelSections(section: Section): Section[] {
  const siblings = section.parent?.sections ?? []
  let end = section.index + 1
  while (end < siblings.length && isBoldLabel(siblings[end] as Section)) end++
  return siblings.slice(section.index + 1, end)
}

const isBoldLabel = ({ level, title }: Section): boolean => level === BOLD_LEVEL && titled(title as Phrase).label === null

/** Reads the checkboxes of one section's lists. */
class ItemReader {
  readonly tasks: TaskDraft[] = []
  private readonly section: Section
  private readonly phase: PhaseDraft | null
  /** In a section that says nothing of tasks, beside one that does, only an item with an id or an effort of its own is a task. */
  private readonly needsId: boolean

  constructor(section: Section, phase: PhaseDraft | null, needsId: boolean) {
    this.section = section
    this.phase = phase
    this.needsId = needsId
  }

  block(block: Block, parent: TaskDraft | null): void {
    if (block.kind === 'list') for (const item of block.items) this.item(item, parent)
    else if (block.kind === 'quote') for (const inner of block.blocks) this.block(inner, parent)
  }

  private item(item: Item, parent: TaskDraft | null): void {
    const draft = item.box ? this.checkbox(item, parent) : null
    if (!draft && parent?.item && !item.box) detail(parent, item)
    if (!draft && !item.box && isAside(item)) return
    for (const block of item.blocks) {
      if (draft && block.kind === 'paragraph') addDetail(draft, block.text)
      this.block(block, draft ?? parent)
    }
  }

  private checkbox(item: Item, parent: TaskDraft | null): TaskDraft | null {
    const read = titled(item.text)
    if (read.label?.kind === 'milestone' || read.line.plain === '') return null
    // "Phase 2 — sweep the stores" as a checkbox is a task with that name; phases are headings.
    const head = read.label?.kind === 'phase' ? titled(item.text, null) : read
    if (this.needsId && head.label?.kind !== 'task' && !HAS_EFFORT.test(item.text.plain)) return null
    const draft: TaskDraft = {
      ...newTask('checkbox', head, this.section, item.line, item.text),
      span: item.span,
      item,
      parent,
      phase: this.phase,
    }
    this.tasks.push(draft)
    const rest = item.text.plain.indexOf('\n')
    if (rest >= 0 || /[:：]/.test(item.text.plain)) for (const field of fields(item.text)) draft.fields.push(field)
    return draft
  }
}

/** `Write the API (2d)`, `(1-3h, @ana)`. */
const HAS_EFFORT = /[(（]\s*~?\d+(?:[.,]\d+)?(?:\s*[-–/]\s*\d+(?:[.,]\d+)?){0,2}\s*[hdw](?=\s*[,)）])/u

/** A plain bullet of a task. Bullets below a label without a value (`Depends on:`) are its values. */
function detail(task: TaskDraft, item: Item): void {
  addDetail(task, item.text)
  const open = task.fields.at(-1)
  if (open?.value.plain !== '' || !/[:：]$/.test(item.text.plain)) return
  for (const inner of item.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])))
    if (!inner.box) task.fields.push({ kind: open.kind, value: inner.text })
}

/** A plain bullet over checkboxes that check rather than plan: `- **Acceptance criteria**:`. */
function isAside(item: Item): boolean {
  const found = sectionKind(item.text.plain.replace(/[:：].*$/su, ''))
  return found !== null && found.share > 0.7 && NO_WORK.has(found.kind)
}

/**
 * A word like `ES2022` or `S3` at the start of a title is an id only where its letters are a series: used again, or set
 * off by bold, a colon or a bracket.
 */
function withoutChanceIds(tasks: readonly TaskDraft[]): TaskDraft[] {
  const prefix = (task: TaskDraft) => /^([A-Z]+)-?\d/.exec(task.id ?? '')?.[1] ?? ''
  const series = new Map<string, Set<string>>()
  for (const task of tasks) series.set(prefix(task), (series.get(prefix(task)) ?? new Set()).add(task.id ?? ''))
  const isChance = (task: TaskDraft) => {
    const { label, line } = task.head
    if (
      label === null ||
      task.id !== label.id ||
      prefix(task) === 'T' ||
      task.id.includes('.') ||
      line.marks.some((mark) => mark.kind === 'strong' && mark.from === label.idFrom && mark.to === label.idTo)
    )
      return false
    return (
      task.row === null &&
      prefix(task) !== '' &&
      (series.get(prefix(task))?.size ?? 0) < 2 &&
      /^\s*$/.test(line.plain.slice(label.idTo, label.end))
    )
  }
  return replaced(tasks, (task) => (isChance(task) ? { ...task, id: null, head: titled(task.head.line, null) } : task))
}

/** Drafts with some of them replaced; parents follow. */
function replaced(tasks: readonly TaskDraft[], change: (task: TaskDraft) => TaskDraft): TaskDraft[] {
  const changed = new Map(tasks.map((task) => [task, change(task)]))
  for (const task of changed.values()) if (task.parent) task.parent = changed.get(task.parent) ?? task.parent
  return [...changed.values()]
}

/** Numbers of ordered checkbox lists are ids where they run on across groups instead of starting again. */
function numberedLists(tasks: readonly TaskDraft[]): TaskDraft[] {
  const numbered = tasks.filter((task) => task.item?.number && !task.head.label && !task.parent?.item)
  const groups = new Set(numbered.map((task) => task.section))
  const numbers = new Set(numbered.map((task) => task.item?.number))
  if (groups.size < 2 || numbers.size < numbered.length) return [...tasks]
  const members = new Set(numbered)
  return replaced(tasks, (task) => (members.has(task) ? { ...task, id: task.item?.number ?? null } : task))
}

/** A task that is listed again is the same task; it counts where it was defined. Only in another section, and only by id and title. */
function withoutRelisted(tasks: readonly TaskDraft[]): TaskDraft[] {
  const seen = new Map<string, TaskDraft>()
  const uses = new Map<string, number>()
  for (const { id } of tasks) if (id !== null) uses.set(sameId(id), (uses.get(sameId(id)) ?? 0) + 1)
  return tasks.filter((task) => {
    if (task.id === null || uses.get(sameId(task.id)) === 1) return true
    const name = `${sameId(task.id)} ${fold(task.head.title.plain)}`
    const first = seen.get(name)
    if (!first) seen.set(name, task)
    return !first || first.section === task.section || first.phase !== task.phase
  })
}

/** Among headings of one level, 3.5 behind 3 was put in between; it is no part of it. */
const isInserted = (task: TaskDraft, above: TaskDraft): boolean =>
  task.form === 'heading' && above.form === 'heading' && task.section.level === above.section.level

/** Where siblings carry `2` and `2.1`, the number makes the hierarchy, whatever the indent. */
function linkByNumber(tasks: TaskDraft[]): TaskDraft[] {
  const byId = new Map<string, TaskDraft>()
  for (const task of tasks) {
    if (task.id === null) continue
    const id = sameId(task.id)
    const above = byId.get(id.replace(/\.[^.]*$/, ''))
    if (task.parent === null && above && id.includes('.') && above.phase === task.phase && !isInserted(task, above)) task.parent = above
    if (!byId.has(id)) byId.set(id, task)
  }
  return tasks
}
