/**
 * Environment variables that the set-up names. Values are never kept: only whether one stands beside the name.
 */
import { fold } from '../../notation/fold.ts'
import type { Block, Fence, Item, Row, Table } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import { span } from '../../text/span.ts'
import type { Document } from '../document.ts'
import { sectionsOfKind } from '../document.ts'
import type { Variable } from '../plan.ts'
import { isCommand } from './commands.ts'

const LONG = String.raw`[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`
const NAME = String.raw`[A-Z][A-Z0-9_]*[A-Z0-9]`
/** Files of settings, where any capital name may be set with or without spaces around the sign. */
const SETTINGS = new Set(['env', 'dotenv', 'ini', 'properties', 'conf'])
const SHELLS = new Set(['', 'bash', 'sh', 'shell', 'zsh', 'console', 'text', 'txt', 'powershell', 'dockerfile', 'toml'])
const SETTING = new RegExp(String.raw`^\s*(?:export\s+|set\s+)?(${NAME})\s*[=:](?!=)\s*(.*)$`)
const ASSIGNED = new RegExp(String.raw`^\s*(?:export\s+|set\s+|ENV\s+|ARG\s+|-\s+)?(${NAME})=(?!=)(.*)$`)
const POWERSHELL = new RegExp(String.raw`^\s*\$env:(${NAME})\s*=\s*(.*)$`, 'i')
const MAPPED = new RegExp(String.raw`^\s*(?:-\s+)?(${LONG})\s*[=:]\s*(.*)$`)
const QUOTED = new RegExp(String.raw`^\$?\{?(${LONG})\}?(?:=(.*))?$`)
const QUOTED_SHORT = new RegExp(String.raw`^(${NAME})=(.*)$`)
const IN_COMMAND = new RegExp(String.raw`(?<=\s|^)(${LONG})=(\S*)`, 'g')
const KINDS = ['setup', 'integration', 'security', 'notes', 'errors', 'performance'] as const

export function variables(document: Document): Variable[] {
  const found = KINDS.flatMap((kind) =>
    sectionsOfKind(document, kind).flatMap((section) =>
      section.blocks.flatMap((block) => fromBlock(document, block, kind === 'setup' ? 'setup' : 'code')),
    ),
  )
  const seen = new Set<string>()
  return found
    .sort((a, b) => a.span.from - b.span.from)
    .filter(({ name }) => {
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
}

/** In the set-up a quoted name is a variable; elsewhere only an assignment in a fence says so, since constants look the same. */
type Reading = 'setup' | 'code'

function fromBlock(document: Document, block: Block, reading: Reading): Variable[] {
  switch (block.kind) {
    case 'fence':
      return fromFence(document, block)
    case 'list':
      return block.items.flatMap((item) => fromItem(document, item, reading))
    case 'table':
      return reading === 'setup' ? fromTable(block) : []
    case 'paragraph':
      return reading === 'setup' ? quoted(block.text, block.line) : []
    case 'quote':
      return block.blocks.flatMap((inner) => fromBlock(document, inner, reading))
    default:
      return []
  }
}

const fromItem = (document: Document, item: Item, reading: Reading): Variable[] => [
  ...(reading === 'setup' ? quoted(item.text, item.line) : []),
  ...item.blocks.flatMap((block) => fromBlock(document, block, reading)),
]

const VARIABLE_COLUMN =
  /(?:^| )(?:variables?|env|environment|bien|bien moi truong|переменная|variavel|umgebungsvariable)(?: |$)|变量|環境変数/
const VALUE_COLUMN =
  /(?:^| )(?:values?|default|defaults|example|examples|gia tri|mac dinh|vi du|значение|пример|valor|ejemplo|exemplo|wert|beispiel|valeur|exemple)(?: |$)|默认|示例|值|例/

function fromTable({ header, rows }: Table): Variable[] {
  const column = (pattern: RegExp) => header.cells.findIndex((cell) => pattern.test(fold(cell.plain)))
  const names = column(VARIABLE_COLUMN)
  const values = column(VALUE_COLUMN)
  return rows.flatMap((row) => {
    const cell = row.cells[Math.max(0, names)]
    if (!cell) return []
    return (names >= 0 ? named(cell, row) : quoted(cell, row.line)).map((found) => ({
      ...found,
      hasValue: found.hasValue || isValue(row.cells[values]?.plain ?? ''),
    }))
  })
}

/** Under a header that says so, a name needs no quotes and no underscore. */
function named(cell: Phrase, { line }: Row): Variable[] {
  const hit = new RegExp(`^${NAME}$`).exec(cell.plain)
  return hit ? [{ name: hit[0], hasValue: false, span: originalSpan(cell, 0, hit[0].length), line }] : quoted(cell, line)
}

function fromFence({ source }: Document, { language, lines }: Fence): Variable[] {
  const patterns = SETTINGS.has(language)
    ? [SETTING]
    : SHELLS.has(language)
      ? [ASSIGNED, POWERSHELL]
      : /^ya?ml$/.test(language)
        ? [MAPPED]
        : []
  return lines.flatMap(({ span: at, line }): Variable[] => {
    const text = source.text.slice(at.from, at.to)
    const hit = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null)
    if (!hit?.[1]) return []
    const from = at.from + text.indexOf(hit[1])
    return [{ name: hit[1], hasValue: isValue(hit[2] ?? ''), span: span(from, from + hit[1].length), line }]
  })
}

/** `DATABASE_URL`, `PORT=3000`, and what a quoted command sets. A default named behind it is a value. */
function quoted(text: Phrase, line: number): Variable[] {
  const codes = text.marks.filter((mark) => mark.kind === 'code')
  return codes.flatMap((mark, index): Variable[] => {
    const value = text.plain.slice(mark.from, mark.to)
    const at = (name: string, offset: number, hasValue: boolean): Variable => ({
      name,
      hasValue,
      line,
      span: originalSpan(text, mark.from + offset, mark.from + offset + name.length),
    })
    if (isCommand(value)) return [...value.matchAll(IN_COMMAND)].map((hit) => at(hit[1] as string, hit.index, isValue(hit[2] ?? '')))
    const hit = QUOTED.exec(value) ?? QUOTED_SHORT.exec(value)
    if (!hit?.[1]) return []
    const behind = text.plain.slice(
      mark.to,
      codes.find((next, other) => other > index && QUOTED.test(text.plain.slice(next.from, next.to)))?.from,
    )
    return [at(hit[1], value.indexOf(hit[1]), isValue(hit[2] ?? '') || DEFAULT.test(behind))]
  })
}

const DEFAULT =
  /(?:^\s*=\s*|(?<!\p{L})(?:defaults?(?: to| is)?|e\.g\.|example|mặc định|ví dụ|по умолчанию|默认(?:值)?(?:为)?|por defecto|standard)\s*[:=：]?\s*)[\p{L}\p{N}"'./]/iu

/** `<key>`, `your-key`, `xxx` and an empty place hold no value. */
const NO_VALUE = /^(?:$|#|<[^>]*>|your[-_ ]|x{3,}|\.{3}|…|\*{3,}|change[-_ ]?me|todo|-\s*$|—|–|none$|n\/a)/i

const isValue = (text: string): boolean => !NO_VALUE.test(text.trim().replace(/^(["'`])(.*?)\1?$/, '$2'))
