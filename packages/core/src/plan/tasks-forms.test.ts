/**
 * Tasks that are no checkboxes, and how tasks hang together: parents by indent or number, phases, sister dialects.
 */
import { describe, expect, test } from 'vitest'
import { checked } from '../testing/marked.ts'

const check = (document: string, path = '') => {
  const { expected, actual } = checked(document, path)
  expect(actual).toEqual(expected)
}

describe('headings, bold lines, rows', () => {
  test('a heading with steps', () =>
    check(`
      ## Task Breakdown
      ### Task 1.1: Parse               //= task 1.1 doing "Parse" form=heading from=children
      **Effort:** 2 hours
      - [x] digits                      //= task - done under=1.1
      - [ ] signs                       //= task - todo under=1.1
    `))

  test('a heading with its own status', () =>
    check(`
      ## Tasks
      ### Task 0.1: Parse               //= task 0.1 done "Parse" from=field
      - **Status**: completed
      - **Owner**: Ana
      ### Task 0.2: Print ✅ DONE       //= task 0.2 done "Print" from=field
      ### Task 0.3: Sum 🚧              //= task 0.3 doing "Sum"
      ### Task 0.4: Show                //= task 0.4 blocked
      > **Status**: blocked
    `))

  test('numbered headings with an effort below', () =>
    check(`
      ## Task Breakdown
      ### Phase 1: Base                 //= phase 1
      #### 1.1 Parse                    //= task 1.1 todo form=heading in=1
      **Effort:** 3h
      #### 1.2 Print                    //= task 1.2 todo form=heading in=1
      **Effort:** 2h
    `))

  test('bold lines with bullets', () =>
    check(`
      ## Task Breakdown
      ### Phase 1: Base                 //= phase 1
      **1.1 Parse**                     //= task 1.1 todo "Parse" form=bold in=1
      - digits
      - **Effort**: 2d
      **1.2 Print**                     //= task 1.2 todo "Print" form=bold in=1
      - columns
    `))

  test('bold tasks with checkboxes as steps', () =>
    check(`
      ## Task Breakdown
      **Task 1.1: Parse**               //= task 1.1 todo form=bold
      - [ ] digits                      //= task - todo under=1.1
      **Task 1.2: Print**               //= task 1.2 todo form=bold
      - [ ] columns                     //= task - todo under=1.2
    `))

  test('a table with ids', () =>
    check(`
      ## Tasks
      | ID  | Task  | Owner | Status      | Effort |
      |-----|-------|-------|-------------|--------|
      | 1.1 | Parse | ana   | Done        | 2d     |  //= task 1.1 done "Parse" form=row owners=ana
      | 1.2 | Print | bo    | In progress | 1d     |  //= task 1.2 doing "Print" owners=bo
      | 1.3 | Sum   |       |             |        |  //= task 1.3 todo "Sum"
    `))

  test('a table with ids in its titles', () =>
    check(`
      ## Tasks
      | Task             | Status |
      |------------------|--------|
      | T1.1: Parse      | ✅     |  //= task T1.1 done "Parse"
      | T1.2: Print      | ⬜     |  //= task T1.2 todo "Print"
    `))

  test('tables in other languages', () =>
    check(`
      ## Aufgaben
      | Nr. | Aufgabe | Verantwortlich | Status   |
      |-----|---------|----------------|----------|
      | 1.1 | Lesen   | Jana           | erledigt |  //= task 1.1 done "Lesen" owners=Jana
      | 1.2 | Drucken | Uwe            | offen    |  //= task 1.2 todo "Drucken" owners=Uwe

      ### 任务
      | 编号 | 任务 | 负责人 | 状态   |
      |------|------|--------|--------|
      | 2.1  | 解析 | 王     | 进行中 |  //= task 2.1 doing "解析" owners=王
    `))

  test('a table without ids or a title column lists no tasks', () =>
    check(`
      ## Tasks
      | File    | Change |
      |---------|--------|
      | a.ts    | new    |
    `))
})

