/**
 * Kinds of sections from their headings, with the share of the heading that the words cover where that matters.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { sectionKind } from './section-words.ts'

const check = (heading: string, expected: string) => expect(sectionKind(heading)?.kind ?? '-').toBe(expected)

describe('planning sections', () => {
  test.each(
    cases(`
      Milestones                          //= milestones
      🎯 Milestones                       //= milestones
      Key Milestones                      //= milestones
      1. Milestones                       //= milestones
      II. Milestones                      //= milestones
      Các Cột mốc (Milestones)            //= milestones
      里程碑                              //= milestones
      Вехи                                //= milestones
      Hitos                               //= milestones
      Meilensteine                        //= milestones
      Task Breakdown                      //= tasks
      Tasks                               //= tasks
      TASK LIST                           //= tasks
      Task Breakdown — second half only   //= tasks
      Implementation Plan                 //= tasks
      Work Breakdown                      //= tasks
      Phân chia Công việc                 //= tasks
      📝 Phân rã Nhiệm vụ Chi tiết        //= tasks
      任务清单                            //= tasks
      タスク一覧                          //= tasks
      Список задач                        //= tasks
      المهام                              //= tasks
      Lista de tarefas                    //= tasks
      Tareas                              //= tasks
      Aufgaben                            //= tasks
      Liste des tâches                    //= tasks
      작업 목록                           //= tasks
      Dependencies                        //= dependencies
      Dependencies & Order                //= dependencies
      Các Phụ thuộc                       //= dependencies
      依赖关系                            //= dependencies
      依存関係                            //= dependencies
      Зависимости                         //= dependencies
      Abhängigkeiten                      //= dependencies
      Dépendances                         //= dependencies
      Critical Path                       //= dependencies
      External Dependencies               //= external
      Phụ thuộc bên ngoài                 //= external
      外部依赖                            //= external
      Timeline & Estimates                //= timeline
      ⏱️ Timeline                         //= timeline
      Effort Summary                      //= timeline
      Thời gian & Ước tính                //= timeline
      时间估算                            //= timeline
      Сроки и оценки                      //= timeline
      Zeitplan                            //= timeline
      Cronograma                          //= timeline
      Risks & Mitigation                  //= risks
      ⚠️ Risks                            //= risks
      Risk Register                       //= risks
      Rủi ro & Giảm thiểu                 //= risks
      风险与缓解                          //= risks
      リスクと対策                        //= risks
      Риски                               //= risks
      Riesgos                             //= risks
      Resources Needed                    //= resources
      Team and Roles                      //= resources
      Tài nguyên cần thiết                //= resources
      所需资源                            //= resources
      Ресурсы                             //= resources
    `),
  )('%s', check)
})

describe('sections of the implementation half, and others', () => {
  test.each(
    cases(`
      Development Setup                   //= setup
      Getting Started                     //= setup
      Thiết lập môi trường                //= setup
      环境准备                            //= setup
      Code Structure                      //= structure
      📁 Project Structure                //= structure
      Cấu trúc thư mục                    //= structure
      目录结构                            //= structure
      Implementation Notes                //= notes
      Ghi chú triển khai                  //= notes
      Integration Points                  //= integration
      Error Handling                      //= errors
      Xử lý lỗi                           //= errors
      Performance Considerations          //= performance
      Security Notes                      //= security
      Безопасность                        //= security
      Acceptance Criteria                 //= acceptance
      Definition of Done                  //= acceptance
      Success Criteria                    //= acceptance
      Tiêu chí chấp nhận                  //= acceptance
      验收标准                            //= acceptance
      受け入れ基準                        //= acceptance
      Критерии приемки                    //= acceptance
      Criterios de aceptación             //= acceptance
      Akzeptanzkriterien                  //= acceptance
      Out of Scope                        //= later
      Next Steps                          //= later
      Implementation Order                //= order
      Rollout Plan                        //= order
      Parallel Opportunities              //= parallel
      Progress Summary                    //= report
      Legend                              //= legend
      Notation                            //= legend
      图例                                //= legend
    `),
  )('%s', check)
})

describe('no section of a plan', () => {
  test.each(
    cases(`
      Introduction                        //= -
      Overview of the parser              //= -
      Motivation                          //= -
      Taskbar                             //= -
      Dependent types                     //= -
      Riskless arbitrage                  //= -
      Resourceful routing                 //= -
      背景                                //= -
      Цели                                //= -
      🎉                                  //= -
    `),
  )('%s', check)
  test('an empty heading', () => check('', '-'))
})

// A topic that holds a word of a section covers little of its heading, so that `plan/document.ts` can tell.
describe('false friends cover less than 0.7 of their heading', () => {
  test.each([
    'Dependency Injection Container',
    'Current user dependency',
    'Task Scheduler',
    'Resource Timeline View',
    'Risk Engine Service',
    'Milestone Celebration Banner',
    'Payments Timeline Component',
    'Security Headers Middleware',
    'Performance Review Form',
    'Tasks API endpoint',
    'Setup Wizard Screens',
    'Error Handling Middleware for uploads',
    'Resource Pool Allocator',
    'Schedule a call button',
    'Integration with payment provider',
    'Dependencies mới trong package.json',
  ])('%s', (heading) => expect(sectionKind(heading)?.share ?? 0).toBeLessThan(0.7))

  test.each([
    'Dependencies',
    'The Task Breakdown',
    'Project Risks',
    '3. Timeline & Estimates',
    'Resources Needed (people)',
    'Our Milestones',
  ])('%s is the section itself', (heading) => expect(sectionKind(heading)?.share).toBeGreaterThan(0.9))
})
