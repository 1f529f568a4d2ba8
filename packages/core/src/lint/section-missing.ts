/**
 * Planning sections that a document of the template's shape does not have.
 */
import type { Plan } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Rule } from './rule.ts'
import { lineOf } from './support/place.ts'
import { HEADINGS, shape } from './support/sections.ts'
import { listed } from './support/words.ts'

export const sectionMissing: Rule = {
  code: 'section-missing',
  severity: 'info',
  summary: 'A document that follows the template lacks one or more of the six planning sections.',
  looksAt: 'plans',
  example: `# Garden shed

## Milestones

- [ ] Milestone 1: The shell stands

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor

## Dependencies

- Nothing waits for anybody else.
`,
  check: (plan) => {
    const found = shape(plan)
    if (!found || found.missing.length === 0) return []
    const names = found.missing.map((kind) => `“${HEADINGS[kind]}”`)
    const isOne = names.length === 1
    const message = `The plan has no ${isOne ? 'section' : 'sections'} ${listed(names, 6, 'or')}, so what belongs there is assumed.`
    return [
      {
        span: titleSpan(plan),
        message,
        hint: `Add ${isOne ? 'it' : 'them'}, or set section-missing to off where nothing belongs there.`,
      },
    ]
  },
}

/** The first heading; the first line where there is none. */
function titleSpan({ source }: Plan): Span {
  const heading = /^#{1,6}[ \t]+\S/m.exec(source.shadow)
  const line = lineOf(source, heading?.index ?? 0)
  return span(line.from, line.to)
}
