/**
 * The public API of `@milemark/core/history`, by name.
 */
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
