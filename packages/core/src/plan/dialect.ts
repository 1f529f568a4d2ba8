/**
 * Which sister dialect a document is written in. No dialect has a parser of its own; a few signs mean different things.
 */
import type { Dialect } from './plan.ts'

/** From the path, where there is one, else from the signs in the text. */
export function dialect(text: string, path: string): Dialect {
  const place = path.replaceAll('\\', '/')
  // A copied file keeps its dialect in its name when the folders are gone.
  if (/\.kiro[/_]/.test(place)) return 'kiro'
  if (/openspec[/_]/.test(place)) return 'openspec'
  if (/(?:^|\/)todo\.md$/i.test(place)) return 'todomd'
  if (
    /^_(?:Requirements|Leverage|Requirement)[^_\n]*_$|^\s*-\s*_Requirements?:/m.test(text) ||
    /^- \[[ x-]\]\*? \d+(\.\d+)?\.? .*\n(?:\s*\n)*\s+- .*\n(?:.*\n){0,12}?\s*- _/m.test(text)
  )
    return 'kiro'
  if (/^[-*] \[[ xX]\] \*{0,2}T\d{2,}/m.test(text)) return 'speckit'
  if (/[📅🛫⏳]\s?\d{4}-\d\d-\d\d|🆔\s?\w|\[(?:due|scheduled|dependsOn|start):: /u.test(text)) return 'obsidian'
  return 'guide'
}
