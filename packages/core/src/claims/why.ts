/**
 * How one line was read: which of its parts say something about the repository, in what tense, and what became of it; and which
 * parts in code quotes say nothing.
 */
import type { Plan } from '../plan/plan.ts'
import { originalSpan } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import { lineSpan } from '../text/span.ts'
import type { Claim, Tense, Verdict } from './claim.ts'
import { statements } from './statement.ts'

export interface ReadPart {
  readonly span: Span
  readonly text: string
  /** Null for a part that claims nothing. */
  readonly kind: string | null
  readonly subject: string | null
  readonly tense: Tense | null
  /** Null where nothing is judged: an example, or what is said to be gone. */
  readonly verdict: Verdict | null
}

export interface ReadLine {
  readonly line: number
  readonly text: string
  /** The headings around, outermost first. */
  readonly titles: readonly string[]
  /** The kind of section, if one was recognised. */
  readonly section: string | null
  /** Key of the task that the line stands under. */
  readonly task: string | null
  readonly parts: readonly ReadPart[]
}

/**
 * @param line 1-based
 * @throws RangeError when the document has no such line
 */
export function readLine(
  plan: Plan,
  { claims, verdicts }: { readonly claims: readonly Claim[]; readonly verdicts: readonly Verdict[] },
  line: number,
): ReadLine {
  const { source } = plan
  const whole = lineSpan(source.lines, line, source.text)
  const isHere = ({ from, to }: Span) => from < whole.to && to > whole.from
  const around = statements(plan).filter((statement) => isHere(statement.form === 'fence' ? statement.fence.span : statement.text.span))
  const first = around.at(-1)
  const judged = new Map(verdicts.map((verdict) => [verdict.claim.id, verdict]))
  const said = claims
    .filter(({ span }) => isHere(span))
    .map(({ id, kind, subject, tense, span }) => part(plan, span, { kind, subject, tense, verdict: judged.get(id) ?? null }))
  const silent = around
    .flatMap((statement) => (statement.form === 'fence' ? [] : statement.text.marks.map((mark) => ({ mark, text: statement.text }))))
    .filter(({ mark }) => mark.kind === 'code')
    .map(({ mark, text }) => originalSpan(text, mark.from, mark.to))
    .filter((span) => isHere(span) && !said.some((one) => one.span.from < span.to && one.span.to > span.from))
    .map((span) => part(plan, span, { kind: null, subject: null, tense: null, verdict: null }))
  return {
    line,
    text: source.text.slice(whole.from, whole.to),
    titles: first?.titles ?? [],
    section: first?.section ?? null,
    task: first?.task?.key ?? null,
    parts: [...said, ...silent].sort((a, b) => a.span.from - b.span.from),
  }
}

const part = ({ source }: Plan, span: Span, rest: Omit<ReadPart, 'span' | 'text'>): ReadPart => ({
  span,
  text: source.text.slice(span.from, span.to),
  ...rest,
})
