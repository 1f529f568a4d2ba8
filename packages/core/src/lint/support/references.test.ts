import { expect, test } from 'vitest'
import type { UnresolvedReference } from '../../plan/plan.ts'
import { readPlan } from '../../plan/read.ts'
import { isOtherNumber, nearestById, siblings, statementSpan, usedShapes } from './references.ts'

const plan = (below = '') =>
  readPlan(
    `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n- [ ] Task 1.1: Fell\n- [ ] Task 1.2: Saw\n- [ ] Task 1.4: Tie\n\n${below}`,
    { asOf: '2026-11-23' },
  )

test.each([
  ['1.6', ['1.4', '1.2']],
  ['1.3', ['1.2', '1.4']],
  ['T1.02', ['1.2']],
  ['9.9', []],
])('near %s', (id, expected) => expect(nearestById(id, siblings(plan()), null).map((task) => task.id)).toEqual(expected))

test.each([
  ['1.9', true],
  ['2.1', true],
  ['K8s', false],
  ['7', false],
  ['1.1.1', false],
  ['phase 7', true],
  ['phase 1.2', false],
])('%s has the form of an id that is used: %s', (text, expected) => expect(usedShapes(plan())(text)).toBe(expected))

test.each([
  ['Needs Node 18.1 on the way', '18.1', true],
  ['Wait 1.5 days', '1.5', true],
  ['Depends on Task 1.7', '1.7', false],
  ['After 1.7 and 1.2', '1.7', false],
  ['1.2 → 1.7', '1.7', false],
])('%j speaks of another number: %s', (text, id, expected) => {
  const read = plan(text)
  const from = read.source.text.indexOf(text) + text.indexOf(id)
  const reference: UnresolvedReference = { text: id, problem: 'unknown', candidates: [], span: { from, to: from + id.length }, line: 1 }
  expect(isOtherNumber(read, reference)).toBe(expected)
})

test.each([
  ['- 1.1 → 1.2', '1.1 → 1.2'],
  ['- 1.2 depends on 1.1', '1.2 depends on 1.1'],
  ['- 1.2, for which we need the forester and his horse, comes after 1.1', '1.2'],
])('%j is stated by %j', (line, expected) => {
  const read = plan(`## Dependencies\n\n${line}\n`)
  const spans = read.dependencies.map((dependency) => statementSpan(read.source, dependency))
  expect(spans.map(({ from, to }) => read.source.text.slice(from, to))).toEqual([expected])
})
