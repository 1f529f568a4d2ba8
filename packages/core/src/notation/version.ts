/**
 * Version constraints as people write them, in one form: `>=20.11`, `^16.x`, `18.x`, `>=3.10 <3.13`, `18 || 20`, `latest`.
 */

export interface FoundVersion {
  readonly constraint: string
  /** Offsets of what states the version. */
  readonly from: number
  readonly to: number
}

/** What follows a number that counts or measures something: `8 GB`, `3+ years`, `< 200 ms`. */
const UNITS =
  '[kKMGT]i?B|GB|ms|s|min|h|px|%|[GM]Hz|cores?|v?CPUs?|RAM|users?|developers?|engineers?|people|persons?|reviewers?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|times|nodes?|năm|tháng|tuần|ngày|giờ|phút|người|年|月|天|日|小时|人|лет|года?|дней|часов|Jahre|Tage|años|días|anos|ans|jours'
const NUMBER = String.raw`v?(\d+(?:\.\d+){0,3}(?:\.[xX*])*(?:-(?:alpha|beta|rc|pre|preview|canary|next|snapshot)[\w.]*)?)`
const NO_UNIT = String.raw`(?![\p{L}\p{N}]|\.\d|\s*\+?\s*(?:${UNITS})(?!\p{L}))`
const START = String.raw`(?<![\w.@/:#=+>-])`

const OR_HIGHER =
  '(?:or|and|&)\\s+(?:higher|later|newer|above|greater|up|upwards|better|more recent)|onwards|upwards|minimum|min\\.?(?!\\p{L})|(?:hoặc|và)\\s+(?:cao hơn|mới hơn)|trở lên|(?:及|或)?以上|或更高|或更新|以降|(?:или|и)\\s+(?:выше|новее)|أو\\s+(?:أحدث|أعلى)|ou\\s+(?:superior|supérieure?|mais recente|plus récente?)|[oy]\\s+(?:superior|posterior|más reciente)|oder\\s+(?:höher|neuer)|이상'
const AT_LEAST =
  'at least|minimum|min\\.?|tối thiểu|ít nhất|至少|最低|最小|不低于|не ниже|как минимум|al menos|mínimo|pelo menos|mindestens|au moins|(?:from|từ|ab|от)\\s+(?=version|phiên bản|версии)'
const WORD_VERSION = '(?:version|phiên bản|版本|バージョン|версии|версия|versión|versão)'
const LATEST = '(?:latest|newest|bản mới nhất|mới nhất|最新版?|последняя|última|neueste|dernière)'
const RANGE = String.raw`\s*(?:-|–|—|to|đến|至|bis|до)\s*`
const EITHER = String.raw`\s*(?:\/|\|\|?|or|hoặc|或|или|oder)\s*`

/** `18.x` or higher is 18 or higher. */
const bare = (number: string | undefined): string => (number ?? '').replace(/(?:\.[xX*])+$/, '')
const SIGNS: Readonly<Record<string, string>> = { '≥': '>=', '=>': '>=', '≤': '<=', '==': '', '=': '' }
const isOrder = (sign: string): boolean => /^[<>]/.test(sign)

function ordered(sign: string | undefined, number: string | undefined): string {
  const plain = SIGNS[sign ?? ''] ?? sign ?? ''
  return `${plain}${isOrder(plain) ? bare(number) : number}`
}

interface Rule {
  readonly pattern: RegExp
  readonly constraint: (hit: RegExpExecArray) => string
}

const rule = (source: string, constraint: Rule['constraint'], flags = 'u'): Rule => ({ pattern: new RegExp(source, flags), constraint })
const SIGN = String.raw`(?:(?<![\w)-])\^|(?<![-<>=])(?:>=|=>|~>|>)|≥|≤|<=|<|~|==|(?<![\w-])=)`

/** What says by itself that it is a version. The first that matches at the earliest place counts. */
const CONSTRAINTS: readonly Rule[] = [
  rule(String.raw`(${SIGN})\s*${NUMBER}${NO_UNIT}(?:\s{0,3}(?:,|&&|and)?\s{0,3}(<=?|>=?|≤|≥)\s*${NUMBER}${NO_UNIT})?`, (hit) =>
    [ordered(hit[1], hit[2]), ...(hit[3] ? [ordered(hit[3], hit[4])] : [])].join(' '),
  ),
  rule(String.raw`${START}${NUMBER}\s*\+(?!\s*(?:${UNITS})(?!\p{L}))`, (hit) => `>=${bare(hit[1])}`),
  rule(
    String.raw`${START}${NUMBER}\s{0,3}(?:LTS\s{0,3})?(?:\([^()]*\)\s{0,3})?[,(（]?\s{0,3}(?:${OR_HIGHER})`,
    (hit) => `>=${bare(hit[1])}`,
    'iu',
  ),
  rule(String.raw`(?:${AT_LEAST})\s*(?:${WORD_VERSION}\s*)?${NUMBER}${NO_UNIT}`, (hit) => `>=${bare(hit[1])}`, 'iu'),
  rule(String.raw`(?<!\p{L})${LATEST}(?:\s+(?:stable|lts|version|release))*`, () => 'latest', 'iu'),
]

/** Numbers that are versions only behind the name of a tool. */
const NUMBERS: readonly Rule[] = [
  rule(String.raw`${START}${NUMBER}${RANGE}${NUMBER}${NO_UNIT}`, (hit) => `>=${bare(hit[1])} <=${hit[2]}`, 'iu'),
  rule(String.raw`${START}${NUMBER}${EITHER}${NUMBER}${NO_UNIT}`, (hit) => `${hit[1]} || ${hit[2]}`, 'iu'),
  rule(String.raw`${START}${NUMBER}(?![\w/:]|[-–]\s*[\p{L}\d])${NO_UNIT}`, (hit) => hit[1] as string, 'iu'),
]

/** The first constraint in a text; a bare number counts only where `plain` is asked for, since most numbers are no versions. */
export function version(text: string, numbers: 'constraints' | 'plain' = 'constraints'): FoundVersion | null {
  if (!/\d/.test(text) && !LATEST_WORD.test(text)) return null
  let best: FoundVersion | null = null
  for (const { pattern, constraint } of numbers === 'plain' ? [...CONSTRAINTS, ...NUMBERS] : CONSTRAINTS) {
    const hit = pattern.exec(text)
    if (hit && (best === null || hit.index < best.from))
      best = { constraint: constraint(hit), from: hit.index, to: hit.index + hit[0].length }
  }
  return best
}

const LATEST_WORD = new RegExp(LATEST, 'iu')
