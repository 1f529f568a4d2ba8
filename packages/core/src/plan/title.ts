/**
 * The title of an item: what is left of its first line when id, marks, estimate, people and notes are taken away.
 */
import { type Label, label } from '../notation/heading.ts'
import { type Signs, signs } from '../notation/signs.ts'
import type { StateMark } from '../notation/state.ts'
import { leadingState, titleMark } from '../notation/state.ts'
import { tailStart } from '../notation/tail.ts'
import type { Phrase } from '../text/phrase.ts'
import { firstLine, slice } from '../text/phrase.ts'

export interface Titled {
  readonly label: Label | null
  /** What the item is called. */
  readonly title: Phrase
  /** The bracket at the end that holds notation (`2d, after 1.1, @ana`); offsets in the line. */
  readonly line: Phrase
  readonly mark: StateMark | null
  readonly optional: boolean
  readonly parallel: boolean
  readonly signs: Signs
}

const LEADING_TAGS =
  /^(?:\s*(?:\[\s*([A-Z]{1,3}\d*(?:\/\d+)*\??(?:\s*,\s*[A-Z]{1,3}\d+)*)\s*\]|\((P)\)|\\?\*(?=\s)|#[\p{L}][\p{L}\p{N}/_-]*(?=\s)))+/u
/**
 * Reads the opening of an item: tags, id, more tags, title.
 *
 * @param known the label, where the caller knows better: null for an item without one
 */
export function titled(text: Phrase, known?: null): Titled {
  const line = firstLine(text)
  const before = LEADING_TAGS.exec(line.plain)?.[0].length ?? 0
  const found = known === null ? null : label(line.plain.slice(before))
  const idEnd = before + (found?.end ?? 0)
  const tags = LEADING_TAGS.exec(line.plain.slice(idEnd))?.[0] ?? ''
  // A star behind the id or the box marks an optional item; it is no emphasis, which the phrase has taken away.
  const allTags = line.plain.slice(0, before) + line.plain.slice(before + (found?.idTo ?? 0), idEnd) + tags
  const start = idEnd + tags.length
  const sign = signs(line)
  const mark = titleMark(line.plain.slice(start))
  return {
    label: found && { ...found, end: idEnd, idFrom: before + found.idFrom, idTo: before + found.idTo },
    title: trimTitle(slice(line, 0, Math.max(start, sign.from)), start, mark && { ...mark, from: mark.from + start, to: mark.to + start }),
    line,
    mark: mark && { ...mark, from: mark.from + start, to: mark.to + start },
    optional: /\*/.test(allTags) || /[（(]\s*(?:optional|tùy chọn|可选|任意)\s*[)）]/iu.test(line.plain),
    parallel: /\[P\??\]|\(P\)/.test(allTags),
    signs: sign,
  }
}

/** The whole title, or all of it but a word that says so: `~~Socket~~ dropped`. */
export const isStruck = (title: Phrase): boolean =>
  title.marks.some(({ kind, from, to }) => {
    if (kind !== 'strike' || from > 0 || to === 0) return false
    const rest = title.plain.slice(to).trim()
    return rest === '' || leadingState(rest) === 'cancelled'
  })

/** The bold part if it holds more than the id, else the line; without marks, notes in trailing brackets and a closing colon. */
function trimTitle(line: Phrase, start: number, mark: StateMark | null): Phrase {
  const bold = line.marks.find((found) => found.kind === 'strong' && found.from <= start && found.to > start + 1)
  let end = bold && /\p{L}{2}/u.test(line.plain.slice(start, bold.to)) ? bold.to : line.plain.length
  if (mark && mark.from > start && mark.from < end) end = outsideBracket(line.plain, start, mark.from)
  for (;;) {
    const kept = withoutTail(line.plain.slice(start, end))
    if (start + kept === end || kept === 0) break
    end = start + kept
  }
  const from =
    start + (line.plain.slice(start, end).search(/[^\s:：—–*~-]/u) < 0 ? 0 : line.plain.slice(start, end).search(/[^\s:：—–*~-]/u))
  return slice(line, from, Math.max(from, end))
}

/** The offset, or the bracket that it stands in. */
function outsideBracket(text: string, start: number, offset: number): number {
  const open = Math.max(text.lastIndexOf('(', offset - 1), text.lastIndexOf('（', offset - 1))
  return open > start && !/[)）]/.test(text.slice(open, offset)) ? open : offset
}

/** From its opening bracket on. */
const NOTATION =
  /^[([（]\s*(?:~|≈|约|est|after\b|sau\s+(?:khi\s+)?[A-Z]{0,4}-?\d|@|due\b|took\b|(?:starts?|from|not before)\s+\d{4}-\d\d-\d\d\b|blocked\b|cancell?ed\b|Day\b|Week\b|Ngày\b|Tuần\b|Notes?\b|depends\b|P\d\b|optional\b|(?:by |until |bis |до |hạn |deadline |frist |prazo )?\d{4}-\d\d-\d\d\b|target(?:\s*[:：]|\s+(?:\d|day|week))|phases?\s\d|giai đoạn\s\d|\d+\.\d+(?:\s*[-–,]\s*\d+\.\d+)+|(?:\d+(?:[.,]\d+)?\s*(?:[-–/]\s*\d+(?:[.,]\d+)?\s*)*(?:mins?|minutes?|m|h|hours?|hrs?|d|days?|w|weeks?|giờ|ngày|phút|tuần|个?小时|小時|天|日間?|時間|周|週間?|분|시간|일|мин\p{L}*|час\p{L}*|ч|дн\p{L}*|день|недел\p{L}|horas?|d[ií]as?|semanas?|Tagen?|Tag|Stunden?|Std|Wochen?|jours?|heures?|semaines?|%(?=\s*[,)\]）]))(?!\p{L})))[^()（）[\]]*[)\]）]\s*$/iu
