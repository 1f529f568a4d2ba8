/**
 * Labelled lines: kind and value of every field, in order.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { phrase } from '../text/phrase.ts'
import { span } from '../text/span.ts'
import { fieldKind, fields } from './field.ts'

const check = (text: string, expected: string) => {
  const found = fields(phrase(text, span(0, text.length)))
  expect(found.map(({ kind, value }) => `${kind}=${value.plain}`).join('; ') || '-').toBe(expected)
}

describe('fields of a line', () => {
  test.each(
    cases(`
      **Effort:** 2 hours                                   //= effort=2 hours
      **Effort**: 2 hours                                   //= effort=2 hours
      Effort: 2 hours                                       //= effort=2 hours
      __Effort__: 2 hours                                   //= effort=2 hours
      *Effort:* 2 hours                                     //= effort=2 hours
      - **Owner**: ana                                      //= owner=ana
      > **Status**: done                                    //= status=done
      **Estimated Effort**: 2.5 days                        //= effort=2.5 days
      **Effort (days):** 3                                  //= effort=3
      **Effort**: 3h | **Priority**: P0                     //= effort=3h; priority=P0
      **Owner**: ana | **Effort**: 1d | **Status**: open    //= owner=ana; effort=1d; status=open
      Owner: ana; Effort: 1d                                //= owner=ana; effort=1d
      Result: parser. Dependencies: Task 1. Evidence: log.  //= dependsOn=Task 1
      Estimate: 3h → Actual: 5h                             //= effort=3h; actual=5h
      Depends on: 1.1, 1.2                                  //= dependsOn=1.1, 1.2
      Depends: 1.1                                          //= dependsOn=1.1
      Blocked by: #4                                        //= dependsOn=#4
      Prerequisites: Phase 2                                //= dependsOn=Phase 2
      Requires: 1.1                                         //= dependsOn=1.1
      Needs: 1.1                                            //= dependsOn=1.1
      Blocks: 2.1                                           //= blocks=2.1
      Priority: P1                                          //= priority=P1
      Due: 2026-12-01                                       //= due=2026-12-01
      Deadline: 2026-12-01                                  //= due=2026-12-01
      Start date: 2026-12-01                                //= start=2026-12-01
      Progress: 40 %                                        //= progress=40 %
      Assignee: @bo                                         //= owner=@bo
      Optional: yes                                         //= optional=yes
      Trạng thái: xong                                      //= status=xong
      Ước tính: 3 giờ                                       //= effort=3 giờ
      Phụ thuộc: 1.1                                        //= dependsOn=1.1
      Người phụ trách: Lan                                  //= owner=Lan
      状态：已完成                                          //= status=已完成
      工时：3小时                                           //= effort=3小时
      依赖：1.1、1.2                                        //= dependsOn=1.1、1.2
      負責人：王                                            //= owner=王
      担当: 佐藤                                            //= owner=佐藤
      見積もり：2日                                         //= effort=2日
      Статус: готово                                        //= status=готово
      Оценка: 3 дня                                         //= effort=3 дня
      Зависит от: 1.1                                       //= dependsOn=1.1
      Исполнитель: Ольга                                    //= owner=Ольга
      Estado: hecho                                         //= status=hecho
      Responsável: Rui                                      //= owner=Rui
      Esfuerzo: 3 días                                      //= effort=3 días
      Aufwand: 3 Tage                                       //= effort=3 Tage
      Abhängig von: 1.1                                     //= dependsOn=1.1
      Verantwortlich: Jana                                  //= owner=Jana
      Dépend de : 1.1                                       //= dependsOn=1.1
      الحالة: مكتمل                                         //= status=مكتمل
    `),
  )('%s', check)
})

describe('no field', () => {
  test.each(
    cases(`
      Ship the parser                                       //= -
      https://example.org/status:ok                         //= -
      Note: the owner decides                               //= -
      Use \`status: open\` in the file                      //= -
      The effort was high                                   //= -
      At 10:30 the owner: nobody                            //= -
      Outcome: numbers parse                                //= -
    `),
  )('%s', check)
})

describe('several lines', () => {
  test('each line has its own fields', () => check('Effort: 2h\nOwner: ana', 'effort=2h; owner=ana'))
  test('values keep their place', () => {
    const text = '**Effort**: 3h | **Priority**: P0'
    const spans = fields(phrase(text, span(0, text.length))).map(({ value }) => text.slice(value.span.from, value.span.to))
    expect(spans).toEqual(['3h', 'P0'])
  })
  test('an empty value', () => check('Status:', 'status='))
})

test('labels of columns', () => {
  expect(['Owner', 'Est. effort', 'Depends On', 'Effort (h)', '负责人', 'Colour'].map(fieldKind)).toEqual([
    'owner',
    null,
    'dependsOn',
    'effort',
    'owner',
    null,
  ])
})
