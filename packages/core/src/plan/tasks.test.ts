/**
 * Tasks: checkboxes, headings, bold lines, rows and entries, each document with the marks of what it holds.
 */
import { describe, expect, test } from 'vitest'
import { cases, checked } from '../testing/marked.ts'
import { readPlan } from './read.ts'

const check = (document: string) => {
  const { expected, actual } = checked(document)
  expect(actual).toEqual(expected)
}

/** One checkbox per case, in a list of tasks. */
const checkItem = (item: string, expected: string) => check(`## Tasks\n\n${item}  //= ${expected}\n- [ ] 9.9 Other  //= task 9.9 todo`)

describe('a checkbox', () => {
  test.each(
    cases(`
      - [ ] Task 1.1: Parse numbers                        //= task 1.1 todo "Parse numbers"
      - [x] Task 1.1: Parse numbers                        //= task 1.1 done "Parse numbers"
      - [X] Task 1.1: Parse numbers                        //= task 1.1 done "Parse numbers"
      * [ ] Task 1.1: Parse numbers                        //= task 1.1 todo "Parse numbers"
      + [ ] Task 1.1: Parse numbers                        //= task 1.1 todo "Parse numbers"
      1. [ ] Task 1.1: Parse numbers                       //= task 1.1 todo "Parse numbers"
      - [ ] **Task 1.1**: Parse numbers                    //= task 1.1 todo "Parse numbers"
      - [ ] **Task 1.1: Parse numbers**                    //= task 1.1 todo "Parse numbers"
      - [ ] **Task 1.1: Parse numbers** with a tail        //= task 1.1 todo "Parse numbers"
      - [ ] **Task 1.1 — Parse numbers**                   //= task 1.1 todo "Parse numbers"
      - [ ] Task 1.1 - Parse numbers                       //= task 1.1 todo "Parse numbers"
      - [ ] **1.1** Parse numbers                          //= task 1.1 todo "Parse numbers"
      - [ ] 1.1 Parse numbers                              //= task 1.1 todo "Parse numbers"
      - [ ] 1.1. Parse numbers                             //= task 1.1 todo "Parse numbers"
      - [ ] 1.1: Parse numbers                             //= task 1.1 todo "Parse numbers"
      - [ ] 1.1) Parse numbers                             //= task 1.1 todo "Parse numbers"
      - [ ] [1.1] Parse numbers                            //= task 1.1 todo "Parse numbers"
      - [ ] **T1.1** Parse numbers                         //= task T1.1 todo "Parse numbers"
      - [ ] T1.1: Parse numbers (0.5d)                     //= task T1.1 todo "Parse numbers" estimate=0.5-0.5d
      - [ ] Nhiệm vụ 1.1: Đọc số                           //= task 1.1 todo "Đọc số"
      - [ ] Задача 1.1: Читать числа                       //= task 1.1 todo "Читать числа"
      - [ ] 任务 1.1：读数字                               //= task 1.1 todo "读数字"
      - [ ] Aufgabe 1.1: Zahlen lesen                      //= task 1.1 todo "Zahlen lesen"
      - [ ] Parse numbers                                  //= task - todo "Parse numbers"
      - [ ] **Parse numbers**                              //= task - todo "Parse numbers"
      - [ ] **Parse numbers**: all of them                 //= task - todo "Parse numbers"
      - [ ] Parse numbers.                                 //= task - todo "Parse numbers"
      - [ ] Parse numbers:                                 //= task - todo "Parse numbers"
      - [ ] Parse \`1e9\` numbers                          //= task - todo "Parse 1e9 numbers"
      - [ ] Parse [numbers](docs/n.md)                     //= task - todo "Parse numbers"
      - [ ] Parse numbers (2d)                             //= task - todo "Parse numbers" estimate=2-2d
      - [ ] Parse numbers (2-4d, after 9.9, @ana)          //= task - todo "Parse numbers" owners=ana
      - [ ] Parse numbers (~3 hours)                       //= task - todo "Parse numbers"
      - [ ] Parse numbers [2d]                             //= task - todo "Parse numbers"
      - [ ] Parse numbers (Notes: see docs)                //= task - todo "Parse numbers"
      - [ ] Parse numbers (and strings)                    //= task - todo "Parse numbers (and strings)"
      - [ ] T001 [P] [US1] Parse numbers                   //= task T001 todo "Parse numbers"
      - [ ] Task 2.1.1R: Parse numbers                     //= task 2.1.1R todo "Parse numbers"
      - [ ] Support ES2022 output                          //= task - todo "Support ES2022 output"
      - [ ] S3 upload of results                           //= task - todo "S3 upload of results"
      - [ ] UTF-8 everywhere                               //= task - todo "UTF-8 everywhere"
      - [ ] 3.5% faster start                              //= task - todo "3.5% faster start"
      - [ ]* 1.1 Parse numbers                             //= task 1.1 todo "Parse numbers" optional
      - [ ]\\* 1.1 Parse numbers                           //= task 1.1 todo "Parse numbers" optional
      - [ ] 1.1 Parse numbers (optional)                   //= task 1.1 todo "Parse numbers" optional
      - [ ] 1.1 Parse numbers                              //= task 1.1 todo not-optional
      - [ ] 1.1 (P) Parse numbers                          //= task 1.1 todo "Parse numbers" parallel
      - [ ] 1.1 [P] Parse numbers                          //= task 1.1 todo "Parse numbers" parallel
      - [ ] 1.1 Parse numbers (P1)                         //= task 1.1 todo "Parse numbers" priority=P1
      - [ ] 1.1 Parse numbers @ana                         //= task 1.1 todo owners=ana
      - [ ] 1.1 Parse numbers (3d, 40 %)                   //= task 1.1 todo progress=40
      - [ ] 1.1 Parse numbers (40 %, 3d, @ana)             //= task 1.1 todo progress=40
      - [ ] 1.1 Parse numbers (3d, 40% done)               //= task 1.1 todo progress=40
      - [ ] 1.1 Parse numbers (1d, 40 % faster queries)    //= task 1.1 todo progress=-
      - [ ] 1.1 Parse numbers (1d, up to 40 %)             //= task 1.1 todo progress=-
      - [ ] 1.1 Parse numbers 📅 2026-12-01                //= task 1.1 todo due=2026-12-01
      - [x] 1.1 Parse numbers ✅ 2026-11-01                //= task 1.1 done "Parse numbers" on=2026-11-01
      - [ ] 🚀 1.1 Parse numbers                           //= task 1.1 todo "Parse numbers"
    `),
  )('%s', checkItem)
})

