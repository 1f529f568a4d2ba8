/**
 * Version constraints as people write them, in one form: `>=20.11`, `^16.x`, `18.x`, `latest`.
 */

export interface FoundVersion {
  readonly constraint: string
  /** Offsets of what states the version. */
  readonly from: number
  readonly to: number
}

const NUMBER = String.raw`v?(\d+(?:\.\d+){0,3}(?:\.[xX*])?(?:-[\w.]+)?)`
const AT_LEAST =
  'or higher|or later|or newer|or above|or greater|and above|and up|and later|minimum|min\\.?|hoặc cao hơn|trở lên|hoặc mới hơn|以上|及以上|或更高(?:版本)?|或以上|以降|или выше|и выше|или новее|أو أعلى|o superior|o posterior|ou superior|ou mais recente|oder höher|oder neuer|ou supérieure?|ou plus récent|이상'

// `~50MB` and `< 200 ms` are sizes.
const OPERATOR = new RegExp(String.raw`(>=|≥|=>|<=|≤|\^|~>|~|==|=|>|<)\s*${NUMBER}(?!\s*(?:[kKMG]i?B|ms|s|%|MB)(?!\p{L})|[\p{L}\p{N}%])`, 'u')
const PLUS = new RegExp(String.raw`(?<![\w.])${NUMBER}\s*\+`, 'u')
const WORDS = new RegExp(String.raw`(?<![\w.])${NUMBER}\s*(?:\([^()]*\)\s*)?(?:${AT_LEAST})`, 'iu')
const WORDS_FIRST = new RegExp(String.raw`(?:at least|minimum|min\.?|tối thiểu|ít nhất|至少|最低|не ниже|al menos|mindestens|au moins)\s*(?:version\s*)?${NUMBER}`, 'iu')
const LATEST = /(?<!\p{L})(?:latest|newest|bản mới nhất|mới nhất|最新版?|последняя|última|neueste|dernière)(?:\s+(?:stable|lts|version|release))*/iu
const PLAIN = new RegExp(String.raw`(?<![\w.@/:-])${NUMBER}(?![\w/:]|\.\w)`, 'u')

const SIGNS: Readonly<Record<string, string>> = { '≥': '>=', '=>': '>=', '≤': '<=', '==': '', '=': '' }

/** The first constraint in a text; a bare number counts only where `plain` is asked for, since most numbers are no versions. */
export function version(text: string, numbers: 'constraints' | 'plain' = 'constraints'): FoundVersion | null {
  const found = (hit: RegExpExecArray | null, constraint: (hit: RegExpExecArray) => string): FoundVersion | null =>
    hit && { constraint: constraint(hit), from: hit.index, to: hit.index + hit[0].length }
  return (
    found(OPERATOR.exec(text), (hit) => `${SIGNS[hit[1] as string] ?? hit[1]}${/^[<>≥≤=]/.test(hit[1] as string) ? bare(hit[2]) : hit[2]}`) ??
    found(WORDS.exec(text), (hit) => `>=${bare(hit[1])}`) ??
    found(WORDS_FIRST.exec(text), (hit) => `>=${bare(hit[1])}`) ??
    found(PLUS.exec(text), (hit) => `>=${bare(hit[1])}`) ??
    found(LATEST.exec(text), () => 'latest') ??
    (numbers === 'plain' ? found(PLAIN.exec(text), (hit) => hit[1] as string) : null)
  )
}

/** `18.x` or higher is 18 or higher. */
const bare = (number: string | undefined): string => (number ?? '').replace(/(?:\.[xX*])+$/, '')
