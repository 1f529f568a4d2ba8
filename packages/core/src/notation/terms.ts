/**
 * The closed sets of words that notations are read into.
 */

export type TaskState = 'todo' | 'doing' | 'blocked' | 'done' | 'cancelled'
export type MilestoneState = 'open' | 'partial' | 'done'
export type Level = 'low' | 'medium' | 'high'

/** Finish-to-start and its three siblings. */
export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF'

export type Unit = 'min' | 'h' | 'd' | 'w' | 'month' | 'person-day' | '%' | 'size-word'
export type EstimateKind = 'estimate' | 'buffer' | 'with-buffer' | 'actual' | 'cumulative'

/** Sister notations in which a few signs mean something else. */
export type Dialect = 'guide' | 'speckit' | 'kiro' | 'openspec' | 'obsidian' | 'todomd'
