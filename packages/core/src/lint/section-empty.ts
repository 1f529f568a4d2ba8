/**
 * Planning sections that have a heading and nothing below it.
 */
import type { Rule } from './rule.ts'
import { lineOf } from './support/place.ts'
import { shape } from './support/sections.ts'
import { listed, quoted } from './support/words.ts'

export const sectionEmpty: Rule = {
  code: 'section-empty',
  severity: 'info',
  summary: 'A planning section has a heading but nothing of its own below it.',
  looksAt: 'plans',
  example: `---
milemark:
  checks: { section-missing: off }
---
# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor

## Dependencies

## Risks & Mitigation

- Frost while the floor is wet → cover it
`,
  check: (plan) => {
    const empty = shape(plan)?.present.filter((section) => section.empty) ?? []
    const [first] = empty
    if (!first) return []
    const titles = empty.map(({ title }) => quoted(title))
    return [
      {
        span: lineOf(plan.source, first.span.from),
        message: `Nothing stands in ${listed(titles)} yet.`,
        hint: `Fill ${titles.length === 1 ? 'it' : 'them'} in, or write “none” so that readers know it was not forgotten.`,
        related: empty.slice(1).map(({ line, title }) => ({ line, message: `${quoted(title)} is empty as well` })),
      },
    ]
  },
}
