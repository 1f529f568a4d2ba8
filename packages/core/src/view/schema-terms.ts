/**
 * The words of the published JSON Schemas: types that several formats share.
 */

/** A JSON Schema, or a part of one. */
export type Schema = { readonly [key: string]: unknown }

export const text: Schema = { type: 'string' }
export const bool: Schema = { type: 'boolean' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const line: Schema = { type: 'integer', minimum: 1, description: '1-based line in the document' }
export const path: Schema = { type: 'string', description: 'as given, or relative to the working folder' }
export const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
export const key: Schema = {
  type: 'string',
  description: 'unique in its document: the id where that is unique, else a slug; never a line number',
}
export const id: Schema = { type: ['string', 'null'], description: 'what the author wrote, prefix kept' }
export const choice = (...values: readonly string[]): Schema => ({ enum: values })
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })

/** An object whose keys are all required, but for those that end in `?`. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(properties)
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), properties[name]])),
  }
}

export const state = choice('todo', 'doing', 'blocked', 'done', 'cancelled')
export const kind = choice('plan', 'guide', 'template', 'other')
export const severity = choice('error', 'warning', 'info')
export const type = choice('FS', 'SS', 'FF', 'SF')
export const unit = choice('min', 'h', 'd', 'w', 'month', 'person-day', '%', 'size-word')
export const how = choice('arrow', 'sentence', 'field', 'table', 'mermaid', 'inline', 'order')
export const number: Schema = { type: 'number' }

export const instant: Schema = {
  type: 'string',
  pattern: '^\\+?\\d{4,6}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
  description: 'ISO 8601 local date-time; ends are exclusive',
}
