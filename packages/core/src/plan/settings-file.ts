/**
 * `milemark.yaml`: the settings of a folder. The same keys as under `milemark:` in front matter.
 */
import { parseDocument } from 'yaml'
import type { Settings } from './plan.ts'
import { plainYaml, SETTING_NAMES, type SettingFault, validSettings } from './settings.ts'

export interface SettingsFile {
  readonly settings: Settings
  /** Sentences; what they speak of has no effect. */
  readonly problems: readonly string[]
}

/** Reads a settings file. Never throws: what is wrong becomes a sentence. */
export function settingsFile(text: string): SettingsFile {
  const parsed = parseDocument(text, { logLevel: 'silent', prettyErrors: true })
  const broken = parsed.errors[0]
  if (broken) return { settings: {}, problems: [`it is not valid YAML: ${firstLine(broken.message)}`] }
  const value = plainYaml(parsed)
  if (value === null || value === undefined) return { settings: {}, problems: [] }
  if (typeof value !== 'object' || Array.isArray(value))
    return { settings: {}, problems: ['it holds no keys; write for example “start: 2026-11-23”'] }
  const { settings, faults } = validSettings(value)
  return { settings, problems: faults.map(sentence) }
}

const firstLine = (message: string): string => (message.split('\n')[0] as string).replace(/:$/, '')

function sentence({ key, entry, wanted }: SettingFault): string {
  if (wanted === null) return `“${key}” is not a setting; there are ${SETTING_NAMES.join(', ')}`
  return `the value of “${entry ?? key}”${entry === null ? '' : ` in “${key}”`} cannot be used; it takes ${wanted}`
}
