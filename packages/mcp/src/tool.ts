/**
 * A tool: its static texts, what it takes, what it gives, what it does.
 */
import { actorText } from '@milemark/node'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import type { Workspace } from './workspace.ts'

export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string
  /** Never holds anything of a document. */
  readonly description: string
  readonly input: Input
  /** The keys of the structured answer, each with its JSON type. */
  readonly output: Readonly<Record<string, 'array' | 'object' | 'string' | 'integer'>>
  readonly isReadOnly: boolean
  readonly run: (input: z.infer<Input>, context: Context) => Promise<CallToolResult>
}

export interface Context {
  readonly workspace: Workspace
  /** Who calls, where the call does not say. */
  readonly client: string
}

/** Keeps the types of input and handler together. */
export const tool = <Input extends z.ZodObject>(definition: Tool<Input>): Tool => definition as unknown as Tool

/** JSON Schemas without what every client knows already: the list of tools is paid for in every session. */
export function listed({ name, description, input, output, isReadOnly }: Tool) {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input)
  const properties = Object.fromEntries(Object.entries(output).map(([key, type]) => [key, { type }]))
  return {
    name,
    description,
    inputSchema: withoutBounds(inputSchema) as { type: 'object' },
    outputSchema: { type: 'object' as const, properties },
    annotations: isReadOnly ? { readOnlyHint: true } : { destructiveHint: false },
  }
}

/** Lengths are checked when a tool is called; in the list they would only cost. */
function withoutBounds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutBounds)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'exclusiveMinimum'].includes(key))
      .map(([key, value]) => [key, withoutBounds(value)]),
  )
}

const LONGEST_TEXT = 500
export const text = () => z.string().min(1).max(LONGEST_TEXT)
export const texts = () => z.array(text()).max(50)
export const pages = { limit: z.int().min(1).max(100).optional(), cursor: z.string().max(10).optional() }
export const file = { file: text().optional() }
export const as = { as: text().optional() }

/** Who acts: the name that was said, spelled as in a terminal, else the client. */
export const actorOf = (said: string | undefined, client: string): string => (said === undefined ? null : actorText(said)) ?? client
