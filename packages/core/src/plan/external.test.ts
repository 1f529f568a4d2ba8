/**
 * What a plan waits for from outside. Behind `//=` stands the text of the item, and the day on which it is expected.
 */
import { describe, expect, test } from 'vitest'
import { lines } from '../testing/marked.ts'
import { readPlan } from './read.ts'

function check(marked: string): void {
  const rows = lines(marked).map((row) => row.split(/\s*\/\/= /))
  const { external } = readPlan(rows.map(([text]) => text).join('\n'), { asOf: '2026-11-23' })
  const at = (line: number) =>
    external
      .filter((item) => item.line === line)
      .map(({ text, expected }) => (expected ? `${text} @${expected.value}` : text))
      .join(' ; ')
  expect(rows.map(([text], index) => [text, at(index + 1)])).toEqual(rows.map(([text, expected = '']) => [text, expected]))
}

const each = (table: readonly (readonly [name: string, marked: string])[]) => test.each(table)('%s', (_, marked) => check(marked))

describe('sections', () => {
  each([
    [
      'bullets',
      `
      ## Dependencies
      ### External Dependencies
      - Flour from the mill                             //= Flour from the mill
      - \`yeast\` — the good one                         //= yeast — the good one`,
    ],
    ['on their own', '\n## External Dependencies\n- Flour from the mill  //= Flour from the mill'],
    ['signs are no part of it', '\n## External Dependencies\n- Salt is there ✅  //= Salt is there'],
    [
      'a bold label',
      `
      ## Dependencies
      - 1.1 before 1.2

      **External:**
      - Flour from the mill                             //= Flour from the mill`,
    ],
    ['Vietnamese', '\n## Phụ thuộc\n### Phụ thuộc bên ngoài\n- Bột mì  //= Bột mì'],
    ['Chinese', '\n## 外部依赖\n- 面粉  //= 面粉'],
    [
      'a table',
      `
      ## External Dependencies
      | Dependency | Owner | Due |
      |---|---|---|
      | Flour | The mill | 2026-12-01 |                 //= Flour @2026-12-01
      | Salt | The mine | |                             //= Salt`,
    ],
    [
      'a table with another order',
      `
      ## External Dependencies
      | Owner | Service |
      |---|---|
      | The mill | Flour |                              //= Flour`,
    ],
    [
      'groups',
      `
      ## External Dependencies
      - Services:
        - The weather                                   //= The weather
      - The mill
        - opens at six`.replace('- The mill\n', '- The mill  //= The mill\n'),
    ],
  ])
})

describe('the external part of the dependencies', () => {
  each([
    ['a label in the line', '\n## Dependencies\n- External dependencies: flour, salt  //= flour, salt'],
    [
      'a label over a list',
      `
      ## Dependencies
      - **External dependencies**
        - Flour                                         //= Flour
        - Salt                                          //= Salt`,
    ],
    ['a label in a paragraph', '\n## Dependencies\n**External:** flour from the mill  //= flour from the mill'],
    ['a bullet about a thing', '\n## Dependencies\n- A running oven server  //= A running oven server'],
    ['a bullet labelled as a dependency', '\n## Dependencies\n- Depends on: the mill  //= the mill'],
    [
      'an order is none',
      `
      ## Dependencies
      - The service comes before the shop
      - Task 1.1 needs the service of 1.2
      1. Build the service
      2. Open the account`,
    ],
    [
      'the bullets of the template',
      `
      ## Dependencies
      - Task dependencies and blockers
      - External dependencies (APIs, services, etc.)
      - Team/resource dependencies`,
    ],
  ])
})

describe('the head of a document', () => {
  each([
    ['prerequisites', '\n# Bread\n\n**Prerequisites**: plan.md, spec.md  //= plan.md, spec.md'],
    ['Chinese', '\n# 面包\n\n**前置条件**：plan.md（必须）  //= plan.md（必须）'],
    ['none', '\n# Bread\n\n**Prerequisites**: None'],
    ['other fields', '\n# Bread\n\n**Input**: flour.md'],
  ])
})

describe('fields of tasks', () => {
  each([
    [
      'what is no task',
      `
      ## Tasks
      - [ ] **Task 1.1** Knead
      - [ ] **Task 1.2** Bake
        - Dependencies: Task 1.1, the oven is hot       //= the oven is hot`,
    ],
    [
      'packages and calls',
      `
      ## Tasks
      - [ ] **Task 1.1** Knead
        - Dependencies: \`flour\`, \`salt\`
      - [ ] **Task 1.2** Bake
        - Dependencies: heat(oven), None`,
    ],
  ])
})

describe('the day on which it is expected', () => {
  each([
    ['expected', '\n## External Dependencies\n- Flour, expected 2026-12-10  //= Flour, expected 2026-12-10 @2026-12-10'],
    ['by', '\n## External Dependencies\n- Flour (by 2026-12-10)  //= Flour (by 2026-12-10) @2026-12-10'],
    ['a week is no day', '\n## External Dependencies\n- Flour in week 2  //= Flour in week 2'],
    ['a day when it came', '\n## External Dependencies\n- Flour came ✅ 2026-11-01  //= Flour came ✅ 2026-11-01'],
  ])
})

describe('none', () => {
  each([
    [
      'in words',
      `
      ## External Dependencies
      - None
      - No external dependencies
      - No other services needed
      - All dependencies are installed
      - Không có`,
    ],
    ['in a label', '\n## Dependencies\n- External: none'],
    ['in prose', '\n## External Dependencies\nThere are none.'],
  ])
})

test('the tasks that an item names', () => {
  const text = '## Tasks\n- [ ] 1.1 Knead\n- [ ] 1.2 Bake\n## External Dependencies\n- Flour, blocks 1.2\n'
  expect(readPlan(text, { asOf: '2026-11-23' }).external.map(({ blocks }) => blocks)).toEqual([['1.2']])
})

test('the tasks that a column names', () => {
  const rows =
    '| What | Expected | Blocks |\n|---|---|---|\n| Flour | 2026-12-04 | 1.2 |\n| Salt | | 1.1, 1.2 |\n| Yeast | 2026-12-04 | - |\n'
  const text = `## Tasks\n- [ ] 1.1 Knead\n- [ ] 1.2 Bake\n## External Dependencies\n\n${rows}`
  expect(readPlan(text, { asOf: '2026-11-23' }).external.map(({ blocks }) => blocks)).toEqual([['1.2'], ['1.1', '1.2'], []])
})
