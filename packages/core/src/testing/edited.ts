/**
 * Tests of edits, whose expectation is the lines that differ: `-` before, `+` after.
 */
import type { Editing, Outcome } from '../edit/editing.ts'
import type { EditRequest } from '../edit/request.ts'
import { edit } from '../edit/request.ts'
import { readPlan } from '../plan/read.ts'
import { applied, inverted } from '../text/edit.ts'
import { AS_OF } from './marked.ts'

export function editing(text: string, path = ''): Editing {
  const reread = (now: string) => readPlan(now, { asOf: AS_OF, path })
  return { plan: reread(text), reread, asOf: AS_OF }
}

/** The lines that some requests change, or the code of the refusal. Proves on the way that undo restores every byte. */
export function changedLines(text: string, requests: readonly EditRequest[], path = ''): string[] {
  const outcome = edit(editing(text, path), requests)
  if (!outcome.ok) return [`${outcome.code}`]
  const after = applied(text, outcome.edits)
  if (applied(after, inverted(text, outcome.edits)) !== text) throw new Error('undo does not restore the text')
  return lineDiff(text.split('\n'), after.split('\n'))
}

export const failure = (outcome: Outcome): string => (outcome.ok ? 'ok' : `${outcome.code} ${outcome.message}`)

/** Removed and added lines, by their longest common subsequence. */
export function lineDiff(a: readonly string[], b: readonly string[]): string[] {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as number[])[j] =
        a[i] === b[j]
          ? ((length[i + 1] as number[])[j + 1] as number) + 1
          : Math.max((length[i + 1] as number[])[j] as number, (length[i] as number[])[j + 1] as number)
  const result: string[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    } else if (i < a.length && (j === b.length || ((length[i + 1] as number[])[j] as number) >= ((length[i] as number[])[j + 1] as number)))
      result.push(`-${a[i++]}`)
    else result.push(`+${b[j++]}`)
  }
  return result
}