describe('hierarchy', () => {
  test('by indent', () =>
    check(`
      ## Tasks
      - [ ] 1.1 Parse                   //= task 1.1 todo under=- summary
        - [ ] 1.1.1 Digits              //= task 1.1.1 todo under=1.1 unit
          - [ ] Latin                   //= task - todo under=1.1.1
        - [x] 1.1.2 Signs               //= task 1.1.2 done under=1.1
      - [ ] 1.2 Print                   //= task 1.2 todo under=-
    `))

  test('by number at the same indent', () =>
    check(`
      ## Tasks
      - [ ] 1. Parse                    //= task 1 todo under=-
      - [ ] 1.1 Digits                  //= task 1.1 todo under=1
      - [ ] 1.2 Signs                   //= task 1.2 todo under=1
      - [ ] 2. Print                    //= task 2 todo under=-
      - [ ] 2.1 Columns                 //= task 2.1 todo under=2
    `))

  test('four spaces, tabs, other bullets', () =>
    check(
      '## Tasks\n- [ ] 1.1 Parse  //= task 1.1 todo\n    - [ ] Digits  //= task - todo under=1.1\n\n* [ ] 1.2 Print  //= task 1.2 todo\n\t* [ ] Columns  //= task - todo under=1.2',
    ))

  test('a wrapped title and details below', () =>
    check(`
      ## Tasks
      - [ ] 1.1: Parse the numbers of all      //= task 1.1 todo "Parse the numbers of all"
            files in the folder
        - **Effort**: 2h
        - Priority: P1
        - plain detail
      - [ ] 1.2: Print                         //= task 1.2 todo priority=-
    `))

  test('fields below a task', () =>
    check(`
      ## Tasks
      - [ ] 1.1 Parse                   //= task 1.1 doing owners=Ana,Bo priority=P0 due=2026-12-01 estimate=2-2d
        - **Owner**: Ana, Bo
        - **Priority**: P0
        - **Due**: 2026-12-01
        - **Effort**: 2 days
        - **Status**: in progress
    `))

  test('five blank lines between a box and its bullets', () =>
    check('## Tasks\n- [ ] 1. Parse  //= task 1 todo\n\n\n\n\n\n  - [ ] 1.1 Digits  //= task 1.1 todo under=1'))

  test('a quoted list', () => check('## Tasks\n\n> - [ ] 1.1 Parse  //= task 1.1 todo'))

  test('checkboxes below a plain bullet', () =>
    check(`
      ## Tasks
      - Parser
        - [ ] 1.1 Digits                //= task 1.1 todo under=-
      - Printer
        - [ ] 1.2 Columns               //= task 1.2 todo under=-
    `))

  test('ordered checkboxes that run on across groups', () =>
    check(`
      ## Tasks
      ### Parser
      1. [ ] Digits                     //= task 1 todo
      2. [ ] Signs                      //= task 2 todo
      ### Printer
      3. [ ] Columns                    //= task 3 todo
    `))

  test('ordered checkboxes that start again have no ids', () =>
    check(`
      ## Tasks
      ### Parser
      1. [ ] Digits                     //= task - todo
      ### Printer
      1. [ ] Columns                    //= task - todo
    `))

  test('the same task listed again counts once', () =>
    check(`
      ## Tasks
      - [ ] 1.1 Parse                   //= task 1.1 todo
      ### Checklist todo
      - [ ] 1.1 Parse
    `))

  test('equal ids of different tasks are both tasks', () =>
    check(`
      ## Tasks
      - [ ] 1.1 Parse                   //= task 1.1 todo
      - [ ] 1.1 Print                   //= task 1.1 todo
    `))

  test('a document without any heading', () => check('- [ ] Parse  //= task - todo\n- [x] Print  //= task - done'))
})

