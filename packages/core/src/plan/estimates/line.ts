/**
 * The effort figures that one line states, and the words that each is about. Whose they are decides `belongs.ts`.
 */

import type { FoundEstimate } from '../../notation/estimate.ts'
import { mentionsBuffer } from '../../notation/estimate-context.ts'
import { orderTails } from '../../notation/tail.ts'
import { memo } from '../../text/memo.ts'
import type { Phrase } from '../../text/phrase.ts'
import { includesBuffer, type LabelReading, type Role, readLabel } from './label.ts'
import { linePieces, type Piece } from './pieces.ts'

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
  /**
   * How it was told from other quantities. `label`: a word for effort. `sign`: a colon or dash between name and figure.
   * `bracket`: brackets or a dash at the end of an item's line. `verb`: a sentence (`takes 3 days`).
   */
  readonly by: 'label' | 'sign' | 'bracket' | 'verb'
}

/**
 * The statements of a line. What is part of a longer run of code is no estimate: `now() - 1 month`; nor is the lag of an
 * order that the line states.
 */
export function lineStatements(line: Phrase, place: LinePlace): readonly Statement[] {
  const code = line.marks.filter((mark) => mark.kind === 'code')
  const found = STATED[place](line)
  if (code.length === 0 || found.length === 0) return found
  return found.filter(
    ({ figure }) =>
      !code.some((mark) => mark.from <= figure.from && figure.to <= mark.to && mark.to - mark.from > figure.to - figure.from + 2),
  )
}

const plainOf = ({ plain }: Phrase): string => plain

/** Without regard to code; of the words alone. */
const statedIn = (place: LinePlace) =>
  memo(plainOf, (line): readonly Statement[] => {
    const lags = place === 'own' ? orderTails(line.plain) : []
    const found = inPlace(line.plain, linePieces(line), place)
    return lags.length === 0 ? found : found.filter(({ figure }) => !lags.some(({ from, to }) => from <= figure.from && figure.to <= to))
  })

const STATED: Readonly<Record<LinePlace, (line: Phrase) => readonly Statement[]>> = {
  own: statedIn('own'),
  field: statedIn('field'),
  timeline: statedIn('timeline'),
}

function inPlace(text: string, all: readonly Piece[], place: LinePlace): Statement[] {
  const found: Statement[] = []
  let closed = 0
  for (const piece of all) {
    const next = statement(piece, place, { last: found.at(-1) ?? null, isNested: piece.figure.from < closed })
    if (!next) continue
    found.push(next)
    closed = Math.max(closed, bracketEnd(text, piece.figure.to))
  }
  return place === 'timeline' ? withOwnSubjects(found) : found
}

/** The end of the brackets right behind a figure: they speak of the same figure. */
function bracketEnd(text: string, from: number): number {
  const found = /^[^()（）]{0,40}[(（][^()（）]*[)）]/u.exec(text.slice(from, from + 300))
  return found ? from + found[0].length : from
}

/** `Day 2: Form (4h), Store (4h)`: with several figures in a line, each is about the words right before it. */
function withOwnSubjects(found: Statement[]): Statement[] {
  const [first, ...others] = found
  const inner = first && /^[^:：]+[:：]\s*(\S.*)$/su.exec(first.subject)?.[1]
  const isList =
    others.length > 0 && others.every(({ subject, role }) => role === 'estimate' && subject.trim() !== '' && !/[:：]/.test(subject))
  return first && inner && isList ? [{ ...first, subject: inner }, ...others] : found
}

interface Before {
  readonly last: Statement | null
  /** Inside the brackets behind the figure before. */
  readonly isNested: boolean
}

