/**
 * The public API of `@milemark/mcp`, by name.
 */
export { LARGEST_SHARE, MOST_TASKS, tooLarge } from './limits.ts'
export { createServer, INSTRUCTIONS, TOOLS } from './server.ts'
export { serve } from './stdio.ts'
export { listed } from './tool.ts'
export type { Author, Claimed, Edited, Problem, Workspace } from './workspace.ts'
