/**
 * The places where dependencies stand: fields and brackets of tasks, tables, nested lists, phases, order lists; and
 * references that mean nothing.
 */
import { describe, expect, test } from 'vitest'
import { cases, edges, lines, sortedEdges } from '../testing/marked.ts'
import { plain } from './fixtures/dependencies.ts'
import { readPlan } from './read.ts'

const read = (text: string) => readPlan(lines(text).join('\n'), { asOf: '2026-11-23' })
const check = (text: string, expected: string) => expect(edges(read(text).dependencies)).toBe(sortedEdges(expected.split(' ')))
const checkSection = (text: string, expected: string) =>
  expect(edges(plain(lines(text).join('\n')).dependencies)).toBe(sortedEdges(expected.split(' ')))

describe('in the brackets of a task', () => {
  test.each(
    cases(`
      (after 1.1)                       //= 1.1>1.9
      (2d, after 1.1)                   //= 1.1>1.9
      (2d, after 1.1, @ana)             //= 1.1>1.9
      (after 1.1 and 1.2)               //= 1.1>1.9 1.2>1.9
      (after 1.1, 1.2)                  //= 1.1>1.9 1.2>1.9
      (after 1.1 + 2d)                  //= 1.1>1.9+16
      (depends on 1.1)                  //= 1.1>1.9
      (depends: 1.1)                    //= 1.1>1.9
      [depends on 1.1]                  //= 1.1>1.9
      (blocked by 1.1)                  //= 1.1>1.9
      (requires 1.1, 1.2)               //= 1.1>1.9 1.2>1.9
      (needs 1.1 & 1.2)                 //= 1.1>1.9 1.2>1.9
      (blocks 1.1)                      //= 1.9>1.1
      (before 1.1)                      //= 1.9>1.1
      (starts with 1.1)                 //= 1.1>1.9:SS
      (finishes with 1.1)               //= 1.1>1.9:FF
      (sau 1.1)                         //= 1.1>1.9
      (依赖 1.1)                        //= 1.1>1.9
      （依赖1.1、1.2）                  //= 1.1>1.9 1.2>1.9
      (после 1.1)                       //= 1.1>1.9
      (nach 1.1)                        //= 1.1>1.9
      (después de 1.1)                  //= 1.1>1.9
      (após 1.1)                        //= 1.1>1.9
      (après 1.1)                       //= 1.1>1.9
      (see 1.1)                         //= -
      (like 1.1)                        //= -
      (best after 1.1)                  //= -
      (not before 2026-12-01)           //= -
      (1.1)                             //= -
    `),
  )('%s', (bracket, expected) => check(`## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n- [ ] 1.9 Sum ${bracket}`, expected))
})

test.each([
  ['a struck title', '~~1.9 Sum (after 1.1)~~', '1.1>1.9'],
  ['a struck order', '1.9 Sum ~~(after 1.1)~~', '-'],
  ['a struck order beside another', '1.9 Sum (~~after 1.1~~, after 1.2)', '1.2>1.9'],
])('%s', (_, line, expected) => check(`## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n- [ ] ${line}`, expected))

describe('a day of lag', () => {
  const plan = (settings: string) => `---\nmilemark:\n  ${settings}\n---\n## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.9 Sum (after 1.1 + 2d)`
  test.each([
    ['start: 2026-11-23', '1.1>1.9+16'],
    ['calendar: Mon-Fri 09:00-15:00', '1.1>1.9+12'],
    ['calendar: Mon-Thu 8-12 13-17, Fri 8-12', '1.1>1.9+16'],
    ['calendar: whenever', '1.1>1.9+16'],
  ])('%s', (settings, expected) => check(plan(settings), expected))
})

