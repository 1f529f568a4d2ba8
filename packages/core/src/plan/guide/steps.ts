/**
 * Setup steps and their shell commands, in order.
 */
import type { Block, Fence, Item } from '../../text/blocks.ts'
import type { Section } from '../../text/outline.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { SetupStep, Written } from '../plan.ts'

const SHELLS = new Set(['bash', 'sh', 'shell', 'console', 'zsh', 'terminal', 'shell-session', 'powershell', 'cmd', 'fish'])
const COMMAND =
  /^(?:\$\s+)?(?:sudo\s+)?(?:npm|npx|pnpm|yarn|bun|node|deno|python3?|pip3?|uv|uvx|poetry|conda|pytest|go|cargo|rustup|make|just|task|docker|docker-compose|kubectl|helm|git|gh|mvnw?|\.\/mvnw|gradle|\.\/gradlew|java|dotnet|ruby|bundle|rails|php|composer|artisan|brew|apt|apt-get|yum|dnf|apk|cp|mv|mkdir|cd|export|source|curl|wget|psql|redis-server|redis-cli|alembic|supabase|flutter|dart|swift|xcodebuild|terraform|ansible|\.\/[\w./-]+)(?:\s|$)/

export function setupSteps(document: Document): SetupStep[] {
  return sectionsOfKind(document, 'setup').flatMap((section) => fromSection(document, section))
}

function fromSection(document: Document, section: Section): SetupStep[] {
  const steps: SetupStep[] = []
  const loose: Written<string>[] = []
  for (const block of section.blocks) {
    if (block.kind === 'list') steps.push(...block.items.flatMap((item) => fromItem(document, item)))
    else if (block.kind === 'fence') loose.push(...fenceCommands(document, block))
    else if (block.kind === 'paragraph') loose.push(...quotedCommands(block.text))
  }
  const { title } = section
  const own = title && loose.length > 0 ? [{ text: title.plain, commands: loose, span: title.span, line: section.line }] : []
  return [...own, ...steps]
}

/** A numbered item is a step; a bullet is one where it holds a command. */
function fromItem(document: Document, item: Item): SetupStep[] {
  const inner = item.blocks.flatMap((block: Block) => (block.kind === 'fence' ? fenceCommands(document, block) : block.kind === 'paragraph' ? quotedCommands(block.text) : []))
  const commands = [...quotedCommands(item.text), ...inner]
  const below = item.blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap((next) => fromItem(document, next)) : []))
  if (commands.length === 0 && item.number === null) return below
  return [{ text: item.text.plain.replace(/\s+/g, ' '), commands, span: item.span, line: item.line }, ...below]
}

function quotedCommands(text: Phrase): Written<string>[] {
  return text.marks.flatMap((mark) => {
    const value = text.plain.slice(mark.from, mark.to)
    return mark.kind === 'code' && COMMAND.test(value) && /\s/.test(value) ? [{ value, span: originalSpan(text, mark.from, mark.to) }] : []
  })
}

/** Lines of a shell fence without prompts and comments; a line that ends in a backslash goes on. */
function fenceCommands(document: Document, fence: Fence): Written<string>[] {
  if (!SHELLS.has(fence.language) && fence.language !== '') return []
  const commands: { value: string; span: { from: number; to: number } }[] = []
  let open = false
  for (const { span } of fence.lines) {
    const text = document.source.text.slice(span.from, span.to).trim()
    const last = commands.at(-1)
    if (open && last) commands[commands.length - 1] = { value: `${last.value.replace(/\\$/, '').trimEnd()} ${text}`, span: { from: last.span.from, to: span.to } }
    else if (text !== '' && !/^(?:#|\/\/|>|-\s)/.test(text) && (SHELLS.has(fence.language) || COMMAND.test(text)) && !/^[A-Z_][A-Z0-9_]*=\S*\s*(?:#.*)?$/.test(text))
      commands.push({ value: text.replace(/^\$\s+/, ''), span })
    open = text.endsWith('\\')
  }
  return commands
}
