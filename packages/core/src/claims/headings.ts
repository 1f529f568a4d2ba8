/**
 * The anchors of a Markdown file, as GitHub makes them out of its headings.
 */

import type { Block } from '../text/blocks.ts'
import { blocks } from '../text/blocks.ts'
import { source } from '../text/source.ts'
import type { Tree } from './tree.ts'
import { fact } from './tree.ts'

/** Letters and digits of any script, `-` and `_` stay; spaces become dashes; the rest goes. */
export const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

/** All anchors of a text: headings, a second of the same name with `-1`, and `<a id="…">`. */
export function anchors(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const counts = new Map<string, number>()
  for (const heading of headings(blocks(source(text)))) {
    const name = slug(heading)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    found.add(count === 0 ? name : `${name}-${count}`)
  }
  for (const [, id] of text.matchAll(/<a\s[^>]{0,80}?(?:id|name)=["']([^"'\s]{1,100})["']/g)) if (id) found.add(id.toLowerCase())
  return found
}

const headings = (all: readonly Block[]): string[] =>
  all.flatMap((block) => (block.kind === 'heading' ? [block.text.plain] : block.kind === 'quote' ? headings(block.blocks) : []))

const known = fact((_tree: Tree) => new Map<string, ReadonlySet<string> | null>())

/** The anchors of a Markdown file of the tree; null for what is none or cannot be read. */
export function anchorsOf(tree: Tree, path: string): ReadonlySet<string> | null {
  const cache = known(tree)
  const found = cache.get(path)
  if (found !== undefined) return found
  const text = /\.(?:md|markdown|mdx)$/i.test(path) ? tree.read(path) : null
  const result = text === null ? null : anchors(text)
  cache.set(path, result)
  return result
}
