/**
 * A run of document text as a reader sees it: without emphasis, code ticks, strikes and link targets, yet every
 * character knows where it stands in the original.
 */
import type { Element } from '@lezer/markdown'
import { parser, Strikethrough } from '@lezer/markdown'
import type { Span } from './span.ts'
import { span } from './span.ts'

const inlineParser = parser.configure([Strikethrough])

export type MarkKind = 'strong' | 'emphasis' | 'code' | 'strike' | 'link'

/** A marked-up part of a phrase; `from` and `to` are offsets in `plain`. */
export interface Mark {
  readonly kind: MarkKind
  readonly from: number
  readonly to: number
  /** Where a link points; only on links. */
  readonly href?: string
}

export interface Phrase {
  /** Where the phrase stands in the original, markup included. */
  readonly span: Span
  /** The text without markup; the lines of a wrapped phrase are joined with `\n`, without their indent. */
  readonly plain: string
  readonly marks: readonly Mark[]
  /** For each character of `plain`, its offset in the original. */
  readonly offsets: OffsetMap
}

/** Runs of characters that are contiguous in the original: plain offset → original offset, ascending. */
export type OffsetMap = readonly (readonly [plain: number, original: number])[]

/** The original offset of a character of `plain`. */
export function originalOffset(phrase: Phrase, offset: number): number {
  const run = phrase.offsets[runAt(phrase.offsets, offset)]
  return run ? run[1] + (offset - run[0]) : phrase.span.from
}

/** The index of the run that holds a character of `plain`. */
function runAt(offsets: OffsetMap, offset: number): number {
  let low = 0
  let high = offsets.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((offsets[middle] as readonly [number, number])[0] <= offset) low = middle
    else high = middle
  }
  return low
}

/** The span in the original of `plain.slice(from, to)`. */
export function originalSpan(phrase: Phrase, from: number, to: number): Span {
  const start = originalOffset(phrase, from)
  return span(start, to > from ? originalOffset(phrase, to - 1) + 1 : start)
}

/** The part `[from, to)` of a phrase, as a phrase. */
export function slice(phrase: Phrase, from: number, to = phrase.plain.length): Phrase {
  const end = Math.max(from, Math.min(to, phrase.plain.length))
  const offsets: [number, number][] = [[0, originalOffset(phrase, from)]]
  // From the first run inside to the last: the lines of a long paragraph are cut off it one by one.
  for (let index = runAt(phrase.offsets, from) + 1; index < phrase.offsets.length; index++) {
    const [plain, original] = phrase.offsets[index] as readonly [number, number]
    if (plain >= end) break
    offsets.push([plain - from, original])
  }
  const marks =
    phrase.marks.length === 0
      ? phrase.marks
      : phrase.marks.flatMap((mark) => {
          const kept = { ...mark, from: Math.max(mark.from, from) - from, to: Math.min(mark.to, end) - from }
          return kept.to > kept.from ? [kept] : []
        })
  return { span: originalSpan(phrase, from, end), plain: phrase.plain.slice(from, end), marks, offsets }
}

/** The first physical line of a phrase. */
export function firstLine(phrase: Phrase): Phrase {
  const end = phrase.plain.indexOf('\n')
  return end < 0 ? phrase : slice(phrase, 0, end)
}

/** The lines of a phrase, one phrase each. */
export function phraseLines(phrase: Phrase): Phrase[] {
  const lines: Range[] = []
  let from = 0
  for (const line of phrase.plain.split('\n')) {
    lines.push([from, from + line.length])
    from += line.length + 1
  }
  return lines.length === 1 ? [phrase] : parts(phrase, lines)
}

type Range = readonly [from: number, to: number]

