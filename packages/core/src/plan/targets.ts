/**
 * Target dates of milestones that stand apart from them: in the lists and tables of a timeline.
 */

import { references } from '../notation/reference.ts'
import type { Block } from '../text/blocks.ts'
import type { Phrase } from '../text/phrase.ts'
import { slice } from '../text/phrase.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import type { Key, Written } from './plan.ts'
import type { Resolver } from './resolve.ts'
import { itemDates } from './written-date.ts'

/** The first target that a timeline gives for each milestone. */
export function timelineTargets(document: Document, resolver: Resolver): Map<Key, Written<string>> {
  const targets = new Map<Key, Written<string>>()
  const note = (name: Phrase, when: readonly Phrase[]) => {
    const opening = references(name.plain)[0]
    if (opening?.kind !== 'milestone' || opening.from > 3) return
    const target = when.map((text) => itemDates(text).target).find((found) => found !== null)
    for (const end of resolver.resolve(opening, null).ends) if (target && !targets.has(end.key)) targets.set(end.key, target)
  }
  for (const section of sectionsOfKind(document, 'timeline')) for (const block of section.blocks) readBlock(block, note)
  return targets
}

function readBlock(block: Block, note: (name: Phrase, when: readonly Phrase[]) => void): void {
  if (block.kind === 'list') {
    for (const item of block.items) {
      const opening = references(item.text.plain)[0]
      if (opening) note(item.text, [slice(item.text, opening.to)])
      for (const inner of item.blocks) readBlock(inner, note)
    }
  } else if (block.kind === 'table') for (const row of block.rows) row.cells[0] && note(row.cells[0], row.cells.slice(1))
}
