/**
 * Front matter that is not valid YAML: its settings cannot be used.
 */
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Rule } from './rule.ts'

export const frontMatterInvalid: Rule = {
  code: 'front-matter-invalid',
  severity: 'error',
  summary: 'The front matter is not valid YAML, so what it sets cannot be relied on.',
  looksAt: 'all',
  example: `---
title: "Garden shed
phase: planning
---
# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: ({ frontMatter, source }) =>
    frontMatter.errors.slice(0, 1).map(({ message, span }) => ({
      span: visible(source.text, span, frontMatter.span ?? span),
      message: `The front matter is not valid YAML: ${message.replace(/[.:]?$/, '')}.`,
      hint: 'Values with a colon, a bracket or a quotation mark need quotation marks around them.',
    })),
}

/** The word at which the parser stopped; the last line with text, where it stopped behind everything. */
function visible(text: string, at: Span, within: Span): Span {
  const inside = text.slice(within.from, within.to)
  const offset = at.from - within.from
  const word = /^[^\s:,{}[\]]+|^\S/.exec(inside.slice(offset))
  if (word) return span(at.from, Math.max(Math.min(at.to, within.to), at.from + word[0].length))
  const end = inside.slice(0, offset).trimEnd().length
  const start = inside.lastIndexOf('\n', Math.max(0, end - 1)) + 1
  return span(within.from + start, within.from + end)
}
