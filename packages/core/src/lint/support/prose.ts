/**
 * Which parts of a document are code, for rules that look at the raw text.
 */
import type { Source } from '../../text/source.ts'
import { lineAt, lineSpan } from '../../text/span.ts'

/** A fence by its marks: the lines between the two, half-open. */
export interface FenceLines {
  readonly language: string
  /** 1-based line of the opening mark. */
  readonly line: number
  readonly first: number
  readonly end: number
}

/** Every fence of a document. Linear; reads the shadow, in which the fence around a whole document is blank. */
export function fences({ shadow, lines }: Source): FenceLines[] {
  const found: FenceLines[] = []
  let open: { readonly mark: string; readonly language: string; readonly line: number } | null = null
  for (let line = 1; line <= lines.starts.length; line++) {
    const at = lineSpan(lines, line, shadow)
    const mark = /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})[ \t]*([^\s`{]*)/.exec(shadow.slice(at.from, at.to))
    if (!mark?.[1]) continue
    if (open === null) open = { mark: mark[1], language: (mark[2] ?? '').toLowerCase(), line }
    else if (mark[1].startsWith(open.mark) && mark[2] === '') {
      found.push({ language: open.language, line: open.line, first: open.line + 1, end: line })
      open = null
    }
  }
  return found
}

/** Tells whether an offset stands in text rather than in a fence or in inline code. */
export function proseTest(source: Source): (offset: number) => boolean {
  const code = new Set<number>()
  for (const { first, end } of fences(source)) for (let line = first; line < end; line++) code.add(line)
  return (offset) => {
    const line = lineAt(source.lines, offset)
    const { from } = lineSpan(source.lines, line, source.text)
    return !code.has(line) && (source.text.slice(from, offset).match(/`/g)?.length ?? 0) % 2 === 0
  }
}
