/**
 * Words and arrows that put one piece of work before another.
 *
 * `forward`: what stands left comes first (`1.1 → 1.2`, `1.1 blocks 1.2`). `backward`: what stands right comes first
 * (`1.2 ← 1.1`, `1.2 depends on 1.1`). `behind` and `ahead` stand after both sides, as Chinese and Japanese have it
 * (`1.2 在 1.1 之后`). Types are rows here, not classes.
 */
import { mayHold, wordFinder } from './stems.ts'
import { Taken } from './taken.ts'
import type { DependencyType } from './terms.ts'

export type Direction = 'forward' | 'backward' | 'behind' | 'ahead'

export interface Connective {
  readonly direction: Direction
  readonly type: DependencyType
  readonly isArrow: boolean
  readonly from: number
  readonly to: number
}

interface Rule {
  readonly direction: Direction
  readonly type: DependencyType
  readonly words: string
}

/** `cannot start until`: a refusal with an end, and no negation of what follows. */
const NOT_YET = ['cannot', 'not', "can['’]?t", "won['’]?t", "don['’]?t", "doesn['’]?t", "mustn['’]?t", "shouldn['’]?t"]
  .map(
    (word) =>
      String.raw`${word} (?:be )?(?:start(?:ed)?|beg[iu]n|run|proceed|merged?|ship(?:ped)?|deploy(?:ed)?|finish(?:ed)?|completed?|land|happen|go)(?: live| ahead)? (?:until|before|unless)`,
  )
  .join('|')

const RULES: readonly Rule[] = [
  { direction: 'backward', type: 'SS', words: String.raw`starts? (?:together )?with|begins? with|start(?:s)? when .{0,20}starts` },
  { direction: 'backward', type: 'FF', words: String.raw`finish(?:es)? (?:together )?with|ends? with` },
  {
    direction: 'backward',
    type: 'FS',
    words: [
      String.raw`depend(?:s|ent|ing|encies|ency)? (?:up)?on|can(?: only)? (?:start|begin|run|proceed)(?: in parallel)?(?: only)? (?:after|once|when)|requires?|needs?|wait(?:s|ing)? (?:for|on|until)|${NOT_YET}|unblocked by|blocked (?:by|on|until)|unlocked by|enabled by|gated (?:on|by)|follows?|after|once(?! (?:a|an|per|every|again|more|only)\b)|as soon as|when(?=[^,.;]{1,40}(?:is|are|has|have) (?:been )?(?:done|complete|finished|merged|ready))|contingent (?:up)?on|subsequent to|successors? (?:of|to)|predecessors? ?[:：]|builds? (?:up)?on|relies on|prerequisites? ?[:：]|dependenc(?:y|ies) ?[:：]|depends ?[:：]|is preceded by`,
      String.raw`phụ thuộc(?: vào)?|sau khi|cần có|cần|yêu cầu|đợi|chờ|bị chặn bởi|dựa trên|sau`,
      String.raw`依赖于?|依賴於?|取决于|取決於|需要|等待|基于|前置(?:条件|任务|任務)? ?[:：]`,
      String.raw`зависит от|зависят от|требует|требуют|жд[её]т|ожидает|заблокирован\p{L}*|нужн[аоы] сначала|после`,
      String.raw`يعتمد على|تعتمد على|يتطلب|بعد`,
      String.raw`depende[mn]? d(?:e|el|a|o|as|os)|requiere|requer(?:em)?|después de|depois de|após|tras|luego de|necesita|precisam? de|espera (?:a|por)|bloquead[oa]s? (?:por|hasta|até)|exige`,
      String.raw`hängt (?:ab )?von|hängen (?:ab )?von|benötigt|erfordert|braucht|nach|wart(?:et|en) auf|blockiert (?:durch|von)|setz(?:t|en)(?=[^;]{1,60} voraus)`,
      String.raw`dépend(?:ent)? de|nécessite|après|requi(?:ert|èrent)|bloquée?s? par|attend(?:ent)?`,
    ].join('|'),
  },
  {
    direction: 'forward',
    type: 'FS',
    words: [
      String.raw`blocks?|before|precedes?|unblocks?|enables?|required (?:by|for|before)|needed (?:by|for|before)|prerequisites? (?:for|of|to)|must (?:be )?(?:complete|finish|finished|completed|done|land|precede)(?:d)? (?:first )?before|then|followed by|feeds(?: into)?|leads to|gates?|prior to|ahead of|unlocks?|blockers? (?:for|of|to)|predecessors? (?:for|of|to)`,
      String.raw`trước khi|trước|chặn|rồi đến|tiếp theo là|là tiền đề (?:của|cho)`,
      String.raw`阻塞|先于|先於|之后是|之後是`,
      String.raw`блокирует|блокируют|перед|до начала`,
      String.raw`قبل|يحظر`,
      String.raw`antes de|bloquea|bloqueia|precede a?`,
      String.raw`blockiert|bevor|vor`,
      String.raw`avant|bloque`,
    ].join('|'),
  },
  {
    direction: 'behind',
    type: 'FS',
    words: String.raw`之后|之後|以后|以後|完成后|完成後|完了後|完了してから|のあと|の後|後に|に依存|が必要|が前提|완료 후|이후|에 의존`,
  },
  { direction: 'ahead', type: 'FS', words: String.raw`之前|以前|完成前|の前|前に|的先行任务|的前提|的前置|의 선행|전에` },
]

