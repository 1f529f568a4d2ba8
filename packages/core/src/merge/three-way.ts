/**
 * Three versions of some lines become one: line by line, so that changes of neighbouring lines do not meet; inside lines of plan items
 * word by word. What both sides add at one place stays, ours first. What one side edits and the other deletes stays edited.
 */
import { matchLines } from './lines.ts'

/** Lines as they are, or what a person has to decide. */
export type Part =
  | { readonly lines: readonly string[] }
  | { readonly ours: readonly string[]; readonly base: readonly string[]; readonly theirs: readonly string[] }

/** What one side makes of the base: what becomes of each line, and what comes before each line (and behind the last). */
interface Side {
  /** Undefined: kept. Null: deleted. */
  readonly lines: readonly (string | null | undefined)[]
  readonly before: readonly (readonly string[])[]
}

/** @param mayJoin true for a line of the base (0-based) in which words may be merged */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  mayJoin: (line: number) => boolean,
): Part[] {
  const [a, b] = [sideOf(base, ours), sideOf(base, theirs)]
  const parts: Part[] = []
  // Grows in place: a copy for each line would be quadratic.
  let open: string[] | null = null
  const put = (lines: readonly string[]) => {
    if (lines.length === 0) return
    if (open === null) {
      open = []
      parts.push({ lines: open })
    }
    for (const line of lines) open.push(line)
  }
  for (let at = 0; at <= base.length; at++) {
    put(bothInsertions(a.before[at] ?? [], b.before[at] ?? []))
    if (at === base.length) break
    const line = base[at] as string
    const [x, y] = [a.lines[at], b.lines[at]]
    const merged = mergedLine(line, x, y, mayJoin(at))
    if (merged === 'conflict') {
      parts.push({ ours: [x as string], base: [line], theirs: [y as string] })
      open = null
    } else if (merged !== null) put([merged])
  }
  return parts
}

function bothInsertions(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return a.join('\n') === b.join('\n') ? a : [...a, ...b]
}

/** Null where the line goes. */
function mergedLine(
  base: string,
  a: string | null | undefined,
  b: string | null | undefined,
  mayJoin: boolean,
): string | null | 'conflict' {
  if (a === undefined) return b === undefined ? base : b
  if (b === undefined || a === b) return a
  if (a === null || b === null) return a ?? b
  return (mayJoin ? joinedWords(base, a, b) : null) ?? 'conflict'
}

/** The changes of two versions of a line in one; null where both changed the same words. */
function joinedWords(base: string, a: string, b: string): string | null {
  const parts = mergeWords(wordsOf(base), wordsOf(a), wordsOf(b))
  return parts === null ? null : parts.join('')
}

const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []

/** Classic three-way merge: between words that all three share, only one side may differ from the base. */
function mergeWords(base: readonly string[], a: readonly string[], b: readonly string[]): string[] | null {
  const inA = new Map(matchLines(base, a))
  const inB = new Map(matchLines(base, b))
  const result: string[] = []
  let [i, x, y] = [0, 0, 0]
  const flush = (toI: number, toX: number, toY: number): boolean => {
    const [o, p, q] = [base.slice(i, toI).join(''), a.slice(x, toX).join(''), b.slice(y, toY).join('')]
    if (p !== o && q !== o && p !== q) {
      // Both put something in at the same place, and neither took anything away: both stay.
      if (o !== '') return false
      result.push(p, q)
    } else result.push(p === o ? q : p)
    return true
  }
  for (let at = 0; at < base.length; at++) {
    const [nextX, nextY] = [inA.get(at), inB.get(at)]
    if (nextX === undefined || nextY === undefined) continue
    if (!flush(at, nextX, nextY)) return null
    result.push(base[at] as string)
    ;[i, x, y] = [at + 1, nextX + 1, nextY + 1]
  }
  return flush(base.length, a.length, b.length) ? result : null
}

function sideOf(base: readonly string[], side: readonly string[]): Side {
  const lines: (string | null | undefined)[] = Array.from({ length: base.length }, () => undefined)
  const before: string[][] = Array.from({ length: base.length + 1 }, () => [])
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...matchLines(base, side), [base.length, side.length] as const]) {
    hunk(base, side, { from: i, to: nextI }, { from: j, to: nextJ }, lines, before)
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return { lines, before }
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Lines of the base that went, lines that came: those that resemble one another are one line that was changed. */
function hunk(
  base: readonly string[],
  side: readonly string[],
  gone: Range,
  come: Range,
  lines: (string | null | undefined)[],
  before: string[][],
): void {
  let next = come.from
  for (let at = gone.from; at < gone.to; at++) {
    const isSameSize = gone.to - gone.from === come.to - come.from
    const twin = isSameSize ? come.from + at - gone.from : similarFrom(base[at] as string, side, next, come.to)
    if (twin === null) {
      lines[at] = null
      continue
    }
    before[at]?.push(...side.slice(next, twin))
    lines[at] = side[twin] as string
    next = twin + 1
  }
  before[gone.to]?.unshift(...side.slice(next, come.to))
}

/** How far ahead a changed line is looked for: a rewritten document costs no more than its lines times this. */
const AHEAD = 200

function similarFrom(line: string, side: readonly string[], from: number, to: number): number | null {
  for (let at = from; at < Math.min(to, from + AHEAD); at++) if (similarity(line, side[at] as string) >= ALIKE) return at
  return null
}

/** Below this, two lines or titles are about different things. */
export const ALIKE = 0.5

const spoken = (line: string): readonly string[] => line.match(/[\p{L}\p{N}_.]+/gu) ?? []

/** The share of words that two lines have in common. */
export function similarity(a: string, b: string): number {
  const [x, y] = [spoken(a), spoken(b)]
  if (x.length === 0 || y.length === 0) return a.trim() === b.trim() ? 1 : 0
  const rest = new Map<string, number>()
  for (const word of y) rest.set(word, (rest.get(word) ?? 0) + 1)
  let common = 0
  for (const word of x) {
    const left = rest.get(word) ?? 0
    if (left === 0) continue
    rest.set(word, left - 1)
    common++
  }
  return (2 * common) / (x.length + y.length)
}
