/**
 * Milemark's settings from any value: the one place that says which there are and what they take. What does not fit is
 * left out and told.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import { workingHours } from '../notation/working-hours.ts'
import type { Dialect, Settings } from './plan.ts'

/** A name or value that has no effect. */
export interface SettingFault {
  readonly key: string
  /** The name inside a setting of several, as `M` of `sizes`; null for the setting itself. */
  readonly entry: string | null
  /** What it takes instead; null where the name is none of a setting. */
  readonly wanted: string | null
}

export interface ValidSettings {
  readonly settings: Settings
  readonly faults: readonly SettingFault[]
}

interface Kind {
  readonly wanted: string
  /** The value as it is kept; undefined where it does not fit. */
  readonly kept: (value: unknown) => unknown
}

type Group = Omit<Kind, 'kept'> & { readonly entries: Kind }

const DIALECTS: readonly Dialect[] = ['guide', 'speckit', 'kiro', 'openspec', 'obsidian', 'todomd']
const LEVELS: readonly string[] = ['error', 'warning', 'info', 'off']

const textThat =
  (fits: (text: string) => boolean): Kind['kept'] =>
  (value) => {
    const text = textOf(value)
    return text !== null && fits(text) ? text : undefined
  }

/** YAML may hold a date where it was asked to know them. */
const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : null
}

const SHAPES: readonly string[] = ['pert', 'triangular', 'lognormal']

/** Per cent for levels of risks, as numbers or as `30 %`. */
const PERCENTAGES: Group = {
  wanted: 'per cent for each level, such as { low: 10, medium: 30, high: 50 }',
  entries: {
    wanted: 'per cent, such as 30',
    kept: (value) => {
      const number = typeof value === 'string' && /^\s*\d+(?:\.\d+)?\s*%?\s*$/.test(value) ? Number.parseFloat(value) : value
      return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined
    },
  },
}

const SETTINGS: Readonly<Record<keyof Settings, Kind | Group>> = {
  start: { wanted: 'a date such as 2026-11-23', kept: textThat((text) => parseIsoDate(text) !== null) },
  calendar: { wanted: 'working hours such as Mon-Fri 09:00-17:00', kept: textThat((text) => workingHours(text) !== null) },
  holidays: { wanted: 'a region such as DE-BY', kept: textThat(() => true) },
  sizes: {
    wanted: 'hours for each size, such as { S: 4, M: 16 }',
    entries: {
      wanted: 'a number of hours',
      kept: (value) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined),
    },
  },
  checks: {
    wanted: 'a level for each code, such as { estimate-missing: off }',
    entries: { wanted: 'error, warning, info or off', kept: textThat((text) => LEVELS.includes(text)) },
  },
  dialect: {
    wanted: 'guide, speckit, kiro, openspec, obsidian or todomd',
    kept: textThat((text) => (DIALECTS as readonly string[]).includes(text)),
  },
  distribution: { wanted: 'pert, triangular or lognormal', kept: textThat((text) => SHAPES.includes(text)) },
  likelihood: PERCENTAGES,
  impact: PERCENTAGES,
  planImpact: PERCENTAGES,
}

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS)

/** Settings from the value under `milemark:`, or of a `milemark.yaml`. Never throws. */
export function validSettings(value: unknown): ValidSettings {
  if (!isMapping(value)) return { settings: {}, faults: [] }
  const read = Object.entries(value).map(([key, own]) => ({ key, ...setting(key, own) }))
  return {
    settings: Object.fromEntries(read.flatMap(({ key, kept }) => (kept === undefined ? [] : [[key, kept]]))),
    faults: read.flatMap(({ faults }) => faults),
  }
}

function setting(key: string, value: unknown): { readonly kept: unknown; readonly faults: readonly SettingFault[] } {
  if (!Object.hasOwn(SETTINGS, key)) return { kept: undefined, faults: [{ key, entry: null, wanted: null }] }
  const kind = SETTINGS[key as keyof Settings]
  if ('entries' in kind && isMapping(value)) return group(key, value, kind.entries)
  const kept = 'entries' in kind ? undefined : kind.kept(value)
  return { kept, faults: kept === undefined ? [{ key, entry: null, wanted: kind.wanted }] : [] }
}

/** What fits of a setting of several; undefined where nothing does. */
function group(key: string, value: object, { kept, wanted }: Kind): ReturnType<typeof setting> {
  const entries = Object.entries(value).map(([entry, own]) => ({ entry, kept: kept(own) }))
  const fitting = entries.filter((one) => one.kept !== undefined)
  return {
    kept: fitting.length > 0 ? Object.fromEntries(fitting.map((one) => [one.entry, one.kept])) : undefined,
    faults: entries.flatMap((one) => (one.kept === undefined ? [{ key, entry: one.entry, wanted }] : [])),
  }
}

const isMapping = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** A parsed YAML document as plain values; undefined where that cannot be had. */
export function plainYaml(parsed: { readonly toJS: (options: { readonly maxAliasCount: number }) => unknown }): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 100 })
  } catch {
    // An alias without its anchor, or more of them than any settings need.
    return undefined
  }
}
