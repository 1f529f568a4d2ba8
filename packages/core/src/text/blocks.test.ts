/**
 * Blocks: the structure of a document in a short notation.
 *
 * `h2(a)` heading, `p(a)` paragraph, `[…]` list with its items (`x:a` a box with its mark, `1.a` numbered), `{a|b;c|d}`
 * table, `f(js:2)` fence with its lines, `>(…)` quote.
 */
import { describe, expect, test } from 'vitest'
import type { Block, Item } from './blocks.ts'
import { blocks } from './blocks.ts'
import { source } from './source.ts'

function show(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `h${block.level}(${block.text.plain})`
    case 'paragraph':
      return `p(${block.text.plain.replaceAll('\n', '⏎')})`
    case 'list':
      return `[${block.items.map(item).join(' ')}]`
    case 'table':
      return `{${[block.header, ...block.rows].map((row) => row.cells.map((cell) => cell.plain).join('|')).join(';')}}`
    case 'fence':
      return `f(${block.language}:${block.lines.length})`
    case 'quote':
      return `>(${block.blocks.map(show).join(' ')})`
  }
}

const item = ({ number, box, text, blocks: below }: Item): string =>
  `${number === null ? '' : `${number}.`}${box ? `${box.mark}:` : ''}${text.plain.replaceAll('\n', '⏎') || '∅'}${below.map(show).join('')}`

const check = (text: string, expected: string) => expect(blocks(source(text)).map(show).join(' ')).toBe(expected)

describe('single blocks', () => {
  test.each([
    ['# A', 'h1(A)'],
    ['###### A', 'h6(A)'],
    ['## A ##', 'h2(A)'],
    ['##A', 'p(##A)'],
    ['A\n===', 'h1(A)'],
    ['A\n---', 'h2(A)'],
    ['#', 'h1()'],
    ['a\nb', 'p(a⏎b)'],
    ['a\n\nb', 'p(a) p(b)'],
    ['> a\n> b', '>(p(a⏎b))'],
    ['> - [ ] a', '>([ :a])'],
    ['```js\na\nb\n```', 'f(js:2)'],
    ['```JS {1}\na\n```', 'f(js:1)'],
    ['~~~\na\n~~~', 'f(:1)'],
    ['```\nopen', 'f(:1)'],
    ['```\n```', 'f(:0)'],
    ['    code', 'f(:1)'],
    ['***', ''],
    ['<div>x</div>', ''],
  ])('%j', check)
})

describe('lists', () => {
  test.each([
    ['- a', '[a]'],
    ['* a\n* b', '[a b]'],
    ['+ a', '[a]'],
    ['1. a\n2. b', '[1.a 2.b]'],
    ['7) a', '[7.a]'],
    ['- a\n  - b', '[a[b]]'],
    ['- a\n\n  more', '[ap(more)]'],
    ['- a\n  b', '[a⏎b]'],
    ['- a\nb', '[a⏎b]'],
    ['- a\n  ```\n  x\n  ```', '[af(:1)]'],
    ['- [ ] a', '[ :a]'],
    ['- [x] a', '[x:a]'],
    ['- [X] a', '[X:a]'],
    ['- [~] a', '[~:a]'],
    ['- [-] a', '[-:a]'],
    ['- [✓] a', '[✓:a]'],
    ['- [ ]* a', '[ :* a]'],
    ['- [ ]', '[ :∅]'],
    ['- [x]', '[x:∅]'],
    ['- [ ]a', '[[ ]a]'],
    ['- [P] a', '[[P] a]'],
    ['- [1] a', '[[1] a]'],
    ['- [ab] a', '[[ab] a]'],
    ['- [x](y) a', '[x a]'],
    ['1. [ ] a', '[1. :a]'],
    ['-\ta', '[a]'],
    ['- ', '[∅]'],
    ['- [ ] **a** `b`', '[ :a b]'],
    ['- [ ] a\n\n\n\n\n  - b', '[ :a[b]]'],
    ['- a\n**b**\n- c', '[a] p(b) [c]'],
    ['- a\n**b**:\n- c', '[a] p(b:) [c]'],
    ['- a\n**b** goes on', '[a⏎b goes on]'],
    ['- a\n  **b**', '[a⏎b]'],
  ])('%j', check)
})

describe('tables', () => {
  test.each([
    ['|a|b|\n|-|-|\n|c|d|', '{a|b;c|d}'],
    ['a|b\n-|-\nc|d', '{a|b;c|d}'],
    ['| a | b |\n|:--|--:|\n|   | d |', '{a|b;|d}'],
    ['|a|b|\n|-|-|\n|c|', '{a|b;c}'],
    ['|a|b|\n|-|-|\n||d|', '{a|b;|d}'],
    ['|a|b|\n|-|-|\n|c||', '{a|b;c|}'],
    ['|a|\n|-|\n|`x`|\n|**y**|', '{a;x;y}'],
    ['|a|b|\n|-|-|', '{a|b}'],
    ['|a|b|\ntext', 'p(|a|b|⏎text)'],
  ])('%j', check)
})

describe('line ends, depth and places', () => {
  test.each([
    ['# A\r\n\r\n- [ ] b\r\n', 'h1(A) [ :b]'],
    ['# A\r\r- [ ] b\r', 'h1(A) [ :b]'],
    ['\ufeff# A', 'h1(A)'],
    ['---\na: 1\n---\n# A', 'h1(A)'],
    ['```markdown\n# A\n- [ ] b\n```', 'h1(A) [ :b]'],
  ])('%j', check)

  test('lists deeper than a hundred levels stand side by side', () => {
    const text = Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- [ ] ${at}`).join('\n')
    const depth = (list: readonly Block[]): number =>
      Math.max(0, ...list.map((block) => (block.kind === 'list' ? 1 + Math.max(...block.items.map((one) => depth(one.blocks))) : 0)))
    const count = (list: readonly Block[]): number =>
      list.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.reduce((all, one) => all + 1 + count(one.blocks), 0) : 0), 0)
    const found = blocks(source(text))
    expect([depth(found) <= 110, count(found)]).toEqual([true, 300])
  })

  test('blocks and boxes know their lines and places', () => {
    const text = '# A\n\n- [x] b\n  - c\n'
    const [, list] = blocks(source(text))
    const [first] = list?.kind === 'list' ? list.items : []
    expect([list?.line, first?.line, first?.box && text.slice(first.box.span.from, first.box.span.to), first?.blocks[0]?.line]).toEqual([
      3,
      3,
      '[x]',
      4,
    ])
  })
})
