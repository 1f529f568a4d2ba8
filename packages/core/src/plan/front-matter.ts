/**
 * Front matter: the YAML between the `---` lines, its scalar fields with their spans, and Milemark's settings in it.
 */
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Source } from '../text/source.ts'
import { span } from '../text/span.ts'
import type { FrontMatter, Settings, Written } from './plan.ts'

/** Looking for keys that stand twice takes `yaml` quadratic time; nobody writes front matter of this length. */
const MOST_CHECKED = 100_000

/** @param folder settings of `milemark.yaml`; what the document says goes first */
export function frontMatter(source: Source, folder: Settings = {}): FrontMatter {
  const inner = source.frontMatter
  if (!inner) return { span: null, fields: {}, errors: [], settings: folder }
  const yaml = source.text.slice(inner.from, inner.to)
  const parsed = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, uniqueKeys: yaml.length < MOST_CHECKED })
  const fields: Record<string, Written<string>> = {}
  if (isMap(parsed.contents)) {
    for (const pair of parsed.contents.items) {
      const { key, value } = pair
      if (!isScalar(key) || !isScalar(value) || !value.range) continue
      const [from, to] = value.range
      fields[String(key.value)] = { value: value.source ?? String(value.value ?? ''), span: span(inner.from + from, inner.from + to) }
    }
  }
  const errors = parsed.errors.map((error) => ({
    message: firstSentence(error.message),
    span: span(inner.from + error.pos[0], inner.from + error.pos[1]),
  }))
  return { span: inner, fields, errors, settings: merged(folder, settings(safeValue(parsed))) }
}

const merged = (folder: Settings, own: Settings): Settings => ({
  ...folder,
  ...own,
  sizes: { ...folder.sizes, ...own.sizes },
  checks: { ...folder.checks, ...own.checks },
})

const firstSentence = (message: string): string => message.split('\n')[0] as string

function safeValue(parsed: ReturnType<typeof parseDocument>): unknown {
  try {
    return (parsed.toJS({ maxAliasCount: 100 }) as { milemark?: unknown } | null)?.milemark
  } catch {
    // An alias without its anchor: the parser has reported it already.
    return undefined
  }
}

const LEVELS = new Set(['error', 'warning', 'info', 'off'])

/** Settings from the value under `milemark:`, or of a `milemark.yaml`. What has the wrong type is left out. */
export function settings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return {}
  const raw = value as Record<string, unknown>
  const text = (name: string) => (typeof raw[name] === 'string' || raw[name] instanceof Date ? { [name]: isoText(raw[name]) } : {})
  const record = <T>(name: string, keep: (entry: unknown) => entry is T) => {
    const entries =
      typeof raw[name] === 'object' && raw[name] !== null ? Object.entries(raw[name] as object).filter(([, entry]) => keep(entry)) : []
    return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : {}
  }
  return {
    ...text('start'),
    ...text('calendar'),
    ...text('holidays'),
    ...text('dialect'),
    ...record('sizes', (entry): entry is number => typeof entry === 'number'),
    ...record('checks', (entry): entry is string => typeof entry === 'string' && LEVELS.has(entry)),
  } as Settings
}

const isoText = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
