/**
 * Front matter that is not valid YAML: its settings cannot be used.
 */
import type { Rule } from './rule.ts'
import { ALL } from './rule.ts'

export const frontMatterInvalid: Rule = {
  code: 'front-matter-invalid',
  severity: 'error',
  summary: 'The front matter is not valid YAML, so what it sets cannot be relied on.',
  kinds: ALL,
  example: `---
title: "Garden shed
phase: planning
---
# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: ({ frontMatter }) =>
    frontMatter.errors.slice(0, 1).map(({ message, span }) => ({
      span,
      message: `The front matter is not valid YAML: ${message.replace(/[.:]?$/, '')}.`,
      hint: 'Values with a colon, a bracket or a quotation mark need quotation marks around them.',
    })),
}
