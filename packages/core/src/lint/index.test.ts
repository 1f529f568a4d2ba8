import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { AS_OF } from './fixtures/rule-test.ts'
import { check, rules } from './index.ts'

const found = (text: string) => check(readPlan(text, { asOf: AS_OF }), { asOf: AS_OF })

const PLAN = (checks = '{}') => `---
title: Raft
milemark:
  checks: ${checks}
---
# Raft

## Task Breakdown

- [ ] Task 1.1: Fell (1d)
- [ ] Task 1.2: Saw (1d, after 1.3)
- [ ] Task 1.3: Plane (1d, after 1.2)
- [ ] Task 1.4: Tie
`

describe('the table', () => {
  test('has a code, a sentence and an example for each rule', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
    for (const { code, summary, example } of rules) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(summary).toMatch(/^[A-Z].*\.$/)
      expect(example).toMatch(/\n$/)
    }
  })
})

describe('check', () => {
  test('gives everything in the order of the document', () => {
    expect(found(PLAN()).map(({ line, code, severity }) => `${line} ${severity} ${code}`)).toEqual([
      '11 error circular-dependency',
      '13 info estimate-missing',
    ])
  })

  test.each([
    ['{ circular-dependency: off }', ['info estimate-missing']],
    ['{ circular-dependency: info, estimate-missing: error }', ['info circular-dependency', 'error estimate-missing']],
    ['{ circular-dependency: off, estimate-missing: off }', []],
  ])('takes levels from the settings: %s', (checks, expected) => {
    expect(found(PLAN(checks)).map(({ code, severity }) => `${severity} ${code}`)).toEqual(expected)
  })

  test('every message is a sentence, and every span lies in the document', () => {
    for (const { example } of rules)
      for (const { message, hint, span, line } of found(example)) {
        expect(message).toMatch(/^[^a-z].*\.$/)
        expect(hint ?? 'x.').toMatch(/[.?]$/)
        expect(span.from).toBeLessThan(span.to)
        expect(span.to).toBeLessThanOrEqual(example.length)
        expect(line).toBe(example.slice(0, span.from).split('\n').length)
      }
  })

  test.each([
    ['an untouched template', '# Raft\n\n## Task Breakdown\n\n- [ ] Task 1.1: [Description]\n'],
    ['no plan', '# Raft\n\nIt floats.\n'],
    ['nothing', ''],
  ])('%s has no faults', (_, text) => expect(found(text)).toEqual([]))
})
