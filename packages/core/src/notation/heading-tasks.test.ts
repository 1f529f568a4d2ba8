/**
 * Labels of tasks, bare numbers, and what is no label at all.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { label } from './heading.ts'

const check = (text: string, expected: string) => {
  const found = label(text)
  expect(found ? `${found.kind} ${found.id} ${text.slice(found.end)}`.trim() : '-').toBe(expected)
}

describe('tasks', () => {
  test.each(
    cases(`
      Task 1.1: Write parser                  //= task 1.1 Write parser
      Task 1.1 — Write parser                 //= task 1.1 Write parser
      Task 1.1 - Write parser                 //= task 1.1 Write parser
      Task 1.1. Write parser                  //= task 1.1 Write parser
      Task 1.1 Write parser                   //= task 1.1 Write parser
      Task 7: Write parser                    //= task 7 Write parser
      Task #7: Write parser                   //= task 7 Write parser
      TASK 7: Write parser                    //= task 7 Write parser
      task 7: Write parser                    //= task 7 Write parser
      Task A: Write parser                    //= task A Write parser
      Task B2: Write parser                   //= task B2 Write parser
      Task 2.1.1R: Realign tool               //= task 2.1.1R Realign tool
      Task 3b: Second try                     //= task 3b Second try
      Task T3: Write parser                   //= task T3 Write parser
      Task API-4: Routes                      //= task API-4 Routes
      SubTask 1.1: Write parser               //= task 1.1 Write parser
      Sub-task 1.2.3: Write parser            //= task 1.2.3 Write parser
      Story 3: Sign in                        //= task 3 Sign in
      Ticket 14: Fix crash                    //= task 14 Fix crash
      Nhiệm vụ 1.2: Tạo bảng                  //= task 1.2 Tạo bảng
      Công việc 3: Viết tài liệu              //= task 3 Viết tài liệu
      Tarea 1.1: Crear tabla                  //= task 1.1 Crear tabla
      Tarefa 2: Criar tabela                  //= task 2 Criar tabela
      Subtarefa 2.1: Criar tabela             //= task 2.1 Criar tabela
      Aufgabe 3.2: Tabelle anlegen            //= task 3.2 Tabelle anlegen
      Tâche 4 : Créer la table                //= task 4 Créer la table
      Задача 1.3: Создать таблицу             //= task 1.3 Создать таблицу
      Подзадача 1.3.1: Индекс                 //= task 1.3.1 Индекс
      任务 1.1：建表                          //= task 1.1 建表
      任务2: 建表                             //= task 2 建表
      子任务 2.1：索引                        //= task 2.1 索引
      タスク 1.2: 表を作る                    //= task 1.2 表を作る
      작업 3: 표 만들기                       //= task 3 표 만들기
      المهمة 2: إنشاء الجدول                  //= task 2 إنشاء الجدول
      T001 Set up repo                        //= task T001 Set up repo
      T012b Set up repo                       //= task T012b Set up repo
      T2.5 Walk files                         //= task T2.5 Walk files
      T1.1: Walk files                        //= task T1.1 Walk files
      T00X Later                              //= task T00X Later
      API-3 Routes                            //= task API-3 Routes
      BE-12: Routes                           //= task BE-12 Routes
      PROJ-204: Routes                        //= task PROJ-204 Routes
      W1 Deliver package                      //= task W1 Deliver package
      P1 Deliver package                      //= task P1 Deliver package
      1.1 Write parser                        //= task 1.1 Write parser
      1.1: Write parser                       //= task 1.1 Write parser
      1.1. Write parser                       //= task 1.1 Write parser
      1.1) Write parser                       //= task 1.1 Write parser
      1.1 — Write parser                      //= task 1.1 Write parser
      1.10 Write parser                       //= task 1.10 Write parser
      1.2.3.4 Write parser                    //= task 1.2.3.4 Write parser
      2.1R Redo                               //= task 2.1R Redo
      3.x Remaining                           //= task 3.x Remaining
      ✅ 1.1 Write parser                     //= task 1.1 Write parser
      § 1.1 Write parser                      //= task 1.1 Write parser
      [1.1] Write parser                      //= task 1.1 Write parser
      [T7] Write parser                       //= task T7 Write parser
      1.1（可选）建表                         //= task 1.1 （可选）建表
      1.1\\* Optional test                    //= task 1.1 Optional test
    `),
  )('%s', check)
})

describe('bare numbers', () => {
  test.each(
    cases(`
      1. Prepare                              //= number 1 Prepare
      12. Prepare                             //= number 12 Prepare
      3) Prepare                              //= number 3 Prepare
      0) Audit                                //= number 0 Audit
      4: Prepare                              //= number 4 Prepare
      5 - Prepare                             //= number 5 Prepare
      5 — Prepare                             //= number 5 Prepare
      6、准备                                 //= number 6 准备
      7．准备                                 //= number 7 准备
    `),
  )('%s', check)
})

describe('no label', () => {
  test.each(
    cases(`
      Phase out the old client                //= -
      Phase 6 Implementation Check            //= -
      Phases                                  //= -
      phased rollout                          //= -
      Phase a: small letters are words        //= -
      Stage the files                         //= -
      Sprint goals                            //= -
      Iterations                              //= -
      Milestones                              //= -
      Mocking: what to replace                //= -
      Tasks: overview                         //= -
      Tasks                                   //= -
      Taskbar: redesign                       //= -
      Task A great deal of work               //= -
      Task force meets                        //= -
      Story points                            //= -
      Tickets                                 //= -
      HTTP/2 support                          //= -
      10:30 daily meeting                     //= -
      1.5 times as fast as before             //= task 1.5 times as fast as before
      3rd party keys                          //= -
      2 factor login                          //= -
      100% coverage                           //= -
      3.5% faster                             //= -
      10 ms budget                            //= -
      2FA                                     //= -
      v1.2 release notes                      //= -
      Node 20.19 or newer                     //= -
      ABC                                     //= -
      Écrire le parseur                       //= -
      написать парсер                         //= -
      写解析器                                //= -
      (empty)                                 //= -
      —                                       //= -
      🎉                                      //= -
    `),
  )('%s', check)

  test('an empty text', () => check('', '-'))
})
