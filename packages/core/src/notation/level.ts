/**
 * Levels of likelihood and impact: `High`, `Trung bình`, `🔴`, `4/5`, `30 %`, `Medium-High`.
 */
import { fold } from './fold.ts'
import type { Level } from './terms.ts'

const WORDS: Readonly<Record<Level, string>> = {
  high: 'high, very high, critical, severe, major, likely, very likely, almost certain, blocker, cao, rat cao, nghiem trong, lon, 高, 极高, 很高, 严重, 大, 高い, 높음, высокий, высокая, высокое, высокие, критический, критическая, критично, عالي, عالية, مرتفع, مرتفعة, alto, alta, muy alto, muy alta, muito alto, muito alta, critico, critica, hoch, sehr hoch, kritisch, eleve, elevee, fort, forte, critique',
  medium: 'medium, moderate, med, mid, possible, average, medium high, trung binh, vua, 中, 中等, 中度, 中程度, 보통, 중간, средний, средняя, среднее, средние, متوسط, متوسطة, medio, media, moderado, moderada, mittel, moyen, moyenne, modere',
  low: 'low, very low, minor, unlikely, rare, negligible, minimal, small, thap, rat thap, nho, 低, 极低, 很低, 小, 轻微, 低い, 낮음, низкий, низкая, низкое, низкие, منخفض, منخفضة, bajo, baja, baixo, baixa, gering, niedrig, faible',
}

const TABLE: readonly (readonly [string, Level])[] = (Object.entries(WORDS) as [Level, string][])
  .flatMap(([level, words]) => words.split(', ').map((word) => [fold(word), level] as const))
  .sort((a, b) => b[0].length - a[0].length)

const RANK: readonly Level[] = ['low', 'medium', 'high']
const EMOJI: readonly (readonly [RegExp, Level])[] = [
  [/🔴|🟥|⬆️/u, 'high'],
  [/🟡|🟠|🟨|🟧/u, 'medium'],
  [/🟢|🟩|⬇️/u, 'low'],
]

/** What separates a level from the sentence that explains it. */
const CLAUSE = /[,;:.(（。，；]|\s[-–—]\s|\s?→/u

/** The level that a text opens with, or is; null for a sentence. Of a range (`Medium-High`) the higher. */
export function level(text: string): Level | null {
  const lead = (text.split(CLAUSE).find((part) => /[\p{L}\p{N}]/u.test(part)) ?? '').trim()
  return worded(lead) ?? graded(lead) ?? EMOJI.find(([sign]) => sign.test(text))?.[1] ?? null
}

function worded(lead: string): Level | null {
  const folded = fold(lead)
  const parts = folded === '' ? [] : lead.split(/\s*[-–—/~]\s*|\s+(?:to|or|đến|до|bis|à|a)\s+/u).map(fold)
  const levels = [wordLevel(folded), ...parts.map(wordLevel)].filter((found): found is Level => found !== null)
  if (levels.length === 0 || (parts.length > 1 && levels.length < parts.length && wordLevel(folded) === null)) return null
  return RANK[Math.max(...levels.map((found) => RANK.indexOf(found)))] ?? null
}

const wordLevel = (folded: string): Level | null => TABLE.find(([word]) => word === folded)?.[1] ?? null

/** `4/5`, `2`, `30 %`: a scale of five, or a probability. */
function graded(lead: string): Level | null {
  const percent = /^[~≈<>]*\s*(\d{1,3})\s*(?:[-–]\s*(\d{1,3})\s*)?[%％]$/u.exec(lead)
  if (percent) return step(Number(percent[2] ?? percent[1]), 20, 50)
  const scale = /^([1-5])(?:\s*\/\s*5)?$/.exec(lead)
  return scale ? step(Number(scale[1]), 2, 3) : null
}

const step = (value: number, low: number, medium: number): Level => (value <= low ? 'low' : value <= medium ? 'medium' : 'high')
