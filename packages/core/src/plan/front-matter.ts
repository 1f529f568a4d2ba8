/**
 * Front matter: the YAML between the `---` lines, its scalar fields with their spans, and Milemark's settings in it.
 */
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Source } from '../text/source.ts'
import { span } from '../text/span.ts'
import type { FrontMatter, Settings, Written } from './plan.ts'
import { plainYaml, validSettings } from './settings.ts'

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
  return { span: inner, fields, errors, settings: merged(folder, validSettings(under(plainYaml(parsed))).settings) }
}

const under = (value: unknown): unknown => (value as { readonly milemark?: unknown } | null | undefined)?.milemark

const merged = (folder: Settings, own: Settings): Settings => ({
  ...folder,
  ...own,
  sizes: { ...folder.sizes, ...own.sizes },
  checks: { ...folder.checks, ...own.checks },
})

const firstSentence = (message: string): string => message.split('\n')[0] as string
