/**
 * What documents say about their repository, judged: the one way from documents to verdicts for every surface.
 *
 * Documents of one repository share its tree, so that the code is searched once for all of them. Nothing is run.
 */
import { resolve } from 'node:path'
import type { Problem } from '@milemark/core'
import type { Ground, Tree, Verdicts } from '@milemark/core/claims'
import { gitRoot } from './git.ts'
import type { Document } from './load.ts'
import { provenVerdicts } from './proven.ts'
import type { FoundGround } from './tree/ground.ts'
import { grounds } from './tree/ground.ts'

export interface JudgeOptions {
  /** ISO. */
  readonly asOf: string
  /** Only what is new against the merge base with this revision is broken. */
  readonly base?: string | undefined
}

export interface JudgedDocument {
  readonly document: Document
  readonly ground: Ground
  readonly verdicts: Verdicts
}

export interface Judged {
  readonly documents: readonly JudgedDocument[]
  readonly problems: readonly Problem[]
  readonly remarks: readonly Problem[]
}

/** Verdicts of all documents; one whose repository cannot be read is a problem, never skipped in silence. */
export async function judgeDocuments(documents: readonly Document[], { asOf, base }: JudgeOptions): Promise<Judged> {
  const { claims, needsOf, verdicts } = await import('@milemark/core/claims')
  const groundOf = grounds({ base })
  const problems: Problem[] = []
  const found: { readonly document: Document; readonly at: FoundGround }[] = []
  for (const document of documents) {
    const at = groundOf(document.path)
    if (at.ok) found.push({ document, at })
    else problems.push({ path: document.path, code: at.code, message: at.message })
  }
  const words = new Map<Tree, Set<string>>()
  for (const { document, at } of found) {
    const wanted = words.get(at.ground.tree) ?? new Set()
    for (const word of needsOf(claims(document.plan), at.ground).words) wanted.add(word)
    words.set(at.ground.tree, wanted)
  }
  // A tree remembers what it found: the code is searched once for all documents.
  for (const [tree, wanted] of words) tree.find([...wanted])
  const judged = found.map(({ document, at }) => ({
    document,
    ground: at.ground,
    verdicts: withProven(document, verdicts(document.plan, at.ground, { asOf, base: at.base, earlier: at.earlier })),
  }))
  const blind = judged.find(({ document, verdicts }) => verdicts.isPastUnknown && gitRoot(resolve(document.path)) !== null)
  return { documents: judged, problems, remarks: blind ? [pastUnknown(blind.document.path)] : [] }
}

function withProven({ path, plan }: Document, found: Verdicts): Verdicts {
  const proven = provenVerdicts(path, plan)
  if (proven.length === 0) return found
  const claims = [...found.claims, ...proven.map(({ claim }) => claim)].sort((a, b) => a.span.from - b.span.from)
  const verdicts = [...found.verdicts, ...proven].sort((a, b) => a.claim.span.from - b.claim.span.from)
  return { ...found, claims, verdicts }
}

const pastUnknown = (path: string): Problem => ({
  path,
  code: 'shallow',
  message:
    'Git’s history is not whole here (a shallow clone, or too long to search), so nothing is called gone: fetch it with “git fetch --unshallow”.',
})
