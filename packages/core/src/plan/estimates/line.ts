/**
 * The effort figures that one line states, and the words that each is about. No target yet: see `target.ts`.
 */
import { mentionsBuffer } from '../../notation/estimate-context.ts'
import { estimates, type FoundEstimate, statedEstimates } from '../../notation/estimate.ts'
import { includesBuffer, type LabelReading, readLabel, type Role } from './label.ts'

/**
 * Where a line stands. `own`: the line that an item begins on, whose figure stands in brackets or behind a dash. `field`:
 * a line below an item, whose label says effort. `timeline`: a line that pairs a name with a figure.
 */
export type LinePlace = 'own' | 'field' | 'timeline'

export interface Statement {
  readonly figure: FoundEstimate
  readonly role: Role
  /** The words that the figure is about; empty when only its label says what it is. */
  readonly subject: string
  /** What stands behind the figure up to the next one. */
  readonly tail: string
}

interface Piece {
  readonly figure: FoundEstimate
  /** Everything since the figure before, or the nearest bar, arrow or middle dot. */
  readonly segment: string
  /** The segment without signs, approximations and size words that lead to the figure. */
  readonly core: string
  /** Those signs. */
  readonly sign: string
  readonly tail: string
  readonly isFirst: boolean
  readonly isDoubtful: boolean
}

export function statements(text: string, place: LinePlace): Statement[] {
  const result: Statement[] = []
  let closed = 0
  for (const piece of pieces(text)) {
    const isNested = piece.figure.from < closed
    const found = statement(piece, place, result, isNested)
    if (!found) continue
    result.push(found)
    closed = Math.max(closed, bracketEnd(text, piece.figure.to))
  }
  return result
}

function pieces(text: string): Piece[] {
  const sure = new Set(estimates(text).map((figure) => figure.from))
  const all = statedEstimates(text).filter((figure) => figure.unit !== 'size-word' || opensOrLabelled(text, figure))
  const found = all.length > 0 ? all : estimates(text)
  const result: Piece[] = []
  let start = 0
  found.forEach((figure, index) => {
    if (!figure.alt) {
      const end = found.slice(index + 1).find((next) => !next.alt)?.from ?? text.length
      const segment = afterBoundary(text.slice(start, figure.from), start > 0)
      const core = withoutLead(segment)
      const sign = segment.slice(-MAX_LABEL).slice(core.length)
      result.push({ figure, segment, core, sign, tail: text.slice(figure.to, end), isFirst: start === 0, isDoubtful: !sure.has(figure.from) })
    }
    start = figure.to
  })
  return result
}

