/**
 * Labels: kind, id, and the title that is left. `-` is no label.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { label, sameId } from './heading.ts'

const check = (text: string, expected: string) => {
  const found = label(text)
  expect(found ? `${found.kind} ${found.id} ${text.slice(found.end)}`.trim() : '-').toBe(expected)
}

describe('phases', () => {
  test.each(
    cases(`
      Phase 1: Groundwork                     //= phase 1 Groundwork
      Phase 0: Spike                          //= phase 0 Spike
      PHASE 3 - Hardening                     //= phase 3 Hardening
      phase 12: Rollout                       //= phase 12 Rollout
      Phase 2 — Core                          //= phase 2 Core
      Phase 2 – Core                          //= phase 2 Core
      Phase 2. Core                           //= phase 2 Core
      Phase 2) Core                           //= phase 2 Core
      Phase 2                                 //= phase 2
      Phase 2 (optional)                      //= phase 2 (optional)
      Phase #4: Launch                        //= phase 4 Launch
      Phase 2R: Rework                        //= phase 2R Rework
      Phase 1.5: Bridge                       //= phase 1.5 Bridge
      Phase P0: Emergencies                   //= phase P0 Emergencies
      Phase A: Discovery                      //= phase A Discovery
      Phase B — Build                         //= phase B Build
      Phase IV: Handover                      //= phase IV Handover
      Phase III — Handover                    //= phase III Handover
      🚀 Phase 3: Launch                      //= phase 3 Launch
      [Phase 3]: Launch                       //= phase 3 Launch
      Stage 2: Integrate                      //= phase 2 Integrate
      Sprint 4: Billing                       //= phase 4 Billing
      Wave 1: Pilot users                     //= phase 1 Pilot users
      Iteration 2 - Feedback                  //= phase 2 Feedback
      Slice 3: Search                         //= phase 3 Search
      Giai đoạn 2: Giao diện                  //= phase 2 Giao diện
      Giai Đoạn 3 — Kiểm chứng                //= phase 3 Kiểm chứng
      🏗️ Giai đoạn 1: Khung                   //= phase 1 Khung
      Этап 2: Сервер                          //= phase 2 Сервер
      Фаза 1. Подготовка                      //= phase 1 Подготовка
      Fase 3: Integración                     //= phase 3 Integración
      Etapa 1: Preparação                     //= phase 1 Preparação
      Étape 2 : Mise en place                 //= phase 2 Mise en place
      Schritt 4: Abnahme                      //= phase 4 Abnahme
      Phasen 1: Aufbau                        //= phase 1 Aufbau
      阶段 1：搭建                            //= phase 1 搭建
      阶段2: 联调                             //= phase 2 联调
      第一阶段：准备                          //= phase 1 准备
      第2阶段 开发                            //= phase 2 开发
      第三フェーズ: 検証                      //= phase 3 検証
      第十期：收尾                            //= phase 10 收尾
      フェーズ1: 設計                         //= phase 1 設計
      フェーズ 2：実装                        //= phase 2 実装
      ステージ 3: 公開                        //= phase 3 公開
      단계 2: 구현                            //= phase 2 구현
      1단계: 준비                             //= phase 1 준비
      المرحلة 1: الإعداد                      //= phase 1 الإعداد
      المرحلة الثانية: التنفيذ                //= phase 2 التنفيذ
      مرحلة 3: الاختبار                       //= phase 3 الاختبار
    `),
  )('%s', check)
})

describe('milestones', () => {
  test.each(
    cases(`
      Milestone 1: Demo                       //= milestone 1 Demo
      Milestone 2 Beta                        //= milestone 2 Beta
      Milestone #3 — GA                       //= milestone 3 GA
      Milestone M4: Import                    //= milestone M4 Import
      Milestone 2.5: Extra                    //= milestone 2.5 Extra
      Milestone 2R: Redo                      //= milestone 2R Redo
      Milestone A: Alpha                      //= milestone A Alpha
      M1: Demo                                //= milestone M1 Demo
      M0 — Base                               //= milestone M0 Base
      M2 Login works                          //= milestone M2 Login works
      M10                                     //= milestone M10
      🎯 M3: Release                          //= milestone M3 Release
      Cột mốc 1: Bản thử                      //= milestone 1 Bản thử
      Mốc 2: Phát hành                        //= milestone 2 Phát hành
      Веха 1: Прототип                        //= milestone 1 Прототип
      Marco 2: Piloto                         //= milestone 2 Piloto
      Hito 3: Entrega                         //= milestone 3 Entrega
      Meilenstein 1: Rohbau                   //= milestone 1 Rohbau
      Jalon 2 : Livraison                     //= milestone 2 Livraison
      里程碑 1：原型                          //= milestone 1 原型
      マイルストーン2: ベータ                 //= milestone 2 ベータ
      마일스톤 3: 출시                        //= milestone 3 출시
    `),
  )('%s', check)
})

describe('ids', () => {
  test.each(
    cases(`
      sameId 1.1    //= 1.1
      sameId T1.1   //= 1.1
      sameId t2     //= 2
      sameId Task 4 //= 4
      sameId T001   //= 001
      sameId 2.1R   //= 2.1r
      sameId API-4  //= api-4
    `),
  )('%s', (text, expected) => expect(sameId(text.replace(/^sameId /, ''))).toBe(expected))

  test('id offsets stand in the text', () => {
    for (const text of ['🚀 Phase 3: Launch', 'Task 1.1: Parse', '**T004** x'.replaceAll('*', ''), '第2阶段 开发', '12. Ship']) {
      const found = label(text)
      expect(text.slice(found?.idFrom, found?.idTo)).toBe(found?.id)
    }
  })
})