/** `📅 2026-12-01`, `✅ 2026-11-02`: dates with their signs, and other fields of obsidian-tasks. */
const SIGNED_TAIL =
  /\s*(?:(?:📅|⏳|🛫|➕|✅|❌)\ufe0f?\s*\d{4}-\d\d-\d\d|\[(?:due|scheduled|start|created|completion|priority|dependsOn|id):: ?[^\]]*\])\s*$/u
const SIGNS_TAIL = /(?<![\ufe0f\s:：.。;,✅☑✔🚧⏳🔄⬜🎉🎯⚠—–-])[\ufe0f\s:：.。;,✅☑✔🚧⏳🔄⬜🎉🎯⚠—–-]+$/u

/** An id, a time or a handle ends it: the rest need not be looked at. */
const MAY_BE_TAIL = /(?:\d\s*(?:[a-zA-Z]|pd|min|hrs?|hours?|days?|weeks?|person-days?|giờ|ngày|tuần)?|@[\p{L}\p{N}_-]+)\s*$/u

/** Length of a title without the notation or sign that ends it. */
function withoutTail(title: string): number {
  const tail = MAY_BE_TAIL.test(title) ? tailStart(title) : title.length
  if (tail < title.length) return tail
  // Most titles end with a letter, and nothing of what follows does.
  if (/\p{L}/u.test(title.at(-1) ?? '')) return title.length
  const bracket = Math.max(title.lastIndexOf('('), title.lastIndexOf('['), title.lastIndexOf('（'))
  if (bracket >= 0 && NOTATION.test(title.slice(bracket))) return title.slice(0, bracket).trimEnd().length
  const signed = /\d-\d|::/.test(title) ? SIGNED_TAIL.exec(title) : null
  if (signed) return signed.index
  return /\p{N}/u.test(title.at(-1) ?? '') ? title.length : title.replace(SIGNS_TAIL, '').length
}
