/**
 * How names are written: `PascalCase.tsx`, `kebab-case`, `snake_case`; and whether a name is written so.
 */
export type Case = 'pascal' | 'camel' | 'kebab' | 'snake' | 'upper'

export interface NamingPattern {
  readonly case: Case
  /** What stands before the varying part: `use`. */
  readonly prefix: string
  /** What stands behind it, the ending of the file included: `.service.ts`; empty where only the case is told. */
  readonly suffix: string
  /** As written. */
  readonly text: string
  /** Offsets in the text that was searched. */
  readonly from: number
  readonly to: number
}

const CASES: readonly (readonly [Case, string])[] = [
  ['pascal', 'PascalCase|UpperCamelCase|Pascal case'],
  ['camel', 'camelCase|lowerCamelCase|camel case'],
  ['kebab', 'kebab-case|kebab case|lower-kebab-case|dash-case'],
  ['upper', 'SCREAMING_SNAKE_CASE|UPPER_SNAKE_CASE|UPPER_CASE'],
  ['snake', 'snake_case|lower_snake_case|snake case'],
]
const SHAPES: Readonly<Record<Case, RegExp>> = {
  pascal: /^[A-Z][A-Za-z0-9]*$/,
  camel: /^[a-z][A-Za-z0-9]*$/,
  kebab: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  snake: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
  upper: /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/,
}
/** Longest first, so that `UPPER_SNAKE_CASE` is no `snake_case`. */
const WORDS = CASES.flatMap(([kind, list]) => list.split('|').map((word) => ({ kind, word }))).sort((a, b) => b.word.length - a.word.length)
const PATTERN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])([a-z]{0,12}-?)(${WORDS.map(({ word }) => word).join('|')}|CamelCase)((?:\.[a-z]{1,12}){0,3})(?![\p{L}\p{N}_])`,
  'gu',
)

/** Every pattern of a text, in order. */
export function namingPatterns(text: string): NamingPattern[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [written, prefix = '', word = '', suffix = ''] = match
    // `useCamelCase`: behind a prefix the large letter is that of the next word; alone it may mean either.
    const kind = word === 'CamelCase' && prefix !== '' ? 'pascal' : WORDS.find((each) => each.word === word)?.kind
    if (kind === undefined) return []
    return [{ case: kind, prefix, suffix, text: written, from: match.index, to: match.index + written.length }]
  })
}

/** True where a name without its endings is written in a case, behind a prefix. */
export function isWritten(stem: string, { case: kind, prefix }: Pick<NamingPattern, 'case' | 'prefix'>): boolean {
  if (prefix !== '' && !stem.startsWith(prefix)) return false
  return SHAPES[kind].test(stem.slice(prefix.length))
}
