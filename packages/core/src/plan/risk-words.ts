/**
 * The words of risk registers: labels of bullets, headers of columns, names of groups; all folded.
 */
import { fold } from '../notation/fold.ts'
import { saysNone } from '../notation/none.ts'
import { sectionKind } from '../notation/section-words.ts'

export type RiskField = 'risk' | 'description' | 'likelihood' | 'impact' | 'severity' | 'mitigation' | 'other'

const WORDS: Readonly<Record<RiskField, string>> = {
  risk: 'risk, risks, risk description, risk item, risk factor, potential risk, what could go wrong, what can go wrong, threat, concern, issue, problem, challenge, rui ro, ten rui ro, mo ta rui ro, van de, 风险, 风险项, 风险描述, 風險, 问题, リスク, 위험, риск, риски, описание риска, المخاطر, خطر, الخطر, riesgo, risco, risiko, risque',
  description: 'description, details, detail, scenario, mo ta, 描述, 说明, 説明, описание, descripcion, descricao, beschreibung',
  likelihood:
    'likelihood, probability, chance, prob, likely, kha nang, kha nang xay ra, xac suat, 概率, 可能性, 发生概率, 発生確率, 確率, 가능성, 확률, вероятность, الاحتمال, الاحتمالية, probabilidad, probabilidade, wahrscheinlichkeit, eintrittswahrscheinlichkeit, probabilite',
  impact:
    'impact, effect, consequence, consequences, tac dong, anh huong, hau qua, 影响, 影响程度, 影響, 影響度, 영향, 영향도, влияние, последствия, воздействие, التأثير, الأثر, impacto, auswirkung, auswirkungen, impacts, consequences',
  severity:
    'severity, risk level, level, rating, exposure, risk score, score, priority, muc do, muc do anh huong, muc do nghiem trong, muc do rui ro, do uu tien, 严重程度, 严重性, 等级, 风险等级, 优先级, 深刻度, 심각도, серьезность, уровень, уровень риска, приоритет, الخطورة, مستوى الخطورة, gravedad, severidad, gravidade, severidade, schwere, schweregrad, gravite',
  mitigation:
    'mitigation, mitigations, mitigation strategy, mitigation strategies, mitigation plan, mitigation approach, mitigation measures, mitigate, mitigated by, response, contingency, contingency plan, countermeasure, countermeasures, solution, solutions, plan, action, actions, handling, resolution, prevention, workaround, notes, fallback, fallback plan, giam thieu, bien phap giam thieu, bien phap, giai phap, khac phuc, cach khac phuc, cach giam thieu, chien luoc giam thieu, phuong an, cach xu ly, xu ly, 缓解, 缓解措施, 缓解策略, 应对, 应对措施, 应对策略, 应对方案, 解决方案, 解决, 对策, 對策, 措施, 対策, 緩和策, 軽減策, 완화, 완화 방안, 대응, 대응 방안, меры, смягчение, митигация, решение, способ снижения, меры снижения, التخفيف, الحل, إجراءات التخفيف, mitigacion, mitigacao, mitigacao e resposta, medidas, gegenmassnahme, gegenmassnahmen, massnahme, massnahmen, attenuation, mesures, mesure, parade',
  other:
    'status, state, owner, responsible, id, no, nr, stt, category, type, area, date, trigger, phase, task, trang thai, phu trach, nguoi phu trach, loai, 状态, 负责人, 类型, 类别, 编号, 状態, 担当, статус, ответственный, тип, estado, tipo, statut, typ',
}

const FIELDS: ReadonlyMap<string, RiskField> = new Map(
  (Object.entries(WORDS) as [RiskField, string][]).flatMap(([field, words]) =>
    words.split(', ').map((word) => [fold(word), field] as const),
  ),
)

/** The field that a label or header names; a number behind it or a remark in brackets says nothing. */
export const riskField = (label: string): RiskField | null =>
  FIELDS.get(fold(label.replace(/[（(][^()（）]*[)）]/g, ' ')).replace(/ \d+$/, '')) ?? null

export interface RiskColumns {
  readonly risk: number
  readonly likelihood: number
  readonly impact: number
  readonly severity: number
  readonly mitigation: number
}

