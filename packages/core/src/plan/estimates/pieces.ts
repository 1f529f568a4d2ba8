/**
 * A line cut into its effort figures, each with the words before and behind it. First step of `line.ts`.
 */

import { estimates, type FoundEstimate, mayStateFigure, statedAndSure, statedEstimates, unitNamed } from '../../notation/estimate.ts'
import { mentionsElapsed } from '../../notation/estimate-context.ts'
import { label } from '../../notation/heading.ts'
import { type Phrase, slice } from '../../text/phrase.ts'

export interface Piece {
  readonly figure: FoundEstimate
  /** What leads to the figure since the one before, or since the nearest bar, arrow or middle dot; without `sign`. */
  readonly core: string
  /** The signs, approximations and size words between `core` and figure. */
  readonly sign: string
  /** What stands behind the figure, up to the next one. */
  readonly tail: string
  readonly isFirst: boolean
  /** True where a bar or middle dot sets the figure off: `Login | 2h | P1`. */
  readonly isSetOff: boolean
  /** True where the words around it speak of a limit, a rate or an age. */
  readonly isDoubtful: boolean
}

/** The lines of a phrase as the author meant them: a line wrapped by an editor joins the one before. */
export function logicalLines(phrase: Phrase): Phrase[] {
  if (!phrase.plain.includes('\n')) return [phrase]
  const starts = [0]
  for (let at = phrase.plain.indexOf('\n'); at >= 0; at = phrase.plain.indexOf('\n', at + 1))
    if (beginsLine(phrase, at + 1)) starts.push(at + 1)
  return starts.map((from, index) => slice(phrase, from, (starts[index + 1] ?? phrase.plain.length + 1) - 1))
}

/** Bold, a sign or a label with its colon begins a line of its own. */
const beginsLine = (phrase: Phrase, at: number): boolean =>
  phrase.marks.some((mark) => mark.kind === 'strong' && mark.from === at) ||
  /^(?:[^\p{L}\p{N}\s(（]|\p{L}[^:：.\n]{0,30}[:：])/u.test(phrase.plain.slice(at, at + 60))

/** A line is looked at under several headings; its pieces are the same each time. */
const known = new WeakMap<Phrase, readonly Piece[]>()

export function linePieces(line: Phrase): readonly Piece[] {
  if (!mayStateFigure(line.plain)) return []
  const found = known.get(line) ?? pieces(line.plain)
  known.set(line, found)
  return found
}

function pieces(text: string): Piece[] {
  const masked = withoutId(text)
  const { stated, isSure } = statedAndSure(masked)
  const found = figures(text, masked, stated).filter((figure) => !isGloss(text, figure))
  const result: Piece[] = []
  let start = 0
  const main = found.filter((figure) => !figure.alt)
  let next = 0
  for (const figure of found) {
    if (!figure.alt) {
      const end = main[++next]?.from ?? text.length
      const around = { before: text.slice(start, figure.from), tail: text.slice(figure.to, end), isFirst: start === 0 }
      result.push(piece(figure, around, figure.unit === 'size-word' || isSure(figure.from)))
    }
    start = figure.to
  }
  return result
}

/** `With buffer (20%): 16 hours`: the share explains the label, the figure stands behind. */
const isGloss = (text: string, figure: FoundEstimate): boolean =>
  figure.unit === '%' && /^\s*[)）]\s*[:：]\s*~?\d/u.test(text.slice(figure.to, figure.to + 12))

function piece(figure: FoundEstimate, around: { before: string; tail: string; isFirst: boolean }, isSure: boolean): Piece {
  const segment = afterBoundary(around.before, !around.isFirst).slice(-MAX_LABEL)
  const core = withoutLead(segment)
  const sign = segment.slice(core.length)
  return {
    figure: { ...figure, elapsed: figure.elapsed || mentionsElapsed(core.slice(-LABEL_END)) },
    core,
    sign,
    tail: around.tail,
    isFirst: around.isFirst,
    isSetOff: core.trim() === '' && /[|·•]\s*[~≈]?\s*$/u.test(around.before),
    isDoubtful: !isSure && !/[<≤]\s*$/u.test(sign),
  }
}

const LABEL_END = 30

/** Figures with a unit, else the size that opens the line or follows its colon. */
function figures(text: string, masked: string, found: readonly FoundEstimate[]): readonly FoundEstimate[] {
  if (found.length > 0 && found.every((figure) => figure.unit !== 'size-word')) return found
  const sized = found.filter((figure) => /^[^\p{L}]*$/u.test(text.slice(0, figure.from)))
  const beside = sized.length > 0 ? sized : [...unitInLabel(masked), ...estimates(masked)]
  return beside.length > 0 ? beside : sizeBehindColon(masked)
}