/** Several slices at once, in time linear in the phrase; the ranges ascend and do not overlap. */
export function parts(phrase: Phrase, ranges: readonly Range[]): Phrase[] {
  const found = ranges.map(() => ({ offsets: [] as [number, number][], marks: [] as Mark[] }))
  let run = 0
  ranges.forEach(([from, to], index) => {
    while ((phrase.offsets[run]?.[0] ?? Number.POSITIVE_INFINITY) <= from) run++
    for (; (phrase.offsets[run]?.[0] ?? Number.POSITIVE_INFINITY) < to; run++) {
      const [plain, original] = phrase.offsets[run] as Range
      found[index]?.offsets.push([plain - from, original])
    }
  })
  for (const mark of phrase.marks) {
    for (let index = firstBehind(ranges, mark.from); index < ranges.length; index++) {
      const [from, to] = ranges[index] as Range
      if (from >= mark.to) break
      const kept = { ...mark, from: Math.max(mark.from, from) - from, to: Math.min(mark.to, to) - from }
      if (kept.to > kept.from) found[index]?.marks.push(kept)
    }
  }
  return ranges.map(([from, to], index) => ({
    span: originalSpan(phrase, from, to),
    plain: phrase.plain.slice(from, to),
    marks: found[index]?.marks ?? [],
    offsets: [[0, originalOffset(phrase, from)], ...(found[index]?.offsets ?? [])],
  }))
}

/** The index of the first range that ends behind an offset. */
function firstBehind(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range)[1] <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** True where the offset of `plain` lies inside a mark of that kind. */
export const isMarked = (phrase: Phrase, offset: number, kind: MarkKind): boolean =>
  phrase.marks.some((mark) => mark.kind === kind && mark.from <= offset && offset < mark.to)

/** `plain` with every character of inline code replaced by a space: for recognisers of prose. */
export function prose(phrase: Phrase): string {
  let text = ''
  for (const mark of phrase.marks) {
    if (mark.kind === 'code') text += phrase.plain.slice(text.length, mark.from) + ' '.repeat(mark.to - mark.from)
  }
  return text + phrase.plain.slice(text.length)
}

const MARKUP = /[*_`[\]~<\\&!]/
const MARKUP_OR_BREAK = /[*_`[\]~<\\&!\n]/
const NO_MARKS: readonly Mark[] = []
const KIND: Readonly<Record<string, MarkKind>> = {
  StrongEmphasis: 'strong',
  Emphasis: 'emphasis',
  InlineCode: 'code',
  Strikethrough: 'strike',
  Link: 'link',
  Image: 'link',
}
/** Tags that people use in Markdown; `Map<T>` is no tag. */
const HTML =
  /^<(?:!--|\/?(?:a|abbr|b|big|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|input|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)\b)/i
const DROPPED = new Set([
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'LinkMark',
  'URL',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
])

/**
 * Reads the inline markup of `shadow.slice(at.from, at.to)`.
 *
 * `indents` of continuation lines (spaces, tabs and quote marks) are dropped. Reference links are kept as text, since
 * `[Task 1]` is written without any definition far more often than with one.
 */
export function phrase(shadow: string, at: Span): Phrase {
  const raw = shadow.slice(at.from, at.to)
  if (!MARKUP_OR_BREAK.test(raw)) return oneRun(raw, at)
  const builder = new PhraseBuilder(shadow)
  for (const { from, to, isPlain } of MARKUP.test(raw) ? pieces(shadow, at) : [{ ...at, isPlain: true }]) {
    if (isPlain) builder.copy(from, to)
    else builder.walk(inlineParser.parseInline(shadow.slice(from, to), from), from, to)
  }
  return builder.finish(at)
}

/** The inline parser takes quadratic time for thousands of brackets: what is longer is read in parts, a longer line as plain text. */
const MOST_INLINE = 20_000

function pieces(shadow: string, { from, to }: Span): { from: number; to: number; isPlain: boolean }[] {
  const result: { from: number; to: number; isPlain: boolean }[] = []
  for (let at = from; at < to; ) {
    const newline = to - at <= MOST_INLINE ? -1 : shadow.lastIndexOf('\n', at + MOST_INLINE)
    const lineEnd = newline >= at ? newline : shadow.indexOf('\n', at)
    const end = to - at <= MOST_INLINE || lineEnd < 0 || lineEnd >= to ? to : lineEnd + 1
    result.push({ from: at, to: end, isPlain: end - at > MOST_INLINE + 1 })
    at = end
  }
  return result
}

/** Most lines of a plan: plain text from end to end. */
function oneRun(raw: string, at: Span): Phrase {
  const plain = raw.trim()
  if (plain.length === raw.length) return { span: at, plain, marks: NO_MARKS, offsets: [[0, at.from]] }
  const from = plain === '' ? at.from : at.from + raw.length - raw.trimStart().length
  return { span: span(from, from + plain.length), plain, marks: NO_MARKS, offsets: [[0, from]] }
}