/** Columns by the names of their headers, in whatever order. Without a column named for risks, the first one that names nothing else. */
export function riskColumns(headers: readonly string[]): RiskColumns {
  const fields = headers.map(riskField)
  const named = fields.includes('risk') ? fields.indexOf('risk') : fields.indexOf('description')
  const columns = {
    likelihood: fields.indexOf('likelihood'),
    impact: fields.indexOf('impact'),
    severity: fields.indexOf('severity'),
    mitigation: fields.indexOf('mitigation'),
  }
  const isRegister = Object.values(columns).some((index) => index >= 0)
  const free = fields.findIndex((field, index) => field === null && /\p{L}/u.test(headers[index] ?? ''))
  return { ...columns, risk: named >= 0 || !isRegister ? named : free >= 0 ? free : fields.indexOf('other') }
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(', ').map(fold))

const MITIGATIONS = words(
  'mitigation, mitigations, mitigation strategy, mitigation strategies, mitigation strategies summary, mitigation plan, mitigation approach, mitigation measures, general mitigation, general mitigations, risk mitigation strategies, contingency, contingency plan, contingency plans, fallback plan, rollback plan, rollback strategy, rollback, chien luoc giam thieu, bien phap giam thieu, giam thieu, giam thieu rui ro, cach giam thieu, ke hoach du phong, 缓解, 缓解策略, 缓解措施, 应对策略, 应对措施, 回滚计划, 緩和策, 対策, 완화 방안, стратегии снижения, меры снижения, меры, план отката, estrategias de mitigacion, mitigacion, estrategias de mitigacao, mitigacao, massnahmen, gegenmassnahmen, strategies d attenuation, strategies de mitigation',
)
const ASSUMPTIONS = words(
  'assumption, assumptions, key assumptions, constraint, constraints, considerations, open question, open questions, question, questions, note, notes, out of scope, non goals, gia dinh, cac gia dinh, rang buoc, cau hoi mo, luu y, ghi chu, 假设, 约束, 前提, 前提条件, 注意, 备注, 開放问题, 未解决问题, предположения, допущения, ограничения, открытые вопросы, примечание, supuestos, premissas, suposicoes, annahmen, offene fragen, hypotheses',
)
const CATEGORIES = words(
  'technical, technology, resource, resources, dependency, dependencies, schedule, timeline, scope, business, operational, external, internal, people, team, integration, organisational, organizational, product, process, ky thuat, nguon luc, phu thuoc, tien do, kinh doanh, 技术, 资源, 依赖, 进度, 业务, 技術, リソース, 依存, технические, ресурсные, зависимости, организационные, tecnicos, tecnico, recursos, dependencias, technisch, technische, ressourcen, techniques, ressources',
)

/** Assumptions, questions and notes often share a section with risks; they are none. */
export const isAssumptionTitle = (title: string): boolean => ASSUMPTIONS.has(fold(title))

/** True for a heading, label or bullet that opens a list of mitigations. */
export const isMitigationTitle = (title: string): boolean => MITIGATIONS.has(fold(title))

const RISK = 'risks?|rủi ro|风险|風險|リスク|위험|риск|riesgo|risco|risiko|risque'
const NAMES_RISKS = new RegExp(RISK, 'iu')

/** `Technical risks`, `Resource`, `Rủi ro kỹ thuật`: names risks of a kind, no risk. The template's own bullets are such. */
export function isRiskGroup(title: string): boolean {
  if (title.length > 60) return false
  const kind = NAMES_RISKS.test(title) ? sectionKind(title) : null
  return CATEGORIES.has(fold(title)) || (kind?.kind === 'risks' && kind.share > 0.7)
}

/** `Risk 1: …`, `R10 — …`, `Risk: …`: what stands before the name of a risk. */
export const RISK_LABEL = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:(?:${RISK})[\s-]*#?\s*\d*|R-?\d+)(?:\s*[:：.)\]]+|\s+[—–-])\s*`, 'iu')

/** `Risk 1`, `R-2`: a heading that is a risk by its number. */
export const NUMBERED_RISK = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:(?:${RISK})\s*[-#]?\s*\d+|R-?\d+)(?![\p{L}\p{N}])`, 'iu')

const NO_RISK =
  /^[^\p{L}]*(?:no|không có|没有|無|нет|sin|sem|kein|keine|aucune?)\s*(?:[\p{L}-]+\s+){0,3}?(?:risk|issue|concern|blocker|problem|dependenc|rủi ro|vấn đề|风险|風險|问题|リスク|риск|riesgo|risco|risik|risque)/iu

/** "None identified", "No known risks", "All dependencies are stable": says that there is none. "No backups" is one. */
export const isNoRisk = (text: string): boolean => saysNone(text) || NO_RISK.test(text)
