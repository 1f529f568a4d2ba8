/**
 * References in running text: task ids, ranges, wildcards, phases, milestones, user stories, "all previous phases".
 *
 * Purely lexical; which items they mean is decided by `plan/resolve.ts`. `2.10` is never `2.1`.
 */

import { mayHold } from './stems.ts'
import { Taken } from './taken.ts'

export type Reference =
  | {
      readonly kind: 'task' | 'phase' | 'milestone' | 'story'
      readonly ids: readonly IdPattern[]
      readonly worded: boolean
      readonly from: number
      readonly to: number
    }
  | {
      readonly kind: 'all'
      readonly what: 'task' | 'phase' | 'story'
      readonly scope: 'all' | 'before' | 'others'
      readonly from: number
      readonly to: number
    }

/** One id, a range of ids (both ends included), or every id with a prefix (`3.x`, `2.1.*R`). */
export type IdPattern =
  | { readonly type: 'id'; readonly id: string }
  | { readonly type: 'range'; readonly first: string; readonly last: string }
  | { readonly type: 'wildcard'; readonly pattern: string }

const TASK =
  'sub-?tasks?|tasks?|steps?|items?|nhiệm vụ|công việc|任务|子任务|タスク|задач[аиуе]?|подзадач[аи]?|المهمة|المهام|tarefas?|tareas?|aufgaben?|tâches?|작업'
const PHASE = 'phases?|giai đoạn|stages?|sprints?|阶段|フェーズ|этап[аы]?|фаз[аы]|المرحلة|المراحل|fases?|etapas?|phasen|étapes?|단계'
const MILESTONE = 'milestones?|cột mốc|mốc|里程碑|マイルストーン|вех[аи]|marcos?|hitos?|meilensteine?|jalons?'
const STORY = 'user stor(?:y|ies)|stor(?:y|ies)|用户故事|ユーザーストーリー'

