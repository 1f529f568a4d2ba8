/**
 * A claim: a span of ordinary Markdown that names something of the repository which can be looked up; and a verdict:
 * what looking it up gave.
 *
 * Nothing is stored. A claim is a pure function of the document (`claims.ts`), a verdict a pure function of claim and
 * tree (`judge.ts`).
 */
import type { TextEdit } from '../text/edit.ts'
import type { Span } from '../text/span.ts'
import type { Checked, Waiver } from './marks.ts'

/**
 * How the text speaks of the thing: it is there (`now`), it is to come (`planned`: an open task, a sentence in the future), a
 * ticked task made it (`done`), it is gone (`was`), or it only shows a shape (`example`). `output`: something makes it when it
 * is run, or a git-ignored place: it need not be there.
 */
export type Tense = 'now' | 'planned' | 'done' | 'was' | 'example' | 'output'

/** What a recogniser finds, before anybody asks in what tense the sentence stands. */
export interface Found<T = unknown> {
  /** What it speaks of, normalised: `src/auth/token.ts#verify`, `npm run build`, `DATABASE_URL`. Unique by kind within a line. */
  readonly subject: string
  /** The exact source range; the only anchor. */
  readonly span: Span
  /** `low` can never be broken: at most it gives advice. */
  readonly sure: 'high' | 'low'
  /** What the kind's own judge needs to know; plain data. */
  readonly detail: T
  /** Where the recogniser knows better than the sentence. */
  readonly tense?: Tense
}

export interface Claim<T = unknown> extends Found<T> {
  readonly kind: string
  readonly tense: Tense
  /** 1-based. */
  readonly line: number
  /** Key of the innermost task that it stands under; null elsewhere. */
  readonly task: string | null
  /** Stable over edits elsewhere: kind, subject and ordinal among equals. Never written into a document. */
  readonly id: string
  readonly waiver: Waiver | null
  readonly checked: Checked | null
}

/** The closed set of verdicts. `ask`: only running an approved command can tell. */
export type VerdictState = 'holds' | 'broken' | 'planned' | 'unproven' | 'stale' | 'ask' | 'waived'

/** Who is told: `broken` ends `check` with 1, `advice` is shown, `note` only when asked for. */
export type VerdictLevel = 'broken' | 'advice' | 'note'

/** A place in the repository, the other side of a claim. */
export interface Location {
  readonly path: string
  /** 1-based; null for the file as a whole. */
  readonly line: number | null
}

/** Offered, applied only on demand, and only where there is no second candidate. */
export interface Fix {
  /** `Write src/core/a.ts`. */
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** What a kind's judge says. The tense, waivers and the base are applied behind it, in `judge.ts`. */
export interface Finding {
  readonly state: 'holds' | 'broken' | 'unproven'
  readonly level: VerdictLevel | null
  /** One sentence that names both sides. */
  readonly why: string
  readonly at?: Location
  readonly fix?: Fix
}

export interface Verdict {
  readonly claim: Claim
  readonly state: VerdictState
  readonly level: VerdictLevel | null
  readonly why: string
  readonly at?: Location
  readonly fix?: Fix
  /** True for what was broken at the base as well, on a line that nobody touched. */
  readonly old?: boolean
}

export const holds = (why: string, at?: Location): Finding => ({ state: 'holds', level: null, why, ...(at && { at }) })
export const broken = (why: string, at?: Location, fix?: Fix): Finding => ({
  state: 'broken',
  level: 'broken',
  why,
  ...(at && { at }),
  ...(fix && { fix }),
})
/** Shown, never red: it may be wrong, and somebody should look. */
export const advice = (why: string, at?: Location, fix?: Fix): Finding => ({
  state: 'unproven',
  level: 'advice',
  why,
  ...(at && { at }),
  ...(fix && { fix }),
})
/** It need not be there: nothing is said, and it does not count for or against the document. */
export const idle = (why: string): Finding => ({ state: 'unproven', level: null, why })
/** Not checkable here, which is a normal answer; shown only when asked for. */
export const unproven = (why: string, at?: Location): Finding => ({ state: 'unproven', level: 'note', why, ...(at && { at }) })
