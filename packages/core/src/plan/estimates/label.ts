/**
 * What the label before a figure, or the header above it, makes of the figure: estimate, actual, buffer, total, cumulative.
 *
 * `Total with buffer`, `Ước tính`, `预计工时`, `Фактически`, `Realistic estimate`. Words are folded; what is left of a label
 * when all known words are taken away names the item.
 */
import { BUFFER_WORDS } from '../../notation/estimate-words.ts'
import { fold } from '../../notation/fold.ts'

export type Role = 'estimate' | 'total' | 'buffer' | 'with-buffer' | 'actual' | 'cumulative' | 'other'

export interface LabelReading {
  readonly role: Role
  /** Folded words that are no part of the vocabulary; empty for a plain label. */
  readonly rest: string
  /** How surely the word means effort: 3 effort, 2 time or duration, 1 size or complexity; for estimates only. */
  readonly strength: 0 | 1 | 2 | 3
}

type Group = 'strong' | 'weak' | 'size' | 'total' | 'buffer' | 'with' | 'without' | 'actual' | 'cumulative' | 'other' | 'filler'

const WORDS: Readonly<Record<Group, string>> = {
  strong:
    'effort, efforts, effort estimate, effort estimates, estimate, estimates, estimated, estimation, estimations, est, loe, level of effort, workload, hours, days, weeks, man days, person days, man hours, person hours, ước tính, ước lượng, dự kiến, nỗ lực, khối lượng, số ngày, số giờ, giờ công, ngày công, 估算, 预估, 预计, 估计, 估时, 工时, 工作量, 人天, 工期, 見積, 見積もり, 見積り, 工数, 予定工数, 所要時間, оценка, оценки, оценочно, трудозатраты, трудоёмкость, трудоемкость, aufwand, schätzung, geschätzt, geschätzter, geschätzte, aufwandsschätzung, effort estimé, estimé, estimée, estimations, charge, esfuerzo, estimación, estimado, estimada, esforço, estimativa, estimativas, الجهد, التقدير, المقدر, المقدرة, 예상, 견적, 공수',
  weak: 'time, duration, timeline, schedule, lead time, time needed, time required, eta, thời gian, thờigian, thời lượng, lịch trình, tiến độ, 时间, 耗时, 用时, 时长, 周期, 時間, 期間, время, срок, сроки, длительность, продолжительность, dauer, zeit, zeitplan, zeitaufwand, durée, temps, délai, tiempo, duración, plazo, tempo, duração, prazo, المدة, الوقت, الزمن, 소요, 소요시간, 시간, 기간, 일정',
  size: 'size, complexity, t shirt size, t shirt, tshirt, độ phức tạp, kích thước, 复杂度, 规模, 複雑度, 規模, сложность, размер, komplexität, größe, complexité, taille, complejidad, tamaño, complexidade, tamanho, التعقيد, 복잡도, 규모',
  total:
    'total, totals, grand total, overall, sum, subtotal, sub total, in total, altogether, tổng, tổng cộng, tổng số, toàn bộ, cả dự án, 总计, 合计, 总, 总共, 共计, 總計, 合計, 総計, 全体, итого, всего, общая, общее, общий, суммарно, gesamt, insgesamt, summe, gesamtaufwand, gesamtdauer, total general, totale, total geral, suma, المجموع, الإجمالي, إجمالي, الاجمالي, 합계, 총계, 총',
  buffer: BUFFER_WORDS,
  with: 'with, including, includes, incl, inclusive, plus, với, bao gồm, gồm, có, cả, 含, 包含, 包括, 加, 込み, 含む, с учетом, с учётом, включая, с, mit, inkl, inklusive, avec, incluant, inclus, con, incluyendo, com, incluindo, مع, 포함',
  without:
    'without, excluding, excludes, excl, exclusive, before, no, chưa, chưa gồm, chưa bao gồm, không, không gồm, không bao gồm, 不含, 不包括, 未含, 除く, без, не включая, ohne, exklusive, sans, hors, sin, sem, بدون, 제외',
  actual:
    'actual, actuals, actually, actual time, actual effort, spent, time spent, took, taken, effort completed, effort spent, completed effort, thực tế, đã mất, mất, 实际, 实际用时, 实际工时, 实际耗时, 実績, 実際, факт, фактически, фактическое, фактический, заняло, потрачено, затрачено, tatsächlich, tatsächlicher, ist aufwand, gebraucht, réel, réelle, réellement, gastado, real, reales, gasto, الفعلي, الفعلية, 실제',
  cumulative:
    'cumulative, running total, accumulated, cumul, cum, lũy kế, luỹ kế, cộng dồn, 累计, 累積, 累計, нарастающим итогом, накопительно, kumuliert, kumulativ, cumulé, acumulado, acumulada, تراكمي, 누적',
  other:
    'target, deadline, due, due date, target date, target completion, completion, start, end, finish, when, date, remaining, left, priority, risk, coverage, timeout, ngày mục tiêu, mục tiêu, hạn, hạn chót, còn lại, 截止, 目标, 期限, 剩余, 締切, 残り, дедлайн, осталось, осталось времени, frist, termin, verbleibend, fecha, échéance, restant, restante, المتبقي, 남은',
  filler:
    'the, of, for, a, an, and, or, work, working, required, needed, needs, approx, approximately, roughly, about, around, original, initial, rough, realistic, expected, planned, ideal, dev, development, implementation, coding, engineering, team, one, single, developer, solo, engineer, full, project, feature, is, are, was, at, to, in, by, this, all, phases, tasks, milestones, mvp, total of, likely, probably, calendar, complete, delivery, so far, to date, per task, per phase, cần, cần thiết, hoàn thành, hoàn tất, hoàn thiện, là, cho, các, khoảng, dự án, làm việc, triển khai, thực hiện, phát triển, 约, 約, 大约, 大約, 项目, 所需, 需要, 的, 開発, 作業, 所有, 全部, на, проект, проекта, для, около, примерно, работы, работ, реализации, das, der, die, für, projekt, le, la, les, du, de, des, pour, projet, el, los, del, para, proyecto, o, do, da, dos, projeto, في, من, المشروع',
}

