import { read, scheduleView } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { everything, taskRow, viewOf } from '../testing/view.ts'
import { xmlProblems } from '../testing/xml.ts'
import { report } from './report.ts'

const asOf = '2026-11-23'

function pageOf(text: string): string {
  const { plan, diagnostics } = read(text, { asOf })
  const plans = [{ plan, path: 'plan.md' }]
  const findings = diagnostics.map(({ code, severity, message, line, span }) => ({
    path: 'plan.md',
    code,
    severity,
    message,
    line,
    column: 1,
    ...span,
  }))
  return report({ view: scheduleView(plans, { asOf }), plans, findings })
}

const PLAN = `# Plan <img src=x onerror=alert(1)>

## Milestones
- [ ] M1: First "thing" (1.1-1.2, target 2026-11-24)

## Tasks
### Phase 1: One
- [ ] 1.1 Write <script>alert(1)</script> (2d, @ana)
- [ ] 1.2 Read it (2d, after 1.1, @ben)
- [ ] 1.3 Never (1d, after 1.4)
- [ ] 1.4 Ever (1d, after 1.3)

## Risks
- **Flood & fire** (likelihood: high, impact: medium): Mitigation: sandbags

## Resources
- @ana (developer): 50 %

## Development Setup
### Prerequisites
- Node.js >= 20
### Steps
\`\`\`bash
npm ci && echo "<done>"
\`\`\`
`

describe('a page from a document', () => {
  const html = pageOf(PLAN)

  test('is well-formed, and no text of the document is markup', () => {
    expect(xmlProblems(html)).toEqual([])
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;')
  })

  test('loads nothing and forbids it', () => {
    expect(html).toContain('default-src &#39;none&#39;')
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(|src=/)
  })

  test('says what the document says', () => {
    for (const words of ['Flood &amp; fire', 'npm ci &amp;&amp; echo', '&gt;=20', 'M1: First', 'Without dates', '1.3 Never'])
      expect(html, words).toContain(words)
  })

  test('gives no grade', () => expect(html).not.toMatch(/\b(?:score|grade|rating)\b/i))
})

describe('the frame of the page', () => {
  const html = report({ view: everything(), plans: [], findings: [] })

  test('has one main heading, and none is skipped', () => {
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true)
  })

  test('names every table, scrolls by keyboard, and every link within the page leads somewhere', () => {
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length)
    expect(html.match(/<div class="scroll" role="region" aria-label="[^"]+" tabindex="0"/g)?.length).toBe(
      html.match(/class="scroll"/g)?.length,
    )
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
    expect([...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([])
  })

  test('says for each step of the critical path what ties it', () => {
    expect(html).toContain('opens the path')
    expect(html).toContain('depends on 1.2')
    expect(html).toContain('waits for ana, who is busy until then')
  })

  test('has a row for every task, and says what was assumed', () => {
    for (const { title } of everything().tasks) expect(html).toContain(title.split(' <')[0])
    expect(html).toContain('estimate: 2 d')
  })
})

test('nothing, one task and the same again', () => {
  const pages = [viewOf(), viewOf({ tasks: [taskRow('1')] }), viewOf({ documents: [] })].map((view) =>
    report({ view, plans: [], findings: [] }),
  )
  for (const html of pages) expect(xmlProblems(html)).toEqual([])
  expect(report({ view: everything(), plans: [], findings: [] })).toBe(report({ view: everything(), plans: [], findings: [] }))
})
