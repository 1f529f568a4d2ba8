/**
 * Labelled lines: `**Effort:** 2 hours`, `- **Owner**: ana`, `**Effort**: 3h | **Priority**: P0`,
 * `Outcome: … Dependencies: Task 1. Evidence: …`.
 */
import type { Phrase } from '../text/phrase.ts'
import { phraseLines, prose, slice } from '../text/phrase.ts'
import { fold } from './fold.ts'

export type FieldKind =
  | 'status'
  | 'effort'
  | 'actual'
  | 'owner'
  | 'dependsOn'
  | 'blocks'
  | 'priority'
  | 'due'
  | 'start'
  | 'progress'
  | 'phase'
  | 'optional'

const WORDS: Readonly<Record<FieldKind, string>> = {
  status: 'status, state, trang thai, tinh trang, 状态, 狀態, 状態, ステータス, статус, الحالة, estado, statut',
  effort:
    'effort, estimate, estimated effort, estimated time, estimation, estimated, duration, time, time estimate, total effort, size, complexity, uoc tinh, thoi gian, thoi gian uoc tinh, no luc, do phuc tap, 估算, 工时, 工時, 预计时间, 預計時間, 工作量, 見積もり, 工数, оценка, время, الوقت المقدر, estimativa, esforco, estimacion, esfuerzo, aufwand, schatzung, effort estime, duree',
  actual: 'actual, actual time, actual effort, time spent, took, thuc te, 实际, 実績, фактически, real, tatsachlich',
  owner:
    'owner, owners, assignee, assigned to, assigned, responsible, agent, who, nguoi phu trach, phu trach, nguoi thuc hien, 负责人, 負責人, 担当, 担当者, исполнитель, ответственный, المسؤول, responsavel, responsable, verantwortlich, zustandig',
  dependsOn:
    'dependencies, dependency, depends on, depends, dependson, prerequisites, prerequisite, predecessors, predecessor, requires, blocked by, after, needs, task dependencies, phu thuoc, phu thuoc vao, dieu kien, yeu cau truoc, 依赖, 依赖于, 依赖项, 依賴, 前置, 前置条件, 前置任务, 依存, 依存関係, 前提, 前提条件, зависимости, зависит от, الاعتماديات, التبعيات, يعتمد على, dependencias, depende de, abhangigkeiten, abhangig von, dependances, depend de, 의존성',
  blocks: 'blocks, successors, successor, blocking, required by, enables, unblocks, chan, 阻塞, блокирует, bloquea, bloqueia, blockiert',
  priority:
    'priority, prio, uu tien, do uu tien, muc do uu tien, 优先级, 優先級, 優先度, приоритет, الأولوية, prioridade, prioridad, prioritat, priorite',
  due: 'due, due date, deadline, target, target date, han, han chot, 截止, 期限, срок, prazo, fecha limite, frist, echeance',
  start: 'start, start date, starts, bat dau, ngay bat dau, 开始, 開始日, начало, inicio, beginn',
  progress: 'progress, tien do, 进度, 進捗, прогресс, progresso, progreso, fortschritt',
  phase: 'phase, giai doan, 阶段, фаза, этап, fase',
  optional: 'optional, tuy chon, 可选, 任意, опционально, opcional',
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) => words.split(', ').map((word) => [fold(word), kind as FieldKind] as const)),
)

export interface Field {
  readonly kind: FieldKind
  readonly value: Phrase
}

/** The kind of a field from its label, or null. */
export const fieldKind = (label: string): FieldKind | null => KINDS.get(fold(label.replace(/[（(][^()（）]*[)）]/g, ' '))) ?? null

const LABEL = /(?:^|[|.;。；→])[\s*_>-]*(\p{L}[\p{L}\p{N} /_-]{0,30}?)(?:\s*[（(][^()（）]{0,30}[)）])?\s*[:：]/gu

/** The fields that a paragraph or bullet holds, each with its value up to the next label or the end of the line. */
export function fields(phrase: Phrase): Field[] {
  const result: Field[] = []
  for (const line of phraseLines(phrase)) {
    const text = prose(line)
    if (!/[:：]/.test(text)) continue
    const labels = [...text.matchAll(LABEL)].map((found) => ({
      from: found.index,
      to: found.index + found[0].length,
      name: found[1] as string,
    }))
    labels.forEach((label, index) => {
      const kind = fieldKind(label.name)
      const end = labels[index + 1]?.from ?? text.length
      if (kind && (index > 0 || label.from === 0)) result.push({ kind, value: trimValue(slice(line, label.to, end)) })
    })
  }
  return result
}

function trimValue(value: Phrase): Phrase {
  const start = value.plain.search(/\S|$/)
  const end = value.plain.replace(/(?<![\s|→.;])[\s|→.;]+$/u, '').length
  return slice(value, Math.min(start, end), end)
}
