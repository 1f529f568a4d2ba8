/**
 * A change as a unified diff, the form that people read and that `git apply` takes.
 */
import type { TextEdit } from './edit.ts'
import { applied, effective, mapped, sorted } from './edit.ts'

const CONTEXT = 3

/** Lines of a hunk: 0-based, half-open, before and after. */
interface Hunk {
  from: number
  to: number
  newFrom: number
  newTo: number
}

/** Empty where the edits change nothing. A line keeps its CR; a missing final line ending is said as git says it. */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[], context = CONTEXT): string {
  const after = applied(text, edits)
  if (after === text) return ''
  const [old, now] = [linesOf(text), linesOf(after)]
  const [starts, newStarts] = [startsOf(old), startsOf(now)]
  const hunks: Hunk[] = []
  for (const { from, to } of sorted(effective(text, edits))) {
    const hunk = {
      from: lineAt(starts, from),
      to: lineAt(starts, to) + 1,
      newFrom: lineAt(newStarts, mapped(from, edits, 'before')),
      newTo: lineAt(newStarts, mapped(to, edits, 'after')) + 1,
    }
    const last = hunks.at(-1)
    // Edits that touch share a place in the new text, so they are one before their ends are looked at.
    if (last && hunk.from - last.to <= 2 * context) {
      last.to = Math.max(last.to, hunk.to)
      last.newTo = Math.max(last.newTo, hunk.newTo)
    } else hunks.push(hunk)
  }
  return [
    `--- a/${path}`,
    `+++ b/${path}`,
    ...hunks.map((hunk) => narrowed(old, now, hunk)).flatMap((hunk) => hunkLines(old, now, hunk, context)),
  ]
    .join('\n')
    .concat('\n')
}

/** Without the lines at both ends that are the same. */
function narrowed(old: readonly string[], now: readonly string[], hunk: Hunk): Hunk {
  const result = { ...hunk, to: Math.min(hunk.to, old.length), newTo: Math.min(hunk.newTo, now.length) }
  while (result.from < result.to && result.newFrom < result.newTo && old[result.from] === now[result.newFrom]) {
    result.from++
    result.newFrom++
  }
  while (result.to > result.from && result.newTo > result.newFrom && old[result.to - 1] === now[result.newTo - 1]) {
    result.to--
    result.newTo--
  }
  return result
}

function hunkLines(old: readonly string[], now: readonly string[], { from, to, newFrom, newTo }: Hunk, context: number): string[] {
  const before = old.slice(Math.max(0, from - context), from)
  const behind = old.slice(to, to + context)
  const size = (lines: number, start: number) => `${lines === 0 ? start : start + 1},${lines}`
  const [oldSize, newSize] = [to - from + before.length + behind.length, newTo - newFrom + before.length + behind.length]
  return [
    `@@ -${size(oldSize, from - before.length)} +${size(newSize, newFrom - before.length)} @@`,
    ...marked(' ', before),
    ...changed(old.slice(from, to), now.slice(newFrom, newTo)),
    ...marked(' ', behind),
  ]
}

/** Lines that stayed inside a hunk are context: changes that lie close together share one. */
function changed(old: readonly string[], now: readonly string[]): string[] {
  if (old.length === now.length) {
    const rows: string[] = []
    let at = 0
    while (at < old.length) {
      let end = at
      while (end < old.length && old[end] !== now[end]) end++
      rows.push(...marked('-', old.slice(at, end)), ...marked('+', now.slice(at, end)))
      while (end < old.length && old[end] === now[end]) rows.push(...marked(' ', [old[end++] as string]))
      at = end
    }
    return rows
  }
  return [...marked('-', old), ...marked('+', now)]
}

const marked = (sign: string, lines: readonly string[]): string[] =>
  lines.flatMap((line) => (line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, '\\ No newline at end of file']))

/** Lines with their endings. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Where each line starts; behind a last line ending one more line could. */
function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length
  }
  return lines.at(-1)?.endsWith('\n') === false ? starts : [...starts, at]
}

/** The index of the line that holds an offset; the last one for the end of the text. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle
  }
  return low
}
