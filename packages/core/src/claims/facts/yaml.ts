/**
 * YAML, JSON and TOML files of a repository as plain data. What cannot be read is null: a broken file makes nothing true or false.
 */
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import type { Tree } from '../tree.ts'

/** A table with string keys, as all these formats have them. */
export type Table = Readonly<Record<string, unknown>>

/** Larger files are data, not settings. */
const LONGEST = 512 * 1024

export function data(tree: Tree, path: string): unknown {
  const text = tree.read(path)
  if (text === null || text.length > LONGEST || isDeep(text)) return null
  try {
    if (/\.jsonc?$/i.test(path)) return JSON.parse(text)
    if (/\.toml$/i.test(path)) return parseToml(text)
    // Aliases that multiply are cut off, tags of programs mean nothing here.
    return parseYaml(text, { maxAliasCount: 100, logLevel: 'silent' })
  } catch {
    return null
  }
}

/** Nobody nests settings so deep; parsers that call themselves for each level run out of stack or memory. */
const DEEPEST = 100

function isDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 91 || sign === 123) depth++
    else if ((sign === 93 || sign === 125) && depth > 0) depth--
    if (depth > DEEPEST) return true
  }
  return /(?:- ){100}|(?:\? ){100}|(?:> ){100}/.test(text)
}

export const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value below some keys; null where there is none. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value
  for (const key of keys) {
    if (!isTable(found) || !Object.hasOwn(found, key)) return null
    found = found[key]
  }
  return found ?? null
}

export const tableAt = (value: unknown, ...keys: readonly string[]): Table => {
  const found = at(value, ...keys)
  return isTable(found) ? found : {}
}

/** The 1-based line of the first occurrence of a text; null when it does not occur. */
export function lineOf(text: string | null, wanted: string): number | null {
  const index = text?.indexOf(wanted) ?? -1
  return text === null || index < 0 ? null : text.slice(0, index).split('\n').length
}
