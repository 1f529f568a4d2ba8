import { expect, test } from 'vitest'
import { place } from './place.ts'

test.each([
  ['docs/plan.md:14', 'docs/plan.md', 14],
  ['docs/plan.md:14:3', 'docs/plan.md', 14],
  ['docs/plan.md', 'docs/plan.md', null],
  ['C:\\plan.md:7', 'C:\\plan.md', 7],
  ['a:0', 'a:0', null],
])('%s', (text, file, line) => expect(place(text)).toEqual({ file, line }))
