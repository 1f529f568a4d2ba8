/**
 * What looks like a reference and is none: plain words, dates, versions, durations, figures, paths. A number behind a
 * name (`Python 3.11`) is one to this table; `plan/statements.ts` drops it when no item has it.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { references } from './reference.ts'

const check = (text: string, expected: string) =>
  expect(
    references(text)
      .map((found) => text.slice(found.from, found.to))
      .join('; ') || '-',
  ).toBe(expected)

describe('no reference', () => {
  test.each(
    cases(`
      finish the task                     //= -
      the next task is small              //= -
      tasks and phases                    //= -
      phase out the old one               //= -
      a milestone near the end            //= -
      step by step                        //= -
      the items a user sees               //= -
      2026-11-23                          //= -
      23.11.2026                          //= -
      2026-11-23T10:00                    //= -
      v1.2                                //= -
      v2.10.3                             //= -
      /api/v1.2/users                     //= -
      3 days                              //= -
      2-3 hours                           //= -
      1.5 hours                           //= -
      1.5h                                //= -
      0.5d                                //= -
      1.5 days                            //= -
      2.5 ngày                            //= -
      1.5 小时                            //= -
      2.5 Tage                            //= -
      1,5 часа                            //= -
      12 %                                //= -
      99.9 %                              //= -
      99.9% uptime                        //= -
      10 ms                               //= -
      16.5 MB                             //= -
      node >= 20.11                       //= -
      HTTP/1.1                            //= -
      $1.50                               //= -
      src/v2.1/index.ts                   //= -
      #2.1-anchor                         //= -
      x2.1                                //= -
      1:30                                //= -
      10,000                              //= -
      section four                        //= -
    `),
  )('%s', check)
})

describe('places', () => {
  test.each(
    cases(`
      needs Task 1.1, then rest.          //= Task 1.1
      (see Phase 2).                      //= Phase 2
      T001, T002; T003                    //= T001, T002; T003
      After 2.10, not 2.1.                //= 2.10; 2.1
      US1 & US2 wait                      //= US1 & US2
      任务1.1完成                         //= 任务1.1
      Task 2.5 Week view                  //= Task 2.5
      2.5 Week view                       //= 2.5
      Task 2.5 hours before launch        //= Task 2.5
      1.1 x                               //= 1.1
      Phase 2 Week 3                      //= Phase 2
      Task 3 days                         //= -
    `),
  )('%s', check)
})
