/**
 * Words and arrows that put one piece of work before another.
 *
 * `forward`: what stands left comes first (`1.1 → 1.2`, `1.1 blocks 1.2`). `backward`: what stands right comes first
 * (`1.2 depends on 1.1`). `behind` and `ahead` stand after both sides, as Chinese and Japanese have it
 * (`1.2 在 1.1 之后`). Types are rows here, not classes.
 */
import { mayHold } from './stems.ts'
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

const RULES: readonly Rule[] = [
  { direction: 'backward', type: 'SS', words: String.raw`starts? (?:together )?with|begins? with|start(?:s)? when .{0,20}starts` },
  { direction: 'backward', type: 'FF', words: String.raw`finish(?:es)? (?:together )?with|ends? with` },
  {
    direction: 'backward',
    type: 'FS',
    words: [
      String.raw`depend(?:s|ent|ing|encies|ency)? (?:up)?on|can(?: only)? (?:start|begin|run|proceed)(?: in parallel)?(?: only)? (?:after|once|when)|requires?|needs?|waits? (?:for|on)|blocked (?:by|on|until)|gated (?:on|by)|follows?|after|once|builds? (?:up)?on|relies on|prerequisites? ?[:：]|dependenc(?:y|ies) ?[:：]|depends ?[:：]|is preceded by`,
      String.raw`phụ thuộc(?: vào)?|sau khi|cần có|cần|yêu cầu|đợi|chờ|bị chặn bởi|dựa trên|sau`,
      String.raw`依赖于?|取决于|需要|等待|基于|前置(?:条件|任务)? ?[:：]`,
      String.raw`зависит от|зависят от|требует|требуют|ждёт|после`,
      String.raw`يعتمد على|تعتمد على|يتطلب|بعد`,
      String.raw`depende[mn]? de|requiere|requer|después de|depois de|após|necesita|precisa de`,
      String.raw`hängt (?:ab )?von|hängen (?:ab )?von|benötigt|erfordert|braucht|nach|wartet auf`,
      String.raw`dépend(?:ent)? de|nécessite|après|requiert`,
    ].join('|'),
  },
  {
    direction: 'forward',
    type: 'FS',
    words: [
      String.raw`blocks?|before|precedes?|unblocks?|enables?|required (?:by|for|before)|needed (?:by|for|before)|prerequisites? (?:for|of|to)|must (?:be )?(?:complete|finish|finished|completed|done|land|precede)(?:d)? (?:first )?before|then|followed by|feeds(?: into)?|leads to|gates?`,
      String.raw`trước khi|trước|chặn|rồi đến|tiếp theo là|là tiền đề (?:của|cho)`,
      String.raw`阻塞|先于|之后是`,
      String.raw`блокирует|блокируют|перед|до начала`,
      String.raw`قبل|يحظر`,
      String.raw`antes de|bloquea|bloqueia|precede a?`,
      String.raw`blockiert|bevor|vor`,
      String.raw`avant|bloque`,
    ].join('|'),
  },
  { direction: 'behind', type: 'FS', words: String.raw`之后|以后|完成后|の後|後に|に依存|が必要|が前提|완료 후|에 의존` },
  { direction: 'ahead', type: 'FS', words: String.raw`之前|以前|完成前|の前|前に|的先行任务|的前提|的前置|의 선행` },
]

const LETTER = String.raw`[\p{L}\p{N}]`
// Scripts without spaces have no word ends; the others must not match inside a word.
const WORD_RULES = RULES.map((rule) => ({
  ...rule,
  pattern: new RegExp(`(?<!(?=[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}])${LETTER})(?:${rule.words})(?!(?<=[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}])${LETTER})`, 'giu'),
}))

const mayConnect = mayHold(RULES.map((rule) => rule.words).join('|'))

const ARROW = /(?:[─—–-]+[┬┐┤┴┘]?)?[─—–=-]*(?:>|►|▶|→)|→|⟶|⇒|➜|➔|➡️?|⟹|↦/gu
const NEGATION = /(?:\b(?:no|not|never|without|nothing|don'?t|doesn'?t|isn'?t|non|independent(?:ly)?|best|ideally|recommend(?:ed)?|better|partially|implemented|prefer(?:ably)?|nên|không|chưa)|не|不|无|無|无需|независим\p{L}*)[\s*_]*(?:(?:be|to|best|any|hard|strict|directly|started?|implemented|phải|có|cần)\s+)*$/iu

/** Every arrow and connective of a text, in order. A negated one is none. */
export function connectives(text: string): Connective[] {
  const found: Connective[] = [...text.matchAll(ARROW)].map((hit) => ({ direction: 'forward', type: 'FS', isArrow: true, from: hit.index, to: hit.index + hit[0].length }))
  for (const rule of mayConnect(text) ? WORD_RULES : []) {
    for (const hit of text.matchAll(rule.pattern)) {
      const from = hit.index
      const to = from + hit[0].length
      if (found.some((other) => other.from < to && from < other.to) || NEGATION.test(text.slice(Math.max(0, from - 40), from))) continue
      found.push({ direction: rule.direction, type: rule.type, isArrow: false, from, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** True where arrows mean "needs": `→ = depends on`, `A → B means A requires B`. */
export const arrowsMeanNeeds = (text: string): boolean =>
  /(?:→|->|arrows?)[^.\n]{0,40}(?:means?|=|:|reads?|denotes?|nghĩa là|表示|означает)[^.\n]{0,40}(?:depends on|requires?|needs?|phụ thuộc|依赖|зависит)/iu.test(text)