/** `Effort (hours): 6`. */
function unitInLabel(text: string): FoundEstimate[] {
  const found = /^[^:：\d]{1,60}[(（]\s*(\p{L}[\p{L}-]*)\s*[)）]\s*[:：]/u.exec(text)
  const unit = found?.[1] === undefined ? null : unitNamed(found[1])
  if (!found || !unit) return []
  return statedEstimates(text.slice(found[0].length), unit).map((figure) => ({
    ...figure,
    from: figure.from + found[0].length,
    to: figure.to + found[0].length,
  }))
}

/** The id that opens a line is no amount: `1.1 - 2 hours`, `Phase 1 — 2 days`. Same length, so that offsets stay. */
function withoutId(text: string): string {
  const id = label(text)
  return id ? text.slice(0, id.idFrom) + text.slice(id.idFrom, id.idTo).replace(/\d/g, 'x') + text.slice(id.idTo) : text
}

/** `Foundation: medium, highest risk`; letters are sizes in brackets too: `Login (M)`. */
function sizeBehindColon(text: string): FoundEstimate[] {
  const letters = /[(（[](?=(?:XS|S|M|L|XL)(?:\s*[-–/]\s*(?:S|M|L|XL))?[)）\]]\s*$)/u.exec(text)
  const sign = letters?.index ?? text.search(/[:：]/)
  const size = sign < 0 ? undefined : statedEstimates(text.slice(sign + 1)).find((figure) => figure.unit === 'size-word')
  return size ? [{ ...size, from: size.from + sign + 1, to: size.to + sign + 1 }] : []
}

/** Bars, arrows, bullets and the end of a sentence begin a new statement; behind a figure a comma does too. */
function afterBoundary(text: string, hasFigureBefore: boolean): string {
  const boundary = hasFigureBefore ? /[|•·;；→⇒、。]|=>|->|[.!?]\s|[,，]/gu : /[|•·;；⇒。]|[.!?]\s+(?=\p{Lu})/gu
  let from = 0
  for (let hit = boundary.exec(text); hit; hit = boundary.exec(text)) {
    // The dot of `1. Title` ends no sentence.
    if (/[.!?]/.test(hit[0]) && /^[^\p{L}]*$/u.test(text.slice(from, hit.index))) continue
    from = hit.index + hit[0].length
  }
  return text.slice(from)
}

/** Longer runs of text before a figure are prose. */
const MAX_LABEL = 240

const LEAD_WORDS =
  'about|around|roughly|approx\\.?|approximately|circa|ca\\.?|up to|at most|only|just|another|some|will|should|would|be|is|are|of|at|takes?|needs?|requires?|khoảng|tầm|cỡ|chừng|là|cần|mất khoảng|в|около|примерно|это|займ[её]т|etwa|rund|dauert|benötigt|environ|unos|unas|cerca de|aproximadamente|xs|s|m|l|xl|small|medium|large|low|high|very|thấp|cao|trung bình|nhỏ|vừa|lớn'
const LEAD = new RegExp(
  String.raw`(?:[\s~≈≃:：=(（[{*_<>≤≥+–—−→⇒…-]|\.{2,}|⏱️?|🕐|⌛|⏳|(?<![\p{L}\p{N}])(?:${LEAD_WORDS})|约|約|大约|大約|大概|为|需要?|およそ|حوالي|약)$`,
  'iu',
)
/** `Phase 1: Week 1-2 (10 days)`: when, between name and figure. */
const DATE_LEAD = /(?<=[:：(（]\s*)(?:day|week|sprint|ngày|tuần)\s*\d+(?:\s*[-–]\s*\d+)?$/iu

/** No lead is longer, so nothing before is looked at. */
const LONGEST_LEAD = 24

/** Takes the words and signs off that lead to a figure, from the end. */
function withoutLead(segment: string): string {
  let core = segment
  for (;;) {
    const before = Math.max(0, core.length - LONGEST_LEAD)
    const lead = LEAD.exec(core.slice(before))
    const found = lead ? before + lead.index : /\d$/.test(core.slice(-1)) ? DATE_LEAD.exec(core)?.index : undefined
    if (found === undefined || core === '') return core
    core = core.slice(0, found)
  }
}