describe('in a field of a task', () => {
  test.each(
    cases(`
      - **Dependencies:** 1.1                 //= 1.1>1.9
      - Dependencies: Task 1.1                //= 1.1>1.9
      - **Dependencies**: Task 1.1 complete, keys at hand  //= 1.1>1.9
      - **Depends on**: 1.1, 1.2              //= 1.1>1.9 1.2>1.9
      - Depends on 1.1                        //= 1.1>1.9
      - **Depends**: 1.1, 1.2                 //= 1.1>1.9 1.2>1.9
      - Blocked by: 1.1                       //= 1.1>1.9
      - Blocked by: #1.1                      //= 1.1>1.9
      - Blocked by #1.1                       //= 1.1>1.9
      - Requires: 1.1-1.2                     //= 1.1>1.9 1.2>1.9
      - Needs: 1.1 and 1.2                    //= 1.1>1.9 1.2>1.9
      - Prerequisite: 1.1                     //= 1.1>1.9
      - After: 1.1                            //= 1.1>1.9
      - Predecessors: 1.1; 1.2                //= 1.1>1.9 1.2>1.9
      - Blocks: 1.1                           //= 1.9>1.1
      - Outcome: sums. Dependencies: 1.1. Evidence: log.  //= 1.1>1.9
      - **Effort**: 3h | **Depends on**: 1.1  //= 1.1>1.9
      - _Depends on: 1.1_                     //= 1.1>1.9
      - Phụ thuộc: 1.1                        //= 1.1>1.9
      - 依赖：1.1、1.2                        //= 1.1>1.9 1.2>1.9
      - 前置任务：1.1                         //= 1.1>1.9
      - 依存: 1.1                             //= 1.1>1.9
      - Зависимости: 1.1                      //= 1.1>1.9
      - Зависит от: 1.1                       //= 1.1>1.9
      - Dependencias: 1.1                     //= 1.1>1.9
      - Depende de: 1.1                       //= 1.1>1.9
      - Abhängig von: 1.1                     //= 1.1>1.9
      - Dépend de : 1.1                       //= 1.1>1.9
      - **Dependencies:** None                //= -
      - Dependencies: none, see 1.1           //= -
      - Dependencies: -                       //= -
      - Dependencies: không                   //= -
      - 依赖：无                              //= -
      - Depends on: the design review         //= -
      - Depends on: Python 3.11               //= -
      - _Requirements: 1.1, 1.2_              //= -
      - Related: 1.1                          //= -
    `),
  )('%s', (field, expected) => check(`## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n- [ ] 1.9 Sum\n  ${field}`, expected))

  test('a list below the label', () =>
    check('## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n- [ ] 1.9 Sum\n  - Depends on:\n    - 1.1\n    - 1.2', '1.1>1.9 1.2>1.9'))
  test('below a heading', () =>
    check(
      `
      ## Tasks
      ### Task 1.1: Parse
      **Dependencies:** None
      ### Task 1.2: Print
      **Dependencies:** Task 1.1
      ### Task 1.3: Sum
      - **Depends on**: 1.1, 1.2
    `,
      '1.1>1.2 1.1>1.3 1.2>1.3',
    ))
  test('in a column', () =>
    check(
      `
      ## Tasks
      | ID  | Task  | Depends on |
      |-----|-------|------------|
      | 1.1 | Parse | -          |
      | 1.2 | Print | 1.1        |
      | 1.3 | Sum   | 1.1, 1.2   |
    `,
      '1.1>1.2 1.1>1.3 1.2>1.3',
    ))
})

