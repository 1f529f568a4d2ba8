/**
 * The public API of `@milemark/page`: rows of a schedule in, SVG and HTML text out.
 */
export type { GanttOptions } from './gantt/gantt.ts'
export { gantt } from './gantt/gantt.ts'
export type { LoadOptions } from './load/load-chart.ts'
export { loadChart } from './load/load-chart.ts'
export type { PictureOptions } from './markup/picture.ts'
export type { NetworkOptions } from './network/network.ts'
export { network } from './network/network.ts'
export { dot, mermaid } from './network/text-graph.ts'
export type { ReportInput, ReportPlan } from './report/input.ts'
export { report } from './report/report.ts'
export { riskMatrix } from './risk/risk-matrix.ts'
