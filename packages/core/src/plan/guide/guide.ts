/**
 * The implementation half: what is recognised of set-up and code structure, and which of its sections are there.
 */
import type { SectionKind } from '../../notation/section-words.ts'
import { GUIDE_SECTIONS } from '../../notation/section-words.ts'
import type { Block, Item } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import { BOLD_LEVEL, walkSections } from '../../text/outline.ts'
import type { Document } from '../document.ts'
import { kindOf } from '../document.ts'
import type { Guide, PlanSection } from '../plan.ts'
import { isHint } from './hints.ts'
import { claimedPaths } from './paths.ts'
import { prerequisites } from './prerequisites.ts'
import { setupSteps } from './steps.ts'
import { variables } from './variables.ts'

export function readGuide(document: Document): Guide {
  return {
    prerequisites: prerequisites(document),
    steps: setupSteps(document),
    variables: variables(document),
    paths: claimedPaths(document),
    sections: planSections(document, GUIDE_SECTIONS),
  }
}

/** The sections of some kinds, each once: the outermost heading of that kind. Empty where only the template's hints stand. */
export function planSections(document: Document, kinds: readonly SectionKind[]): PlanSection[] {
  const found: PlanSection[] = []
  for (const section of walkSections(document.root)) {
    const kind = kindOf(document, section)
    const isOuter = section.parent === null || kindOf(document, section.parent) !== kind
    if (!kind || !kinds.includes(kind) || !isOuter || !section.title || section.level >= BOLD_LEVEL) continue
    found.push({ kind, title: section.title.plain, span: section.title.span, line: section.line, empty: isEmpty(section) })
  }
  return found
}

const isEmpty = (section: Section): boolean =>
  [...walkSections(section)].every((inner) => isBareTitle(section, inner) && inner.blocks.every(isEmptyBlock))

/** Headings alone fill nothing; a bold line is a question of the template or the author's own words. */
const isBareTitle = (outer: Section, inner: Section): boolean =>
  inner === outer || inner.level < BOLD_LEVEL || isHint(inner.title?.plain ?? '')

function isEmptyBlock(block: Block): boolean {
  if (block.kind === 'list') return block.items.every(isEmptyItem)
  if (block.kind === 'paragraph') return block.text.plain.trim() === '' || isHint(block.text.plain)
  if (block.kind === 'quote') return block.blocks.every(isEmptyBlock)
  return block.kind === 'heading'
}

const isEmptyItem = (item: Item): boolean => (item.text.plain.trim() === '' || isHint(item.text.plain)) && item.blocks.every(isEmptyBlock)
