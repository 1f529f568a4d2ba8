/**
 * Statements: the smallest places of a document that speak for themselves. A bullet without what hangs below it, a paragraph, a
 * heading, a cell, a fence. Recognisers look at one statement at a time.
 */
import type { SectionKind } from '../notation/section-words.ts'
import type { Document } from '../plan/document.ts'
import { document, kindOf } from '../plan/document.ts'
import type { Plan, Task } from '../plan/plan.ts'
import type { Block, Fence, Item, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { walkSections } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'

interface Place {
  /** The kind of the section around; null where its heading says nothing known. */
  readonly section: SectionKind | null
  /** The headings around, outermost first, without the title of the document. */
  readonly titles: readonly string[]
  /** The bullets around, outermost first. */
  readonly above: readonly Phrase[]
  /** The innermost task that it stands under. */
  readonly task: Task | null
  /** What the text is cut from, whole. */
  readonly document: Document
  /** 1-based. */
  readonly line: number
}

export interface TextStatement extends Place {
  readonly form: 'item' | 'paragraph' | 'heading' | 'cell'
  readonly text: Phrase
  /** For a cell: the header of its column, and the cells of its row with their headers. */
  readonly column: string | null
  readonly row: readonly { readonly column: string; readonly text: Phrase }[]
  /** For an item: the blocks below its first paragraph; what stands in them comes as statements of its own. */
  readonly below: readonly Block[]
}

export interface FenceStatement extends Place {
  readonly form: 'fence'
  readonly fence: Fence
  /** The text right before the fence, which often says what it is. */
  readonly intro: string
}

export type Statement = TextStatement | FenceStatement

/** All statements of a document in document order; linear in its length. */
export function statements(plan: Plan): Statement[] {
  const from = document(plan.source.text)
  const tasks = new TaskFinder(plan.tasks)
  const found: Statement[] = []
  const root = from.root.sections.length === 1 && from.root.sections[0]?.level === 1 ? from.root.sections[0] : from.root
  for (const section of walkSections(from.root)) {
    const place = { section: kindOf(from, section), titles: titles(section, root), document: from }
    const text = section.title
    if (text)
      found.push({ ...place, form: 'heading', text, above: [], task: tasks.at(text.span.from), line: section.line, ...NO_ROW, below: [] })
    walk(section.blocks, { ...place, above: [] })
  }
  return found

  function walk(blocks: readonly Block[], place: Omit<Place, 'task' | 'line'>): void {
    let intro = place.above.at(-1)?.plain ?? place.titles.at(-1) ?? ''
    for (const block of blocks) {
      const task = tasks.at(block.span.from)
      switch (block.kind) {
        case 'paragraph':
          intro = block.text.plain
          found.push({ ...place, form: 'paragraph', text: block.text, task, line: block.line, ...NO_ROW, below: [] })
          break
        case 'heading':
          found.push({ ...place, form: 'heading', text: block.text, task, line: block.line, ...NO_ROW, below: [] })
          break
        case 'fence':
          found.push({ ...place, form: 'fence', fence: block, intro, task, line: block.line })
          break
        case 'quote':
          walk(block.blocks, place)
          break
        case 'list':
          for (const item of block.items) walkItem(item, place)
          break
        case 'table':
          cells(block, { ...place, task })
      }
    }
  }

  function walkItem(item: Item, place: Omit<Place, 'task' | 'line'>): void {
    const task = tasks.at(item.span.from)
    found.push({ ...place, form: 'item', text: item.text, task, line: item.line, ...NO_ROW, below: item.blocks })
    walk(item.blocks, { ...place, above: [...place.above, item.text] })
  }

  function cells({ header, rows }: Table, place: Omit<Place, 'line'>): void {
    const columns = header.cells.map((cell) => cell.plain.trim())
    for (const { cells, line, span } of rows) {
      const row = cells.map((text, index) => ({ column: columns[index] ?? '', text }))
      const task = tasks.at(span.from)
      for (const { column, text } of row) found.push({ ...place, task, form: 'cell', text, line, column, row, below: [] })
    }
  }
}

const NO_ROW = { column: null, row: [] } as const

function titles(section: Section, root: Section): string[] {
  const found: string[] = []
  for (let at: Section | null = section; at && at !== root; at = at.parent) if (at.title) found.unshift(at.title.plain)
  return found
}

/** Which task an offset stands under; asked in ascending order or not, in logarithmic time. */
class TaskFinder {
  readonly #tasks: readonly Task[]

  constructor(tasks: readonly Task[]) {
    this.#tasks = [...tasks].sort((a, b) => a.extent.from - b.extent.from || b.extent.to - a.extent.to)
  }

  at(offset: number): Task | null {
    let low = 0
    let high = this.#tasks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#tasks[middle] as Task).extent.from <= offset) low = middle + 1
      else high = middle
    }
    // The innermost that begins before it and is not over yet; tasks nest, so few are passed on the way.
    for (let index = low - 1; index >= 0 && index > low - LOOK_BACK; index--) {
      const task = this.#tasks[index] as Task
      if (task.extent.to > offset) return task
    }
    return null
  }
}

/** Siblings that are passed on the way to the task around; more stand in no document that people write. */
const LOOK_BACK = 2_000
