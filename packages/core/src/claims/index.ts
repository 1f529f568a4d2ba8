/**
 * The public API of `@milemark/core/claims`: what a document says about its repository, and whether it is so. Apart from the rest,
 * so that commands which never judge do not load it.
 */
export type { Claim, Fix, Location, Tense, Verdict, VerdictLevel, VerdictState } from './claim.ts'
export { claims } from './claims.ts'
export type { Pin } from './facts/pins.ts'
export { pins } from './facts/pins.ts'
export { judge, needsOf } from './judge.ts'
export type { Kind } from './kind.ts'
export { kinds } from './kinds.ts'
export type { Reference } from './refs.ts'
export { references } from './refs.ts'
export type { Ground, History, Past, Tree, World } from './tree.ts'
export type { TreeFix } from './tree-fixes.ts'
export { treeFixes } from './tree-fixes.ts'
export type { VerdictCounts, VerdictOptions, Verdicts } from './verdicts.ts'
export { verdictCounts, verdicts } from './verdicts.ts'
export type { ReadLine, ReadPart } from './why.ts'
export { readLine } from './why.ts'
