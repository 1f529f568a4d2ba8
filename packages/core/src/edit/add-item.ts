/**
 * Adds a milestone, phase, risk or external item behind the last one of its kind, in its form; else into its section, else
 * into a new section.
 */
import type { Change } from '../change/diff.ts'
import type { ItemKind } from '../change/items.ts'
import { itemsOf } from '../change/items.ts'
import type { Plan } from '../plan/plan.ts'
import { span } from '../text/span.ts'
import { cellsOf, inCell } from './cells.ts'
import type { Editing, Outcome, Way } from './editing.ts'
import { firstFitting, unwritable } from './editing.ts'
import { lastContentLine, sectionEnd } from './extent.ts'
import { targetWord } from './habits.ts'
import { lastLine, lineAround, lineNumber, lineOf, linesAfter, prefixOf, textOf } from './lines.ts'
import type { Model } from './new-line.ts'
import { freeIdAfter, linesLike } from './new-line.ts'
import { titleProblem } from './rename.ts'

export type AddedKind = Exclude<ItemKind, 'task' | 'resource'>

export interface NewItem {
  readonly kind: AddedKind
  readonly title: string
  /** ISO: the target of a milestone, or when an external item is expected. */
  readonly date?: string
  /** What is done about a risk. */
  readonly mitigation?: string
}

export function addItem(editing: Editing, { kind, title, date, mitigation }: NewItem): Outcome {
  const problem = titleProblem(title)
  if (problem) return problem
  const wanted = title.trim()
  const behind = {
    milestone: date ? [...new Set([targetWord(editing.plan), 'target '])].map((word) => ` (${word}${date})`) : [''],
    external: [date ? `, expected ${date}` : ''],
    risk: [mitigation ? ` → ${mitigation.trim()}` : ''],
    phase: [''],
  }[kind]
  // An external item is known by its whole text, the others by their title alone.
  const isNew = (change: Change): boolean =>
    change.what === 'added' && change.kind === kind && (kind === 'external' ? change.title.includes(wanted) : change.title === wanted)
  const ways = behind.flatMap((text) => [...itemWays(editing.plan, kind, wanted, text)])
  const edited = firstFitting(editing, ways, {
    reached: (changes) => changes.filter(isNew).length === 1,
    allowed: (change) => isNew(change) || (change.what === 'changed' && change.field === 'gatedBy'),
  })
  return edited ?? unwritable(`The ${kind === 'external' ? 'external item' : kind} “${wanted}”`, 'this document')
}

const SECTIONS: Readonly<Record<AddedKind, readonly [kind: string, heading: string]>> = {
  milestone: ['milestones', 'Milestones'],
  phase: ['tasks', 'Task Breakdown'],
  external: ['external', 'Dependencies'],
  risk: ['risks', 'Risks & Mitigation'],
}

function* itemWays(plan: Plan, kind: AddedKind, title: string, behind: string): Generator<Way> {
  const { source } = plan
  const last = lastOf(plan, kind)
  if (last) {
    const id = last.model.id === null ? null : freeIdAfter(last.model.id, takenIds(plan, kind))
    for (const line of linesLike(source, last.model, { id, title: title + behind }))
      yield [linesAfter(source, last.line, kind === 'phase' || isHeading(line) ? ['', line] : [line])]
  }
  const number = last?.model.id ? '' : kind === 'milestone' ? `${plan.milestones.length + 1}` : `${plan.phases.length + 1}`
  const lines: Readonly<Record<AddedKind, readonly string[]>> = {
    milestone: [`- [ ] Milestone ${number || plan.milestones.length + 1}: ${title}${behind}`, `- [ ] ${title}${behind}`],
    phase: [`### Phase ${number || plan.phases.length + 1}: ${title}`],
    external: [`- External: ${title}${behind}`, `- ${title}${behind}`],
    risk: [`- ${title}${behind}`, `- Risk: ${title}${behind}`, `| ${title} | | | ${behind.replace(/^ → /, '')} |`],
  }
  if (kind === 'risk') yield* riskRow(plan, title, behind)
  const [sectionKind, heading] = SECTIONS[kind]
  // A heading that is a milestone itself holds its tasks, not other milestones.
  const own = new Set(plan.milestones.map(({ line }) => line))
  const sections = plan.sections.filter(
    (section) =>
      (section.kind === sectionKind || (kind === 'external' && section.kind === 'dependencies')) &&
      !(kind === 'milestone' && own.has(section.line)),
  )
  for (const section of sections)
    for (const line of lines[kind]) {
      const end = sectionEnd(source, section.line)
      const isList = end > section.line && /^[\s>]*(?:[-*+]|\d+[.)])\s/.test(textOf(source, lineOf(source, end)))
      yield [linesAfter(source, end, kind !== 'phase' && isList ? [line] : ['', line])]
    }
  for (const line of lines[kind]) {
    yield [linesAfter(source, lastContentLine(source), ['', `## ${heading}`, '', line])]
  }
}

const isHeading = (line: string): boolean => /^[\s>]*#{1,6}\s/.test(line)

/** Milestones and phases are numbered apart from each other. */
const takenIds = (plan: Plan, kind: AddedKind): Set<string> =>
  new Set(itemsOf(plan).flatMap((item) => (item.kind === kind && item.id !== null ? [item.id] : [])))

/** A row behind the last one of a table of risks: the title and what is done about it in their columns, the others left open. */
function* riskRow({ source, risks }: Plan, title: string, behind: string): Generator<Way> {
  const last = risks.at(-1)
  if (!last || !textOf(source, lineAround(source, last.span.from)).trimStart().startsWith('|')) return
  const line = lineAround(source, last.span.from)
  const mitigation = behind.replace(/^ → /, '')
  const cells = cellsOf(source, line).map((cell) => {
    const text = textOf(source, cell).replace(/[*_`]/g, '')
    if (text === last.title || text.startsWith(last.title)) return title
    return last.mitigation && text !== '' && last.mitigation.value.startsWith(text.slice(0, 20)) ? mitigation : ''
  })
  yield [
    linesAfter(source, lineNumber(source, line.from), [
      `${prefixOf(textOf(source, line))}|${cells.map((cell) => ` ${inCell(cell)} |`).join('')}`,
    ]),
  ]
}

/** The last item of a kind as a model, and the last line that belongs to it. */
function lastOf(plan: Plan, kind: AddedKind): { readonly model: Model; readonly line: number } | null {
  const { source } = plan
  if (kind === 'milestone' || kind === 'phase') {
    const last = (kind === 'milestone' ? plan.milestones : plan.phases).at(-1)
    if (!last) return null
    const isSection = kind === 'phase' || isHeading(textOf(source, lineOf(source, last.line)))
    const line = isSection ? sectionEnd(source, last.line) : lastLine(source, last.span)
    const isRow = textOf(source, lineAround(source, last.titleSpan.from)).trimStart().startsWith('|')
    return { model: { ...last, ...(isRow ? { form: 'row' } : {}) }, line }
  }
  const last = (kind === 'external' ? plan.external : plan.risks).at(-1)
  if (!last) return null
  const line = lineAround(source, last.span.from)
  const text = textOf(source, line)
  const name = kind === 'risk' && 'title' in last ? last.title : 'text' in last ? last.text : ''
  const at = text.indexOf(name.slice(0, 20))
  if (at < 0 || text.trimStart().startsWith('|')) return null
  const end = kind === 'external' ? text.length : at + name.length
  return {
    model: { id: null, titleSpan: span(line.from + at, Math.max(line.from + at, Math.min(line.to, line.from + end))) },
    line: lineNumber(source, line.from),
  }
}
