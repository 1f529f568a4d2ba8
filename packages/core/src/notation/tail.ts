/**
 * What a task's line states behind its title without brackets: `Login form - 2d, after 1.1, @ana`, `Cache — depends on 2.1`.
 *
 * Only shapes that nobody writes in a title count: a connective and ids up to the next separator, a handle, a figure of time behind a dash.
 */
import { itself, memo } from '../text/memo.ts'
import type { Span } from '../text/span.ts'

const ID = String.raw`(?:(?:T|M|US)\d{1,4}|TASK-\d+|\d+(?:\.\d+)+)[a-zA-Z]?(?![\p{L}\d]|\.\d)`
const NAMED = String.raw`(?:tasks?|phases?|milestones?|steps?|giai đoạn|阶段)\s+(?:[A-Z]{0,4}-?\d+(?:\.\d+)*[a-z]?(?![\p{L}\d]|\.\d))`
const REFERENCE = `(?:${NAMED}|${ID})`
const JOINT = String.raw`\s*(?:,|&|/|\+|-|–|~)\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|và|through)\s+`
const LAG = String.raw`(?:\s*[+−-]\s*\d+(?:[.,]\d+)?\s*(?:h|d|w)(?:ours?|ays?|eeks?)?(?!\p{L}))?`
const LIST = `${REFERENCE}(?:(?:${JOINT})${REFERENCE})*${LAG}`
/** Words that state an order wherever they stand; the others need a separator before them. */
const STRONG = 'depends? (?:up)?on|dependent on|blocked (?:by|on)|waits? (?:for|on)|waiting (?:for|on)|phụ thuộc(?: vào)?|依赖于?'
const WEAK =
  'needs?|requires?|(?:starts? |begins? |only )?after|starts? (?:together )?with|finish(?:es)? (?:together )?with|follows|sau(?: khi)?|cần'
const END = String.raw`(?=\s*(?:$|[,;.)(—–|@[]|\s-\s))`

const ORDER = new RegExp(String.raw`(?:(?<=[\s,;])(?:${STRONG})|(?<=(?:[,;]|\s[—–-])\s*)(?:${WEAK}))\s+${LIST}${END}`, 'giu')
const MAY_STATE_ORDER = /(?:on|by|for|needs?|requires?|after|with|follows|thuộc|vào|sau|khi|cần|于|赖)\s+(?:[a-zđ阶]+\s+)?[A-Z]{0,4}-?\d/iu

/** Statements about order outside of brackets: from the connective to the last reference and its lag. */
export const orderTails: (text: string) => readonly Span[] = memo(itself, (text) => {
  if (!MAY_STATE_ORDER.test(text)) return []
  const outer = text.replace(/[（([][^()（）[\]]*[)）\]]/gu, (bracket) => '('.padEnd(bracket.length))
  return [...outer.matchAll(ORDER)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
})

/** True for words that say nothing but an order, even where none of the ids is known. */
export const isStrong = (statement: string): boolean => IS_STRONG.test(statement)
const IS_STRONG = new RegExp(`^(?:${STRONG})`, 'iu')

const ORDER_AT_END = new RegExp(String.raw`(?:(?:[,;]|\s[—–-])\s*(?:${STRONG}|${WEAK})|\s(?:${STRONG}))\s+${LIST}\s*$`, 'iu')
const HANDLE_AT_END = /(?:[,;]|\s[—–-])\s*@[\p{L}][\p{L}\p{N}_-]*(?:\s*[,&+]?\s*@[\p{L}][\p{L}\p{N}_-]*)*\s*$/u
const TIME_AT_END =
  /(?<!\(\))\s[—–-]\s*~?\d+(?:[.,]\d+)?(?:\s*[-–/]\s*\d+(?:[.,]\d+)?){0,2}\s*(?:h|d|w|min|hrs?|hours?|days?|weeks?|pd|person-days?|giờ|ngày|tuần)\s*$/iu

/** Where the notation begins that a title ends with; the length of the title where it ends with none. */
export function tailStart(title: string): number {
  const found = [ORDER_AT_END, HANDLE_AT_END, TIME_AT_END].map((pattern) => pattern.exec(title)?.index ?? title.length)
  return Math.min(...found)
}
