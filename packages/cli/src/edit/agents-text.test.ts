import { expect, test } from 'vitest'
import { AGENTS_TEXT, agentsSection, withSection } from './agents-text.ts'

const put = (text: string): string => {
  const { from, to, insert } = withSection(text)
  return text.slice(0, from) + insert + text.slice(to)
}

test('the section goes behind what is there, once', () => {
  const once = put('# Rules\n\nBe kind.\n')
  expect(once).toBe(`# Rules\n\nBe kind.\n\n${agentsSection()}\n`)
  expect(put(once)).toBe(once)
  expect(put('')).toBe(`${agentsSection()}\n`)
})

test('an older section is replaced, what stands around it stays, and so do the line endings', () => {
  const old = 'a\r\n<!-- milemark:begin -->\r\nold\r\n<!-- milemark:end -->\r\nz\r\n'
  expect(put(old)).toBe(`a\r\n${agentsSection().replaceAll('\n', '\r\n')}\r\nz\r\n`)
})

test('it names only commands that exist', async () => {
  const { COMMAND_NAMES } = await import('../program.ts')
  const named = [...AGENTS_TEXT.matchAll(/`milemark ([a-z-]+)/g)].map((match) => match[1])
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !COMMAND_NAMES.includes(name as string))).toEqual([])
})
