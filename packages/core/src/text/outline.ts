/**
 * The sections of a document: headings with what stands below them, nested by level.
 *
 * A paragraph that is one bold line (`**Phase dependencies:**`) heads what follows it as well; it is a section of
 * level 7, below every heading.
 */
import type { Block, Heading, Paragraph } from './blocks.ts'
import type { Phrase } from './phrase.ts'

export const BOLD_LEVEL = 7

export interface Section {
  /** 0 for the document itself, 1 to 6 for a heading, 7 for a bold line. */
  readonly level: number
  readonly title: Phrase | null
  readonly line: number
  readonly parent: Section | null
  /** Its place among the sections of its parent. */
  readonly index: number
  /** What stands in the section before its first sub-section. */
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

interface Growing extends Section {
  readonly blocks: Block[]
  readonly sections: Growing[]
}

export function outline(blocks: readonly Block[]): Section {
  const root: Growing = { level: 0, title: null, line: 1, parent: null, index: 0, blocks: [], sections: [] }
  let current = root
  for (const block of blocks) {
    const level = block.kind === 'heading' ? block.level : isBoldLine(block) ? BOLD_LEVEL : 0
    if (level === 0) {
      current.blocks.push(block)
      continue
    }
    while (current.level >= level) current = current.parent as Growing
    const section: Growing = {
      level,
      title: (block as Heading | Paragraph).text,
      line: block.line,
      parent: current,
      index: current.sections.length,
      blocks: [],
      sections: [],
    }
    current.sections.push(section)
    current = section
  }
  return root
}

/** A paragraph of one line that is bold from its first to its last letter. */
function isBoldLine(block: Block): block is Paragraph {
  if (block.kind !== 'paragraph') return false
  const { plain, marks } = block.text
  const strong = marks.find((mark) => mark.kind === 'strong' && mark.from <= leadingMarks(plain))
  if (!strong || plain.includes('\n')) return false
  return /^[\s:：✅✔☑🔄⏳🚧.]*(\([^()]*\))?[\s:：✅✔☑🔄⏳🚧.]*$/u.test(plain.slice(strong.to))
}

/** Emoji and signs may stand before the bold part. */
const leadingMarks = (plain: string): number => plain.length - plain.replace(/^[^\p{L}\p{N}]*/u, '').length

/** Every section below, in document order, the section itself first. */
export function* walkSections(section: Section): Generator<Section> {
  yield section
  for (const child of section.sections) yield* walkSections(child)
}

/** From the document's root down to the section. */
export function sectionPath(section: Section): Section[] {
  const path: Section[] = []
  for (let at: Section | null = section; at; at = at.parent) path.unshift(at)
  return path
}
