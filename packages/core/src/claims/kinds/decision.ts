/**
 * A decision record: `ADR-0007`, `docs/adr/0007-sessions.md`. It should exist, and still be in force.
 */

import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import type { Kind } from '../kind.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'
import { fact } from '../tree.ts'

interface Detail {
  readonly number: number
}

export const decision: Kind<Detail> = {
  name: 'decision',
  summary: 'A decision record that the text gives as a reason is superseded, or not there.',
  examples: [
    {
      document: '# Guide\n\n- Sessions live in Redis (ADR-0007), tokens in ADR 8, money in [ADR-9](adr/0009-money.md), rest in ADR-12\n',
      files: {
        'docs/adr/0007-sessions.md': '# 7. Sessions\n\n## Status\n\nSuperseded by [ADR-0008](0008-tokens.md)\n',
        'docs/adr/0008-tokens.md': '---\nstatus: accepted\n---\n# Tokens\n',
        'docs/adr/0009-money.md': '# Money\n\nStatus: Accepted\n',
      },
      expect: ['broken ADR-0007', 'holds ADR 8', 'holds ADR-9', 'advice ADR-12'],
    },
    { document: '# Guide\n\nTheo ADR-1\n', files: { 'src/a.ts': '' }, expect: ['unproven ADR-1'] },
  ],
  recognise: (statement) => found(statement),
  judge: (claim, world) => judge(claim, world),
}

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return [...text.plain.matchAll(/(?<![\p{L}\p{N}/])ADR[-‑ #]{1,2}(\d{1,5})(?!\d)/gu)].map((match) => ({
    subject: match[0],
    span: originalSpan(text, match.index, match.index + match[0].length),
    sure: 'high' as const,
    detail: { number: Number(match[1]) },
  }))
}

interface Decision {
  readonly path: string
  /** The number of the one that takes its place. */
  readonly supersededBy: number | null
  readonly isSuperseded: boolean
}

const RECORD =
  /(?:^|\/)(?:adrs?|decisions?|architecture-decisions)\/(?:.*\/)?(?:adr[-_]?)?0*(\d{1,5})[-_][^/]*\.md$|(?:^|\/)adr[-_]?0*(\d{1,5})(?:[-_][^/]*)?\.md$/i

/** All decision records by number. Their status is written in three ways. */
const decisions = fact(
  (tree: Tree): ReadonlyMap<number, Decision> =>
    new Map(
      tree.files.flatMap((path) => {
        const match = RECORD.exec(path)
        if (!match) return []
        const status = statusOf(tree.read(path) ?? '')
        const by = /supersed\w*\s+by\W{0,12}(?:\[?ADR[-‑ ]?)?0*(\d{1,5})/i.exec(status)?.[1]
        return [
          [
            Number(match[1] ?? match[2]),
            { path, supersededBy: by ? Number(by) : null, isSuperseded: /superseded|replaced by|deprecated|rejected/i.test(status) },
          ] as const,
        ]
      }),
    ),
)

/** Front matter, a line `Status: …`, or the first lines below `## Status`. */
function statusOf(text: string): string {
  const head = text.slice(0, 4_000)
  const line = /^[*_\s-]*status[*_]*\s*:[*_]*\s*(.{1,200})$/im.exec(head)?.[1]
  const section = /^#{1,4}\s*status\s*$\s*([\s\S]{1,300}?)(?=\n#|$)/im.exec(head)?.[1]
  return [line, section].filter(Boolean).join('\n')
}

function judge({ detail, subject }: Claim<Detail>, { tree }: World): Finding {
  const all = decisions(tree)
  const own = all.get(detail.number)
  if (all.size === 0) return unproven('There are no decision records in this repository.')
  if (!own) return advice(`There is no decision record ${detail.number}.`)
  if (!own.isSuperseded) return holds(`${own.path} is there and in force.`, { path: own.path, line: null })
  const last = inForce(own, all)
  return last
    ? broken(`${subject} is given as the reason; it is superseded by ${last.path}.`, { path: own.path, line: null })
    : advice(`${subject} is given as the reason; ${own.path} says that it is no longer in force.`, { path: own.path, line: null })
}

/** The end of the chain; null where it leads nowhere or in a circle. */
function inForce(from: Decision, all: ReadonlyMap<number, Decision>): Decision | null {
  const seen = new Set([from])
  for (let at: Decision | undefined = from; at; ) {
    const next: Decision | undefined = at.supersededBy === null ? undefined : all.get(at.supersededBy)
    if (!next) return at === from || at.isSuperseded ? null : at
    if (seen.has(next)) return null
    seen.add(next)
    if (!next.isSuperseded) return next
    at = next
  }
  return null
}
