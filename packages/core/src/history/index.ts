/**
 * The public API of `@milemark/core/history`, by name.
 */

export { withMemory } from '../text/memo.ts'
export type {
  History,
  HistoryPoint,
  PastForecast,
  Revision,
  SkippedRevision,
  TaskEvent,
  TaskEventKind,
  TaskHistory,
  WeekOfWork,
} from './history.ts'
export { baselineJson, historyJson } from './history-json.ts'
export type { HistoryInput } from './history-of.ts'
export { historyOf, mainLine } from './history-of.ts'
export type { Kept, Packer } from './packed.ts'
export { packer, READING_FORMAT } from './packed.ts'
export type { MilestoneFact, Reading, Sums, TaskFact } from './reading.ts'
export { readingOf, textFault } from './reading.ts'
export { weeklyDone } from './speed.ts'
export type { PastRevision, Usable } from './usable.ts'
export { usable } from './usable.ts'
export type { BaselineRevision, BaselineView, Both, MilestoneVariance, TaskVariance, VarianceRow } from './variance.ts'
export { baselineView } from './variance.ts'
export { mondayOf } from './weeks.ts'