describe('in the section', () => {
  test('nested bullets', () => checkSection('- After Phase 1:\n  - 2.1\n  - 2.2', 'P1>2.1 P1>2.2'))
  test('nested bullets with titles', () => checkSection('- After 1.1:\n  - Task 2.1 (Sum)\n  - Task 2.2 (Mean)', '1.1>2.1 1.1>2.2'))
  test('a subject above', () => checkSection('- Task 2.1:\n  - depends on 1.1\n  - blocks 2.2', '1.1>2.1 2.1>2.2'))
  test('a subject with its field', () => checkSection('- **Task 2.1**\n  - Depends on: 1.1, 1.2', '1.1>2.1 1.2>2.1'))
  test('a subject as heading', () => checkSection('### Task 2.1\n\n- depends on 1.1', '1.1>2.1'))
  test('a table of needs', () =>
    checkSection(
      '| Task | Depends on |\n|---|---|\n| 2.1 (Sum) | 1.1 (Parse), 1.2 (Print) |\n| Task 3.x | Task 2.1 |\n| 2.2 | None |',
      '1.1>2.1 1.2>2.1 2.1>P3',
    ))
  test('a table of blocks', () => checkSection('| Task | Blocks |\n|---|---|\n| 1.1 | 2.1, 2.2 |', '1.1>2.1 1.1>2.2'))
  test('a table in Vietnamese', () => checkSection('| Nhiệm vụ | Phụ thuộc |\n|---|---|\n| 2.1 | 1.1 |', '1.1>2.1'))
  test('a table in Russian', () => checkSection('| Задача | Зависит от |\n|---|---|\n| 2.1 | 1.1 |', '1.1>2.1'))
  test('a wrapped sentence', () => checkSection('- 2.1 depends on 1.1 and\n  1.2 because of numbers', '1.1>2.1 1.2>2.1'))
  test('bold lines of one paragraph', () => checkSection('**1.1 → 1.2**: numbers\n**1.2 → 1.3**: text', '1.1>1.2 1.2>1.3'))
  test('the same pair twice counts once', () => checkSection('- 1.1 → 1.2\n- 1.2 depends on 1.1', '1.1>1.2'))
  test('an order list is assumed', () => checkSection('1. Task 1.1\n2. Task 1.2\n3. Task 1.3', '1.1>1.2? 1.2>1.3?'))
  test('a legend turns the arrows', () => checkSection('A → B means A depends on B.\n\n- 1.2 → 1.1', '1.1>1.2'))
  test('a gloss turns one arrow', () => checkSection('- 1.2 → 1.1: needs the numbers', '1.1>1.2'))
  test('a gloss behind a forward arrow turns nothing', () => checkSection('- 1.1 → 1.2: needs the numbers', '1.1>1.2'))
  test('a backward arrow without a gloss is forward in time', () => checkSection('- 1.2 → 1.1', '1.2>1.1'))
  test('a lone phase condition', () => checkSection('- Phase 1 must finish before 2.1', 'P1>2.1'))
  test('dependencies in another section state nothing', () =>
    check('## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n\n## Implementation Notes\n\n1.2 depends on 1.1', '-'))
  test('an estimate and an actual are no dependency', () =>
    check('## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n\n## Timeline\n\n- 1.1: 3h → 5h', '-'))
})