// A long dash with spaces around it begins a new thought; a short one, or one without spaces, spans a range.
const DASH = String.raw`(?:\s*(?:-|–|~|\.\.|…|至|到|から)\s*|—|\s+(?:to|through|đến|tới|bis|a|à|до)\s+)`
// In `Phase 1 + 1d` the number behind the plus is a lag.
const AND = String.raw`\s*(?:,\s*(?:and|và|und|y|e|et|и)?|\/|\+(?!\s*\d+(?:[.,]\d+)?\s*[hdw](?![\p{L}\p{N}]))|&|、|，|and|và|und|와|和|与|及|или|or|hoặc|と|и|و|y|e|et)\s*`
// Scripts without spaces put words directly beside a number: `任务1.1完成`.
const WORD_SIGN = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}_]`
const UNIT = String.raw`\s*%|\s*(?:min|minutes?|mins|ms|sec|seconds?|hours?|hrs?|days?|weeks?|months?|years?|[hdws]|[KMG]B|giờ|ngày|tuần|phút|tháng|小时|小時|天|周|个月|時間|日間|週間|시간|日(?!\p{L})|часа?|часов|дн(?:я|ей)|день|недел[иья]|horas?|d[ií]as?|semanas?|Tagen?|Stunden?|Wochen?|jours?|heures?|semaines?|person-days?|PT)(?!${WORD_SIGN}|\s*\d)`
const DATE = String.raw`\d{1,2}\.\d{1,2}\.(?:19|20)\d\d`
const DOTTED = String.raw`(?!${DATE})(?:[A-Z]{1,3}-?)?\d+(?:\.\d+)+(?:(?!(?<=\b0\.\d+|\.5)d|[hw])[A-Za-z])?(?!${WORD_SIGN}|\.\d|-\p{L}{2}|\s*%)`
const CODED = String.raw`[A-Z]{1,5}-?\d{1,4}[a-z]?(?!${WORD_SIGN}|[./]\p{L}|-\p{L}{2})`
const WILD = String.raw`(?:[A-Z]{1,3}-?)?\d+(?:\.\d+)*\.(?:[xX]|\*)(?:\.(?:[xX]|\*))*[A-Z]?(?!${WORD_SIGN})`
const PLAIN = String.raw`(?:P|M)?\d+[A-Za-z]?(?!${WORD_SIGN}|\.\d|${UNIT})`
const ANY = `(?:${WILD}|${DOTTED}|${CODED}|${PLAIN}|[A-Z](?!${WORD_SIGN}))`
// Without a word before it, `2.5 days` is a duration; `Task 2.5 days left` is a task, and so is `2.5 Day view`.
const OWN = `(?:${WILD}|${DOTTED}(?!${UNIT})|${CODED})`
const BRACKET = String.raw`[\s*_\[\]#（(]*`

const list = (id: string, word = '') => {
  const one = `${id}(?:${DASH}(?:${word})?${id})?`
  return `${one}(?:${AND}(?:${word})?${one})*`
}
const worded = (words: string): RegExp =>
  new RegExp(`(?<!${WORD_SIGN})(?:${words})(?:${BRACKET})(${list(ANY, `(?:(?:${words})\\s*)`)})(?:\\]\\))?`, 'giu')
const WORDED = [
  ['phase', worded(PHASE), mayHold(PHASE)],
  ['milestone', worded(MILESTONE), mayHold(MILESTONE)],
  ['story', worded(STORY), mayHold(STORY)],
  ['task', worded(TASK), mayHold(TASK)],
] as const
// Behind a currency or a comparison stands a figure or version; behind `->` and `=>` an id.
const NO_ID_BEFORE = String.raw`[./-]|(?<=\S)#|v|[$€£¥~^≥≤]\s?|(?<![-=─—–>\d]|\d\s)(?:[<>]=?|==)\s?`
// The capital or digit is asked for first: what may not stand before it costs more to tell.
const OWN_LIST = new RegExp(`(?=[A-Z\\d])(?<!${WORD_SIGN}|${NO_ID_BEFORE})(${list(OWN)})`, 'gu')
const STORY_CODE = new RegExp(`(?<!${WORD_SIGN})US\\s?\\d+(?:\\s*(?:-|–|,|/|\\+|&|and)\\s*(?:US)?\\d+)*(?!${WORD_SIGN})`, 'gu')

const ALL = new RegExp(
  [
    String.raw`(?<before>(?:all|every|tất cả(?: các)?|mọi|所有|すべての|все|todas? (?:as|las)|alle)\s*(?:the\s+)?(?:previous|earlier|prior|preceding|above|之前的?|前置|предыдущие|anteriores|vorherigen)\s*(?:${TASK}|${PHASE}|${STORY})|(?:tất cả|mọi)(?: các)?\s*(?:${TASK}|${PHASE})\s*trước(?: đó)?|(?:tod[ao]s|toutes|tous)\s+(?:l?[ao]s|les)\s+(?:${TASK}|${PHASE})\s+(?:anteriores|previas|précédente?s)|(?:all|every|tất cả)\s+(?:${TASK}|${PHASE})\s+(?:above|before|trên|trước))`,
    String.raw`(?<others>(?:all|every|所有|すべての|все)\s*(?:the\s+)?(?:other|remaining|其他|他の|остальные)\s*(?:${TASK}|${PHASE}|${STORY})|(?:tất cả|mọi)(?: các)?\s*(?:${TASK}|${PHASE})\s*(?:khác|còn lại))`,
    String.raw`(?<all>(?:all|any|every|ALL|ANY|tất cả(?: các)?|mọi|所有|すべての|все|tod[ao]s? l?[ao]s|tou(?:te)?s les|alle)\s*(?:of\s+)?(?:the\s+)?(?:desired\s+)?(?:implementation\s+)?(?:${TASK}|${PHASE}|${STORY})(?!\s*\d))`,
  ].join('|'),
  'giu',
)

const mayBeAll = mayHold('all|any|every|tất cả|mọi|所有|すべて|все|toda|todo|toutes|tous|alle')

/** Every reference of a text, in order, none inside another. */
export function references(text: string): Reference[] {
  const found: Reference[] = []
  const taken = new Taken()
  const add = (reference: Reference) => {
    if (taken.take(reference)) found.push(reference)
  }
  if (mayBeAll(text)) for (const hit of text.matchAll(ALL)) add(allReference(hit))
  // Every other reference has a number or a capital that stands alone.
  if (!/\d|(?<!\p{L})\p{Lu}(?!\p{L})/u.test(text)) return found
  for (const [kind, pattern, isPossible] of WORDED) {
    for (const hit of isPossible(text) ? text.matchAll(pattern) : []) {
      const ids = idPatterns(`${hit[1] as string}${text[hit.index + hit[0].length] === '+' ? '+' : ''}`)
      if (ids.length > 0 && isNumbered(hit[1] as string))
        add({ kind, ids, worded: true, from: hit.index, to: hit.index + hit[0].trimEnd().length })
    }
  }
  for (const hit of text.includes('US') ? text.matchAll(STORY_CODE) : [])
    add({ kind: 'story', ids: idPatterns(hit[0].replace(/US\s?/g, '')), worded: true, from: hit.index, to: hit.index + hit[0].length })
  for (const hit of text.matchAll(OWN_LIST)) {
    const isMilestone = /^M\d+(?:\.\d+)?(?:\s*[-–,+&].*)?$/.test(hit[0])
    add({
      kind: isMilestone ? 'milestone' : 'task',
      ids: idPatterns(hit[0]),
      worded: false,
      from: hit.index,
      to: hit.index + hit[0].length,
    })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** A bare integer, range or list of them: a reference only where the sentence asks for one. */
export const PLAIN_LIST = new RegExp(`^(${list(PLAIN)})(?!${WORD_SIGN})`, 'u')

// "Task A" may be an id; "task a" is an article, "phase I" a numeral that only a heading resolves.
const isNumbered = (ids: string): boolean => /\d/.test(ids) || /^[A-Z]\b/.test(ids)

function allReference(hit: RegExpMatchArray): Reference {
  const groups = hit.groups ?? {}
  const scope = groups.before ? 'before' : groups.others ? 'others' : 'all'
  const what = new RegExp(`(?:${PHASE})`, 'iu').test(hit[0]) ? 'phase' : new RegExp(`(?:${STORY})`, 'iu').test(hit[0]) ? 'story' : 'task'
  const from = hit.index ?? 0
  return { kind: 'all', what, scope, from, to: from + hit[0].length }
}

const ONE = new RegExp(
  `(${WILD}|${DOTTED}|${CODED}|${PLAIN}|[A-Z](?!${WORD_SIGN}))(?:(${DASH})(?:(?:${TASK}|${PHASE}|${MILESTONE})\\s+)?(${WILD}|${DOTTED}|${CODED}|${PLAIN}))?`,
  'giu',
)

/** The ids of a list as written. `3+` is three and all behind it. */
export function idPatterns(text: string): IdPattern[] {
  // Most lists are one plain id.
  if (/^\d+\.\d+$/.test(text)) return [{ type: 'id', id: text }]
  return [...text.matchAll(ONE)].flatMap((hit): IdPattern[] => {
    const first = hit[1] as string
    const last = hit[3]
    // Letters alone are ids only as capitals: the "d" of "and" is none.
    if (/^\p{L}$/u.test(first) && (first !== first.toUpperCase() || /\p{L}$/u.test(text.slice(Math.max(0, hit.index - 2), hit.index))))
      return []
    if (last === undefined && /^\d+$/.test(first) && text[hit.index + hit[0].length] === '+')
      return [{ type: 'range', first, last: String(Number(first) + 99) }]
    if (last !== undefined && !isWild(first) && !isWild(last)) return [{ type: 'range', first, last }]
    return [first, ...(last === undefined ? [] : [last])].map((id) => (isWild(id) ? { type: 'wildcard', pattern: id } : { type: 'id', id }))
  })
}

const isWild = (id: string): boolean => /\.[xX*]/.test(id)
