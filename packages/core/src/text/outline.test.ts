/**
 * Sections: headings nested by level, bold lines as level 7, `title(blocks: sections…)`.
 */
import { describe, expect, test } from 'vitest'
import { blocks } from './blocks.ts'
import type { Section } from './outline.ts'
import { outline, sectionPath, walkSections } from './outline.ts'
import { source } from './source.ts'

const read = (text: string): Section => outline(blocks(source(text)))
const show = ({ level, title, blocks: own, sections }: Section): string =>
  `${level}${title?.plain ?? ''}${own.length > 0 ? `+${own.length}` : ''}${sections.length > 0 ? `(${sections.map(show).join(' ')})` : ''}`

describe('nesting', () => {
  test.each([
    ['', '0'],
    ['text', '0+1'],
    ['# A\n## B\n## C\n# D', '0(1A(2B 2C) 1D)'],
    ['### A\n# B\n## C', '0(3A 1B(2C))'],
    ['# A\n#### B\n## C', '0(1A(4B 2C))'],
    ['text\n# A\ntext\n\ntext', '0+1(1A+2)'],
    ['# A\n\n**B**\n\ntext\n\n**C**\n\ntext', '0(1A(7B+1 7C+1))'],
    ['# A\n\n**B**\n\n## C', '0(1A(7B 2C))'],
  ])('%j', (text, expected) => expect(show(read(text))).toBe(expected))
})

describe('a bold line heads what follows', () => {
  test.each([
    ['**A**', true],
    ['**A:**', true],
    ['**A**:', true],
    ['**A** ✅', true],
    ['✅ **A**', true],
    ['**A** (2 days)', true],
    ['__A__', true],
    ['**A** and more', false],
    ['*A*', false],
    ['a **B**', false],
    ['**A**\nmore', false],
    ['**A** **B**', false],
  ])('%j %s', (text, expected) => expect(read(text).sections.length === 1).toBe(expected))
})

test('sections in document order, and the way to one', () => {
  const root = read('# A\n## B\n### C\n## D')
  const all = [...walkSections(root)]
  expect(all.map((section) => section.title?.plain ?? '')).toEqual(['', 'A', 'B', 'C', 'D'])
  expect(sectionPath(all[3] as Section).map((section) => section.title?.plain ?? '')).toEqual(['', 'A', 'B', 'C'])
  expect(all.map(({ index }) => index)).toEqual([0, 0, 0, 0, 1])
})