describe('in other languages', () => {
  test.each(
    cases(`
      - 2.1 phụ thuộc vào 1.1                   //= 1.1>2.1
      - Giai đoạn 2 phụ thuộc Giai đoạn 1       //= P1>P2
      - Nhiệm vụ 1.1 trước 1.2                  //= 1.1>1.2
      - 1.1 cần hoàn thành trước khi làm 1.2    //= 1.1>1.2
      - 任务 2.1 依赖任务 1.1                   //= 1.1>2.1
      - 2.1依赖于1.1和1.2                       //= 1.1>2.1 1.2>2.1
      - 2.1 在 1.1 之后                         //= 1.1>2.1
      - 1.1完成后开始2.1                        //= 1.1>2.1
      - 1.1 必须在 2.1 之前完成                 //= 1.1>2.1
      - 阶段2 依赖 阶段1                        //= P1>P2
      - 2.1 依賴 1.1                            //= 1.1>2.1
      - タスク2.1はタスク1.1に依存              //= 1.1>2.1
      - 2.1は1.1の後                            //= 1.1>2.1
      - 1.1 完了後に 2.1                        //= 1.1>2.1
      - フェーズ2はフェーズ1に依存              //= P1>P2
      - Задача 2.1 зависит от задачи 1.1        //= 1.1>2.1
      - 2.1 после 1.1 и 1.2                     //= 1.1>2.1 1.2>2.1
      - 1.1 блокирует 2.1                       //= 1.1>2.1
      - Этап 2 зависит от этапа 1               //= P1>P2
      - La tarea 2.1 depende de la tarea 1.1    //= 1.1>2.1
      - 2.1 después de 1.1 y 1.2                //= 1.1>2.1 1.2>2.1
      - 1.1 bloquea 2.1                         //= 1.1>2.1
      - A tarefa 2.1 depende da tarefa 1.1      //= 1.1>2.1
      - 2.1 depois de 1.1                       //= 1.1>2.1
      - Aufgabe 2.1 hängt von Aufgabe 1.1 ab    //= 1.1>2.1
      - 2.1 nach 1.1 und 1.2                    //= 1.1>2.1 1.2>2.1
      - 1.1 vor 2.1                             //= 1.1>2.1
      - 2.1 setzt 1.1 voraus                    //= 1.1>2.1
      - La tâche 2.1 dépend de la tâche 1.1     //= 1.1>2.1
      - 2.1 après 1.1 et 1.2                    //= 1.1>2.1 1.2>2.1
      - المهمة 2.1 تعتمد على المهمة 1.1         //= 1.1>2.1
      - 2.1 بعد 1.1                             //= 1.1>2.1
      - 작업 2.1은 작업 1.1에 의존              //= 1.1>2.1
    `),
  )('%s', checkSection)
})

describe('references that mean nothing', () => {
  const unresolved = (text: string) =>
    plain(text)
      .unresolved.map(({ text: id, problem }) => `${problem} ${id}`)
      .join('; ') || '-'
  test.each(
    cases(`
      - 1.2 depends on 1.9                      //= unknown 1.9
      - 1.2 depends on Task 9.1                 //= unknown 9.1
      - 1.2 depends on 2.11                     //= unknown 2.11
      - Phase 2 depends on Phase 7              //= unknown phase 7
      - 1.9 → 1.2                               //= unknown 1.9
      - 1.2 depends on 7.x                      //= unknown 7.x
      - 1.2 depends on 1.1                      //= -
      - version 9.1 is old                      //= -
      - 9.9 depends on 8.8                      //= -
    `),
  )('%s', (line, expected) => expect(unresolved(line)).toBe(expected))

  test('an id that two tasks have', () => {
    const plan = read('## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.1 Print\n- [ ] 1.2 Sum\n\n## Dependencies\n\n- 1.2 depends on 1.1')
    expect(plan.unresolved).toMatchObject([{ problem: 'ambiguous', text: '1.1', candidates: plan.tasks.slice(0, 2).map(({ key }) => key) }])
  })
})

describe('all', () => {
  const all = (line: string) =>
    edges(read(`## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2R Print\n- [ ] 2.1 Sum\n\n## Dependencies\n\n- ${line}`).dependencies)
  test.each(
    cases(`
      All code and tests → 2.1                //= 1.1>2.1 1.2R>2.1
      All code + tests ─> 2.1                 //= 1.1>2.1 1.2R>2.1
      Everything → 2.1                        //= 1.1>2.1 1.2R>2.1
      All backend rework tasks → 2.1          //=
      **All rework (1.xR)** blocks **2.1**    //= 1.2R>2.1
    `),
  )('%s', (line, expected) => expect(all(line)).toBe(expected === '' ? sortedEdges([]) : sortedEdges(expected.split(' '))))
})

test.each(['Task Summary', 'Implementation Summary', 'Status'])('dependencies below %s', (title) => {
  const plan = read(`## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n\n## ${title}\n\n### Dependencies\n\n- 1.2 depends on 1.1`)
  expect(edges(plan.dependencies)).toBe('1.1>1.2')
})

test('packages that were added are neither tasks nor an order', () => {
  const plan = read('## Changes\n\n### Dependencies\n\n- [x] package.json: a library for dates\n- [x] package.json: icons')
  expect([plan.tasks, plan.dependencies]).toEqual([[], []])
})