const ENTRIES: readonly (readonly [string, Group])[] = (Object.keys(WORDS) as Group[]).flatMap((group) =>
  WORDS[group].split(', ').map((word) => [fold(word), group] as const),
)
const isJoined = (word: string): boolean => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word)
const SPACED: ReadonlyMap<string, Group> = new Map(ENTRIES.filter(([word]) => !isJoined(word)))
/** The first words of these: where none stands, no phrase has to be put together. */
const OPENINGS: ReadonlySet<string> = new Set([...SPACED.keys()].map((word) => word.split(' ')[0] as string))
/** Of scripts without spaces, the longest first. */
const JOINED = ENTRIES.filter(([word]) => isJoined(word)).sort((a, b) => b[0].length - a[0].length)
const MOST_WORDS = 4
const LONGEST_LABEL = 120

/** Reads a label or header; null when it holds no word of the vocabulary but fillers. */
export function readLabel(text: string): LabelReading | null {
  const folded = text.length > 4 * LONGEST_LABEL ? '' : fold(text)
  if (folded === '' || folded.length > LONGEST_LABEL) return null
  const { groups, rest } = vocabulary(folded)
  const role = roleOf(groups, folded)
  if (!role) return null
  const strength = groups.has('strong') ? 3 : groups.has('weak') ? 2 : groups.has('size') ? 1 : 0
  return { role, rest: /^[\d%\s]*$/.test(rest) ? '' : rest, strength }
}

/** The groups whose words a folded text holds, and what is left without those words; the longest words first. */
function vocabulary(folded: string): { groups: ReadonlySet<Group>; rest: string } {
  const groups = new Set<Group>()
  const words = folded.split(' ')
  const rest: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = OPENINGS.has(words[at] as string) ? Math.min(MOST_WORDS, words.length - at) : 0
    while (length > 0 && !SPACED.has(words.slice(at, at + length).join(' '))) length--
    const group = length > 0 ? SPACED.get(words.slice(at, at + length).join(' ')) : undefined
    if (group) groups.add(group)
    else rest.push(words[at] as string)
    at += Math.max(1, length)
  }
  return { groups, rest: withoutJoined(rest.join(' '), groups) }
}

function withoutJoined(text: string, groups: Set<Group>): string {
  if (!isJoined(text)) return text
  let rest = text
  for (const [word, group] of JOINED) {
    if (!rest.includes(word)) continue
    groups.add(group)
    rest = rest.replaceAll(word, ' ')
  }
  return rest.replace(/\s+/g, ' ').trim()
}

function roleOf(groups: ReadonlySet<Group>, folded: string): Role | null {
  if (groups.has('actual')) return 'actual'
  if (groups.has('cumulative')) return 'cumulative'
  const isWithout = groups.has('without') && (groups.has('total') || groups.has('strong') || groups.has('weak'))
  if (groups.has('buffer') && !isWithout) {
    if (groups.has('with') && !/^(?:plus|them|加) ?/.test(folded)) return 'with-buffer'
    // `Total buffer` is a buffer, `Total after buffer` a total.
    return groups.has('total') && !/^(?:total|tong) \p{L}+$/u.test(folded) ? 'with-buffer' : 'buffer'
  }
  if (groups.has('other')) return 'other'
  if (groups.has('total')) return 'total'
  if (groups.has('strong') || groups.has('weak') || groups.has('size')) return 'estimate'
  return null
}

/** True where a text says that a sum contains the buffer: `(with buffer)`, `bao gồm dự phòng`, `含缓冲`. */
export function includesBuffer(text: string): boolean {
  const { groups } = vocabulary(fold(text))
  return groups.has('with') && groups.has('buffer') && !groups.has('without')
}
