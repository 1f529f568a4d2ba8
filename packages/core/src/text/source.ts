/**
 * From the bytes on disk to a text that a CommonMark parser reads right, without moving a single offset.
 *
 * The parser does not know front matter, a byte order mark, bare carriage returns or NUL, and a document that stands
 * wholly inside one fence is one code block to it. So it is given a *shadow*: a text of exactly the same length in
 * which these are blanked. Every offset in the tree is an offset in the original.
 */
import type { LineIndex, Span } from './span.ts'
import { lineIndex, lineSpan, span } from './span.ts'

export interface Source {
  readonly text: string
  /** Same length as `text`; for the Markdown parser only. */
  readonly shadow: string
  readonly lines: LineIndex
  /** The YAML between the `---` lines, without them; null when there is none. */
  readonly frontMatter: Span | null
  /** The inside of the one fence that the whole document stands in; null for a usual document. */
  readonly fenced: Span | null
}

const YAML_KEY = /^[\p{L}_][\p{L}\p{N}_.-]*\s*:(\s|$)/u
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*(markdown|md|mdx)?[ \t]*$/i

export function source(text: string): Source {
  const lines = lineIndex(text)
  const blank: Span[] = []
  if (text.charCodeAt(0) === 0xfeff) blank.push(span(0, 1))
  const fenced = wholeDocumentFence(text, lines)
  if (fenced) blank.push(span(0, fenced.from), span(fenced.to, text.length))
  const matter = frontMatter(text, lines, fenced ?? span(0, text.length))
  if (matter) blank.push(matter.whole)
  return { text, shadow: shadowOf(text, blank), lines, frontMatter: matter?.inner ?? null, fenced }
}

/** Blanks the spans, turns a bare CR into LF and the CR of a CRLF into a space, NUL into U+FFFD: the length stays. */
function shadowOf(text: string, blank: readonly Span[]): string {
  let shadow = text
  for (const { from, to } of blank) {
    shadow = shadow.slice(0, from) + shadow.slice(from, to).replace(/[^\r\n]/g, ' ') + shadow.slice(to)
  }
  if (shadow.includes('\r')) shadow = shadow.replace(/\r(\n?)/g, (_, lf: string) => (lf ? ' \n' : '\n'))
  shadow = shadow.replace(DELIMITER_ROW, (row: string) => (row.includes('-') ? barLast(row) : row))
  return shadow.includes('\0') ? shadow.replaceAll('\0', '\ufffd') : shadow
}

/** The row under the header of a table, with space behind its last bar: the parser would see no table. */
const DELIMITER_ROW = /^[ \t>]*[|:-][|:\- \t]*\|[ \t]+$/gm

/** `|---| ` as `|--- |`. */
const barLast = (row: string): string => `${row.slice(0, row.lastIndexOf('|'))}${row.slice(row.lastIndexOf('|') + 1)}|`

const contentLines = (text: string, lines: LineIndex, within: Span): number[] => {
  const result: number[] = []
  for (let n = 1; n <= lines.starts.length && result.length < 40; n++) {
    const at = lineSpan(lines, n, text)
    if (at.from >= within.from && at.to <= within.to) result.push(n)
  }
  return result
}

const lineText = (text: string, lines: LineIndex, line: number): string => {
  const at = lineSpan(lines, line, text)
  return text.slice(at.from, at.to).replace(/^\ufeff/, '')
}

/** Front matter opens the document, or follows its first heading. Between the rules there is at least one YAML key. */
function frontMatter(text: string, lines: LineIndex, within: Span): { whole: Span; inner: Span } | null {
  const opening = contentLines(text, lines, within).find((n) => !/^\s*$|^# /.test(lineText(text, lines, n)))
  if (opening === undefined || !/^---[ \t]*$/.test(lineText(text, lines, opening))) return null
  let keys = 0
  for (let n = opening + 1; n <= lines.starts.length; n++) {
    const at = lineSpan(lines, n, text)
    if (at.to > within.to) return null
    const content = lineText(text, lines, n)
    if (/^(---|\.\.\.)[ \t]*$/.test(content)) {
      const open = lineSpan(lines, opening, text)
      const start = lines.starts[opening] ?? at.from
      return keys > 0 ? { whole: span(open.from, at.to), inner: span(start, Math.max(start, at.from)) } : null
    }
    if (YAML_KEY.test(content)) keys++
    // A Markdown heading is a YAML comment too, but prose is not YAML: two rules around a paragraph are no front matter.
    else if (keys === 0 && content.trim() !== '' && !content.startsWith('#')) return null
  }
  return null
}

/** The inside of a fence that opens on the first line of content and closes on the last. */
function wholeDocumentFence(text: string, lines: LineIndex): Span | null {
  let first = 1
  let last = lines.starts.length
  while (first < last && lineText(text, lines, first).trim() === '') first++
  while (last > first && lineText(text, lines, last).trim() === '') last--
  const open = FENCE.exec(lineText(text, lines, first))
  const mark = open?.[1]
  if (!mark || last === first) return null
  if (lineText(text, lines, last).trim() !== mark) return null
  const inside = span(lines.starts[first] as number, lineSpan(lines, last, text).from)
  return /^#{1,6} |^---\s*$/m.test(text.slice(inside.from, inside.to)) ? inside : null
}
