/**
 * States: boxes, status values, marks beside a title, what a text opens with, roll-up.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { boxState, leadingState, milestoneState, rollUp, statusState, titleMark } from './state.ts'
import type { TaskState } from './terms.ts'

describe('boxes', () => {
  test.each([
    [' ', 'todo'],
    ['x', 'done'],
    ['X', 'done'],
    ['✓', 'done'],
    ['✔', 'done'],
    ['✅', 'done'],
    ['~', 'doing'],
    ['/', 'doing'],
    ['>', 'doing'],
    ['-', 'cancelled'],
    ['!', 'blocked'],
    ['?', 'todo'],
    ['', 'todo'],
  ] as const)('[%s] is %s', (mark, state) => expect(boxState(mark, 'guide')).toBe(state))

  test('[-] by dialect', () => {
    expect([boxState('-', 'kiro'), boxState('-', 'obsidian'), boxState('-', 'openspec')]).toEqual(['doing', 'cancelled', 'cancelled'])
  })
})

describe('status values', () => {
  test.each(
    cases(`
      Done                                  //= done
      DONE ✅                               //= done
      ✅ Complete                           //= done
      completed on 2026-03-04               //= done
      Finished                              //= done
      merged                                //= done
      ✅                                    //= done
      🎉                                    //= done
      In Progress                           //= doing
      in-progress                           //= doing
      in_progress                           //= doing
      🚧 WIP                                //= doing
      🔄                                    //= doing
      ✅ IN PROGRESS                        //= doing
      Partially complete                    //= doing
      started                               //= doing
      Blocked                               //= blocked
      🛑 Blocked by licence                 //= blocked
      on hold                               //= blocked
      waiting for legal                     //= blocked
      ⛔                                    //= blocked
      Cancelled                             //= cancelled
      canceled                              //= cancelled
      won't do                              //= cancelled
      ❌                                    //= cancelled
      Not started                           //= todo
      Not done                              //= todo
      Not yet complete                      //= todo
      incomplete                            //= todo
      unfinished                            //= todo
      TODO                                  //= todo
      Pending                               //= todo
      ⏳ Pending (needs keys)               //= todo
      ⬜                                    //= todo
      Planned                               //= todo
      Hoàn thành                            //= done
      Đã hoàn thành ✅                      //= done
      Chưa hoàn thành                       //= todo
      Đang thực hiện                        //= doing
      Chưa bắt đầu                          //= todo
      Bị chặn                               //= blocked
      已完成                                //= done
      未完成                                //= todo
      进行中                                //= doing
      待办                                  //= todo
      完了                                  //= done
      未完了                                //= todo
      作業中                                //= doing
      готово                                //= done
      не готово                             //= todo
      в работе                              //= doing
      не начато                             //= todo
      concluído                             //= done
      não concluído                         //= todo
      em andamento                          //= doing
      pendiente                             //= todo
      en progreso                           //= doing
      erledigt                              //= done
      nicht fertig                          //= todo
      in Arbeit                             //= doing
      offen                                 //= todo
      terminé                               //= done
      en cours                              //= doing
      مكتمل                                 //= done
      قيد التنفيذ                           //= doing
      Low                                   //= -
      2 days                                //= -
      abandonment study                     //= -
    `),
  )('%s', (text, expected) => expect(statusState(text) ?? '-').toBe(expected))
})

describe('marks beside a title', () => {
  const check = (text: string, expected: string) => {
    const mark = titleMark(text)
    expect(mark ? `${mark.state} ${text.slice(mark.from, mark.to).trim()}` : '-').toBe(expected)
  }
  test.each(
    cases(`
      Parse numbers ✅                      //= done ✅
      Parse numbers ✅ 2026-03-04           //= done ✅
      Parse numbers ✅ COMPLETED            //= done COMPLETED
      ✅ Parse numbers                      //= done ✅
      Parse numbers 🚧                      //= doing 🚧
      Parse numbers 🔄 (half)               //= doing 🔄
      Parse numbers (done)                  //= done (done)
      Parse numbers (in progress)           //= doing (in progress)
      Parse numbers [WIP]                   //= doing [WIP]
      Parse numbers (Status: done)          //= done (Status: done)
      Parse numbers (blocked: no licence)   //= blocked (blocked: no licence)
      Parse numbers - DONE                  //= done DONE
      Parse numbers — IN PROGRESS           //= doing IN PROGRESS
      Parse numbers **DELETED**             //= cancelled DELETED
      Parse numbers (cancelled)             //= cancelled (cancelled)
      Parse numbers（已完成）               //= done （已完成）
      Parse numbers (hoàn thành)            //= done (hoàn thành)
      Parse numbers ❌                      //= cancelled ❌
      Parse numbers ⏳                      //= todo ⏳
      Unblock the done button               //= -
      Show ✅ beside paid rows              //= -
      Show a blocked user                   //= -
      Parse numbers (2 days)                //= -
      NOT DONE yet                          //= -
      Send the COMPLETE_ORDER event         //= -
      Add status (done, open, late) column  //= -
      Render list of completed items        //= -
    `),
  )('%s', check)

  test('a sign of two code units is cut whole', () => {
    expect([titleMark('Parse 🚧'), titleMark('Parse ✅')]).toEqual([
      { state: 'doing', from: 6, to: 8 },
      { state: 'done', from: 6, to: 7 },
    ])
  })
})

describe('what a text opens with', () => {
  test.each(
    cases(`
      blocked: waiting for keys             //= blocked
      in progress since Monday              //= doing
      done 2026-11-20                       //= done
      cancelled                             //= cancelled
      not started                           //= -
      the done button                       //= -
      doneness                              //= -
      已完成规划                            //= done
    `),
  )('%s', (text, expected) => expect(leadingState(text) ?? '-').toBe(expected))
})

describe('roll-up', () => {
  test.each(
    cases(`
      done done                             //= done
      done todo                             //= doing
      todo todo                             //= todo
      doing todo                            //= doing
      blocked todo                          //= todo
      done cancelled                        //= done
      cancelled cancelled                   //= cancelled
      todo cancelled                        //= todo
    `),
  )('%s', (states, expected) => expect(rollUp(states.split(' ') as TaskState[])).toBe(expected))

  test('no steps', () => expect(rollUp([])).toBe('todo'))
  test('milestones know three states', () => {
    expect((['done', 'doing', 'todo', 'blocked', null] as const).map(milestoneState)).toEqual(['done', 'partial', 'open', 'open', 'open'])
  })
})
