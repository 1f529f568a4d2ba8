/**
 * `FILE:LINE` as people copy it from a compiler or an editor: `docs/plan.md:14`, with or without a column behind it.
 */
export interface Place {
  readonly file: string
  /** 1-based; null where none is written. */
  readonly line: number | null
}

export function place(text: string): Place {
  const found = /^(.+?):(\d{1,9})(?::\d{1,9})?$/.exec(text)
  const line = Number(found?.[2] ?? 0)
  return found?.[1] && line > 0 ? { file: found[1], line } : { file: text, line: null }
}
