/**
 * The kind of a section from the words of its heading, in the languages of real plans.
 *
 * Words are folded (`fold.ts`): lower case, no diacritics. The longest word that the heading holds decides; its share
 * of the heading is the confidence, because `Dependencies` heads an order of tasks and `Dependency Injection` does not.
 */
import { fold, isSpaced } from './fold.ts'

export type SectionKind =
  | 'milestones'
  | 'tasks'
  | 'dependencies'
  | 'external'
  | 'parallel'
  | 'timeline'
  | 'risks'
  | 'resources'
  | 'setup'
  | 'structure'
  | 'notes'
  | 'integration'
  | 'errors'
  | 'performance'
  | 'security'
  | 'acceptance'
  | 'order'
  | 'later'
  | 'report'
  | 'legend'

/** The six planning sections and the seven of the implementation half. */
export const PLANNING_SECTIONS: readonly SectionKind[] = ['milestones', 'tasks', 'dependencies', 'timeline', 'risks', 'resources']
export const GUIDE_SECTIONS: readonly SectionKind[] = ['setup', 'structure', 'notes', 'integration', 'errors', 'performance', 'security']

const WORDS: Readonly<Record<SectionKind, string>> = {
  milestones:
    'milestones, milestone, key milestones, project milestones, checkpoints, cot moc, cac cot moc, moc quan trong, cac moc quan trong, moc, 里程碑, マイルストーン, вехи, المعالم, marcos, hitos, meilensteine, jalons, 마일스톤',
  tasks:
    'task breakdown, tasks breakdown, tasks, task list, work breakdown, work items, todo list, todo, todos, execution checklist, implementation tasks, validation tasks, implementation plan, implementation steps, implementation phases, task overview, backlog, done, doing, in progress, open tasks, completed tasks, checklist todo, action items, phan tich nhiem vu, phan ra nhiem vu, phan chia cong viec, phan ra cong viec, danh sach cong viec, danh sach nhiem vu, nhiem vu, cong viec, 任务, 任务列表, 任务清单, 任务分解, 实施计划, 实施任务, タスク, タスク一覧, 実装計画, 実装タスク, задачи, план реализации, план работ, список задач, المهام, خطة التنفيذ, tarefas, lista de tarefas, plano de implementacao, tareas, plan de implementacion, aufgaben, aufgabenliste, taches, liste des taches, 작업, 작업 목록, 구현 계획',
  dependencies:
    'dependencies, task dependencies, dependency graph, dependency order, dependencies and execution order, dependencies execution order, phase dependencies, user story dependencies, internal dependencies, prerequisites and dependencies, critical path, blockers, phu thuoc, cac phu thuoc, su phu thuoc, phu thuoc nhiem vu, phu thuoc giua cac nhiem vu, duong gang, 依赖, 依赖关系, 依赖与执行顺序, 任务依赖, 依存関係, 依存, зависимости, التبعيات, الاعتماديات, dependencias, abhangigkeiten, dependances, 의존성, 의존 관계, team resource dependencies',
  external:
    'external dependencies, external, third party dependencies, phu thuoc ben ngoai, ben ngoai, 外部依赖, 外部依存, внешние зависимости, التبعيات الخارجية, dependencias externas, externe abhangigkeiten, dependances externes, 외부 의존성, external services, external systems, external blockers, phu thuoc ngoai, 外部依赖项, 外部依存関係',
  parallel:
    'parallel opportunities, parallel example, parallel work opportunities, parallelizable work, parallel execution, parallel execution opportunities, parallel work, parallel tasks, parallel execution examples, co the song song, song song, 并行机会, 并行执行, 并行示例, 並列, 並列実行, параллельно',
  timeline:
    'timeline and estimates, timeline estimates, timeline, estimates, estimate, estimation, effort, effort estimation, effort summary, schedule, time estimates, estimated effort, thoi gian, thoi gian va uoc tinh, thoi gian uoc tinh, tien do va uoc tinh, tien do uoc tinh, lich trinh, lich trinh de xuat, uoc tinh, tong ket timeline, 时间线, 预期时间线, 时间估算, 工时估算, 工期, 進捗と見積もり, 見積もり, スケジュール, сроки, оценки, сроки и оценки, الجدول الزمني, cronograma, estimativas, cronograma y estimaciones, zeitplan, zeitplan und schatzungen, calendrier, estimations, 일정',
  risks:
    'risks, risk, risks and mitigation, risks mitigation, risks and mitigations, risk assessment, risk mitigation, risk register, risks assumptions, risks and assumptions, risks and considerations, technical risks, integration risks, resource risks, dependency risks, high risk items, potential risks, rui ro, rui ro va giam thieu, rui ro giam thieu, cac rui ro, quan ly rui ro, 风险, 风险与缓解, 风险与应对, リスク, リスクと対策, риски, المخاطر, riscos, riesgos, risiken, risques, 위험, risk analysis, risk management, risk matrix, risk log, risk factors, known risks, risks and challenges, risks challenges, challenges and risks, challenges risks, risks and concerns, risks concerns, risks and contingencies, risks contingencies, risks and unknowns, risks unknowns, risks and rollback, risks rollback, risks and issues, risks issues, known issues and risks, known issues risks, risks and open questions, risks open questions, open questions and risks, open questions risks, risks edge cases, risks and edge cases, edge cases and risks, edge cases risks, implementation risks, migration risks, security risks, schedule risks, business risks, operational risks, rui ro bien phap, rui ro va bien phap, rui ro bien phap giam thieu, rui ro va bien phap giam thieu, danh gia rui ro, phan tich rui ro, rui ro cach xu ly, rui ro va cach xu ly, rui ro giai phap, rui ro va giai phap, rui ro tiem an, 风险评估, 风险管理, 风险分析, 风险应对, 风险和应对, 风险与缓解措施, 风险与应对措施, 风险与对策, 风险及对策, 风险及应对, 潜在风险, 風險, 風險評估, 風險與緩解, リスク管理, リスク分析, リスクと軽減策, リスクと緩和策, リスクと対応, 想定リスク, риски и меры, риски и их снижение, риски и смягчение, риски и митигация, управление рисками, оценка рисков, анализ рисков, المخاطر والتخفيف, إدارة المخاطر, riscos e mitigacao, riscos e mitigacoes, riscos mitigacao, gestao de riscos, analise de riscos, riesgos y mitigacion, riesgos y mitigaciones, riesgos mitigacion, gestion de riesgos, analisis de riesgos, risiken und gegenmaßnahmen, risiken gegenmaßnahmen, risiken und maßnahmen, risikobewertung, risikoanalyse, risques et attenuation, risques et mitigation, risques mitigation, gestion des risques, analyse des risques, 위험 및 완화, 위험 요소, 리스크, 리스크 및 대응',
  resources:
    'resources needed, resources, required resources, resource requirements, team and roles, team members and roles, team members, tools and services, infrastructure, documentation knowledge, tai nguyen can thiet, tai nguyen, nguon luc, nguon luc can thiet, 资源, 所需资源, リソース, 必要なリソース, ресурсы, الموارد, recursos, recursos necessarios, recursos necesarios, ressourcen, benotigte ressourcen, ressources, 리소스, resource allocation, resource planning, team and resources, team resources, team structure, team composition, staffing, nhan su, nguon luc can co, 资源需求, 必要リソース, необходимые ресурсы, требуемые ресурсы, الموارد المطلوبة, ressources necessaires, 필요한 리소스, 필요 리소스',
  setup:
    'development setup, setup, environment setup, getting started, prerequisites, installation, local setup, thiet lap phat trien, thiet lap moi truong, thiet lap, cai dat moi truong, yeu cau tien quyet, dieu kien tien quyet, 开发环境, 环境准备, 开发设置, 開発環境, セットアップ, установка, настройка окружения, configuracao do ambiente, configuracion del entorno, entwicklungsumgebung, installation und einrichtung',
  structure:
    'code structure, directory structure, project structure, folder structure, file structure, code organization, file organization, module structure, cau truc ma, cau truc ma nguon, cau truc thu muc, cau truc du an, to chuc ma, 代码结构, 目录结构, 项目结构, コード構成, コード構造, ディレクトリ構成, структура кода, структура проекта, estrutura do codigo, estructura del codigo, codestruktur, structure du code',
  notes:
    'implementation notes, implementation details, technical details, key implementation details, core features, ghi chu trien khai, chi tiet trien khai, 实现说明, 实施说明, 実装メモ, 実装ノート, заметки по реализации, notas de implementacao, notas de implementacion, implementierungshinweise',
  integration:
    'integration points, integrations, integration, api integration, diem tich hop, cac diem tich hop, tich hop, 集成点, 統合ポイント, точки интеграции, pontos de integracao, puntos de integracion, integrationspunkte',
  errors:
    'error handling, error handling strategy, xu ly loi, 错误处理, エラー処理, エラーハンドリング, обработка ошибок, tratamento de erros, manejo de errores, fehlerbehandlung, gestion des erreurs',
  performance:
    'performance considerations, performance, performance notes, can nhac hieu suat, xem xet ve hieu suat, can nhac ve hieu nang, hieu suat, hieu nang, 性能, 性能考虑, パフォーマンス, производительность, desempenho, rendimiento, leistung',
  security:
    'security notes, security considerations, security, ghi chu bao mat, bao mat, luu y bao mat, 安全, 安全说明, セキュリティ, безопасность, seguranca, seguridad, sicherheit, securite',
  acceptance:
    'acceptance, acceptance criteria, success criteria, success metrics, success criteria validation, definition of done, done when, metrics definition of done, metrics and definition of done, goal and acceptance criteria, exit criteria, exit criterion, done criteria, validation checklist, verification checklist, verification, testing checklist, test checklist, review checklist, code review, quality checklist, quality gates, constitution check, compliance checklist, pre flight checklist, pre deployment checklist, deployment checklist, sign off, approvals, approval, test plan, testing strategy, test coverage, coverage targets, self review, verification log, verification results, tieu chi, tieu chi chap nhan, tieu chi nghiem thu, tieu chi thanh cong, dinh nghia hoan thanh, kiem tra va xac nhan, kiem tra xac nhan, xac minh, xac minh thiet lap, checklist kiem tra, kiem tra, checklist tuan thu, quy trinh kiem thu, kiem thu, 验收标准, 完成标准, 成功标准, 验证清单, 检查清单, 完了条件, 受け入れ基準, критерии приемки, критерии готовности, معايير القبول, معايير النجاح, criterios de aceitacao, criterios de aceptacion, criterios de sucesso, criterios de exito, akzeptanzkriterien, abnahmekriterien, erfolgskriterien, criteres d acceptation, 완료 기준',
  order:
    'implementation order, implementation strategy, execution order, execution strategy, recommended order, recommended implementation phases, build order, rollout plan, rollout, deployment plan, delivery strategy, incremental delivery, mvp first, mvp scope, recommended roadmap, priority order, recommended starting point, immediate actions, thu tu build, thu tu uu tien, thu tu thuc hien, thu tu trien khai, chien luoc trien khai, 实施策略, 实施顺序, 执行顺序, 実装順序, 実装戦略, порядок реализации, стратегия реализации, ordem de implementacao, orden de implementacion, reihenfolge, umsetzungsreihenfolge',
  later:
    'follow ups, follow up, known follow ups, future enhancements, future work, future improvements, out of scope, next steps, remaining work, outstanding work, open questions, unresolved questions, buoc tiep theo, cong viec con lai, 后续, 后续工作, 今後の課題, следующие шаги, proximos passos, proximos pasos, nachste schritte',
  report:
    'progress summary, progress tracking, progress notes, current status, status, summary, implementation summary, verification evidence, validation evidence, lessons learned, pilot lessons learned, session notes, changelog, changes, changes made, thay doi, files changed, files created modified, files created, files modified, test updates, task count summary, requirements coverage matrix, review summary, implementation check, tong quan, tong ket, tong quan tien do, tien do, 概述, 总结, 進捗, итоги',
  legend:
    'format, task format, notation, legend, path conventions, conventions, notes, note, task generation rules, execution flow, dependency legend, ghi chu, chu thich, 格式, 图例, 说明, 注意事项, 凡例, 備考, примечания, ملاحظات, notas, legende, hinweise',
}

