/**
 * Levels of likelihood and impact: `High`, `Trung bình`, `🔴`, `4/5`, `30 %`, `Medium-High`, `High - it stops all sales`.
 */
import { fold } from './fold.ts'
import type { Level } from './terms.ts'

const WORDS: Readonly<Record<Level, string>> = {
  high: 'high, h, critical, severe, serious, major, significant, likely, almost certain, certain, blocker, catastrophic, cao, nghiem trong, lon, 高, 严重, 嚴重, 大, 高い, 大きい, 높음, 높은, 심각, высокий, высокая, высокое, высокие, высоко, критический, критическая, критично, عالي, عالية, مرتفع, مرتفعة, alto, alta, critico, critica, grave, hoch, hohe, hohes, kritisch, gross, eleve, elevee, haut, haute, fort, forte, critique, majeur',
  medium:
    'medium, moderate, med, mid, m, possible, average, trung binh, vua, vua phai, 中, 中等, 中度, 中程度, 普通, 보통, 중간, средний, средняя, среднее, средние, средне, умеренный, متوسط, متوسطة, medio, media, moderado, moderada, mittel, mittlere, mittleres, moyen, moyenne, modere, moderee',
  low: 'low, l, minor, unlikely, improbable, rare, negligible, minimal, small, thap, nho, 低, 小, 轻微, 輕微, 低い, 小さい, 낮음, 낮은, низкий, низкая, низкое, низкие, низко, незначительный, منخفض, منخفضة, ضعيف, bajo, baja, baixo, baixa, gering, geringe, niedrig, niedrige, klein, tief, faible, mineur, bas, basse',
}

/** What may stand around the word without changing it: how much of it, and of what. */
const DEGREE =
  /^(?:very|extremely|highly|quite|rather|fairly|somewhat|relatively|pretty|rat|kha|hoi|tuong doi|cuc ky|muc do|muc|rui ro|很|极|非常|较|比较|とても|非常に|매우|очень|довольно|крайне|muy|muito|sehr|eher|tres|plutot|assez) ?/u
const OF_WHAT =
  /(?: ?(?:risk|risks|impact|likelihood|probability|chance|severity|level|priority|items?|rui ro|tac dong|kha nang|xac suat|风险|風險|影响|影響|概率|可能性|リスク|риск|риски|вероятность|влияние|riesgo|risco|risiko|risque|impacto|probabilidad|probabilidade|auswirkung|wahrscheinlichkeit))+$/u

const LEVELS: ReadonlyMap<string, Level> = new Map(
  (Object.entries(WORDS) as [Level, string][]).flatMap(([level, words]) => words.split(', ').map((word) => [fold(word), level] as const)),
)

const RANK: readonly Level[] = ['low', 'medium', 'high']
const SIGNS: readonly (readonly [RegExp, Level])[] = [
  [/^[^\p{L}\p{N}]*(?:🔴|🟥|🔺|⬆️)/u, 'high'],
  [/^[^\p{L}\p{N}]*(?:🟡|🟠|🟨|🟧)/u, 'medium'],
  [/^[^\p{L}\p{N}]*(?:🟢|🟩|⬇️)/u, 'low'],
]

/** What separates a level from the sentence that explains it; a spaced dash does too, unless another level follows. */
const CLAUSE = /[,;:.!?(（\n。，；]|\s?→/u
const BETWEEN = /(\s*[-–—/~～]\s*|\s+(?:to|or|den|đến|до|bis|à|a)\s+)/u

/** The level that a text opens with, or is; null for a sentence. Of a range (`Medium-High`) the higher. */
export function level(text: string): Level | null {
  return graded(text) ?? worded(text.split(CLAUSE).find((part) => /[\p{L}\p{N}]/u.test(part)) ?? '') ?? painted(text)
}

function worded(lead: string): Level | null {
  const parts = lead.trim().split(BETWEEN)
  const found: Level[] = []
  for (let index = 0; index < parts.length; index += 2) {
    const own = wordLevel(fold(parts[index] as string))
    // "Medium-sized" is no level, "Medium - it may happen" is.
    if (own.length === 0) return found.length > 0 && /\s[-–—]\s/u.test(parts[index - 1] as string) ? highest(found) : null
    found.push(...own)
  }
  return highest(found)
}

/** All three at once are the choice that a template offers. */
const highest = (levels: readonly Level[]): Level | null =>
  new Set(levels).size === RANK.length ? null : (RANK[Math.max(...levels.map((found) => RANK.indexOf(found)))] ?? null)

/** The levels of a folded word: one, or two of a compound like `中高`; none for any other word. */
function wordLevel(folded: string): Level[] {
  const bare = folded.replace(DEGREE, '')
  const own = LEVELS.get(folded) ?? LEVELS.get(bare) ?? LEVELS.get(bare.replace(OF_WHAT, ''))
  if (own) return [own]
  return /^[低中高]{2}$/u.test(bare) ? [...bare].flatMap((sign) => LEVELS.get(sign) ?? []) : []
}

/** `4/5`, `2`, `30 %`, `0.3`: a scale, which is one of five where it does not say so, or a probability. */
function graded(text: string): Level | null {
  const percent = /^[~≈<>≤≥\s]*(\d{1,3})\s*(?:[%％]?\s*[-–~]\s*(\d{1,3})\s*)?[%％](.*)/u.exec(text)
  if (percent && isEnd(percent[3] as string)) return step(Number(percent[2] ?? percent[1]), 20, 50)
  const share = /^\s*0?[.,](\d{1,2})\s*$/.exec(text)
  if (share) return step(Number(`0.${share[1]}`), 0.2, 0.5)
  const scale = /^\s*(\d{1,2})(?:\s*(?:\/|of|trên)\s*(\d{1,2}))?(?![\d.])(.*)/u.exec(text)
  const [value, top] = scale && isEnd(scale[3] as string) ? [Number(scale[1]), Number(scale[2] ?? 5)] : [0, 0]
  return value >= 1 && value <= top ? step(value / top, 0.4, 0.67) : null
}

/** Behind a number nothing, its noun, or an explanation set apart: `5 % of all users` is a sentence. */
const isEnd = (rest: string): boolean =>
  /^\s*(?:$|[(（,;]|[-–—]\s)/u.test(rest.replace(/^\s+/u, '')) || (OF_WHAT.test(fold(rest)) && !fold(rest).includes(' '))

const step = (value: number, low: number, medium: number): Level => (value <= low ? 'low' : value <= medium ? 'medium' : 'high')

/** A sign alone, or before words that are no level. */
const painted = (text: string): Level | null => SIGNS.find(([sign]) => sign.test(text))?.[1] ?? null
