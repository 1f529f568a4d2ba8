/**
 * What the words around a figure say about it: an effort or another quantity, elapsed time, a buffer.
 */
import type { Span } from '../text/span.ts'
import { ABOUT, BUFFER_WORDS, ELAPSED_WORDS, LIMIT_THINGS, NOT_AFTER, NOT_AFTER_JOINED, NOT_BEFORE, NOT_BEFORE_JOINED } from './estimate-words.ts'
import type { Figure } from './estimate-figure.ts'
import { fold, hasWord } from './fold.ts'

const NEAR = 30

const list = (words: string): string[] => words.split(', ').map(fold).filter((word) => word !== '')
const notAfter = list(NOT_AFTER)
const notBefore = list(NOT_BEFORE)
const notAfterJoined = NOT_AFTER_JOINED.split(', ')
const notBeforeJoined = NOT_BEFORE_JOINED.split(', ')
const about = ABOUT.split(', ')
const bufferWords = list(BUFFER_WORDS)
const limitThings = list(LIMIT_THINGS)
const elapsedWords = list(ELAPSED_WORDS)

/** False for a limit, an age, a rate, an interval, an offset from a date. */
export function isAboutEffort(text: string, figure: Figure): boolean {
  const before = text.slice(Math.max(0, figure.from - NEAR), figure.from)
  const after = text.slice(figure.to, figure.to + NEAR)
  if (/[<>≤≥+±×x*]\s*$/u.test(before) || /\b(?:T|start)\s*[-+]\s*$/i.test(before)) return false
  if (/^(?:-\p{L}|\/[\p{L}\d]|\s+\/\s+\p{L}|×|\s*\*\s*\d)/u.test(after)) return false
  if (figure.article && !opensAmount(before)) return false
  return !isLimitBefore(before) && !isLimitAfter(after)
}

/** The words right before, up to the nearest bracket, colon or comma: those end what was said. */
function isLimitBefore(before: string): boolean {
  const clause = /[^.,;:：(（\[|–—\n]*$/u.exec(before)?.[0] ?? ''
  const folded = fold(clause.replace(/[~≈]/gu, ' '))
  if (notAfter.some((word) => folded === word || folded.endsWith(` ${word}`))) return true
  const bare = clause.replace(/[\s~≈约約]+$/u, '')
  return notAfterJoined.some((word) => bare.endsWith(word)) || /(?:ttl|timeout|cache|expiry|retention|interval|delay)\s*[:=(]\s*$/i.test(before)
}

function isLimitAfter(after: string): boolean {
  const folded = ` ${fold(/^[^.,;:：()（）\[\]|\n]*/u.exec(after)?.[0] ?? '')} `
  if (/^[\s-]/.test(after) && notBefore.some((word) => folded.startsWith(` ${word} `))) return true
  return notBeforeJoined.some((word) => after.trimStart().startsWith(word))
}

/** `a day` is an amount after `about`, a colon, a bracket or at the start. */
function opensAmount(before: string): boolean {
  const clause = before.trimEnd().toLowerCase()
  if (clause === '' || /[:：(（\[~≈=—–|,-]$/u.test(clause)) return true
  return about.some((word) => clause === word || clause.endsWith(` ${word}`) || (/^[^\p{Script=Latin}]/u.test(word) && clause.endsWith(word)))
}

/** True where the words right behind a figure say elapsed, waiting or wall-clock, and do not deny it. */
export function isElapsed(text: string, to: number): boolean {
  const clause = /^[^.;|\n]*/.exec(text.slice(to, to + 60))?.[0] ?? ''
  const folded = ` ${fold(clause)} `
  return elapsedWords.some((word) => hasWord(folded.trim(), word) && !folded.includes(` not ${word} `) && !folded.includes(` không ${word} `))
}

/** True where the clause around a figure speaks of a buffer. */
export function isOfBuffer(text: string, figure: Span): boolean {
  const before = /[^.;|\n]*$/.exec(text.slice(Math.max(0, figure.from - NEAR), figure.from))?.[0] ?? ''
  const after = /^[^.;|\n,]*/.exec(text.slice(figure.to, figure.to + NEAR))?.[0] ?? ''
  return mentionsBuffer(`${before} ${after}`)
}

/** True where a text names a buffer. */
export function mentionsBuffer(text: string): boolean {
  const folded = fold(text)
  return bufferWords.some((word) => hasWord(folded, word))
}

/** True where a text is about something that has a duration of its own: a cache, a session, a lock. */
export function mentionsLimit(text: string): boolean {
  const folded = fold(text)
  return limitThings.some((word) => hasWord(folded, word))
}
