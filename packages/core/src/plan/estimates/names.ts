/**
 * How much the name in a label is like the title of an item. People shorten titles: `Error logging` for
 * `Add comprehensive error logging`.
 */
import { fold } from '../../notation/fold.ts'
import type { ItemKind, NamedTarget } from './target.ts'

export interface Named {
  /** Without brackets, see `fold.ts`. */
  readonly folded: string
  /** The stems of the words that tell it from others. */
  readonly words: ReadonlySet<string>
  /** Words in capitals, as stems: one of them is enough to know a task. */
  readonly acronyms: ReadonlySet<string>
}

export const nameOf = (title: string): Named => ({
  folded: fold(title.replace(/[（(][^()（）]*[)）]/g, ' ')),
  words: nameWords(title),
  acronyms: new Set((title.match(/\b[A-Z][A-Z0-9]+\b/g) ?? []).map((word) => stem(fold(word)))),
})

/** A label without the signs and quotes around it. */
export const trimmedName = (text: string): string => text.replace(/^[\s\p{P}\p{S}]+/u, '').replace(/[\s:：,;.–—\-~=*_|"'”’»」]+$/u, '')

const STOP = new Set(
  'a an the and or of for to in on with by via implement implementation add create build update write make set up phase task step all new complete enhance improve va cac cho cua voi tao them xay dung trien khai giai doan 和 与 の'.split(
    ' ',
  ),
)

/** The words of a title that tell it from others, without their endings; all of them where none does. */
function nameWords(title: string): Set<string> {
  const all = fold(title).split(' ')
  const telling = all.filter((word) => word.length > 1 && !STOP.has(word))
  return new Set((telling.length > 0 ? telling : all).map(stem))
}

const stem = (word: string): string =>
  /^[a-z]{5,}$/.test(word) ? word.replace(/(?:izations?|isations?|ations?|izing|ize|ing|ed|es|s|e)$/, '') : word

/** The most alike, when it is alike enough and no other is as much so. */
export function bestNamed(asked: Named, candidates: readonly NamedTarget[], prefer: ItemKind | null): NamedTarget | null {
  const scored = candidates
    .map((named) => ({ named, score: likeness(asked, named) + (named.target.kind === prefer ? 0.05 : 0) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (!best || (next && next.score === best.score && next.named.target.label !== best.named.target.label)) return null
  return best.named
}

const ALIKE = 0.6

/** 0 to 1. One common word may name a phase, which has few rivals, but a task only when it is an acronym. */
function likeness(asked: Named, named: NamedTarget): number {
  const common = [...asked.words].filter((word) => named.words.has(word))
  if (common.length === 0) return 0
  const shorter = Math.min(asked.words.size, named.words.size)
  const longer = Math.max(asked.words.size, named.words.size)
  const share = common.length / longer
  if (asked.folded.includes(' ') && ` ${named.folded} `.includes(` ${asked.folded} `)) return 0.75 + share / 4
  if (named.target.kind !== 'task') return common.length === shorter ? 0.7 + 0.3 * share : share
  if (common.length >= 2) return (0.7 * common.length) / shorter + 0.3 * share
  return common.some((word) => asked.acronyms.has(word)) && asked.words.size === 1 ? 0.7 + 0.3 * share : share
}
