/**
 * `milemark mcp`: the same tools for coding agents, over standard input and output.
 */
import { relative } from 'node:path'
import type { Edited, EditRequest } from '@milemark/core'
import { noPlanSentence, unifiedDiff } from '@milemark/core'
import type { Author, Problem, Workspace } from '@milemark/mcp'
import { serve, tooLarge } from '@milemark/mcp'
import type { Document } from '@milemark/node'
import { claimNext, editDocument, gitRoot, giveBack, load, propose } from '@milemark/node'
import { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Speaks the Model Context Protocol on standard input and output; an MCP client starts it. It serves the plans of
the repository around the folder in which it is started.

An agent may change 20 items or a tenth of a document in one call. What is more waits as a proposal:
milemark apply lists them.

In the settings of a client:
  { "mcpServers": { "milemark": { "command": "milemark", "args": ["mcp"] } } }

Examples:
  milemark mcp`

export const mcpCommand = (io: Io): Command =>
  new Command('mcp')
    .description('Serves the plans of this repository to coding agents (Model Context Protocol, stdio).')
    .addHelpText('after', HELP)
    .action(async () => {
      await serve(workspace(io), manifest.version)
      io.exit(EXIT.fine)
    })

/** Reading is repeated when a document was changed between reading and taking. */
const TRIES = 20
const LEASE_MINUTES = 30

function workspace(io: Io): Workspace {
  const { today } = io
  const documents = async (findings: 'wanted' | 'skipped'): Promise<readonly Document[]> => {
    const found = await load([], { asOf: today(), findings })
    return found.documents.filter((document) => noPlanSentence(document) === null)
  }
  return {
    today,
    documents,
    edit: (path, requests, author) => edited(io, path, requests, author),
    claim: async (file, actor) => {
      for (let turn = 1; turn <= TRIES; turn++) {
        const plans = (await documents('skipped')).filter(({ path }) => file === undefined || path === file)
        const result = await claimNext(plans, { asOf: today(), actor, minutes: LEASE_MINUTES })
        if (result.ok) {
          const at = plans.find(({ path }) => path === result.row?.path) ?? null
          return { ok: true, row: result.row, at, until: result.claim?.until ?? null, held: result.held }
        }
        if (result.code !== 'stale') return result
      }
      return { ok: false, code: 'MM-LOCKED', message: 'The documents change too fast to choose a task; nothing was claimed. Try again.' }
    },
    release: async (plans, actor) => {
      const result = await giveBack(
        plans.map(({ path }) => path),
        actor,
        'all',
      )
      return result.ok ? result.released.map(({ key }) => key) : result
    },
  }
}

async function edited(io: Io, path: string, requests: readonly EditRequest[], { actor, label, claims }: Author) {
  let held: { readonly change: Edited; readonly text: string; readonly reason: string } | null = null
  const result = await editDocument(path, requests, {
    asOf: io.today(),
    actor,
    label,
    claims,
    judge: (change, text) => {
      const reason = tooLarge(change.changes, change.edits, text.length)
      held = reason === null ? null : { change, text, reason }
      return reason === null ? null : { code: 'MM-HELD', message: reason }
    },
    onLateRescue: (sentence) => io.err(`milemark: ${harmless(sentence)}`),
  })
  if (result.ok) for (const remark of result.remarks) io.err(`milemark: ${harmless(remark)}`)
  return held === null || result.ok ? result : kept(path, requests, { actor, label, claims }, held)
}

function kept(
  path: string,
  requests: readonly EditRequest[],
  { actor, label }: Author,
  { change, text, reason }: { readonly change: Edited; readonly text: string; readonly reason: string },
): Problem {
  const at = relative('.', gitRoot('.') ?? '.') || '.'
  const { id } = propose(path, at, { actor, label, reason, requests, diff: unifiedDiff(path, text, change.edits) })
  return {
    ok: false,
    code: 'MM-HELD',
    message: `Not written, because ${reason}. It waits as proposal ${id} for a person: milemark apply ${id}. Make smaller calls, or go on with something else.`,
  }
}
