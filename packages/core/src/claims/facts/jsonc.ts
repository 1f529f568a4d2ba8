/**
 * JSON as settings files write it: with comments and a comma behind the last entry.
 */

/** The value; undefined for what cannot be read. */
export function jsonc(text: string): unknown {
  try {
    return JSON.parse(plainJson(text))
  } catch {
    return undefined
  }
}

/** A property of what may be an object. */
export const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

/** Strings, comments, and a comma before a closing bracket; each alternative ends where it may, so one pass is enough. */
const PARTS = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g

const plainJson = (text: string): string => {
  const bare = text.replace(/^\uFEFF/, '').replace(PARTS, (part) => (part.startsWith('"') ? part : ' '))
  return bare.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s{0,200}[}\]])/g, (part) => (part === ',' ? '' : part))
}