/** A size word alone opens its line or follows its label. */
const opensOrLabelled = (text: string, figure: FoundEstimate): boolean => /^[^\p{L}]*$|[:：(—–-]\s*$/u.test(text.slice(0, figure.from))

/** Bars, arrows, bullets and the end of a sentence begin a new statement; behind a figure a comma does too. */
function afterBoundary(text: string, hasFigureBefore: boolean): string {
  const boundary = hasFigureBefore ? /[|•·;；→⇒、。]|=>|->|[.!?]\s|[,，]/gu : /[|•·;；⇒。]|[.!?]\s+(?=\p{Lu})/gu
  let from = 0
  for (const hit of text.matchAll(boundary)) {
    if (/[.!?]/.test(hit[0]) && /^[^\p{L}]*\d*$/u.test(text.slice(from, hit.index))) continue
    from = hit.index + hit[0].length
  }
  return text.slice(from)
}

const LEAD =
  /(?:[\s~≈≃:：=(（[{*_<>≤≥+–—−-]|⏱️?|🕐|⌛|⏳|(?<![\p{L}\p{N}])(?:about|around|roughly|approx\.?|approximately|circa|ca\.?|up to|at most|only|just|another|some|will|should|would|be|is|are|of|at|takes?|needs?|requires?|khoảng|tầm|cỡ|chừng|là|cần|в|около|примерно|это|займет|займёт|etwa|rund|dauert|benötigt|environ|unos|unas|cerca de|aproximadamente|small|medium|large|low|high|very|thấp|cao|trung bình|nhỏ|vừa|lớn)|约|約|大约|大約|大概|为|需要?|およそ|حوالي|약)$/iu

/** Longer runs of text before a figure are prose. */
const MAX_LABEL = 240

/** Takes the words and signs off that lead to a figure, from the end. */
function withoutLead(segment: string): string {
  let core = segment.slice(-MAX_LABEL)
  for (;;) {
    const found = LEAD.exec(core)
    if (!found || core === '') return core
    core = core.slice(0, found.index)
  }
}

const bracketEnd = (text: string, from: number): number => {
  const found = /^[^()（）]{0,40}[(（][^()（）]*[)）]/u.exec(text.slice(from))
  return found ? from + found[0].length : from
}

function statement(piece: Piece, place: LinePlace, before: readonly Statement[], isNested: boolean): Statement | null {
  const labelled = readLabel(lastClause(piece.core))
  const isPlainLabel = labelled !== null && labelled.rest === ''
  const behind = tailRole(piece.tail)
  const { figure, tail } = piece
  if (behind && (place === 'timeline' || isPlainLabel || piece.core === '' || behind !== 'buffer')) {
    if (behind === 'buffer' && labelled?.role !== 'total') return { figure, role: 'buffer', subject: '', tail }
    if (behind === 'actual') return { figure, role: 'actual', subject: isPlainLabel ? '' : piece.core, tail }
  }
  if (isNested && !isPlainLabel) return null
  if (isPlainLabel) return labelStatement(piece, place, labelled, before)
  if (piece.isDoubtful || figure.unit === '%') return null
  if (place === 'own') return isMarkedOff(piece) ? { figure, role: 'estimate', subject: '', tail } : null
  if (place === 'field') return isBareFigure(piece) ? { figure, role: 'estimate', subject: '', tail } : null
  return timelineStatement(piece, labelled)
}

/** The words of a label behind the last bracket, comma, dash or colon. */
const lastClause = (core: string): string => core.replace(/[（(][^()（）]*[)）]\s*$/u, '').replace(/^[\s\S]*(?:[([{（,，;:：|—–]|\s-\s)(?=\s*\S)/u, '')

/** `2 days buffer`, `17 days (with buffer)`, `3h actual`. */
function tailRole(tail: string): 'buffer' | 'actual' | null {
  const clause = /^\s*[(（[]?\s*([^,.;:：()（）[\]|→\n]{0,32})/u.exec(tail)?.[1] ?? ''
  const words = clause.trim().split(/\s+/).slice(0, 4).join(' ')
  if (words === '') return null
  if (!includesBuffer(words) && mentionsBuffer(words) && !/^\s*[(（]/.test(tail)) return 'buffer'
  return /^(?:actual|actually|thực tế|实际|実績|факт)(?!\p{L})/iu.test(words) ? 'actual' : null
}

function labelStatement(piece: Piece, place: LinePlace, label: LabelReading, before: readonly Statement[]): Statement | null {
  if (label.role === 'other') return null
  if (piece.figure.unit === '%' && label.role !== 'buffer') return null
  const { figure, tail } = piece
  const subject = piece.core.slice(0, piece.core.lastIndexOf(lastClause(piece.core))).replace(/^[^\p{L}\p{N}]+/u, '')
  if (place === 'field' && subject !== '') return null
  const role = (label.role === 'total' || label.role === 'estimate') && includesBuffer(tail.slice(0, 60)) ? 'with-buffer' : label.role
  // Time and size are weak words: without a colon or bracket they belong to a sentence.
  if (place !== 'timeline' && label.strength < 3 && label.role === 'estimate' && !/[:：(（=[]/u.test(piece.sign)) return null
  return { figure, role, subject: place === 'own' && before.length === 0 ? '' : subject, tail }
}

/** In brackets of its own, or behind a dash at the end: `(2-4d, after 2.1)`, `— 3h`, `~3d #feat`. */
function isMarkedOff(piece: Piece): boolean {
  const { sign, tail } = piece
  if (/[([（{][^)\]）}]*$/u.test(sign)) return /^\s*(?:[)\]）},;，→|·/+]|\p{L}[\p{L}\s-]{0,24}[)\]）},;])/u.test(tail)
  const ends = /^\s*(?:$|[#@(（[{,.|\n]|[^\p{L}\p{N}\s]\s|\p{Extended_Pictographic})/u.test(tail)
  return ends && /(?:\s[–—−-]+\s*~?\s*|~\s*|≈\s*|⏱️?\s*|🕐\s*|⌛\s*)$/u.test(sign)
}

/** A line that is nothing but a figure. */
const isBareFigure = (piece: Piece): boolean => piece.core.trim() === '' && piece.isFirst && /^[\s.)\]）]*$/u.test(piece.tail)

const PAIRED = /[:：=~≈(（[|–—−]|\s-|-\s|⏱|→|\t/u

function timelineStatement(piece: Piece, label: LabelReading | null): Statement | null {
  const { figure, tail, core, sign } = piece
  if (label?.role === 'other' && label.rest.split(' ').length < 3) return null
  const withBuffer = includesBuffer(tail.slice(0, 60))
  const role = label && label.role !== 'other' ? label.role : withBuffer ? 'with-buffer' : 'estimate'
  const named = withBuffer && (role === 'estimate' || role === 'total') ? 'with-buffer' : role
  if (core.trim() === '') return piece.isFirst ? leadingFigure(piece) : null
  if (PAIRED.test(sign)) return { figure, role: named, subject: core, tail }
  // Without a sign between them, only a sentence about the whole pairs name and figure.
  return label && label.role !== 'other' ? { figure, role: named, subject: core, tail } : spokenTotal(piece)
}

/** `2 days for the backend`, `2-3 days: Backend`, or a figure alone. */
function leadingFigure(piece: Piece): Statement {
  const { figure, tail } = piece
  const named = /^\s*(?:[:：–—-]|for\s|cho\s|для\s|für\s|para\s|pour\s)\s*(.+)$/iu.exec(tail.split('\n')[0] ?? '')
  const overall = readLabel(tail.slice(0, 40).replace(/[,.;:].*$/su, ''))
  return { figure, role: overall?.role === 'total' ? 'total' : 'estimate', subject: overall?.role === 'total' ? '' : (named?.[1] ?? ''), tail }
}

const EFFORT_VERB = /(?:takes?|take|needs?|requires?|expect(?:ed)?|estimated?|mất|cần|dự kiến|预计|需要|займ[её]т|потребуется|dauert|benötigt)[^:]*$/iu

/** `We expect 2-3 days overall.` */
function spokenTotal(piece: Piece): Statement | null {
  const said = readLabel(piece.tail.slice(0, 40).replace(/[.;:].*$/su, ''))
  const isTotal = said?.role === 'total' || readLabel(piece.core)?.role === 'total'
  if (!isTotal || !(EFFORT_VERB.test(piece.segment) || said)) return null
  return { figure: piece.figure, role: 'total', subject: '', tail: piece.tail }
}
