/**
 * Every kind has examples that provoke it, and they are tests: recogniser, tense and judge together.
 */
import { describe, expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { claims } from './claims.ts'
import { judge } from './judge.ts'
import { kinds } from './kinds.ts'
import { memoryHistory, memoryTree } from './testing/memory-tree.ts'

describe.each(kinds)('$name', (kind) => {
  test('has examples', () => expect(kind.examples.length).toBeGreaterThan(0))
  test.each(kind.examples)('example %#: $expect', ({ document, at = 'docs/guide.md', files, past, base, expect: expected }) => {
    const found = claims(readPlan(document, { asOf: '2026-11-23' }), [kind])
    for (const { span, line } of found) {
      expect(span.from).toBeLessThan(span.to)
      expect(document.slice(0, span.from).split('\n').length).toBe(line)
    }
    const ground = {
      tree: memoryTree(files),
      base: base ? memoryTree(base, 'the base') : null,
      history: memoryHistory(past),
      document: at,
    }
    const verdicts = judge(found, ground, [kind])
    expect(verdicts.map(({ claim, state, level }) => `${level === 'advice' ? 'advice' : state} ${claim.subject}`)).toEqual(expected)
    for (const { why } of verdicts) expect(why).toMatch(/^\P{Ll}.*[.?]$|^\S*[\w/`"].*[.?]$/su)
  })
})