function statement(piece: Piece, place: LinePlace, before: Before): Statement | null {
  const label = readLabel(lastClause(piece.core))
  const plainLabel = label && label.rest === '' ? label : null
  const { figure, tail } = piece
  const behind = roleBehind(piece, place, plainLabel)
  if (behind) return behind
  // In the brackets behind a figure only a label of its own makes another one: `(2d, took 3d)`, not `4h total (1h types)`.
  if (before.isNested && (!plainLabel || /[(（]/.test(piece.sign))) {
    const isShare = before.last?.role === 'buffer' && before.last.figure.unit === '%'
    return isShare && piece.core.trim() === '' ? { figure, role: 'buffer', subject: '', tail, by: 'label' } : null
  }
  if (plainLabel) return labelled(piece, place, plainLabel, before)
  if (piece.isDoubtful || figure.unit === '%') return null
  if (place === 'own') return isMarkedOff(piece) ? { figure, role: 'estimate', subject: '', tail, by: 'bracket' } : null
  if (place === 'field') return isBareFigure(piece) ? { figure, role: 'estimate', subject: '', tail, by: 'sign' } : null
  return paired(piece, label)
}

/** The words of a label behind the last bracket, comma, dash or colon. */
const lastClause = (core: string): string =>
  core.replace(/[（(][^()（）]*[)）]\s*$/u, '').replace(/^[\s\S]*(?:[([{（,，;:：|—–]|\s-\s)(?=\s*\S)/u, '')

/** `2 days buffer`, `3h actual`: the word stands behind the figure. */
function roleBehind(piece: Piece, place: LinePlace, plainLabel: LabelReading | null): Statement | null {
  const { figure, tail, core } = piece
  const clause = /^\s*[(（[]?\s*([^,.;:：()（）[\]|→\n]{0,32})/u.exec(tail)?.[1] ?? ''
  const words = clause.trim().split(/\s+/).slice(0, 4).join(' ')
  if (words === '') return null
  if (/^(?:actual|actually|thực tế|实际|実績|факт)(?!\p{L})/iu.test(words))
    return { figure, role: 'actual', subject: plainLabel ? '' : core, tail, by: 'label' }
  const isBuffer = mentionsBuffer(words) && !includesBuffer(words) && !/^\s*[(（]/.test(tail) && plainLabel?.role !== 'total'
  return isBuffer && (place === 'timeline' || plainLabel || core === '') ? { figure, role: 'buffer', subject: '', tail, by: 'label' } : null
}

/** The label right before the figure says what it is; words before the label say whose. */
function labelled(piece: Piece, place: LinePlace, label: LabelReading, before: Before): Statement | null {
  const { figure, tail, core } = piece
  if (label.role === 'other' || (figure.unit === '%' && label.role !== 'buffer')) return null
  const subject = core.slice(0, core.lastIndexOf(lastClause(core))).replace(/^[^\p{L}\p{N}]+/u, '')
  if (place === 'field' && subject !== '') return null
  // Time and size are weak words: without a colon or bracket they belong to a sentence.
  if (place !== 'timeline' && label.strength < 3 && label.role === 'estimate' && !/[:：(（=[]/u.test(piece.sign)) return null
  const isSum = label.role === 'total' || label.role === 'estimate'
  const gloss = /[（(][^()（）]*[)）]\s*$/u.exec(core)?.[0] ?? ''
  const role = isSum && (includesBuffer(tail.slice(0, 60)) || includesBuffer(gloss)) ? 'with-buffer' : label.role
  return { figure, role, subject: place === 'own' && before.last === null ? '' : subject, tail, by: 'label' }
}

/** In brackets of its own, or behind a dash at the end: `(2-4d, after 2.1)`, `— 3h`, `~3d #feat`, `| 2h |`. */
function isMarkedOff({ sign, tail, isSetOff }: Piece): boolean {
  if (/[([（{][^)\]）}]*$/u.test(sign)) return /^\s*(?:[)\]）},;，→|·/+]|\p{L}[\p{L}\s-]{0,24}[)\]）},;])/u.test(tail)
  const isEnd = /^\s*(?:$|[#@(（[{,.|·\n]|[^\p{L}\p{N}\s]\s|\p{Extended_Pictographic})/u.test(tail)
  return isEnd && (isSetOff || /(?:\s[–—−-]+\s*~?\s*|~\s*|≈\s*|⏱️?\s*|🕐\s*|⌛\s*)$/u.test(sign))
}

/** A line that is nothing but a figure. */
const isBareFigure = (piece: Piece): boolean => piece.core.trim() === '' && piece.isFirst && /^[\s.)\]）]*$/u.test(piece.tail)

const PAIRING = /\.\.|[:：=~≈(（[|–—−]|\s-|-\s|⏱|→|\t/u
const VERB = /(?:^|\s)(?:takes?|needs?|requires?|be|is|mất|cần|约|需要?|займ[её]т|dauert|benötigt)(?:\s|$)/iu
const WHOLE =
  /(?<!\p{L})(?:whole|entire|everything|all|feature|project|implementation|work|toàn bộ|tất cả|整个|全部|全体|весь|вся|проект|gesamte|projekt|tout|projet|todo|proyecto|projeto)(?!\p{L})/iu

/** What is still to be done is no estimate of the item. */
const LEFT_OVER = /^\s*(?:remaining|left|to go|còn lại|剩余|残り|осталось|übrig|restants?|restantes?)(?!\p{L})/iu

function paired(piece: Piece, label: LabelReading | null): Statement | null {
  const { figure, tail, sign } = piece
  const core = withoutLabel(piece.core)
  if (LEFT_OVER.test(tail)) return null
  if (label?.role === 'other' && label.rest.split(' ').length < 3) return null
  const known = label && label.role !== 'other' ? label.role : null
  const isSum = known === null || known === 'estimate' || known === 'total'
  const role = isSum && includesBuffer(tail.slice(0, 60)) ? 'with-buffer' : (known ?? 'estimate')
  if (core.trim() === '') return piece.isFirst && !opensName(piece) ? leading(piece) : null
  if (PAIRING.test(sign)) return { figure, role, subject: core, tail, by: 'sign' }
  if (known) return { figure, role, subject: core, tail, by: 'label' }
  const isWhole = readLabel(tail.slice(0, 40).replace(/[.;:].*$/su, ''))?.role === 'total' || (VERB.test(sign) && WHOLE.test(core))
  if (isWhole) return { figure, role: 'total', subject: '', tail, by: 'verb' }
  return /\p{L}/u.test(sign) ? { figure, role, subject: core, tail, by: 'verb' } : null
}

/** `Effort: Backend ~2d, Frontend ~3d`: the label is about the whole line. */
function withoutLabel(core: string): string {
  const found = /^([^:：]{1,40})[:：]\s*(\S.*)$/su.exec(core)
  return found?.[1] && found[2] && readLabel(found[1])?.rest === '' ? found[2] : core
}

/** `High risk: …`: a size word that is part of a name. */
const opensName = ({ figure, tail }: Piece): boolean => figure.unit === 'size-word' && !/^\s*(?:$|[,.;(（–—-])/u.test(tail)

/** `2 days for the backend`, `2-3 days: Backend`, or a figure alone. */
function leading({ figure, tail }: Piece): Statement {
  const named = /^\s*(?:[:：–—-]|for\s|cho\s|для\s|für\s|para\s|pour\s)\s*(.+)$/iu.exec(tail.split('\n')[0] ?? '')?.[1] ?? ''
  const isTotal = readLabel(tail.slice(0, 40).replace(/[,.;:].*$/su, ''))?.role === 'total'
  return { figure, role: isTotal ? 'total' : 'estimate', subject: isTotal ? '' : named, tail, by: 'sign' }
}
