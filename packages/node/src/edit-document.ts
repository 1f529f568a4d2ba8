/**
 * An edit of a document on disk: read under the lock, edited by core, proved, saved. The one way from requests to bytes.
 */
import type { Change, Edited, EditRequest, Plan, RefusalCode, Refused } from '@milemark/core'
import { edit, merge, noPlanSentence, readPlan, unifiedDiff } from '@milemark/core'
import { claimsKept } from './claims-kept.ts'
import { heldProblem } from './held-task.ts'
import { keepPlan, knownPlan } from './known-plans.ts'
import type { SaveProblem } from './save/problem.ts'
import type { Changed } from './save/save.ts'
import { save } from './save/save.ts'
import type { LockOwner } from './save/ticket.ts'
import { folderSettings } from './settings.ts'

export interface EditDocumentOptions {
  /** ISO. */
  readonly asOf: string
  readonly actor: string
  readonly label: string
  readonly waitMs?: number
  readonly dryRun?: boolean
  /** Also where the document has just shrunk by half. */
  readonly accept?: boolean
  /** A last word on the change, under the lock: null lets it pass. For limits. */
  readonly judge?: (edited: Edited, text: string) => { readonly code: string; readonly message: string } | null
  /** `heeded`: a task that somebody else has taken is not changed. */
  readonly claims?: 'heeded' | 'ignored'
  /** For processes that live on: what an editor wrote into the replaced file a little later was kept; a sentence says where. */
  readonly onLateRescue?: (sentence: string) => void
  /** Called while another writer holds the document, with a sentence that says who. */
  readonly onWait?: (sentence: string) => void
}

export interface EditedDocument {
  readonly ok: true
  readonly path: string
  readonly wrote: boolean
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
  readonly diff: string
  /** The number of the change in the journal; null where nothing was written. */
  readonly seq: number | null
  /** What else happened that a person should know: a copy that was rescued, a crash that was found. */
  readonly remarks: readonly string[]
}

export interface EditProblem {
  readonly ok: false
  readonly path: string
  readonly code: string
  readonly message: string
  /** The exit code: 2 usage, 3 conflict, 4 file, 5 lock, 6 not permitted, 7 the document cannot be used for this. */
  readonly exit: 2 | 3 | 4 | 5 | 6 | 7
}

/** Makes some requests on a document: all of them or none. */
export async function editDocument(
  path: string,
  requests: readonly EditRequest[],
  options: EditDocumentOptions,
): Promise<EditedDocument | EditProblem> {
  const { settings } = await folderSettings(path)
  const { asOf, onWait } = options
  const reading = { asOf, path, settings }
  const reread = (text: string): Plan => readPlan(text, reading)
  const change = (text: string): Changed<Edited, Refused | Judged> => {
    const plan = knownPlan(text, reading)
    const unusable = noPlan(path, plan, requests)
    if (unusable) return { ok: false, problem: unusable }
    const taken = options.claims === 'heeded' ? heldProblem({ path, plan }, options.actor, requests) : null
    if (taken) return { ok: false, problem: { ...taken, exit: 6 } }
    const outcome = edit({ plan, reread, asOf }, requests)
    if (!outcome.ok) return { ok: false, problem: outcome }
    const judged = options.judge?.(outcome, text) ?? null
    return judged ? { ok: false, problem: { ...judged, exit: 6 } } : { ok: true, edits: outcome.edits, value: outcome }
  }
  const result = await save(path, change, {
    actor: options.actor,
    label: options.label,
    waitMs: options.waitMs,
    // What an editor wrote at the same moment is joined only where that is certain; a copy of it is kept in any case.
    merge: (base, ours, theirs) => {
      const merged = merge(base, ours, theirs, { reread, asOf })
      return merged.ok && merged.conflictBlocks === 0 ? merged.text : null
    },
    dryRun: options.dryRun,
    accept: options.accept,
    ...(options.onLateRescue ? { onLateRescue: ({ message }) => options.onLateRescue?.(message) } : {}),
    onWait: (owner, waitedMs) => onWait?.(waiting(path, owner, waitedMs)),
  })
  if (!result.ok) return failed(path, result.problem)
  const { value, outcome, textBefore, edits, seq } = result
  // What was read to prove the edit need not be read again.
  if (outcome === 'saved') keepPlan(value.plan, reading)
  const unkept = outcome === 'saved' ? await claimsKept(path, options.actor, value.changes) : null
  return {
    ok: true,
    path,
    wrote: outcome === 'saved',
    changes: value.changes,
    notes: value.notes,
    diff: unifiedDiff(path, textBefore, edits),
    seq,
    remarks: [result.recovered?.message, result.rescued?.message, unkept].filter((message) => typeof message === 'string'),
  }
}

/** The template may be filled by adding to it; what is no plan at all is left alone. */
function noPlan(path: string, plan: Plan, requests: readonly EditRequest[]): Refused | null {
  const sentence = noPlanSentence({ path, plan })
  const isFilling = plan.kind === 'template' && requests.every((request) => request.do === 'add' || request.do === 'add-item')
  return sentence === null || isFilling ? null : { ok: false, code: 'MM-NOPLAN', message: `${sentence} Nothing was changed.` }
}

const waiting = (path: string, owner: LockOwner | null, waitedMs: number): string =>
  `${path} is being written by ${owner === null ? 'another process' : `pid ${owner.pid} (${owner.actor}, “${owner.label}”)`}; waiting for ${Math.round(waitedMs / 1000)} s so far. Ctrl-C stops waiting.`

const EXITS: Readonly<Record<RefusalCode, EditProblem['exit']>> = {
  'MM-NOTFOUND': 2,
  'MM-AMBIGUOUS': 2,
  'MM-INVALID': 2,
  'MM-CONFLICT': 3,
  'MM-NOTATION': 7,
  'MM-INUSE': 7,
  'MM-NOPLAN': 7,
}

/** What `judge` refused, or a claim. */
interface Judged {
  readonly code: string
  readonly message: string
  readonly exit: 6
}

function failed(path: string, problem: Refused | SaveProblem | Judged): EditProblem {
  const { code, message } = problem
  return { ok: false, path, code, message, exit: 'exit' in problem ? problem.exit : EXITS[problem.code] }
}
