/**
 * A setting under `milemark:` in front matter that does nothing: its name is unknown or its value cannot be used.
 */
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { nearest } from '../notation/near.ts'
import type { Plan } from '../plan/plan.ts'
import { plainYaml, SETTING_NAMES, type SettingFault, validSettings } from '../plan/settings.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { listed, quoted } from './support/words.ts'

export const settingsInvalid: Rule = {
  code: 'settings-invalid',
  severity: 'warning',
  summary: 'A setting under “milemark:” has a name or a value that cannot be used, so it has no effect.',
  looksAt: 'all',
  example: `---
title: Garden shed
milemark:
  start: 2026-11-23
  holiday: DE-BY
---
# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
`,
  check: (plan, { codes }) => {
    const found = ownSettings(plan)
    if (!found) return []
    const { node, value, offset, at } = found
    if (!isMap(node)) return [{ span: at, message: 'There are no settings under “milemark:”; it needs keys such as “start: 2026-11-23”.' }]
    const places = placesOf(node, offset)
    return [
      ...validSettings(value).faults.flatMap((fault) => (isCodeUnknown(fault, codes) ? [] : remark(fault, places, value))),
      ...[...(places.get('checks')?.entries ?? [])].flatMap(([code, place]) => unknownCode(code, place, codes)),
    ]
  },
}

interface Place {
  readonly keySpan: Span
  readonly valueSpan: Span
  readonly entries: ReadonlyMap<string, Place>
}

interface OwnSettings {
  readonly node: unknown
  readonly value: unknown
  readonly offset: number
  readonly at: Span
}

/** The value under `milemark:`; null where the front matter has none or is no YAML. */
function ownSettings({ source, frontMatter }: Plan): OwnSettings | null {
  const yaml = frontMatter.span && source.text.slice(frontMatter.span.from, frontMatter.span.to)
  if (!frontMatter.span || !yaml || !/^milemark\s*:/m.test(yaml) || frontMatter.errors.length > 0) return null
  const parsed = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false })
  const { contents } = parsed
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'milemark') : undefined
  const offset = frontMatter.span.from
  const at = pair && isScalar(pair.key) ? placeOf(pair, offset)?.keySpan : undefined
  const value = (plainYaml(parsed) as { readonly milemark?: unknown } | undefined)?.milemark
  return pair && at ? { node: pair.value, value, offset, at } : null
}

/** Where each key and its value stand. */
function placesOf(map: YAMLMap, offset: number): Map<string, Place> {
  return new Map(
    map.items.flatMap((pair) => {
      const place = placeOf(pair, offset)
      return place && isScalar(pair.key) ? [[String(pair.key.value), place] as const] : []
    }),
  )
}

function placeOf({ key, value }: Pair, offset: number): Place | null {
  if (!isScalar(key) || !key.range) return null
  const keySpan = span(offset + key.range[0], offset + key.range[1])
  const range = isScalar(value) || isMap(value) ? value.range : null
  return {
    keySpan,
    valueSpan: range ? span(offset + range[0], offset + range[1]) : keySpan,
    entries: isMap(value) ? placesOf(value, offset) : new Map(),
  }
}

const isCodeUnknown = ({ key, entry }: SettingFault, codes: ReadonlySet<string>): boolean =>
  key === 'checks' && entry !== null && !codes.has(entry)

function remark({ key, entry, wanted }: SettingFault, places: ReadonlyMap<string, Place>, value: unknown): Remark[] {
  const own = places.get(key)
  const place = entry === null ? own : (own?.entries.get(entry) ?? own)
  if (!place || (key === 'start' && isMissingDay((value as Readonly<Record<string, unknown>>)[key]))) return []
  if (wanted === null)
    return [
      {
        span: place.keySpan,
        message: `${quoted(key)} is no setting of Milemark, so it has no effect.`,
        hint: meant(key, SETTING_NAMES),
      },
    ]
  return [
    {
      span: place.valueSpan,
      message: `The value of ${quoted(entry ?? key)} cannot be used, so it has no effect.`,
      hint: `It takes ${wanted}.`,
    },
  ]
}

/** A date in ISO form that does not exist is for `date-does-not-exist` to report. */
const isMissingDay = (value: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(String(value))

const unknownCode = (code: string, { keySpan }: Place, codes: ReadonlySet<string>): Remark[] =>
  codes.has(code)
    ? []
    : [{ span: keySpan, message: `No check has the code ${quoted(code)}, so its level has no effect.`, hint: meant(code, [...codes]) }]

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near.length > 0 ? `Did you mean ${listed(near, 2, 'or')}?` : `There are ${listed(known, 40)}.`
}
