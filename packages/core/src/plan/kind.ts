/**
 * Whether a document is a plan, a guide, an unfilled template, or none of these.
 */
import { PLANNING_SECTIONS } from '../notation/section-words.ts'
import type { Block } from '../text/blocks.ts'
import { walkSections } from '../text/outline.ts'
import type { Span } from '../text/span.ts'
import type { Document } from './document.ts'
import type { DocumentKind, Guide, PlanSection, Written } from './plan.ts'
import type { Items } from './resolve.ts'

/** What decides: what was read, how much of it is still the template's placeholders, and which sections are filled. */
export interface Contents {
  readonly items: Items
  readonly sections: readonly PlanSection[]
  readonly guide: Guide
  readonly placeholders: readonly Written<string>[]
}

export function documentKind({ items, sections, guide, placeholders }: Contents): DocumentKind {
  const named = [...items.tasks, ...items.milestones]
  const unfilled = named.filter((item) => isWithin(placeholders, item.span))
  const filledSections = [...sections, ...guide.sections].filter((section) => !section.empty)
  if (named.length > 0 && unfilled.length === named.length) return 'template'
  if (named.length > unfilled.length) return items.tasks.length > 0 || items.phases.length > 0 ? 'plan' : 'guide'
  const known = sections.length + guide.sections.length
  if (known >= 3 && filledSections.length === 0) return 'template'
  if (guide.sections.filter((section) => !section.empty).length >= 2 || guide.paths.length > 0) return 'guide'
  // A plan may be written without any task that can be told: phases, milestones or risks under their own headings.
  if (items.phases.length > 1 || sections.filter((section) => !section.empty && isPlanning(section)).length >= 3) return 'plan'
  return guide.sections.length > 0 && filledSections.length > 0 ? 'guide' : 'other'
}

/** True where one of the placeholders, which stand in document order, lies in the span. */
function isWithin(placeholders: readonly Written<string>[], { from, to }: Span): boolean {
  let low = 0
  let high = placeholders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placeholders[middle] as Written<string>).span.from < from) low = middle + 1
    else high = middle
  }
  const next = placeholders[low]
  return next !== undefined && next.span.to <= to
}

const isPlanning = (section: PlanSection): boolean => (PLANNING_SECTIONS as readonly string[]).includes(section.kind)

const PLACEHOLDER =
  /\[(?:[A-Z][A-Za-z]*(?: [A-Za-z]+){0,8}|[a-z]+(?: [a-z]+){1,12})\](?![([])|<(?:[a-z]+(?:[ _-][a-z]+){1,6})>|\{\{[^{}\n]+\}\}/g
const WORDS =
  /description|title|name|owner|date|estimate|feature|what|who|when|how|why|your|describe|fill|todo|tbd|placeholder|must|the |a |mô tả|tên|описание|描述|説明/i

/** Words in brackets where an author would write: `[Description]`, `[who owns it]`. Links, boxes and tags are none. */
export function placeholders(document: Document): Written<string>[] {
  const found: Written<string>[] = []
  const { text } = document.source
  for (const section of walkSections(document.root)) {
    for (const block of section.blocks) {
      if (block.kind === 'fence') continue
      const fences = nestedFences(block)
      for (const hit of text.slice(block.span.from, block.span.to).matchAll(PLACEHOLDER)) {
        const from = block.span.from + hit.index
        if (fences.some((fence) => fence.span.from <= from && from < fence.span.to)) continue
        if (WORDS.test(hit[0]) && text[from - 1] !== '`' && text[from - 1] !== ']')
          found.push({ value: hit[0], span: { from, to: from + hit[0].length } })
      }
    }
  }
  return found
}

function nestedFences(block: Block): Block[] {
  if (block.kind === 'fence') return [block]
  if (block.kind === 'list') return block.items.flatMap((item) => item.blocks.flatMap(nestedFences))
  return block.kind === 'quote' ? block.blocks.flatMap(nestedFences) : []
}
