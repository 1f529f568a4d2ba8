/**
 * Answers of tools: compact JSON, twice (as structure and as text, as the protocol asks), never longer than an agent can bear.
 */
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'

/** Characters of one answer. */
export const LONGEST = 8_000
const PAGE = 20
const LARGEST_PAGE = 100

export type Json = Readonly<Record<string, unknown>>

export const reply = (value: Json): CallToolResult => ({
  structuredContent: value,
  content: [{ type: 'text', text: JSON.stringify(value) }],
})

/** An error that says what to do; the code stays the same for ever. */
export const failed = (code: string, message: string, more: Json = {}): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: JSON.stringify({ code, message, ...more }) }],
})

export interface Paging {
  readonly limit?: number | undefined
  /** What the page before gave as `next`. */
  readonly cursor?: string | undefined
}

export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
  /** The cursor of the next page; null at the end. */
  readonly next: string | null
}

/** A page of some rows: as many as asked for, and as fit. At least one, so that paging ends. */
export function page<T>(rows: readonly T[], { limit = PAGE, cursor }: Paging, room = LONGEST): Page<T> {
  const from = Math.max(0, Number(cursor ?? 0) || 0)
  let size = 0
  let to = from
  while (to < rows.length && to - from < Math.min(limit, LARGEST_PAGE)) {
    size += JSON.stringify(rows[to]).length + 1
    if (size > room && to > from) break
    to++
  }
  return { rows: rows.slice(from, to), total: rows.length, next: to < rows.length ? String(to) : null }
}

/** A long text, cut where it would fill the answer; says how much is missing. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`

/** Without values that say nothing: an agent pays for each. */
export function compact(row: Json): Json {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
