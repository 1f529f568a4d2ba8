/**
 * Setup steps and their shell commands, in order: numbered items, bullets and paragraphs that hold a command, headings.
 */
import type { Block, Fence, Item } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Phrase } from '../../text/phrase.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { SetupStep, Written } from '../plan.ts'
import { fenceCommands, quotedCommands } from './commands.ts'

/** `Step 2: …` as a heading is a step even where it holds no command. */
const NUMBERED = /^[^\p{L}\p{N}]*(?:step|bước|步骤|步驟|ステップ|手順|шаг|paso|passo|schritt|étape|단계)\s*\d|^第\d+步/iu

export const setupSteps = (document: Document): SetupStep[] =>
  sectionsOfKind(document, 'setup').flatMap((section) => fromSection(document, section))

function fromSection(document: Document, section: Section): SetupStep[] {
  const steps: SetupStep[] = []
  const { title } = section
  const loose: Written<string>[] = []
  let introduction: Extract<Block, { kind: 'paragraph' }> | null = null
  for (const block of section.blocks) {
    if (block.kind === 'list') steps.push(...block.items.flatMap((item) => fromItem(document, item)))
    const commands = block.kind === 'fence' ? fenceCommands(document, block) : block.kind === 'paragraph' ? quotedCommands(block.text) : []
    // What a sentence with a colon introduces is a step of its own, everything else belongs to the heading.
    if (block.kind === 'fence' && introduction && commands.length > 0) steps.push(step(introduction.text, commands, introduction.line))
    else loose.push(...commands)
    introduction = block.kind === 'paragraph' && commands.length === 0 && /[:：]$/.test(block.text.plain) ? block : null
  }
  const isStep = title !== null && (loose.length > 0 || (steps.length === 0 && NUMBERED.test(title.plain)))
  return [...(isStep ? [step(title, loose, section.line)] : []), ...steps].sort((a, b) => a.span.from - b.span.from)
}

/** A numbered item is a step; a bullet is one where it holds a command. Numbered items below it are steps again. */
function fromItem(document: Document, item: Item): SetupStep[] {
  const commands = itemCommands(document, item)
  const isStep = item.number !== null ? item.text.plain !== '' : commands.length > 0
  const below = item.blocks.flatMap((block) =>
    block.kind === 'list' && block.ordered ? block.items.flatMap((inner) => fromItem(document, inner)) : [],
  )
  return [...(isStep ? [{ ...step(item.text, commands, item.line), span: item.span }] : []), ...below]
}

function itemCommands(document: Document, item: Item): Written<string>[] {
  const below = item.blocks.flatMap((block) => {
    if (block.kind === 'fence') return fenceCommands(document, block as Fence)
    if (block.kind === 'paragraph') return quotedCommands(block.text)
    return block.kind === 'list' && !block.ordered ? block.items.flatMap((inner) => itemCommands(document, inner)) : []
  })
  return [...quotedCommands(item.text), ...below]
}

function step(text: Phrase, commands: readonly Written<string>[], line: number): SetupStep {
  return { text: text.plain.replace(/\s+/g, ' ').replace(/\s*[:：]\s*$/, ''), commands, span: text.span, line }
}