/** `Risks & Mitigation`, `Risks and Mitigation`, `Risks/Mitigation` are one heading. */
const unjoined = (folded: string): string => folded.replace(/ (?:and|va|und|y|e|et|и) /g, ' ')

const TABLE: readonly (readonly [SectionKind, string])[] = Object.entries(WORDS)
  .flatMap(([kind, words]) => words.split(', ').map((word) => [kind as SectionKind, unjoined(fold(word))] as const))
  .sort((a, b) => b[1].length - a[1].length)

/** The same words by themselves: a heading is asked for its runs of words instead of every word for the heading. */
const BY_WORDS = new Map(
  [...TABLE].reverse().flatMap(([kind, word], at) => (isSpaced(word) ? [[word, { kind, word, rank: TABLE.length - at }] as const] : [])),
)
const JOINED = TABLE.flatMap(([kind, word], rank) => (isSpaced(word) ? [] : [{ kind, word, rank: rank + 1 }]))
const MOST_WORDS = Math.max(...TABLE.map(([, word]) => word.split(' ').length))

interface Found {
  readonly kind: SectionKind
  readonly word: string
  /** Its place in the table. */
  readonly rank: number
}

/** The longest word of the table that a folded heading holds. */
function longest(text: string): Found | undefined {
  const words = text.split(' ')
  const found: Found[] = isSpaced(text) ? [] : JOINED.filter(({ word }) => text.includes(word))
  for (let from = 0; from < words.length; from++) {
    for (let count = 1; count <= MOST_WORDS && from + count <= words.length; count++) {
      const hit = BY_WORDS.get(words.slice(from, from + count).join(' '))
      if (hit) found.push(hit)
    }
  }
  return found.sort((a, b) => a.rank - b.rank)[0]
}

const FILLER =
  /\b(the|project|feature|our|and|of|for|detailed|detail|key|main|overview|summary|plan|list|va|cac|chi tiet|du an|de xuat|n)\b/g

export interface SectionMatch {
  readonly kind: SectionKind
  /** Share of the heading that the word covers, 0 to 1. */
  readonly share: number
}

/** The kind that a heading names, or null when it names none. */
export function sectionKind(heading: string): SectionMatch | null {
  const bare = fold(heading.replace(/[（(][^()（）]*[)）]/g, ' ')).replace(/^(\d+[a-z]?|[ivx]+) /, '')
  const text = unjoined(bare || fold(heading))
  const found = longest(text)
  if (!found) return null
  const rest = text.replace(found.word, ' ').replace(FILLER, ' ').replace(/\s+/g, '')
  const length = found.word.replace(/\s+/g, '').length
  return { kind: found.kind, share: length / (length + rest.length) }
}
