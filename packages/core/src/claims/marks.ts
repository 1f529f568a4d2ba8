/**
 * What people write beside a claim to say how it is to be taken: a waiver with its end, a check by hand, "not a claim".
 *
 * These stand in the document, because a decision must be visible where the claim is.
 */
import type { Statement } from './statement.ts'

/** A claim is known to be wrong and may be so until a day; that day counts. */
export interface Waiver {
  /** ISO. */
  readonly until: string
  readonly reason: string
}

/** Somebody looked, on a day. */
export interface Checked {
  readonly by: string
  /** ISO. */
  readonly on: string
}

const WAIVER = /\((?:waived|miễn(?: trừ)?)\s+(?:until|đến)\s+(\d{4}-\d{2}-\d{2})\s*[:：]\s*([^()]{3,200})\)/iu
const CHECKED = /\((?:checked|verified|đã kiểm tra)\s+(?:by|bởi)\s+(@?[\p{L}\p{N}._-]{1,60}),?\s+(?:on\s+)?(\d{4}-\d{2}-\d{2})\)/iu
const NO_CLAIM = /^[`)\]*_]{0,4}\s{0,3}<!--\s{0,3}(?:not a claim|không phải khẳng định)\s{0,3}-->/iu

/** Waivers and checks: their words are no part of the sentence around. */
export const MARKS = /\((?:waived|miễn|checked|verified|đã kiểm tra)(?=[\s:])[^()]{0,250}\)/giu

/** The waiver of a statement; for a fence it stands in the text before. Null without an end or a reason. */
export function waiverOf(statement: Statement): Waiver | null {
  const found = WAIVER.exec(textOf(statement))
  return found?.[1] && found[2] ? { until: found[1], reason: found[2].trim() } : null
}

export function checkedBy(statement: Statement): Checked | null {
  const found = CHECKED.exec(textOf(statement))
  return found?.[1] && found[2] ? { by: found[1], on: found[2] } : null
}

/** True where `<!-- not a claim -->` stands right behind a place. */
export const isDenied = (text: string, end: number): boolean => NO_CLAIM.test(text.slice(end, end + 80))

/** A waiver that says no day is none, and its author should hear it. */
export const hasOpenWaiver = (statement: Statement): boolean =>
  /\((?:waived|miễn trừ)\b/iu.test(textOf(statement)) && waiverOf(statement) === null

const textOf = (statement: Statement): string => {
  if (statement.form === 'fence') return statement.intro
  return statement.form === 'cell' ? statement.row.map(({ text }) => text.plain).join(' | ') : statement.text.plain
}