describe('states', () => {
  test.each(
    cases(`
      - [~] 1.1 Parse                                      //= task 1.1 doing from=box
      - [/] 1.1 Parse                                      //= task 1.1 doing
      - [>] 1.1 Parse                                      //= task 1.1 doing
      - [-] 1.1 Parse                                      //= task 1.1 cancelled
      - [!] 1.1 Parse                                      //= task 1.1 blocked
      - [✓] 1.1 Parse                                      //= task 1.1 done
      - [✅] 1.1 Parse                                     //= task 1.1 done
      - [ ] 1.1 Parse 🚧                                   //= task 1.1 doing from=field words=doing
      - [ ] 1.1 Parse (in progress)                        //= task 1.1 doing "Parse"
      - [ ] 1.1 Parse (blocked: waiting for keys)          //= task 1.1 blocked "Parse" because="waiting for keys"
      - [!] 1.1 Parse (2d, blocked: no licence)            //= task 1.1 blocked "Parse"
      - [ ] 1.1 Parse (cancelled)                          //= task 1.1 cancelled "Parse"
      - [ ] 1.1 Parse - WIP                                //= task 1.1 doing "Parse"
      - [ ] 1.1 Parse (done)                               //= task 1.1 todo words=done
      - [x] 1.1 Parse (in progress)                        //= task 1.1 done words=doing
      - [ ] 1.1 Parse ✅                                   //= task 1.1 todo "Parse" words=done
      - [x] ~~1.1 Parse~~                                  //= task 1.1 done "Parse"
      - [ ] 1.1 Unblock the account                        //= task 1.1 todo "Unblock the account" words=-
      - [ ] 1.1 Parse (not done)                           //= task 1.1 todo words=-
    `),
  )('%s', checkItem)
})

