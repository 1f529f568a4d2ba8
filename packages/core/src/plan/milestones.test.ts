/**
 * Milestones: checkboxes, bullets, headings, rows; their states, targets and gates.
 */
import { describe, expect, test } from 'vitest'
import { cases, checked } from '../testing/marked.ts'

const check = (document: string) => {
  const { expected, actual } = checked(document)
  expect(actual).toEqual(expected)
}

describe('a line of the section', () => {
  test.each(
    cases(`
      - [ ] Milestone 1: Demo                        //= milestone 1 open "Demo"
      - [x] Milestone 1: Demo                        //= milestone 1 done "Demo"
      - [~] Milestone 1: Demo                        //= milestone 1 partial "Demo"
      - [/] Milestone 1: Demo                        //= milestone 1 partial "Demo"
      - [ ] M1: Demo                                 //= milestone M1 open "Demo"
      - [ ] **M1**: Demo                             //= milestone M1 open "Demo"
      - [ ] **M1 — Demo**: all pages work            //= milestone M1 open "Demo"
      - [ ] **M0**: Base                             //= milestone M0 open "Base"
      - [ ] **Milestone 2.5: Extra** (Week 5-6)      //= milestone 2.5 open "Extra" target="Week 5-6"
      - [ ] Milestone 2R: Redo                       //= milestone 2R open "Redo"
      - [ ] M1: Demo (2026-12-01)                    //= milestone M1 open "Demo" target=2026-12-01
      - [ ] M1: Demo by 2026-12-01                   //= milestone M1 open target=2026-12-01
      - [ ] M1: Demo 📅 2026-12-01                   //= milestone M1 open "Demo" target=2026-12-01
      - [ ] M1: Demo (Day 3)                         //= milestone M1 open "Demo" target="Day 3"
      - [x] M1: Demo ✅ 2026-11-01                   //= milestone M1 done "Demo" on=2026-11-01 target=-
      - [ ] Demo works                               //= milestone - open "Demo works"
      - [ ] **Slice 3 — types.** The trait compiles  //= milestone 3 open
      - M1: Demo                                     //= milestone M1 open "Demo"
      - **Milestone 1**: Demo                        //= milestone 1 open "Demo"
      - M1: Demo ✅                                  //= milestone M1 done "Demo"
      - **M1** Demo (done)                           //= milestone M1 done "Demo"
      - Some remark                                  //= 
      - [ ] Mốc 1: Bản thử (Ngày 1-2)                //= milestone 1 open "Bản thử" target="Ngày 1-2"
      - [x] Cột mốc 2: Phát hành                     //= milestone 2 done "Phát hành"
      - [ ] 里程碑 1：原型                           //= milestone 1 open "原型"
      - [ ] マイルストーン1: 試作                    //= milestone 1 open "試作"
      - [ ] Веха 1: Прототип                         //= milestone 1 open "Прототип"
      - [ ] Meilenstein 1: Rohbau                    //= milestone 1 open "Rohbau"
      - [ ] Hito 1: Prototipo                        //= milestone 1 open "Prototipo"
      - [ ] Marco 1: Protótipo                       //= milestone 1 open "Protótipo"
      - [ ] Jalon 1 : Prototype                      //= milestone 1 open "Prototype"
    `),
  )('%s', (line, expected) => check(`## Milestones\n\n${line}${expected ? `  //= ${expected}` : ''}`))
})

describe('other forms', () => {
  test('headings', () =>
    check(`
      ## Milestones
      ### Milestone 1: Demo ✅          //= milestone 1 done "Demo"
      ### M2: Release (2026-12-20)      //= milestone M2 open "Release" target=2026-12-20
    `))
  test('a table', () =>
    check(`
      ## Milestones
      | Milestone | Target     | Status      |
      |-----------|------------|-------------|
      | M1: Demo  | 2026-12-01 | Done        |  //= milestone M1 done "Demo" target=2026-12-01
      | M2: Sale  | Week 4     | In progress |  //= milestone M2 partial "Sale" target="Week 4"
    `))
  test('a table with a column of ids', () =>
    check(`
      ## Milestones
      | #  | Description | Due        | State |
      |----|-------------|------------|-------|
      | M1 | Demo        | 2026-12-01 | ⬜    |  //= milestone M1 open "Demo" target=2026-12-01
    `))
  test('a criterion in a table is no state', () =>
    check(`
      ## Milestones
      | Milestone | Criterion                 | Note       |
      |-----------|---------------------------|------------|
      | M1: Demo  | Done when tests pass      |            |  //= milestone M1 open "Demo"
      | M2: Sale  | All pages are implemented | ✅         |  //= milestone M2 done "Sale"
      | M3: Talk  | Merged into main          | WIP        |  //= milestone M3 partial "Talk"
      | M4: End   |                           | Done 2026-11-20 |  //= milestone M4 done "End"
    `))
  test('the column of states goes before other cells', () =>
    check(`
      ## Milestones
      | Milestone   | Tests | Status                |
      |-------------|-------|-----------------------|
      | M1: Demo    | Done  | 🔄 in progress, 2 of 3 |  //= milestone M1 partial "Demo"
      | M2: Sale ✅ | Done  | Open                  |  //= milestone M2 open "Sale"
    `))
  test('a mark beside the title of a row', () =>
    check(`
      ## Milestones
      | Milestone       | Target     |
      |-----------------|------------|
      | M1: Demo ✅     | 2026-12-01 |  //= milestone M1 done "Demo" target=2026-12-01
      | ✅ M2: Sale     | 2026-12-01 |  //= milestone M2 done "Sale"
      | M3: Talk (done) | 2026-12-01 |  //= milestone M3 done "Talk"
      | M4: End         | 2026-12-01 |  //= milestone M4 open "End"
    `))
  test('nested remarks are no milestones', () =>
    check(`
      ## Milestones
      - [ ] M1: Demo                    //= milestone M1 open
        - all pages
        - [ ] sign off
    `))
  test('a target from the timeline', () =>
    check(`
      ## Milestones
      - [ ] M1: Demo                    //= milestone M1 open target=2026-12-01
      ## Timeline
      | Milestone | Date       |
      |-----------|------------|
      | M1        | 2026-12-01 |
    `))
  test('equal ids get keys of their own', () =>
    check(`
      ## Milestones
      - [ ] M1: Demo                    //= milestone M1 open key=milestone:m1-demo
      - [ ] M1: Sale                    //= milestone M1 open key=milestone:m1-sale
    `))
})

describe('what gates it', () => {
  const plan = (line: string) => `
    ## Milestones
    ${line}
    ## Tasks
    ### Phase 1: Base               //= phase 1
    - [ ] 1.1 Parse                 //= task 1.1 todo
    - [ ] 1.2 Print                 //= task 1.2 todo
    ### Phase 2: Top                //= phase 2
    - [ ] 2.1 Sum                   //= task 2.1 todo
  `
  test.each(
    cases(`
      - [ ] M1: Demo                   //= milestone M1 open gates=phase:1
      - [ ] Milestone 2: Demo          //= milestone 2 open gates=phase:2
      - [ ] M9: Demo                   //= milestone M9 open gates=-
      - [ ] M1: Demo (1.1, 1.2)        //= milestone M1 open gates=1.1,1.2
      - [ ] M1: Demo (tasks 1.1-1.2)   //= milestone M1 open gates=1.1,1.2
      - [ ] M1: Phase 2 done           //= milestone M1 open gates=phase:2
      - [ ] Demo after 2.1             //= milestone - open gates=2.1
    `),
  )('%s', (line, expected) => check(plan(`${line}  //= ${expected}`)))
})
