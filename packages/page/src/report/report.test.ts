import { read, scheduleView } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { forecastOf, wholeForecast } from '../testing/forecast.ts'
import { growing, historyOf } from '../testing/history.ts'
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

describe('with a forecast and a past', () => {
  const input = { view: everything(), plans: [], findings: [] }
  const html = report({ ...input, forecast: wholeForecast(), histories: [growing(30)] })
  const idsOf = (page: string): string[] => [...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id = '']) => id)

  test('has two parts more, and neither without', () => {
    const ids = idsOf(html)
    expect(ids.indexOf('forecast')).toBe(ids.indexOf('late') + 1)
    expect(ids.indexOf('history')).toBe(ids.indexOf('findings') - 1)
    const without = report(input)
    expect(idsOf(without)).toEqual(ids.filter((id) => id !== 'forecast' && id !== 'history'))
    expect(without).not.toContain('mm-cone')
    expect(report({ ...input, histories: [] })).toBe(without)
  })

  test('is well-formed, and no text of a document is markup', () => {
    expect(xmlProblems(html)).toEqual([])
    expect(html).not.toMatch(/<script|<i>|<b>/)
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length)
  })

  test('says dates and chances in words and tables', () => {
    for (const words of [
      'Half of the trials have ended by Tue 2027-03-09 (P50)',
      '8 % of the trials end by then',
      'Eight in ten end by (P80)',
      'The plan states 8 d',
      '2.3 tasks were done per week over 9 weeks, and 31 tasks are open.',
      'Theft: impact: medium',
      'The plan has 25 % more tasks than at its first revision.',
      '1.4 tasks were done per week over 30 weeks.',
    ])
      expect(html, words).toContain(words)
  })

  test('the cone is that of one plan: several plans have none, and their histories have names', () => {
    const documents = ['a.md', 'b.md'].map((path) => ({ path, kind: 'plan' as const, title: path }))
    const several = report({
      ...input,
      view: { ...everything(), documents },
      forecast: wholeForecast(),
      histories: [growing(5, 3, { title: 'First' }), growing(5, 3, { title: null, path: 'b.md' })],
    })
    expect(xmlProblems(several)).toEqual([])
    expect(several).not.toContain('from P10 to P90')
    for (const name of ['>First<', '>b.md<']) expect(several).toContain(name)
  })

  test('nothing open and nothing known', () => {
    const page = report({ ...input, forecast: forecastOf(), histories: [historyOf({ missing: ['There is no git.'] })] })
    expect(xmlProblems(page)).toEqual([])
    expect(page).toContain('There is no git.')
  })

  test('trials that were stopped are said to be so', () =>
    expect(report({ ...input, forecast: wholeForecast({ asked: 5000 }) })).toContain('of 5000 trials, stopped before the end'))
})
