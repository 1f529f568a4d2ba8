/**
 * Fixes written into a document: only what was offered with one possible answer, only when it is asked for, through the same save
 * as every other change.
 */
import type { TextEdit } from '@milemark/core'
import { readPlan, sorted, unifiedDiff } from '@milemark/core'
import type { Fix, Ground } from '@milemark/core/claims'
import type { SaveProblem } from './save/problem.ts'
import type { ChangeProblem } from './save/save.ts'
import { save } from './save/save.ts'
import { folderSettings } from './settings.ts'

export interface FixOptions {
  /** ISO. */
  readonly asOf: string
  readonly actor: string
  /** Only on this line, 1-based; null for the whole document. */
  readonly line: number | null
  /** `names`: what was renamed. `trees`: the drawn folders. */
  readonly what: 'names' | 'trees'
  readonly waitMs?: number
  readonly dryRun?: boolean
  readonly accept?: boolean
}

export interface FixedDocument {
  readonly ok: true
  readonly wrote: boolean
  /** What was done, one sentence each. */
  readonly titles: readonly string[]
  readonly diff: string
  readonly seq: number | null
}

export interface FixProblem {
  readonly ok: false
  readonly problem: SaveProblem | ChangeProblem
}

interface Fixes {
  readonly titles: readonly string[]
  readonly edits: readonly TextEdit[]
}

export async function fixDocument(path: string, ground: Ground, options: FixOptions): Promise<FixedDocument | FixProblem> {
  const { verdicts, treeFixes } = await import('@milemark/core/claims')
  const { settings } = await folderSettings(path)
  const { asOf, line, what, actor, waitMs, dryRun, accept } = options
  const fixesOf = (text: string): Fixes => {
    const plan = readPlan(text, { asOf, path, settings })
    const found =
      what === 'trees'
        ? treeFixes(plan, ground).filter((fix) => line === null || (fix.line <= line && line <= fix.lastLine))
        : verdicts(plan, ground, { asOf, earlier: null, base: null }).verdicts.flatMap(({ claim, fix, state }) =>
            fix && state !== 'waived' && (line === null || claim.line === line) ? [fix] : [],
          )
    const kept = disjoint(found)
    return { titles: kept.map(({ title }) => title), edits: sorted(kept.flatMap(({ edits }) => edits)) }
  }
  const change = (text: string) => {
    const { titles, edits } = fixesOf(text)
    return { ok: true as const, edits, value: titles }
  }
  const result = await save(path, change, {
    actor,
    label: what === 'trees' ? 'fix tree' : 'fix',
    waitMs,
    dryRun,
    accept,
  })
  if (!result.ok) return { ok: false, problem: result.problem }
  const { value, outcome, textBefore, edits, seq } = result
  return { ok: true, wrote: outcome === 'saved', titles: value, diff: unifiedDiff(path, textBefore, edits), seq }
}

/** Two kinds may offer the same words: the first fix of a place is made whole, the next run finds the rest. */
function disjoint(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = []
  for (const fix of fixes) if (!kept.some((other) => collide(fix, other))) kept.push(fix)
  return kept
}

const collide = (a: Fix, b: Fix): boolean =>
  a.edits.some((one) => b.edits.some((other) => one.from === other.from || (one.from < other.to && other.from < one.to)))
