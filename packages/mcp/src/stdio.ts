/**
 * The server over standard input and output, until the client closes it.
 */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createServer } from './server.ts'
import type { Workspace } from './workspace.ts'

/** Resolves when the client has gone. */
export async function serve(workspace: Workspace, version: string): Promise<void> {
  const server = createServer(workspace, version)
  const ended = new Promise<void>((resolved) => {
    server.onclose = resolved
    process.stdin.once('end', () => void server.close())
    process.stdin.once('close', () => void server.close())
  })
  await server.connect(new StdioServerTransport())
  await ended
}
