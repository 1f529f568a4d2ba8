/**
 * The drawn trees of a document that do not show the folders as they are, each with what would bring it up to them.
 */
import type { Plan } from '../plan/plan.ts'
import { lineAt } from '../text/span.ts'
import type { Fix } from './claim.ts'
import { fixTree } from './fix-tree.ts'
import { statements } from './statement.ts'
import type { Ground } from './tree.ts'

export interface TreeFix extends Fix {
  /** 1-based lines of the fence, the last one included. */
  readonly line: number
  readonly lastLine: number
}

export function treeFixes(plan: Plan, ground: Ground): TreeFix[] {
  return statements(plan).flatMap((statement) => {
    if (statement.form !== 'fence') return []
    const { fence, intro, titles } = statement
    const edits = fixTree(plan.source, fence, ground, { intro, title: titles.at(-1) ?? '' })
    if (edits.length === 0) return []
    const lastLine = lineAt(plan.source.lines, Math.max(fence.span.from, fence.span.to - 1))
    return [{ title: `Draw the tree at line ${fence.line} as the folders are`, edits, line: fence.line, lastLine }]
  })
}