/** `depends on nothing`, `benötigt keine`. */
const NOTHING = /^\s+(?:no|none|nothing|kein\p{L}*|nichts|aucune?|rien|nada|nenhum[ao]?|ningun[ao]|ningún)(?!\p{L})/iu
const FINDERS = RULES.map(({ direction, type, words }) => ({ direction, type, find: wordFinder(words) }))

const mayHoldWords = mayHold(RULES.map((rule) => rule.words).join('|'))

/** False where a text certainly holds no connective. */
export const mayConnect = (text: string): boolean => ARROW_HEAD.test(text) || mayHoldWords(text)
const ARROW_HEAD = /[>→►▶⟶⇒➜➔➡⟹↦←⟵⇐⬅]|<[─—–-]/

// An arrow begins where its line begins: tried at every dash of a long rule it would take quadratic time.
const ARROW = /(?<![─—–=-])(?:[─—–=-]+(?:[┬┐┤┴┘][─—–=-]*)?)?(?:>(?!=)|►|▶|→)|→|⟶|⇒|➜|➔|➡️?|⟹|↦/gu
// `<->` is no arrow to the left, and `<=` none at all.
const BACK_ARROW = /<[─—–-]+(?![>►▶─—–-])|[←⟵⇐](?![>►▶─—–=-])|⬅️?/gu
const NEGATIONS = String.raw`(?:\b(?:no|not|never|without|nothing|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|non|independent(?:ly)?|best|ideally|recommend(?:ed)?|better|partially|implemented|prefer(?:ably)?|nên|không|chưa|nunca|nicht)|não|не|不|无|無|无需|無需|независим\p{L}*)`
const NEGATION = new RegExp(
  String.raw`${NEGATIONS}[\s*_]*(?:(?:be|to|best|any|hard|strict|directly|longer|started?|implemented|phải|có|cần)\s+)*$`,
  'iu',
)
const NEGATED = new RegExp(String.raw`^[\s*_]*${NEGATIONS}(?!(?<=[\p{Script=Latin}\p{Script=Cyrillic}])\p{L})`, 'iu')

/** True for what a text begins by taking out: `not 1.3`, `nicht 1.3`. */
export const opensWithNegation = (text: string): boolean => NEGATED.test(text)

/** Every arrow and connective of a text, in order. A negated one is none. */
export function connectives(text: string): Connective[] {
  const found: Connective[] = ARROW_HEAD.test(text) ? [...arrows(text, ARROW, 'forward'), ...arrows(text, BACK_ARROW, 'backward')] : []
  const taken = new Taken()
  for (const arrow of found) taken.take(arrow)
  for (const { direction, type, find } of FINDERS) {
    for (const { from, to } of find(text)) {
      if (!taken.isFree({ from, to })) continue
      if (NOTHING.test(text.slice(to, to + 30)) || NEGATION.test(text.slice(Math.max(0, from - 40), from))) continue
      taken.take({ from, to })
      found.push({ direction, type, isArrow: false, from, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

const arrows = (text: string, pattern: RegExp, direction: Direction): Connective[] =>
  [...text.matchAll(pattern)].map((hit) => ({ direction, type: 'FS', isArrow: true, from: hit.index, to: hit.index + hit[0].length }))

/** True where arrows mean "needs": `→ = depends on`, `A → B means A requires B`. */
export const arrowsMeanNeeds = (text: string): boolean =>
  /(?:→|->|arrows?)[^.\n]{0,40}(?:means?|=|:|reads?|denotes?|nghĩa là|表示|означает)[^.\n]{0,40}(?:depends on|requires?|needs?|phụ thuộc|依赖|зависит)/iu.test(
    text,
  )