describe('sister dialects', () => {
  test('spec-kit', () =>
    check(`
      # Tasks: Export
      ## Phase 1: Setup                             //= phase 1 "Setup"
      - [x] T001 Create folders                     //= task T001 done "Create folders" in=1
      - [X] T002 [P] Configure lint                 //= task T002 done "Configure lint" parallel
      ## Phase 2: User Story 1 - Export (P1)        //= phase 2
      **Goal**: files leave the house
      - [ ] T003 [P] [US1] Write exporter in src/e.ts  //= task T003 todo "Write exporter in src/e.ts" in=2 parallel
      - [ ] **T004 [US1]** Button                   //= task T004 todo "Button"
      - [ ] T004b [US1/2] Shared part               //= task T004b todo "Shared part"
      **Checkpoint**: export works
    `))

  test('Kiro', () =>
    check(
      `
      # Implementation Plan
      - [x] 1. Model                                //= task 1 done
        - Keep names short
        - _Requirements: 1.1, 1.2_
      - [-] 2. Store                                //= task 2 doing
      - [x] 2.1 Table                               //= task 2.1 done under=2
        - _Requirements: 2.1_
      - [ ]* 2.2 Tests of the table                 //= task 2.2 todo under=2 optional
        - _Requirements: 2.1_
    `,
      '.kiro/specs/store/tasks.md',
    ))

  test('OpenSpec', () =>
    check(
      `
      ## 1. Parser                                  //= phase 1 "Parser"
      - [x] 1.1 Digits                              //= task 1.1 done in=1
      - [ ] 1.2 Signs                               //= task 1.2 todo in=1
      ## 2. Printer                                 //= phase 2 "Printer"
      - [ ] 2.1 Columns                             //= task 2.1 todo in=2
    `,
      'openspec/changes/numbers/tasks.md',
    ))

  test('Trae', () =>
    check(`
      # Tasks
      - [x] Task 1: Parse                           //= task 1 done
        - [x] SubTask 1.1: Digits                   //= task 1.1 done under=1
      - [ ] Task 2: Print                           //= task 2 todo
    `))

  test('obsidian-tasks', () =>
    check(`
      # Garden
      - [ ] Dig 📅 2026-12-01                       //= task - todo due=2026-12-01
      - [/] Plant 🛫 2026-11-30                     //= task - doing
      - [-] Fence                                   //= task - cancelled
      - [x] Seeds ✅ 2026-11-02                     //= task - done on=2026-11-02
    `))

  test('todo.md', () =>
    check(
      `
      # Site
      ### Todo
      - [ ] Write start page ~3d #feat @john        //= task - todo owners=john
      ### Done
      - [x] Buy name                                //= task - done
    `,
      'TODO.md',
    ))
})

describe('plans in other languages', () => {
  test('German', () =>
    check(`
      # Plan
      ## Aufgaben
      ### Phase 1: Grundlagen           //= phase 1 "Grundlagen"
      - [x] Aufgabe 1.1: Lesen          //= task 1.1 done "Lesen" in=1
      - [ ] Aufgabe 1.2: Schreiben (2 Tage)  //= task 1.2 todo "Schreiben" in=1
    `))
  test('Spanish', () =>
    check(`
      ## Tareas
      ### Fase 1: Base                  //= phase 1 "Base"
      - [x] Tarea 1.1: Leer             //= task 1.1 done "Leer" in=1
      ### Criterios de aceptación
      - [ ] Rápido
    `))
  test('Portuguese', () =>
    check(`
      ## Lista de tarefas
      ### Etapa 1: Base                 //= phase 1 "Base"
      - [ ] Tarefa 1.1: Ler             //= task 1.1 todo "Ler" in=1
        - Responsável: Rui
    `))
  test('Russian', () =>
    check(`
      ## Список задач
      ### Этап 1: Основа                //= phase 1 "Основа"
      - [ ] Задача 1.1: Чтение          //= task 1.1 doing "Чтение" in=1
        - Статус: в работе
    `))
  test('Chinese', () =>
    check(`
      ## 任务列表
      ### 第一阶段：基础                //= phase 1 "基础"
      - [x] 任务 1.1：读取              //= task 1.1 done "读取" in=1
      - [ ] 1.2 写入（2天）             //= task 1.2 todo "写入"
    `))
  test('Japanese', () =>
    check(`
      ## タスク
      ### フェーズ1: 基礎               //= phase 1 "基礎"
      - [ ] タスク1.1: 読み込み         //= task 1.1 todo "読み込み" in=1
    `))
  test('French', () =>
    check(`
      ## Liste des tâches
      ### Étape 1 : Base                //= phase 1 "Base"
      - [ ] Tâche 1.1 : Lire            //= task 1.1 todo "Lire" in=1
    `))
  test('Korean', () =>
    check(`
      ## 작업 목록
      ### 1단계: 기초                   //= phase 1 "기초"
      - [x] 1.1 읽기                    //= task 1.1 done "읽기" in=1
    `))
})