describe('no task', () => {
  test.each([
    ['a plain bullet', '## Tasks\n\n- 1.1 Parse'],
    ['an empty box', '## Tasks\n\n- [ ]'],
    ['a link', '## Tasks\n\n- [x](https://example.org) is a link'],
    ['a letter in brackets', '## Tasks\n\n- [P] = may run in parallel'],
    ['a box in prose', '## Tasks\n\nTick - [ ] when done'],
    ['acceptance criteria', '## Acceptance Criteria\n\n- [ ] Fast'],
    ['criteria under tasks', '## Tasks\n\n### Acceptance criteria\n\n- [ ] Fast'],
    ['a bold label of criteria', '## Tasks\n\n**Acceptance criteria:**\n\n- [ ] Fast'],
    ['definition of done', '## Definition of Done\n\n- [ ] Reviewed'],
    ['a test checklist', '## Verification\n\n- [ ] Runs'],
    ['risks', '## Risks\n\n- [ ] Late'],
    ['setup', '## Development Setup\n\n- [ ] Install'],
    ['next steps', '## Next Steps\n\n- [ ] Ask'],
    ['a fence', '## Tasks\n\n```\n- [ ] 1.1 Parse\n```'],
    ['a bullet over criteria', '## Tasks\n\n- **Acceptance criteria**:\n  - [ ] Fast'],
    ['prose', 'Task 1.1 is described elsewhere.'],
    ['a heading about tasks', '# Plan\n\n## Task handling in the scheduler\n\nText'],
    ['Vietnamese criteria', '## Tiêu chí chấp nhận\n\n- [ ] Nhanh'],
    ['Chinese criteria', '## 验收标准\n\n- [ ] 快'],
    ['Russian criteria', '## Критерии приемки\n\n- [ ] Быстро'],
  ])('%s', (_, document) => check(document))

  test('a milestone checkbox is a milestone', () => check('## Milestones\n\n- [ ] M1: Demo  //= milestone M1 open'))
})

describe('boxes under headings that say nothing of tasks', () => {
  const titles = (text: string): string[] => readPlan(text, { asOf: '2026-11-23' }).tasks.map(({ title, state }) => `${title} ${state}`)
  test.each([
    [
      'beside what is done',
      '# TODO\n## Now\n- [ ] fix login (30m)\n- [ ] two\n## Done\n- [x] rename\n',
      ['fix login todo', 'two todo', 'rename done'],
    ],
    [
      'below the title',
      '# Plan\n- [ ] fix login\n## Backlog\n- [ ] dark mode\n## Done\n- [x] rename\n',
      ['fix login todo', 'dark mode todo', 'rename done'],
    ],
    ['with an effort, beside phases', '# Plan\n## Backend\n- [ ] api (2d)\n## Phase 1: A\n- [ ] 1.1 x (1d)\n', ['api todo', 'x todo']],
    ['without one, beside phases', '# Plan\n## Before the release\n- [ ] all green\n## Phase 1: A\n- [ ] 1.1 x (1d)\n', ['x todo']],
    ['criteria', '# Plan\n## Tasks\n- [ ] form\n## Done when\n- [ ] it reaches the server\n', ['form todo']],
  ])('%s', (_, text, expected) => expect(titles(text)).toEqual(expected))
})
