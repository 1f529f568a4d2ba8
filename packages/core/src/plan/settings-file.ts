/**
 * `milemark.yaml`: the settings of a folder. The same keys as under `milemark:` in front matter.
 */
import { parseDocument } from 'yaml'
import { settings } from './front-matter.ts'
import type { Settings } from './plan.ts'

export interface SettingsFile {
  readonly settings: Settings
  /** Sentences; what they speak of has no effect. */
  readonly problems: readonly string[]
}

const KNOWN: readonly (keyof Settings)[] = ['start', 'calendar', 'holidays', 'sizes', 'checks', 'dialect']

/** Reads a settings file. Never throws: what is wrong becomes a sentence. */
export function settingsFile(text: string): SettingsFile {
  const parsed = parseDocument(text, { logLevel: 'silent', prettyErrors: true })
  const broken = parsed.errors[0]
  if (broken) return { settings: {}, problems: [`it is not valid YAML: ${firstLine(broken.message)}`] }
  const value: unknown = toValue(parsed)
  if (value === null || value === undefined) return { settings: {}, problems: [] }
  if (typeof value !== 'object' || Array.isArray(value))
    return { settings: {}, problems: ['it holds no keys; write for example “start: 2026-11-23”'] }
  const found = settings(value)
  const problems = Object.keys(value).flatMap((key) => problemWith(key, found))
  return { settings: found, problems }
}

const firstLine = (message: string): string => (message.split('\n')[0] as string).replace(/:$/, '')

function toValue(parsed: ReturnType<typeof parseDocument>): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 100 })
  } catch {
    // More aliases than any settings need.
    return null
  }
}

function problemWith(key: string, found: Settings): string[] {
  if (!(KNOWN as readonly string[]).includes(key)) return [`“${key}” is not a setting; there are ${KNOWN.join(', ')}`]
  return key in found ? [] : [`the value of “${key}” cannot be used`]
}
