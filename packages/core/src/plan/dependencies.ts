/**
 * Dependencies from every place where plans state them: sections, fields of tasks and phases, brackets in a title,
 * tables, Mermaid, drawn graphs. What is only advice or an order of reading is not stated.
 */
import { arrowsMeanNeeds, connectives, mayConnect } from '../notation/connective.ts'
import { fieldKind } from '../notation/field.ts'
import type { SectionKind } from '../notation/section-words.ts'
import { isStrong, orderTails } from '../notation/tail.ts'
import type { DaySettings } from '../notation/unit-time.ts'
import type { Block, Fence, Item, List, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { walkSections } from '../text/outline.ts'
import type { Mark, Phrase } from '../text/phrase.ts'
import { originalSpan, parts, phraseLines, prose, slice } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import { lineAt, span } from '../text/span.ts'
import { drawnEdges, isDrawn, isPlainLine, treeEdges } from './ascii-graph.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import type { PhaseDraft, TaskDraft } from './draft.ts'
import { lag } from './lag.ts'
import { mermaidEdges } from './mermaid.ts'
import type { Dependency, DependencySource, End, Phase, Task, UnresolvedReference } from './plan.ts'
import type { Relation } from './relate.ts'
import type { Items, Resolver } from './resolve.ts'
import { phaseEnd, taskEnd } from './resolve.ts'
import type { Statement } from './statements.ts'
import { statement } from './statements.ts'

export interface Drafts {
  readonly tasks: ReadonlyMap<TaskDraft, Task>
  readonly phases: ReadonlyMap<PhaseDraft, Phase>
}

export interface FoundDependencies {
  readonly dependencies: readonly Dependency[]
  readonly unresolved: readonly UnresolvedReference[]
}

/** @param days what a day of lag is worth */
export function findDependencies(document: Document, resolver: Resolver, drafts: Drafts, days: DaySettings = {}): FoundDependencies {
  const reader = new DependencyReader(document, resolver, heads(drafts), days)
  for (const section of walkSections(document.root)) reader.section(section)
  for (const [draft, task] of drafts.tasks) reader.task(draft, task)
  return { dependencies: withoutRepeats(reader.found, resolver.items), unresolved: reader.unresolved }
}

/** The phase or task that each section is the heading of. */
interface Heads {
  readonly phases: ReadonlyMap<Section | null, Phase>
  readonly tasks: ReadonlyMap<Section | null, Task>
}

const heads = (drafts: Drafts): Heads => ({
  phases: new Map([...drafts.phases].map(([draft, phase]) => [draft.section, phase])),
  tasks: new Map(
    [...drafts.tasks].flatMap(([draft, task]) => (draft.item === null && draft.row === null ? [[draft.section, task] as const] : [])),
  ),
})

/** Sections whose sentences state an order of work. */
const STATES_ORDER: ReadonlySet<SectionKind> = new Set<SectionKind>(['dependencies', 'external', 'parallel'])
/** Sections whose diagrams do. */
const DRAWS_ORDER: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>([
  'dependencies',
  'parallel',
  'tasks',
  'timeline',
  'order',
  null,
])

class DependencyReader {
  readonly found: Dependency[] = []
  readonly unresolved: UnresolvedReference[] = []
  private readonly document: Document
  private readonly resolver: Resolver
  private readonly heads: Heads
  private readonly days: DaySettings
  private reversed = false

  constructor(document: Document, resolver: Resolver, heads: Heads, days: DaySettings) {
    this.document = document
    this.resolver = resolver
    this.heads = heads
    this.days = days
  }

  section(section: Section): void {
    const kind = kindOf(this.document, section)
    const phase = this.heads.phases.get(section)
    if (phase) this.phase(section, phase)
    const context = kind && STATES_ORDER.has(kind) ? this.contextOf(section) : []
    this.reversed = section.blocks.some((block) => 'text' in block && arrowsMeanNeeds(block.text.plain))
    for (const block of section.blocks) {
      if (block.kind === 'fence' && DRAWS_ORDER.has(kind)) this.fence(block, kind !== null && STATES_ORDER.has(kind))
      else if (kind && STATES_ORDER.has(kind)) this.block(block, context)
      if (block.kind === 'list' && block.ordered && (kind === 'order' || kind === 'dependencies')) this.orderList(block)
    }
  }

  /** `1. Task 1.1  2. Task 1.2 …`: an order to work in, which ranks and schedules but is no dependency. */
  private orderList(list: List): void {
    const steps = list.items.map((item) => statement(orderText(item.text), this.resolver, []))
    if (steps.length < 3 || steps.some((step) => step.subject.length === 0 || step.relations.length > 0)) return
    steps.forEach((step, index) => {
      const before = steps[index - 1]
      const item = list.items[index]
      if (before && item) this.add(before.subject, step.subject, 'FS', 0, 'order', item.text.span)
    })
  }

  /** `**Prerequisites**: Phase 2` below the heading of a phase, and what the heading itself says in brackets. */
  private phase(section: Section, phase: Phase): void {
    const self = [phaseEnd(phase)]
    const bracket = section.title ? /[（(]([^()（）]+)[)）]\s*[^\p{L}]*$/u.exec(section.title.plain) : null
    if (section.title && bracket) this.statement(slice(section.title, bracket.index), self, 'inline')
    for (const block of section.blocks) {
      if (block.kind === 'paragraph') this.fieldLines(block.text, self)
      else if (block.kind === 'list') for (const item of block.items) if (!item.box) this.fieldLines(item.text, self)
    }
  }

  /** What a section inside the dependencies, or a dependencies label inside a task, speaks of. */
  private contextOf(section: Section): readonly End[] {
    for (let at: Section | null = section; at; at = at.parent) {
      const head = this.heads.tasks.get(at)
      if (head) return [taskEnd(head)]
      if (at.title && at !== section.parent && kindOf(this.document, at) === 'dependencies') {
        const { subject } = statement(orderText(at.title), this.resolver, [])
        if (subject.length > 0) return subject
      }
    }
    return []
  }

  private block(block: Block, context: readonly End[]): void {
    if (block.kind === 'paragraph') for (const part of boldLines(block.text)) this.statement(part, context, 'sentence')
    else if (block.kind === 'list') for (const item of block.items) this.item(item, context)
    else if (block.kind === 'table') this.table(block)
    else if (block.kind === 'quote') for (const inner of block.blocks) this.block(inner, context)
    else if (block.kind === 'fence') this.fence(block, true)
  }

  private item(item: Item, context: readonly End[], waitsFor: readonly End[] = []): void {
    const read = this.statement(item.text, context, 'sentence')
    if (read.relations.length === 0) this.add(waitsFor, read.subject, 'FS', 0, 'sentence', item.text.span)
    const inner = read.subject.length > 0 ? read.subject : context
    for (const block of item.blocks) {
      if (block.kind === 'list' && read.awaits.length > 0) for (const below of block.items) this.item(below, inner, read.awaits)
      else this.block(block, inner)
    }
  }

  private table(table: Table): void {
    const kinds = table.header.cells.map((cell) => fieldKind(cell.plain))
    const needs = kinds.indexOf('dependsOn')
    const blocks = kinds.indexOf('blocks')
    for (const row of table.rows) {
      const subjects = row.cells.flatMap((cell, index) =>
        index === needs || index === blocks ? [] : [statement(orderText(cell), this.resolver, []).subject],
      )
      const self = subjects.find((ends) => ends.length > 0) ?? []
      const cell = (index: number) => (index < 0 ? undefined : row.cells[index])
      const before = cell(needs)
      const behind = cell(blocks)
      if (before && self.length > 0) this.references(before, self, 'table', (ends) => [ends, self])
      if (behind && self.length > 0) this.references(behind, self, 'table', (ends) => [self, ends])
      if (needs < 0 && blocks < 0) for (const other of row.cells) this.statement(other, self, 'table')
    }
  }

  private fence(fence: Fence, isStated: boolean): void {
    const { source } = this.document
    const edges = fence.language === 'mermaid' || fence.language === '' ? mermaidEdges(fence, source, this.resolver) : []
    for (const edge of edges) this.add(edge.from, edge.to, 'FS', 0, 'mermaid', edge.span)
    if (edges.length > 0 || fence.language === 'mermaid') return
    const lines = fence.lines.map((line) => source.text.slice(line.span.from, line.span.to))
    const tree = isStated ? treeEdges(lines, this.resolver) : []
    for (const edge of tree) this.add(edge.from, edge.to, 'FS', 0, 'arrow', (fence.lines[edge.line] as { span: Span }).span)
    if (tree.length > 0) return
    if (isDrawn(lines)) {
      for (const edge of drawnEdges(lines, this.resolver))
        this.add(edge.from, edge.to, 'FS', 0, 'arrow', (fence.lines[edge.line] as { span: Span }).span)
    }
    if (isStated || lines.some((line) => /→|->|─>/.test(line))) {
      let context: readonly End[] = []
      let waitsFor: readonly End[] = []
      lines.forEach((text, index) => {
        const at = (fence.lines[index] as { span: Span }).span
        if (!isPlainLine(text)) return
        const read = statement(text, this.resolver, /^\s/.test(text) ? context : [])
        if (!isStated && !read.relations.every((relation) => relation.isArrow)) return
        this.relations(
          read,
          (from, to) => span(at.from + from, at.from + to),
          text.length,
          read.relations.some((r) => r.isArrow) ? 'arrow' : 'sentence',
        )
        if (read.relations.length === 0 && isStated) this.add(waitsFor, read.subject, 'FS', 0, 'sentence', at)
        if (read.subject.length > 0) context = read.subject
        if (read.awaits.length > 0 || text.trim() === '') waitsFor = read.awaits
      })
    }
  }

  /** Fields of a task, and the notation in its brackets. */
  task(draft: TaskDraft, task: Task): void {
    const self = [taskEnd(task)]
    for (const sign of draft.head.signs.dependsOn) this.signed(sign, self)
    for (const { kind, value } of draft.fields) {
      if (kind === 'dependsOn') this.references(value, self, 'field', (ends) => [ends, self])
      else if (kind === 'blocks') this.references(value, self, 'field', (ends) => [self, ends])
    }
    // A task whose title is struck is over or dropped; the order in its brackets is as it was.
    const line: Phrase = { ...draft.head.line, marks: draft.head.line.marks.filter((mark) => !isOfTitle(mark, draft.head.line)) }
    for (const bracket of mayConnect(line.plain) ? prose(line).matchAll(/[（(]([^()（）]{4,160})[)）]|\[([^[\]]{4,160})\]/gu) : []) {
      if (!mayConnect(bracket[0])) continue
      const from = bracket.index + 1
      this.statement(slice(line, from, from + (bracket[1] ?? bracket[2] ?? '').length), self, 'inline')
    }
    for (const tail of orderTails(line.plain)) this.tail(slice(line, tail.from, tail.to), self)
    for (const detail of draft.details)
      if (/^[\s*_]*(?:depends on|blocked by|requires|after|phụ thuộc|依赖)\b/iu.test(detail.plain)) this.statement(detail, self, 'field')
  }

  /** `Cache, after 2.1`: words that may be part of a title count where they name something. */
  private tail(text: Phrase, self: readonly End[]): void {
    if (isStrong(text.plain) || statement(orderText(text), this.resolver, self).relations.length > 0) this.statement(text, self, 'inline')
  }

  /** `⛔ a1`: the id is whatever its author chose. */
  private signed(sign: Phrase, self: readonly End[]): void {
    const task = this.resolver.taskById(sign.plain)
    if (task) this.add([taskEnd(task)], self, 'FS', 0, 'inline', sign.span)
    else
      this.unresolved.push({
        text: sign.plain,
        problem: 'unknown',
        candidates: [],
        span: sign.span,
        line: lineAt(this.document.source.lines, sign.span.from),
      })
  }

  private fieldLines(text: Phrase, self: readonly End[]): void {
    for (const line of phraseLines(text)) {
      const found = /^(?:[\s*_]|⚠️?)*([^:：]{2,40})[:：]/u.exec(line.plain)
      const kind = found?.[1] ? fieldKind(found[1]) : null
      if (!found || !kind) continue
      const value = slice(line, found[0].length)
      if (kind === 'dependsOn') this.references(value, self, 'field', (ends) => [ends, self])
      else if (kind === 'blocks') this.references(value, self, 'field', (ends) => [self, ends])
    }
  }

  /** The value of a field: whatever it refers to, unless it is a statement of its own. */
  private references(
    value: Phrase,
    self: readonly End[],
    how: DependencySource,
    pair: (ends: readonly End[]) => [readonly End[], readonly End[]],
  ): void {
    // In a field a semicolon may stand between ids as well.
    const text = orderText(value).replace(/[;；](?=\s*[#*_]*(?:(?:tasks?|phases?)\s)?[A-Z]{0,3}-?\d)/giu, ',')
    if (/^\s*[[（(*_]*(?:none|no\b|n\/a|nothing|-|–|—|không|无|なし|нет|ninguna?|nenhuma?|keine|aucune)/iu.test(text)) return
    const read = statement(`requires ${text}`, this.resolver, self)
    const offset = 'requires '.length
    const [sample] = pair([])
    for (const relation of read.relations) {
      const ends = relation.from.filter((end) => !self.some((own) => own.key === end.key))
      const [from, to] = relation.to === self || sample.length === 0 ? pair(ends) : [relation.from, relation.to]
      const at = originalSpan(value, 0, value.plain.length)
      this.add(from, to, relation.type, lag(relation, this.days), how, at)
    }
    this.problems(read, (from, to) => originalSpan(value, Math.max(0, from - offset), Math.max(0, to - offset)))
  }

  private statement(text: Phrase, context: readonly End[], how: DependencySource): Statement {
    const read = statement(orderText(text), this.resolver, context)
    const arrows = read.relations.some((relation) => relation.isArrow)
    this.relations(
      read,
      (from, to) => originalSpan(text, from, Math.max(from, to)),
      text.plain.length,
      arrows && how === 'sentence' ? 'arrow' : how,
    )
    return read
  }

  private relations(read: Statement, place: (from: number, to: number) => Span, length: number, how: DependencySource): void {
    const backwards = this.reversed || needsGloss(read)
    for (const relation of read.relations) {
      const [from, to] = relation.isArrow && backwards ? [relation.to, relation.from] : [relation.from, relation.to]
      this.add(from, to, relation.type, lag(relation, this.days), how, place(relation.at, Math.min(length, relation.at + 1)))
    }
    this.problems(read, place)
  }

  private problems(read: Statement, place: (from: number, to: number) => Span): void {
    for (const problem of read.unresolved) {
      const at = place(problem.from, problem.to)
      this.unresolved.push({
        text: problem.text,
        problem: problem.problem,
        candidates: problem.keys,
        span: at,
        line: lineAt(this.document.source.lines, at.from),
      })
    }
  }

  private add(from: readonly End[], to: readonly End[], type: Dependency['type'], hours: number, how: DependencySource, at: Span): void {
    const line = lineAt(this.document.source.lines, at.from)
    for (const first of from)
      for (const then of to)
        if (first.key !== then.key)
          this.found.push({ from: first, to: then, type, lag: hours, line, span: at, stated: how !== 'order', how })
  }
}

/** The text of a statement: code says nothing of order, unless it is an id or a chain of arrows itself; nor does a struck order. */
function orderText(text: Phrase): string {
  const kept = text.marks.filter((mark) => mark.kind !== 'code' || !STATES.test(text.plain.slice(mark.from, mark.to)))
  return withoutStruck(prose({ ...text, marks: kept }), text)
}

/** What is struck counts where it is an item alone: `~~1.1~~ → 1.2` says that 1.1 is over, `~~1.1 → 1.2~~` that the order is. */
function withoutStruck(said: string, { marks }: Phrase): string {
  return marks.reduce((text, { kind, from, to }) => {
    const isOrder = kind === 'strike' && connectives(text.slice(from, to)).length > 0
    return isOrder ? text.slice(0, from) + ' '.repeat(to - from) + text.slice(to) : text
  }, said)
}

const STATES = /→|->|=>|^(?:[A-Z]{1,4}-?)?\d+(?:\.\d+)*[A-Za-z]?$/

/** True where more than a bracket or a part of one is struck. */
const isOfTitle = ({ kind, from }: Mark, { plain }: Phrase): boolean =>
  kind === 'strike' && !/^\s*[([（]/u.test(plain.slice(from)) && !/[([（][^)\]）]*$/u.test(plain.slice(0, from))

/** Lines of a paragraph that open in bold are statements of their own; other lines are wrapped text. */
function boldLines(text: Phrase): Phrase[] {
  const starts = [0, ...text.marks.filter((mark) => mark.kind === 'strong' && text.plain[mark.from - 1] === '\n').map((mark) => mark.from)]
  return parts(
    text,
    starts.map((from, index) => [from, starts[index + 1] ?? text.plain.length]),
  )
}

/** `2.1 → 1.1: needs the schema`: the arrow points from a later id to an earlier one, and the gloss says why. */
function needsGloss(read: Statement): boolean {
  const arrows = read.relations.filter((relation) => relation.isArrow)
  return (
    arrows.length > 0 &&
    arrows.every(
      (arrow: Relation) =>
        /^[\s\p{P}\p{S}]*(?:because |it |as )?(?:needs?|requires?|depends?|uses?|cần|phụ thuộc|依赖|需要)\b/iu.test(arrow.tail) &&
        isLater(arrow.from[0], arrow.to[0]),
    )
  )
}

const isLater = (a: End | undefined, b: End | undefined): boolean =>
  a !== undefined && b !== undefined && a.kind === b.kind && a.label.localeCompare(b.label, 'en', { numeric: true }) > 0

/** The same pair stated again adds nothing; an item does not depend on its own parent or phase. */
function withoutRepeats(found: readonly Dependency[], items: Items): Dependency[] {
  const within = new Map(items.tasks.map((task) => [task.key, task]))
  const contains = (outer: End, inner: End) => {
    for (let task = within.get(inner.key); task; task = task.parent === null ? undefined : within.get(task.parent))
      if (task.parent === outer.key || task.phase === outer.key) return true
    return false
  }
  const seen = new Set<string>()
  // What is stated goes before what is assumed for the same pair.
  return [...found]
    .sort((a, b) => Number(b.stated) - Number(a.stated))
    .filter((dependency) => {
      const name = `${dependency.from.key} ${dependency.type} ${dependency.to.key}`
      if (seen.has(name) || contains(dependency.from, dependency.to) || contains(dependency.to, dependency.from)) return false
      seen.add(name)
      return true
    })
}
