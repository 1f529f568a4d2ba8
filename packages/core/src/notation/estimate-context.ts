/**
 * What the words around a figure say about it: an effort or another quantity, elapsed time, a buffer.
 */
import { itself, memo } from '../text/memo.ts'
import type { Span } from '../text/span.ts'
import type { Figure } from './estimate-figure.ts'
import {
  ABOUT,
  BUFFER_WORDS,
  ELAPSED_WORDS,
  LIMIT_THINGS,
  NOT_AFTER,
  NOT_AFTER_JOINED,
  NOT_BEFORE,
  NOT_BEFORE_JOINED,
} from './estimate-words.ts'
import { fold } from './fold.ts'

/** Characters around a figure that are looked at. */
const NEAR = 30
const MOST_WORDS = 3

/** Folded phrases; those of scripts without spaces may stand anywhere. */
interface WordSet {
  readonly spaced: ReadonlySet<string>
  /** The first words of the spaced ones. */
  readonly openings: ReadonlySet<string>
  readonly joined: readonly string[]
}

const isJoined = (word: string): boolean => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word)

function wordSet(list: string): WordSet {
  const words = list
    .split(', ')
    .map(fold)
    .filter((word) => word !== '')
  const spaced = words.filter((word) => !isJoined(word))
  return { spaced: new Set(spaced), openings: new Set(spaced.map((word) => word.split(' ')[0] as string)), joined: words.filter(isJoined) }
}

const notAfter = wordSet(NOT_AFTER)
const notBefore = wordSet(NOT_BEFORE)
const notAfterJoined = NOT_AFTER_JOINED.split(', ')
const notBeforeJoined = NOT_BEFORE_JOINED.split(', ')
const about = ABOUT.split(', ')
const bufferWords = wordSet(BUFFER_WORDS)
const elapsedWords = wordSet(ELAPSED_WORDS)
const limitThings = wordSet(LIMIT_THINGS)

/** The phrases of one to three words that begin at a word, the shortest first. */
function* phrasesAt(words: readonly string[], at: number): Generator<string> {
  for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length++) yield words.slice(at, at + length).join(' ')
}

function mentions(text: string, set: WordSet): boolean {
  const folded = fold(text)
  if (isJoined(folded) && set.joined.some((word) => folded.includes(word))) return true
  const words = folded.split(' ')
  return words.some((word, at) => set.openings.has(word) && [...phrasesAt(words, at)].some((phrase) => set.spaced.has(phrase)))
}

/** False for a limit, an age, a rate, an interval, an offset from a date. */
export function isAboutEffort(text: string, figure: Figure): boolean {
  const before = text.slice(Math.max(0, figure.from - NEAR), figure.from)
  const after = text.slice(figure.to, figure.to + NEAR)
  if (/[<>≤≥+±×x*]\s*$/u.test(before) || /\b(?:T|start)\s*[-+]\s*$/i.test(before)) return false
  if (/^(?:-\p{L}|\/[\p{L}\d]|\s+\/\s+\p{L}|×|\s*\*\s*\d)/u.test(after)) return false
  if (figure.article && !opensAmount(before)) return false
  return !isLimitBefore(before) && !isLimitIn(before, figure) && !isLimitAfter(after)
}

/** The words right before, up to the nearest bracket, colon or comma: those end what was said. */
function isLimitBefore(before: string): boolean {
  const clause = before.replace(/^[\s\S]*[.,;:：(（[|–—\n]/, '')
  const words = fold(clause.replace(/[~≈]/gu, ' ')).split(' ')
  for (let length = 1; length <= Math.min(MOST_WORDS, words.length); length++)
    if (notAfter.spaced.has(words.slice(-length).join(' '))) return true
  const bare = clause.replace(/[\s~≈约約]+$/u, '')
  return notAfterJoined.some((word) => bare.endsWith(word)) || LIMIT_LABEL.test(before)
}

const LIMIT_LABEL = /(?:ttl|timeout|cache|expiry|retention|interval|delay)\s*[:=]\s*$/i
const LIMIT_BRACKET = /(?:ttl|timeout|cache|expiry|retention|interval|delay)\s*\(\s*$/i

/** `Cache (24h)` is a limit, `Add a cache (2d)` an effort: efforts are some hours or days. */
function isLimitIn(before: string, { unit, high }: Figure): boolean {
  if (!LIMIT_BRACKET.test(before)) return false
  return unit === 'min' || unit === 'month' || (unit === 'h' && high >= 12) || (unit === 'd' && high >= 7)
}

function isLimitAfter(after: string): boolean {
  if (notBeforeJoined.some((word) => after.trimStart().startsWith(word))) return true
  if (!/^[\s-]/.test(after)) return false
  const words = fold(/^[^.,;:：()（）[\]|\n]*/u.exec(after)?.[0] ?? '').split(' ')
  return [...phrasesAt(words, 0)].some((phrase) => notBefore.spaced.has(phrase))
}

/** `a day` is an amount after `about`, a colon, a bracket or at the start. */
function opensAmount(before: string): boolean {
  const clause = before.trimEnd().toLowerCase()
  if (clause === '' || /[:：(（[~≈=—–|,-]$/u.test(clause)) return true
  return about.some(
    (word) => clause === word || clause.endsWith(` ${word}`) || (/^[^\p{Script=Latin}]/u.test(word) && clause.endsWith(word)),
  )
}

/** True where the words right behind a figure say elapsed, waiting or wall-clock. */
export function isElapsed(text: string, to: number): boolean {
  const clause = /^[^.;|\n]*/.exec(text.slice(to, to + 2 * NEAR))?.[0] ?? ''
  return mentionsElapsed(clause.replace(WAITING_FOR, ''))
}

/** What the work waits for is another field: `(2d, blocked: waiting for keys)`. */
const WAITING_FOR = /(?:[,)]|\s[—–-])\s*(?:blocked\b|wait(?:ing|s)?\s+(?:for|on)\b).*$/iu

/** True where a text says that a time is elapsed, and does not deny it. */
export const mentionsElapsed = (text: string): boolean => mentions(text, elapsedWords) && !/(?:\bnot|không phải|不是|nicht)\s/iu.test(text)

/** True where the clause around a figure speaks of a buffer. */
export function isOfBuffer(text: string, figure: Span): boolean {
  const before = /[^.;|\n]*$/.exec(text.slice(Math.max(0, figure.from - NEAR), figure.from))?.[0] ?? ''
  const after = /^[^.;|\n,]*/.exec(text.slice(figure.to, figure.to + NEAR))?.[0] ?? ''
  return mentionsBuffer(`${before} ${after}`)
}

/** True where a text names a buffer. */
export const mentionsBuffer = (text: string): boolean => mentions(text, bufferWords)

/** True where a text is about something that has a duration of its own: a cache, a session, a lock. */
export const mentionsLimit: (text: string) => boolean = memo(itself, (text) => mentions(text, limitThings))
