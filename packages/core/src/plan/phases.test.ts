/**
 * Phases: headings with a phase word, bold lines, numbered headings over `N.M`, lists in a timeline.
 */
import { describe, expect, test } from 'vitest'
import { cases, checked } from '../testing/marked.ts'

const check = (document: string) => {
  const { expected, actual } = checked(document)
  expect(actual).toEqual(expected)
}

describe('a heading below the tasks', () => {
  test.each(
    cases(`
      ### Phase 1: Base                        //= phase 1 "Base"
      ### Phase 1 — Base                       //= phase 1 "Base"
      #### Phase 1: Base                       //= phase 1 "Base"
      ### **Phase 1: Base**                    //= phase 1 "Base"
      ### 🏗️ Phase 1: Base                     //= phase 1 "Base"
      ### Phase 1: Base ✅ COMPLETED           //= phase 1 "Base" state=done
      ### Phase 1: Base (in progress)          //= phase 1 "Base" state=doing
      ### Phase 1: Base 🚧                     //= phase 1 "Base" state=doing
      ### Phase 1: Base (Week 1-3)             //= phase 1 "Base" time="Week 1-3"
      ### Phase 1: Base (Day 2)                //= phase 1 "Base" time="Day 2"
      ### Phase 1: Base (2 days)               //= phase 1 "Base" state=-
      ### Phase 1                              //= phase 1 "Phase 1"
      ### Phase 2R: Redo                       //= phase 2R "Redo"
      ### Phase 0: Spike                       //= phase 0 "Spike"
      ### Phase A: Explore                     //= phase A "Explore"
      ### Giai đoạn 1: Nền                     //= phase 1 "Nền"
      ### 第一阶段：准备                       //= phase 1 "准备"
      ### Этап 1. Основа                       //= phase 1 "Основа"
      ### Sprint 1: Base                       //= phase 1 "Base"
      **Phase 1: Base**                        //= phase 1 "Base"
      ### Phase out the old client             //= 
      ### Base                                 //= 
    `),
  )('%s', (heading, expected) =>
    check(`## Task Breakdown\n\n${heading}${expected ? `  //= ${expected}` : ''}\n\n- [ ] Task 1.1: Parse  //= task 1.1 todo`),
  )
})

describe('which tasks lie in which phase', () => {
  test('headings', () =>
    check(`
      ## Tasks
      ### Phase 1: Base             //= phase 1 key=phase:1
      - [ ] 1.1 Parse               //= task 1.1 todo in=1
      #### Printer
      - [ ] 1.2 Print               //= task 1.2 todo in=1
      ### Phase 2: Top              //= phase 2 key=phase:2
      - [ ] 2.1 Sum                 //= task 2.1 todo in=2
    `))
  test('bold phases over bold tasks', () =>
    check(`
      ## Tasks
      **Phase 1: Base**             //= phase 1

      **Task 1.1: Parse**           //= task 1.1 todo in=1

      - digits

      **Phase 2: Top**              //= phase 2

      **Task 2.1: Sum**             //= task 2.1 todo in=2
    `))
  test('phases as top-level sections', () =>
    check(`
      # Plan
      ## Phase 1: Base              //= phase 1
      - [x] T001 Parse              //= task T001 done in=1
      - [ ] T002 Print              //= task T002 todo in=1
      ## Phase 2: Top               //= phase 2
      - [ ] T003 Sum                //= task T003 todo in=2
    `))
  test('numbered headings over their numbers', () =>
    check(`
      ## 1. Parser                  //= phase 1 "Parser"
      - [ ] 1.1 Digits              //= task 1.1 todo in=1
      ## 2) Printer                 //= phase 2 "Printer"
      - [ ] 2.1 Columns             //= task 2.1 todo in=2
    `))
  test('numbered headings over other things are no phases', () =>
    check(`
      ## Tasks
      ### 1. Parser
      - [ ] Digits                  //= task - todo in=-
    `))
  test('a timeline that says which tasks', () =>
    check(`
      ## Tasks
      - [ ] Task 1: Parse           //= task 1 todo in=1
      - [ ] Task 2: Print           //= task 2 todo in=1
      - [ ] Task 3: Sum             //= task 3 todo in=2
      ## Timeline
      - Phase 1 (tasks 1-2): 3 days //= phase 1
      - Phase 2 (task 3): 1 day     //= phase 2
    `))
  test('entries with efforts instead of checkboxes', () =>
    check(`
      ## Implementation Phases
      ### Phase 1: Base             //= phase 1
      1. **Offline mode** (5 days)  //= task - todo "Offline mode" in=1 form=list
      2. **Sync** (2 days)          //= task - todo "Sync" in=1 form=list
    `))
  test('a summary further down tells the same phase again', () =>
    check(`
      ## Tasks
      ### Phase 1: Base             //= phase 1
      - [ ] 1.1 Parse               //= task 1.1 todo
      ## Timeline
      ### Phase 1: Base
      2 days
    `))
  test('steps of a tool are no phases of the plan', () =>
    check(`
      # Guide
      ## Phase 6 Implementation Check
      All fine.
    `))
})
