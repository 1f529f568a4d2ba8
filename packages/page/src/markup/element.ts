/**
 * Elements as values. A string is always text and is escaped here; only an element is markup, so that nothing that a
 * document says can become one.
 */
import { escapeText } from './escape.ts'

export interface Markup {
  readonly markup: string
}

export type Child = Markup | string | number | null | readonly Child[]
export type Attributes = Readonly<Record<string, string | number | null>>

/** Elements that never hold anything; the others are closed by a tag of their own, as HTML wants. */
const EMPTY = new Set(['rect', 'path', 'line', 'circle', 'use', 'meta', 'input', 'br', 'col'])

/** An element; attributes that are null are left out. */
export function el(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const head = `<${name}${Object.entries(attributes).map(attribute).join('')}`
  return { markup: EMPTY.has(name) ? `${head}/>` : `${head}>${textOf(children)}</${name}>` }
}

/** Markup that this package wrote itself: style sheets and finished pictures. Never text of a document. */
export const raw = (markup: string): Markup => ({ markup })

/** Children one after the other, without an element around them. */
export const fragment = (...children: readonly Child[]): Markup => ({ markup: textOf(children) })

function textOf(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return escapeText(child)
  if (typeof child === 'number') return String(child)
  return 'markup' in child ? child.markup : child.map(textOf).join('')
}

const attribute = ([name, value]: readonly [string, string | number | null]): string =>
  value === null ? '' : ` ${name}="${typeof value === 'number' ? short(value) : escapeText(value)}"`

/** Coordinates to a tenth: finer is invisible and doubles the file. */
export const short = (value: number): string => String(Math.round(value * 10) / 10)
