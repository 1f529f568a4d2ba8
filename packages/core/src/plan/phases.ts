/**
 * Phases: headings and bold lines that open with a phase word, and numbered headings over tasks `N.M`.
 */
import { label } from '../notation/heading.ts'
import type { Block } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { BOLD_LEVEL, walkSections } from '../text/outline.ts'
import type { Document } from './document.ts'
import { kindOf } from './document.ts'
import type { PhaseDraft } from './draft.ts'
import { titled } from './title.ts'

export function findPhases(document: Document): Map<Section, PhaseDraft> {
  const found = new Map<Section, PhaseDraft>()
  const levels = new Map<string, number>()
  for (const section of walkSections(document.root)) {
    if (!section.title || kindOf(document, section) !== 'tasks') continue
    const head = titled(section.title)
    if (head.label?.kind === 'phase') add(found, levels, section, head.label.id, head)
  }
  if (found.size > 0) return found
  for (const section of walkSections(document.root)) {
    const number = section.title && numberedHeading(section.title.plain)
    const kind = kindOf(document, section)
    if (section.title && number && section.level < BOLD_LEVEL && (kind === 'tasks' || !kind) && holdsNumbered(section, number))
      add(found, levels, section, number, titled(section.title))
  }
  return found
}

function add(
  found: Map<Section, PhaseDraft>,
  levels: Map<string, number>,
  section: Section,
  id: string,
  head: ReturnType<typeof titled>,
): void {
  // The same phase told again further down (a summary of it) is not a second phase.
  const first = levels.get(id)
  if (first !== undefined && first !== section.level) return
  levels.set(id, section.level)
  found.set(section, { id, section, head, line: section.line, span: section.title?.span ?? { from: 0, to: 0 } })
}

function numberedHeading(text: string): string | null {
  const found = label(text)
  if (found?.kind === 'number') return found.id
  return found?.kind === 'task' && /^\d+(?:\.\d+)*$/.test(found.id) && /^[^\p{L}]*\d/u.test(text) ? found.id : null
}

/** True where most checkboxes directly below carry an id that begins with the number of the heading. */
function holdsNumbered(section: Section, number: string): boolean {
  const ids = [...walkSections(section)].flatMap((inner) => inner.blocks.flatMap(boxIds))
  return ids.length > 0 && ids.filter((id) => id.startsWith(`${number}.`)).length * 2 > ids.length
}

function boxIds(block: Block): string[] {
  if (block.kind !== 'list') return []
  return block.items.filter((item) => item.box).map((item) => titled(item.text).label?.id ?? '')
}
