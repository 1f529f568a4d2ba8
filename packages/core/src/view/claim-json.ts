/**
 * The JSON of the commands that look at single statements: `why`, `refs`, `fix`.
 */
import type { Reference } from '../claims/refs.ts'
import { redacted } from '../claims/secret-shapes.ts'
import type { ReadLine } from '../claims/why.ts'
import type { Plan } from '../plan/plan.ts'
import { lineSpan } from '../text/span.ts'
import type { Problem } from './outputs.ts'
import { claimRow } from './verdict-rows.ts'

export const whyJson = (path: string, asOf: string, { line, text, titles, section, task, parts }: ReadLine) => ({
  format: 'milemark/why@1' as const,
  asOf,
  path,
  line,
  text: redacted(text),
  titles,
  section,
  task,
  parts: parts.map(({ span, text, kind, subject, tense, verdict }) => ({
    from: span.from,
    to: span.to,
    text: redacted(text),
    kind,
    subject: subject === null ? null : redacted(subject),
    tense,
    state: verdict?.state ?? null,
    why: verdict ? redacted(verdict.why) : null,
  })),
})

export const refsJson = (
  asked: string,
  references: readonly (Reference & { readonly path: string; readonly plan: Plan })[],
  { asOf, problems, others }: { readonly asOf: string; readonly problems: readonly Problem[]; readonly others: readonly string[] },
) => ({
  format: 'milemark/refs@1' as const,
  asOf,
  asked,
  references: references.map(({ verdict, speaksOf, path, plan: { source } }) => {
    const { from, to } = lineSpan(source.lines, verdict.claim.line, source.text)
    return { ...claimRow(path, verdict), speaksOf, text: redacted(source.text.slice(from, to).trim()) }
  }),
  problems,
  others,
})

export const fixJson = (
  documents: readonly { readonly path: string; readonly wrote: boolean; readonly fixes: readonly string[]; readonly diff: string }[],
) => ({ format: 'milemark/fix@1' as const, documents })