/** Guards that `plain`, `offsets` and `marks` grow together. */
class PhraseBuilder {
  private plain = ''
  private readonly offsets: [number, number][] = []
  private readonly marks: Mark[] = []
  private readonly shadow: string
  private newline = -1
  private searched = Number.POSITIVE_INFINITY

  constructor(shadow: string) {
    this.shadow = shadow
  }

  /** Copies original characters, leaving out the indent of continuation lines. */
  copy(from: number, to: number): void {
    let at = from
    while (at < to) {
      const newline = this.newlineFrom(at)
      const end = newline < 0 || newline >= to ? to : newline + 1
      if (end > at) {
        this.offsets.push([this.plain.length, at])
        this.plain += this.shadow.slice(at, end)
      }
      at = end
      if (newline >= 0 && newline < to) while (at < to && /[ \t>]/.test(this.shadow[at] as string)) at++
    }
  }

  /** The next line end; a long line is not searched again for each of its parts. */
  private newlineFrom(at: number): number {
    if (at < this.searched || (this.newline >= 0 && at > this.newline)) {
      this.searched = at
      this.newline = this.shadow.indexOf('\n', at)
    }
    return this.newline
  }

  walk(elements: readonly Element[], from: number, to: number): void {
    let at = from
    for (const element of elements) {
      if (element.from < at) continue
      this.copy(at, element.from)
      this.element(element)
      at = element.to
    }
    this.copy(at, to)
  }

  private element(element: Element): void {
    const name = elementName(element)
    const children = elementChildren(element)
    const kind = KIND[name]
    const isReference = kind === 'link' && !children.some((child) => elementName(child) === 'URL')
    if (DROPPED.has(name)) this.dropped(name, element)
    else if (name === 'Escape') this.copy(element.from + 1, element.to)
    else if (name === 'Autolink') this.copy(element.from + 1, element.to - 1)
    else if (isReference || (!kind && children.length === 0)) this.reference(element)
    else if (kind) this.marked(kind, element, children)
    else this.walk(children, element.from, element.to)
  }

  private marked(kind: MarkKind, element: Element, children: readonly Element[]): void {
    const start = this.plain.length
    // Of a link only what stands between its brackets: there may be blanks around its target.
    const [opening, closing] = kind === 'link' ? children.filter((child) => elementName(child) === 'LinkMark') : []
    this.walk(
      children.filter((child) => !closing || child.to <= closing.to),
      opening?.to ?? element.from,
      closing?.from ?? element.to,
    )
    const url = kind === 'link' ? children.find((child) => elementName(child) === 'URL') : undefined
    const href = url ? { href: this.shadow.slice(url.from, url.to) } : {}
    if (this.plain.length > start) this.marks.push({ kind, from: start, to: this.plain.length, ...href })
  }

  /** `[text]` without a target: brackets are part of what the author wrote; markup inside them is still read. */
  private reference(element: Element): void {
    const children = elementChildren(element).filter((child) => elementName(child) !== 'LinkMark' && elementName(child) !== 'LinkLabel')
    this.walk(children, element.from, element.to)
  }

  /** `<https://…>` and bare URLs keep their text; `<div>` and the URL of a link do not. */
  private dropped(name: string, element: Element): void {
    if (name === 'HTMLTag' && /^<br\s*\/?>$/i.test(this.shadow.slice(element.from, element.to))) {
      this.offsets.push([this.plain.length, element.from])
      this.plain += ' '
    } else if (name === 'HTMLTag' && !HTML.test(this.shadow.slice(element.from, element.to))) this.copy(element.from, element.to)
  }

  finish(at: Span): Phrase {
    const end = this.plain.trimEnd().length
    const start = Math.min(this.plain.length - this.plain.trimStart().length, end)
    const whole: Phrase = { span: at, plain: this.plain, marks: this.marks, offsets: this.offsets }
    return start === 0 && end === whole.plain.length ? whole : slice(whole, start, end)
  }
}

// `Element` of @lezer/markdown carries its type as a number and its children untyped at run time.
const elementName = (element: Element): string => inlineParser.nodeSet.types[element.type]?.name ?? ''
const elementChildren = (element: Element): readonly Element[] =>
  ((element as unknown as { children?: readonly (Element | object)[] }).children ?? []).filter(
    (c): c is Element => 'type' in c && 'from' in c,
  )
