/**
 * One line of a risk register: the name of the risk, and what the line says about it.
 *
 * `Risk 2: Slow import (High) → stream it`, `Token leak. Impact: High | Mitigation: rotate keys`, `[High] Disk is full: add one`.
 */
import { level } from '../notation/level.ts'
import type { Phrase } from '../text/phrase.ts'
import { isMarked, slice } from '../text/phrase.ts'
import type { Level, Written } from './plan.ts'
import { isRiskGroup, RISK_LABEL, type RiskField, riskField } from './risk-words.ts'

/** A labelled part: `Impact: High`. */
export interface Labelled {
  readonly field: RiskField
  readonly value: Written<string>
}

export interface Line {
  /** What stands before the first label; for `Risk: …` what stands behind it. */
  readonly lead: Phrase
  readonly fields: readonly Labelled[]
}

export const said = (text: Phrase): Written<string> => ({ value: text.plain.replace(/\s+/g, ' ').trim(), span: text.span })

/** The last label before a colon: behind a sign that ends what came before. */
const BEFORE = /(?:^|[\n|.;,:：（(→>—–•]|\s-\s)[^\p{L}\p{N}\n]*(\p{L}[^\n|.;,:：()（）→>—–•]{0,40}(?:\([^()]*\))?)$/u
/** How far before its colon a label may begin. */
const LONGEST = 120
const SIGN = /[:：]|(?<=\s)[—–-](?=\s)/gu

/** Divides a text at the labels of risk registers that it holds, on one line or several. */
export function labelled(text: Phrase): Line {
  const found = labelsIn(text)
  const opening = found[0]?.isOpening && isName(found[0].field) ? found.shift() : undefined
  const start = opening?.to ?? 0
  const fields = found.map(({ field, to }, index) => ({
    field,
    value: said(trimmed(slice(text, to, found[index + 1]?.from ?? text.plain.length))),
  }))
  return { lead: trimmed(slice(text, start, found[0]?.from ?? text.plain.length)), fields }
}

interface Label {
  readonly field: RiskField
  /** Offsets of the label with its colon. */
  readonly from: number
  readonly to: number
  /** True where nothing stands before it on the line. */
  readonly isOpening: boolean
}

const isName = (field: RiskField): boolean => field === 'risk' || field === 'description'

function labelsIn(text: Phrase): Label[] {
  const found: Label[] = []
  for (const sign of text.plain.matchAll(SIGN)) {
    const label = labelBefore(text, sign.index, found.at(-1)?.to ?? 0)
    if (label) found.push(label)
  }
  return found
}

function labelBefore(text: Phrase, sign: number, after: number): Label | null {
  const { plain, marks } = text
  const at = backOver(plain, sign, BLANK)
  const to = over(plain, sign + 1)
  const bold = marks.find((mark) => mark.kind === 'strong' && mark.from >= after && mark.from < at && mark.to >= at && mark.to <= to)
  const before = plain.slice(Math.max(after, at - LONGEST), at)
  const name = bold ? plain.slice(bold.from, at) : /[:：]/u.test(plain[sign] as string) ? BEFORE.exec(before)?.[1] : undefined
  const field = name === undefined ? null : riskField(name)
  if (name === undefined || field === null || isMarked(text, sign, 'code')) return null
  const from = bold?.from ?? at - name.length
  const label = { field, from, to, isOpening: opensLine(plain, from) }
  if (!isName(field)) return label
  // "Risk: High" grades what stands before it; any other name belongs at the start.
  if (level(plain.slice(to, to + LONGEST))) return { ...label, field: 'severity' }
  return label.isOpening && from === plain.search(/[\p{L}\p{N}]/u) ? label : null
}

/** True where no letter stands before the offset on its line. */
function opensLine(plain: string, from: number): boolean {
  const before = plain.slice(Math.max(0, from - LONGEST), from)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return !/[\p{L}\p{N}]/u.test(line) && (line.length < before.length || from <= LONGEST)
}

const BLANK = /\s/u
const TRAILING = /[\s|;,(（→>—–•-]/u

// Loops, because a pattern like `\s*:` takes quadratic time on a long run of blanks.
function backOver(plain: string, from: number, signs: RegExp): number {
  let at = from
  while (at > 0 && signs.test(plain[at - 1] as string)) at--
  return at
}

function over(plain: string, from: number): number {
  let at = from
  while (at < plain.length && BLANK.test(plain[at] as string)) at++
  return at
}

/** Without blanks around it, and without the separator or the bracket that belongs to what stands behind. */
function trimmed(text: Phrase): Phrase {
  const start = over(text.plain, 0)
  const end = Math.max(start, backOver(text.plain, text.plain.length, TRAILING))
  const isUnbalanced = /[)）]/u.test(text.plain[end - 1] ?? '') && !/[(（]/u.test(text.plain.slice(start, end))
  return slice(text, start, isUnbalanced ? end - 1 : end)
}

/** A risk as one line names it. */
export interface Head {
  readonly title: string
  readonly likelihood: Written<Level> | null
  readonly impact: Written<Level> | null
  readonly mitigation: Written<string> | null
}

/** The name of a risk and what stands around it: number, group, level, and behind a separator its mitigation. */
export function head(text: Phrase): Head {
  const { rest, impact } = opened(text)
  const { name, mitigation } = divided(rest)
  const grades = bracketed(rest)
  return { title: titled(name), likelihood: grades.likelihood, impact: impact ?? grades.impact, mitigation }
}

const titled = (name: Phrase): string =>
  name.plain
    .replace(/\s+/g, ' ')
    .replace(/^(?:\s|\p{Extended_Pictographic}|\ufe0f)+/u, '')
    .replace(/[\s:：.—–-]+$/u, '')

const LEVEL_FIRST = /^[^\p{L}\p{N}([（【]*(?:[[(（【]([^\])）】]{1,30})[\])）】]|(\p{L}[\p{L} -]{0,28}?)\s*(?:[:：]|\s[—–-]\s))[\s:：—–-]*/u
const GROUP_FIRST = /^[^\p{L}\p{N}]*(\p{L}[\p{L}\s]{2,40}?)\s*[:：]\s+/u

/** Takes off what stands before the name: `Risk 1:`, `Technical risks:`, `[High]`, `🔴`. */
function opened(text: Phrase): { readonly rest: Phrase; readonly impact: Written<Level> | null } {
  const numbered = slice(text, RISK_LABEL.exec(text.plain)?.[0].length ?? 0)
  const group = GROUP_FIRST.exec(numbered.plain)
  const rest = group?.[1] && isRiskGroup(group[1]) ? slice(numbered, group[0].length) : numbered
  const first = LEVEL_FIRST.exec(rest.plain)
  const word = first?.[1] ?? first?.[2] ?? ''
  const grade = /\p{L}/u.test(word) ? level(word) : null
  if (first && grade && /\p{L}/u.test(rest.plain.slice(first[0].length))) {
    const from = first[0].indexOf(word)
    return { rest: slice(rest, first[0].length), impact: { value: grade, span: slice(rest, from, from + word.length).span } }
  }
  const sign = /^[\s]*[🔴🟠🟡🟢🟥🟧🟨🟩]/u.exec(rest.plain)
  const painted = sign && level(sign[0])
  return { rest, impact: painted && sign ? { value: painted, span: slice(rest, 0, sign[0].length).span } : null }
}

const ARROW = /→|->|=>|⇒/u
const COLON = /[:：](?=\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu
const DASH = /(?<=\s)[—–-](?=\s)/u
const MITIGATED =
  /(?<!\p{L})(?:mitigated? (?:by|with|via|through)|giảm thiểu bằng|mitigad[oa] (?:por|con|com)|atténué par|gemildert durch|снижается за счёт)\s/iu

/**
 * A risk and its mitigation in one line: `risk → mitigation`, `risk: mitigation`, `risk, mitigated by …`. What stands
 * behind a dash explains the risk as often as it answers it: it ends the name, no more.
 */
function divided(text: Phrase): { readonly name: Phrase; readonly mitigation: Written<string> | null } {
  const bold = text.marks.find((mark) => mark.kind === 'strong' && mark.from <= Math.max(0, text.plain.search(/[\p{L}\p{N}]/u)))
  const from = bold?.to ?? 0
  const rest = text.plain.slice(from)
  const sign = [ARROW.exec(rest), MITIGATED.exec(rest), colonIn(text, from)]
    .filter((found) => found !== null)
    .sort((a, b) => a.index - b.index)[0]
  const end = Math.min(sign?.index ?? rest.length, DASH.exec(rest)?.index ?? rest.length)
  const value = sign ? trimmed(slice(text, from + sign.index + sign[0].length)) : null
  const name = bold ? slice(text, 0, bold.to) : trimmed(slice(text, 0, end))
  return { name, mitigation: value && /\p{L}/u.test(value.plain) ? said(value) : null }
}

/** The first colon behind some words that is no part of code; one that ends a bold part counts as behind it. */
function colonIn(text: Phrase, from: number): RegExpExecArray | null {
  if (from > 0 && /[:：]/u.test(text.plain[backOver(text.plain, from, BLANK) - 1] ?? '')) return /^/u.exec(text.plain.slice(from))
  for (const found of text.plain.slice(from).matchAll(COLON)) {
    if (from + found.index > 2 && !isMarked(text, from + found.index, 'code')) return found
  }
  return null
}

const LIKELIHOOD = /likelihood|probability|chance|\bprob\b|khả năng|xác suất|概率|可能性|確率|вероятност|probabili|wahrscheinlich/iu

/** `(High impact, low probability)`, `(Medium)` behind the name of a risk. */
function bracketed(text: Phrase): { readonly likelihood: Written<Level> | null; readonly impact: Written<Level> | null } {
  const grades: { likelihood: Written<Level> | null; impact: Written<Level> | null } = { likelihood: null, impact: null }
  for (const bracket of text.plain.matchAll(/[([（【]([^()[\]（）【】]{1,60})[)\]）】]/gu)) {
    for (const piece of (bracket[1] as string).matchAll(/[^,;/，、]+/gu)) {
      const value = /\p{L}|[🔴🟠🟡🟢]/u.test(piece[0]) ? level(piece[0].trim()) : null
      const key = LIKELIHOOD.test(piece[0]) ? 'likelihood' : 'impact'
      if (value === null || grades[key]) continue
      const at = bracket.index + 1 + piece.index
      grades[key] = { value, span: slice(text, at, at + piece[0].length).span }
    }
  }
  return grades
}
