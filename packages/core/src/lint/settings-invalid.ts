/**
 * A setting under `milemark:` in front matter that does nothing: its name is unknown or its value cannot be used.
 */
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { parseIsoDate } from '../calendar/civil.ts'
import { workingHours } from '../notation/working-hours.ts'
import { settings } from '../plan/front-matter.ts'
import type { Dialect, Plan, Settings } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { nearest } from './support/near.ts'
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
    const { node, offset, at } = found
    if (!isMap(node)) return [{ span: at, message: 'There are no settings under “milemark:”; it needs keys such as “start: 2026-11-23”.' }]
    return entries(node, offset).flatMap((entry) => setting(entry, offset, codes))
  },
}

const KEYS: Readonly<Record<keyof Settings, string>> = {
  start: 'a date such as 2026-11-23',
  calendar: 'working hours such as Mon-Fri 09:00-17:00',
  holidays: 'a region such as DE-BY',
  sizes: 'hours for each size, such as { S: 4, M: 16 }',
  checks: 'a level for each code, such as { estimate-missing: off }',
  dialect: 'guide, speckit, kiro, openspec, obsidian or todomd',
}
const DIALECTS: ReadonlySet<string> = new Set<Dialect>(['guide', 'speckit', 'kiro', 'openspec', 'obsidian', 'todomd'])
const LEVELS = 'error, warning, info or off'

interface Entry {
  readonly key: string
  readonly value: unknown
  readonly node: unknown
  readonly keySpan: Span
  readonly valueSpan: Span
}

/** The value under `milemark:`; null where the front matter has none or is no YAML. */
function ownSettings({ source, frontMatter }: Plan): { readonly node: unknown; readonly offset: number; readonly at: Span } | null {
  const yaml = frontMatter.span && source.text.slice(frontMatter.span.from, frontMatter.span.to)
  if (!frontMatter.span || !yaml || !/^milemark\s*:/m.test(yaml) || frontMatter.errors.length > 0) return null
  const { contents } = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false })
  const own = isMap(contents) ? entries(contents, frontMatter.span.from).find(({ key }) => key === 'milemark') : undefined
  return own ? { node: own.node, offset: frontMatter.span.from, at: own.keySpan } : null
}

function entries(map: YAMLMap, offset: number): Entry[] {
  return map.items.flatMap(({ key, value }: Pair) => {
    if (!isScalar(key) || !key.range) return []
    const keySpan = span(offset + key.range[0], offset + key.range[1])
    const range = isScalar(value) || isMap(value) ? value.range : null
    return [
      {
        key: String(key.value),
        value: plainValue(value),
        node: value,
        keySpan,
        valueSpan: range ? span(offset + range[0], offset + range[1]) : keySpan,
      },
    ]
  })
}

const plainValue = (node: unknown): unknown => (isScalar(node) ? node.value : node)

function setting(entry: Entry, offset: number, codes: ReadonlySet<string>): Remark[] {
  const { key, value, node, keySpan, valueSpan } = entry
  if (!Object.hasOwn(KEYS, key))
    return [
      { span: keySpan, message: `${quoted(key)} is no setting of Milemark, so it has no effect.`, hint: meant(key, Object.keys(KEYS)) },
    ]
  if (key === 'checks' && isMap(node)) return entries(node, offset).flatMap((level) => check(level, codes))
  if (key === 'sizes' && isMap(node)) return entries(node, offset).flatMap(size)
  const isUsable =
    key in settings({ [key]: value }) &&
    (key !== 'dialect' || DIALECTS.has(String(value))) &&
    (key !== 'start' || isDate(value)) &&
    (key !== 'calendar' || workingHours(String(value)) !== null)
  return isUsable ? [] : [unusable(key, valueSpan, KEYS[key as keyof Settings])]
}

/** A date in ISO form that does not exist is for `date-does-not-exist` to report. */
const isDate = (value: unknown): boolean =>
  value instanceof Date || parseIsoDate(String(value)) !== null || /^\d{4}-\d\d-\d\d$/.test(String(value))

function check({ key, value, keySpan, valueSpan }: Entry, codes: ReadonlySet<string>): Remark[] {
  if (!codes.has(key))
    return [{ span: keySpan, message: `No check has the code ${quoted(key)}, so its level has no effect.`, hint: meant(key, [...codes]) }]
  // YAML reads a bare `off` as text in its present version and as false in the one before.
  return 'checks' in settings({ checks: { [key]: value } }) ? [] : [unusable(key, valueSpan, LEVELS)]
}

const size = ({ key, value, valueSpan }: Entry): Remark[] =>
  'sizes' in settings({ sizes: { [key]: value } }) ? [] : [unusable(key, valueSpan, 'a number of hours')]

const unusable = (key: string, at: Span, wanted: string): Remark => ({
  span: at,
  message: `The value of ${quoted(key)} cannot be used, so it has no effect.`,
  hint: `It takes ${wanted}.`,
})

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near.length > 0 ? `Did you mean ${listed(near, 2, 'or')}?` : `There are ${listed(known, 40)}.`
}
