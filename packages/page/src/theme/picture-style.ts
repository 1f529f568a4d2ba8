/**
 * How the marks of every picture look: one sheet, so that a page with six pictures carries it once.
 */
import type { Markup } from '../markup/element.ts'
import { el, raw } from '../markup/element.ts'
import { dark, light, withColours } from './palette.ts'

export const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif'

export const PICTURE_STYLE = `
.mm-text{font-family:${FONT};font-size:12px;fill:var(--mm-ink)}
.mm-small{font-size:10.5px}
.mm-muted{fill:var(--mm-muted)}
.mm-strong{font-weight:600}
.mm-late-text{fill:var(--mm-late)}
.mm-accent-text{fill:var(--mm-accent)}
.mm-struck{text-decoration:line-through}
.mm-halo{paint-order:stroke;stroke:var(--mm-ground);stroke-width:3px;stroke-linejoin:round}
.mm-figures{font-variant-numeric:tabular-nums}
.mm-ground{fill:var(--mm-ground)}
.mm-surface{fill:var(--mm-surface)}
.mm-rest{fill:var(--mm-rest)}
.mm-rule{stroke:var(--mm-rule);stroke-width:1;fill:none}
.mm-today{stroke:var(--mm-ink);stroke-width:1.5;stroke-dasharray:5 3;fill:none}
.mm-today-flag{fill:var(--mm-ink)}
.mm-today-text{fill:var(--mm-ground)}
.mm-bar{fill:var(--mm-bar);stroke:var(--mm-bar-edge);stroke-width:1}
.mm-bar-over{fill:var(--mm-ground);stroke:var(--mm-bar-edge);stroke-width:1}
.mm-bar-critical{fill:var(--mm-accent);stroke:var(--mm-ink);stroke-width:1.6}
.mm-progress{fill:var(--mm-progress)}
.mm-progress-critical{fill:var(--mm-on-accent)}
.mm-phase{fill:var(--mm-muted)}
.mm-phase-critical{fill:var(--mm-accent)}
.mm-diamond{fill:var(--mm-ground);stroke:var(--mm-ink);stroke-width:1.6}
.mm-diamond-done{fill:var(--mm-ink);stroke:var(--mm-ink);stroke-width:1.6}
.mm-diamond-late{fill:var(--mm-late);stroke:var(--mm-late);stroke-width:1.6}
.mm-flag{fill:none;stroke:var(--mm-muted);stroke-width:1.5}
.mm-flag-cloth{fill:var(--mm-muted);stroke:var(--mm-muted);stroke-width:1}
.mm-late-line{stroke:var(--mm-late);stroke-width:2;fill:none}
.mm-link{stroke:var(--mm-bar-edge);stroke-width:1;fill:none;stroke-opacity:.75}
.mm-link-head{fill:var(--mm-bar-edge)}
.mm-link-critical{stroke:var(--mm-accent);stroke-width:2.2;fill:none}
.mm-link-critical-head{fill:var(--mm-accent)}
.mm-dashed{stroke-dasharray:5 4}
.mm-dotted{stroke-dasharray:1.5 3.5;stroke-linecap:round}
.mm-box{fill:var(--mm-surface);stroke:var(--mm-bar-edge);stroke-width:1}
.mm-box-critical{fill:var(--mm-accent-soft);stroke:var(--mm-accent);stroke-width:2.6}
.mm-box-late{fill:var(--mm-late-soft);stroke:var(--mm-late);stroke-width:1.6}
.mm-box-over{fill:var(--mm-ground);stroke:var(--mm-bar-edge);stroke-width:1}
.mm-tick{fill:none;stroke:var(--mm-progress);stroke-width:1.8}
.mm-cell{fill:var(--mm-accent);stroke:none}
.mm-cell-edge{fill:none;stroke:var(--mm-rule);stroke-width:1}
.mm-over{fill:none;stroke:var(--mm-late);stroke-width:2}
.mm-away{stroke:var(--mm-bar-edge);stroke-width:1;fill:none}
`

/** What the pictures of forecasts and of the past need in addition: shares of trials, what was, what may be. */
export const FORECAST_STYLE = `
.mm-chance{fill:none;stroke:var(--mm-ink);stroke-width:2;stroke-linejoin:round}
.mm-p50{fill:none;stroke:var(--mm-ink);stroke-width:2}
.mm-p80{fill:none;stroke:var(--mm-ink);stroke-width:1.5;stroke-dasharray:7 3}
.mm-p-other{fill:none;stroke:var(--mm-ink);stroke-width:1.2;stroke-dasharray:1.5 3.5;stroke-linecap:round}
.mm-planned{fill:none;stroke:var(--mm-muted);stroke-width:1.5;stroke-dasharray:9 3 2 3}
.mm-aim{fill:none;stroke:var(--mm-muted);stroke-width:1.5;stroke-dasharray:4 3}
.mm-cone{fill:var(--mm-rest);stroke:var(--mm-bar-edge);stroke-width:1}
.mm-scope{fill:none;stroke:var(--mm-muted);stroke-width:2}
.mm-finished{fill:none;stroke:var(--mm-progress);stroke-width:2.6;stroke-linejoin:round}
.mm-finished-area{fill:var(--mm-bar)}
.mm-sooner{fill:var(--mm-ground);stroke:var(--mm-bar-edge);stroke-width:1.4}
.mm-later{fill:var(--mm-progress);stroke:var(--mm-progress);stroke-width:1.4}
.mm-sign{fill:var(--mm-muted)}
.mm-dot{fill:var(--mm-ink)}
`

/** The sheet inside a picture that stands alone: values instead of properties, and the dark ones where they are asked for. */
export function ownStyle(more: string): Markup {
  const bright = withColours(PICTURE_STYLE + more, light)
  const dim = withColours(PICTURE_STYLE + more, dark)
  return el('style', {}, raw(`${bright}@media (prefers-color-scheme:dark){${dim}}`))
}
