/**
 * References: `kind ids` of each, joined by `; `. Ranges as `1..3`, wildcards as written, `all task before`.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import type { IdPattern, Reference } from './reference.ts'
import { PLAIN_LIST, references } from './reference.ts'

const shown = (id: IdPattern): string => (id.type === 'range' ? `${id.first}..${id.last}` : id.type === 'wildcard' ? id.pattern : id.id)
const show = (found: Reference): string =>
  found.kind === 'all' ? `all ${found.what} ${found.scope}` : `${found.kind} ${found.ids.map(shown).join(' ')}`

const check = (text: string, expected: string) => expect(references(text).map(show).join('; ') || '-').toBe(expected)

describe('one', () => {
  test.each(
    cases(`
      Task 1.1                            //= task 1.1
      task 1.1                            //= task 1.1
      Task #4                             //= task 4
      Task A                              //= task A
      Tasks 4                             //= task 4
      step 2                              //= task 2
      1.1                                 //= task 1.1
      1.2.3                               //= task 1.2.3
      2.10                                //= task 2.10
      2.1R                                //= task 2.1R
      T001                                //= task T001
      T2.6                                //= task T2.6
      T012b                               //= task T012b
      API-12                              //= task API-12
      **1.1**                             //= task 1.1
      [1.1]                               //= task 1.1
      [Task 1.1](#task-11)                //= task 1.1
      Phase 2                             //= phase 2
      phase #2                            //= phase 2
      Phase 2R                            //= phase 2R
      Phase P0                            //= phase P0
      Milestone 2                         //= milestone 2
      M2                                  //= milestone M2
      M2.5                                //= milestone M2.5
      US1                                 //= story 1
      User Story 3                        //= story 3
      Nhiệm vụ 1.1                        //= task 1.1
      Giai đoạn 2                         //= phase 2
      Mốc 1                               //= milestone 1
      任务 1.1                            //= task 1.1
      任务1.1完成                         //= task 1.1
      阶段2                               //= phase 2
      里程碑 3                            //= milestone 3
      タスク1.2                           //= task 1.2
      フェーズ 2                          //= phase 2
      задача 1.1                          //= task 1.1
      этап 2                              //= phase 2
      المهمة 2                            //= task 2
      المرحلة 2                           //= phase 2
      tarea 1.1                           //= task 1.1
      tarefa 1.1                          //= task 1.1
      fase 2                              //= phase 2
      etapa 2                             //= phase 2
      Aufgabe 1.1                         //= task 1.1
      tâche 1.1                           //= task 1.1
      étape 2                             //= phase 2
      작업 1.1                            //= task 1.1
    `),
  )('%s', check)
})

describe('lists', () => {
  test.each(
    cases(`
      Tasks 1, 2 and 3                    //= task 1 2 3
      Tasks 1, 2, and 3                   //= task 1 2 3
      Task 1 & Task 2                     //= task 1 2
      Task 1.1 and Task 1.2               //= task 1.1 1.2
      1.1, 1.2, 1.3                       //= task 1.1 1.2 1.3
      1.1/1.2                             //= task 1.1 1.2
      1.1 + 1.2                           //= task 1.1 1.2
      1.1 & 1.2                           //= task 1.1 1.2
      T001, T002 and T003                 //= task T001 T002 T003
      1.1、1.2和1.3                       //= task 1.1 1.2 1.3
      1.1 và 1.2                          //= task 1.1 1.2
      1.1 и 1.2                           //= task 1.1 1.2
      1.1 y 1.2                           //= task 1.1 1.2
      1.1 und 1.2                         //= task 1.1 1.2
      Phase 1 and 2                       //= phase 1 2
      Phases 1, 3                         //= phase 1 3
      US1, US2                            //= story 1 2
      US1/2                               //= story 1 2
      M1, M2                              //= milestone M1 M2
      1.1 before Phase 2                  //= task 1.1; phase 2
      Task 1.1 (M1)                       //= task 1.1; milestone M1
    `),
  )('%s', check)
})

describe('ranges and wildcards', () => {
  test.each(
    cases(`
      2.1-2.5                             //= task 2.1..2.5
      2.1–2.5                             //= task 2.1..2.5
      2.1—2.5                             //= task 2.1..2.5
      2.1..2.5                            //= task 2.1..2.5
      2.1 - 2.5                           //= task 2.1..2.5
      2.1 to 2.5                          //= task 2.1..2.5
      2.1 through 2.5                     //= task 2.1..2.5
      2.1 đến 2.5                         //= task 2.1..2.5
      2.1至2.5                            //= task 2.1..2.5
      2.1 bis 2.5                         //= task 2.1..2.5
      T001-T003                           //= task T001..T003
      Tasks 1-3                           //= task 1..3
      Tasks 1-3, 5                        //= task 1..3 5
      Tasks 2.1-2.3, 2.6-2.10             //= task 2.1..2.3 2.6..2.10
      Phase 1-3                           //= phase 1..3
      Phases 2 through 4                  //= phase 2..4
      Phase 3+                            //= phase 3..102
      M1-M3                               //= milestone M1..M3
      2.x                                 //= task 2.x
      2.X                                 //= task 2.X
      2.*                                 //= task 2.*
      2.1.*                               //= task 2.1.*
      T3.x                                //= task T3.x
      1.x and 2.x                         //= task 1.x 2.x
    `),
  )('%s', check)
})

describe('all of them', () => {
  test.each(
    cases(`
      all previous tasks                  //= all task before
      all earlier tasks                   //= all task before
      all previous phases                 //= all phase before
      every prior phase                   //= all phase before
      all tasks above                     //= all task before
      all other tasks                     //= all task others
      all tasks                           //= all task all
      all user stories                    //= all story all
      all desired user stories            //= all story all
      tất cả các nhiệm vụ trước           //= all task before
      mọi giai đoạn trước đó              //= all phase before
      所有之前的任务                      //= all task before
      все предыдущие этапы                //= all phase before
      todas las tareas anteriores         //= all task before
      todas as tarefas anteriores         //= all task before
      alle vorherigen Aufgaben            //= all task before
    `),
  )('%s', check)
})

test('bare integers count only where a sentence asks for them', () => {
  check('1, 2 and 3', '-')
  expect(['1, 2 and 3 rest', '4-6', '3 days', '12 %', 'x 4'].map((text) => PLAIN_LIST.exec(text)?.[1]?.trim() ?? null)).toEqual([
    '1, 2 and 3',
    '4-6',
    null,
    null,
    null,
  ])
})
