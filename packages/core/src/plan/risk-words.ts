/**
 * The words of risk registers: labels of bullets and headers of columns, folded.
 */
import { fold } from '../notation/fold.ts'

export type RiskField = 'risk' | 'description' | 'likelihood' | 'impact' | 'mitigation' | 'other'

const WORDS: Readonly<Record<RiskField, string>> = {
  risk: 'risk, risks, risk description, risk item, risk factor, threat, concern, issue, rui ro, ten rui ro, mo ta rui ro, 风险, 风险项, 风险描述, リスク, риск, риски, المخاطر, خطر, riesgo, risco, risiko, risque',
  description: 'description, details, scenario, mo ta, 描述, описание, descripcion, descricao, beschreibung',
  likelihood: 'likelihood, probability, chance, prob, likely, kha nang, kha nang xay ra, xac suat, 概率, 可能性, 发生概率, 発生確率, 確率, вероятность, الاحتمال, الاحتمالية, probabilidad, probabilidade, wahrscheinlichkeit, probabilite',
  impact: 'impact, severity, effect, consequence, risk level, level, tac dong, anh huong, muc do, muc do anh huong, muc do nghiem trong, 影响, 影响程度, 严重程度, 严重性, 等级, 影響, 影響度, 深刻度, влияние, последствия, серьёзность, серьезность, التأثير, impacto, gravedad, gravidade, auswirkung, schwere, gravite',
  mitigation:
    'mitigation, mitigations, mitigation strategy, mitigation strategies, mitigation plan, mitigation approach, response, contingency, countermeasure, solution, plan, action, handling, resolution, notes, fallback, giam thieu, bien phap giam thieu, bien phap, giai phap, khac phuc, cach giam thieu, chien luoc giam thieu, phuong an, 缓解, 缓解措施, 缓解策略, 应对, 应对措施, 应对策略, 解决方案, 对策, 対策, 緩和策, 軽減策, меры, смягчение, митигация, способ снижения, меры снижения, التخفيف, الحل, mitigacion, mitigacao, mitigacao e resposta, gegenmassnahme, gegenmassnahmen, massnahme, massnahmen, attenuation, mesures',
  other: 'status, owner, id, category, type, date, trang thai, phu trach, 状态, 负责人, статус, estado',
}

const FIELDS: ReadonlyMap<string, RiskField> = new Map(
  (Object.entries(WORDS) as [RiskField, string][]).flatMap(([field, words]) => words.split(', ').map((word) => [fold(word), field] as const)),
)

/** The field that a label or header names. */
export const riskField = (label: string): RiskField | null => FIELDS.get(fold(label.replace(/[（(][^()（）]*[)）]/g, ' ')).replace(/ \d+$/, '')) ?? null

export interface RiskColumns {
  readonly risk: number
  readonly likelihood: number
  readonly impact: number
  readonly mitigation: number
}

/** Columns by the names of their headers, in whatever order. Without a column named for risks, the first one that names nothing else. */
export function riskColumns(headers: readonly string[]): RiskColumns {
  const fields = headers.map(riskField)
  const named = fields.indexOf('risk') >= 0 ? fields.indexOf('risk') : fields.indexOf('description')
  const columns = { likelihood: fields.indexOf('likelihood'), impact: fields.indexOf('impact'), mitigation: fields.indexOf('mitigation') }
  const hasOther = columns.likelihood >= 0 || columns.impact >= 0 || columns.mitigation >= 0
  return { ...columns, risk: named >= 0 ? named : hasOther ? fields.findIndex((field, index) => field === null && /\p{L}/u.test(headers[index] ?? '')) : -1 }
}

const MITIGATIONS = new Set('mitigation,mitigations,mitigation strategy,mitigation strategies,mitigation strategies summary,mitigation plan,mitigation approach,mitigation measures,contingency,contingency plan,contingency plans,chien luoc giam thieu,bien phap giam thieu,giam thieu,giam thieu rui ro,ke hoach du phong,缓解策略,缓解措施,应对策略,緩和策,対策,стратегии снижения,меры снижения,estrategias de mitigacion,estrategias de mitigacao,massnahmen,gegenmassnahmen,strategies d attenuation'.split(',').map(fold))

const ASSUMPTIONS = new Set('assumption,assumptions,constraints,considerations,gia dinh,cac gia dinh,假设,前提,前提条件,предположения,допущения,supuestos,premissas,annahmen,hypotheses'.split(',').map(fold))

/** Assumptions often share a section with risks; they are none. */
export const isAssumptionTitle = (title: string): boolean => ASSUMPTIONS.has(fold(title))

/** True for a heading, label or bullet of the template that opens a list of mitigations. */
export const isMitigationTitle = (title: string): boolean => MITIGATIONS.has(fold(title))
