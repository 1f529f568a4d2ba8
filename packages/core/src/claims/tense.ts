/**
 * In what tense the text speaks of a thing: from the words of its sentence, else the heading around, else the box of its task.
 *
 * The words are looked for in the sentence that holds the thing, not in the whole paragraph: what one
 * sentence takes away, the next may still name.
 */
import { isSpaced } from '../notation/fold.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Tense } from './claim.ts'
import { MARKS } from './marks.ts'
import type { Statement } from './statement.ts'
import type { SaidTense } from './tense-words.ts'
import { ANYWHERE, OLD_COLUMN, OPENING, plain, RECORD_TITLE } from './tense-words.ts'

export function tenseOf(statement: Statement, at: Span): Tense {
  if (statement.form === 'fence') return byTask(statement) ?? 'now'
  if (statement.form === 'cell' && OLD_COLUMN.test(statement.column?.trim() ?? '')) return 'was'
  const { sentence, before } = sentenceAround(statement.text, at)
  const words = byWords(sentence, before) ?? byTitles(statement)
  const task = byTask(statement)
  // "Create `a.ts`" under a ticked box is done.
  return words === 'planned' && task === 'done' ? 'done' : (words ?? task ?? 'now')
}

/** The words of a table: those of scripts with spaces by themselves, to be asked run by run, the others apart. */
function table(rows: typeof ANYWHERE) {
  const ranked = rows.flatMap(([tense, list], rank) => list.map((word) => ({ word, tense, rank })))
  const spaced = new Map(ranked.filter(({ word }) => isSpaced(word)).map((entry) => [entry.word, entry]))
  return {
    spaced,
    joined: ranked.filter(({ word }) => !isSpaced(word)),
    most: Math.max(...[...spaced.keys()].map((word) => word.split(' ').length)),
  }
}

const anywhere = table(ANYWHERE)
const opening = table(OPENING)

/** @param before the part of the sentence in front of the thing: what it begins with counts, and what stands behind each colon */
function byWords(sentence: string, before: string): SaidTense | null {
  const firsts = before.split(/[:：–—]|\s-\s/).map((start) => firstWords(plain(start)))
  return said(plain(sentence), anywhere) ?? firsts.map((first) => said(first, opening)).find((tense) => tense !== null) ?? null
}

/** Two words where the language needs them: `đã tạo`. */
function firstWords(folded: string): string {
  const words = folded.split(' ').filter((word) => !/^\d+$/.test(word))
  return words[0] === 'đã' ? words.slice(0, 2).join(' ') : (words[0] ?? '')
}

function said(folded: string, { spaced, joined, most }: ReturnType<typeof table>): SaidTense | null {
  const parts = folded.split(' ')
  let best = isSpaced(folded) ? undefined : joined.find(({ word }) => folded.includes(word))
  for (let from = 0; from < parts.length; from++)
    for (let count = 1; count <= most && from + count <= parts.length; count++) {
      const found = spaced.get(parts.slice(from, from + count).join(' '))
      if (found && (!best || found.rank < best.rank)) best = found
    }
  return best?.tense ?? null
}

/** `### Files to create`, `## Removed`: the innermost heading only, for it speaks of what stands right below it. */
function byTitles({ titles, above }: Statement): SaidTense | null {
  if (titles.some((title) => RECORD_TITLE.test(title))) return 'done'
  const nearest = above.at(-1)?.plain ?? titles.at(-1)
  return nearest === undefined ? null : byWords(nearest, nearest)
}

function byTask({ task }: Statement): 'planned' | 'done' | null {
  if (!task) return null
  return task.state === 'done' || task.state === 'cancelled' ? 'done' : 'planned'
}

/** Words further away say nothing about the thing, however long the sentence. */
const REACH = 400

/** The sentence of a phrase that holds a place, and what of it stands before the place. */
function sentenceAround(text: Phrase, at: Span): { sentence: string; before: string } {
  const words = blanked(text)
  const place = plainOffset(text, at.from)
  const start = Math.max(0, place - REACH)
  const near = words.slice(start, place + REACH)
  const ends = [...near.matchAll(END)].map((match) => start + match.index + 1)
  const from = ends.filter((end) => end <= place).at(-1) ?? start
  const to = ends.find((end) => end > place) ?? place + REACH
  return { sentence: words.slice(from, to), before: words.slice(from, place) }
}

/** The full stop of `e.g.` ends nothing. */
const END = /(?<!\b(?:e\.g|i\.e|z\.B|cf|vs|etc|approx))[.!?;](?=\s|$)|[。！？；]/giu

/** Code and marks say nothing about the tense: `new.ts` is no word. What stands in their place keeps the offsets. */
function blanked(text: Phrase): string {
  const known = blanks.get(text)
  if (known !== undefined) return known
  const words = text.plain.replace(MARKS, (mark) => ' '.repeat(mark.length)).split('')
  for (const { kind, from, to } of text.marks) if (kind === 'code') words.fill('x', from, to)
  const result = words.join('')
  blanks.set(text, result)
  return result
}

const blanks = new WeakMap<Phrase, string>()

/** The offset in `plain` of a place in the original. */
function plainOffset(text: Phrase, original: number): number {
  let low = 0
  let high = text.plain.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (originalSpan(text, middle, middle + 1).to <= original) low = middle + 1
    else high = middle
  }
  return low
}
