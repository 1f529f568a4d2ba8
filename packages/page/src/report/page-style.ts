/**
 * The sheet of the page: calm, one accent, dark where asked for, sheets of A4 on paper.
 */
import { dark, light, properties } from '../theme/palette.ts'
import { FONT, PICTURE_STYLE } from '../theme/picture-style.ts'

/** Light unless the system or the reader asks for dark; the choice needs no script. */
const COLOURS = `
:root{color-scheme:light;${properties(light)}}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;${properties(dark)}}}
:root:has(#theme-light:checked){color-scheme:light;${properties(light)}}
:root:has(#theme-dark:checked){color-scheme:dark;${properties(dark)}}
`

const TEXT = `
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--mm-ground);color:var(--mm-ink);font:16px/1.55 ${FONT}}
.wrap{max-width:1232px;margin:0 auto;padding:0 32px}
a{color:var(--mm-accent);text-underline-offset:2px;text-decoration-thickness:1px}
h1,h2,h3{line-height:1.25;font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h1{font-size:2.1rem;margin:.2rem 0 .4rem}
h2{font-size:1.35rem;margin:0 0 .9rem}
h3{font-size:1.05rem;margin:1.8rem 0 .6rem}
p{margin:0 0 .9rem;max-width:76ch}
h1,h2,h3,p,li,summary,footer,.note{overflow-wrap:anywhere}
.quiet,.hint{color:var(--mm-muted);font-size:.9rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.88em}
pre{margin:.4rem 0 .8rem;padding:.7rem .9rem;background:var(--mm-surface);border-radius:6px;overflow-x:auto}
:focus-visible{outline:3px solid var(--mm-accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-9999px;top:0;padding:.6rem 1rem;background:var(--mm-ground);z-index:1}
.skip:focus{left:1rem;top:1rem}
`

const PARTS = `
header{padding:2.6rem 0 1.2rem;border-bottom:1px solid var(--mm-rule)}
.masthead{display:flex;flex-wrap:wrap;gap:1rem 2rem;justify-content:space-between;align-items:flex-start}
.over{color:var(--mm-muted)}
.kicker,h1{overflow-wrap:anywhere}
.kicker{margin:0;color:var(--mm-muted);font-size:.85rem;letter-spacing:.02em}
.theme{border:1px solid var(--mm-bar-edge);border-radius:8px;padding:2px;margin:0;display:flex;font-size:.85rem}
.theme legend{float:left;padding:.2rem .5rem .2rem .7rem;color:var(--mm-muted)}
.theme label{position:relative;padding:.2rem .7rem;border-radius:6px;cursor:pointer}
.theme input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.theme label:has(:checked){background:var(--mm-accent-soft);font-weight:600}
.theme label:has(:focus-visible){outline:3px solid var(--mm-accent);outline-offset:1px}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;margin:1.2rem 0 0;padding:0;font-size:.92rem}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
section{padding:2.4rem 0 0}
main{padding-bottom:3rem}
footer{border-top:1px solid var(--mm-rule);padding:1.2rem 0 2.4rem;color:var(--mm-muted);font-size:.85rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:1px;margin:1.2rem 0 0;background:var(--mm-rule);border:1px solid var(--mm-rule);border-radius:10px;overflow:hidden}
.figure{background:var(--mm-ground);padding:1rem 1.1rem}
.figure dt{color:var(--mm-muted);font-size:.85rem}
.figure dd{margin:.15rem 0 0}
.figure .value{display:block;font-size:1.3rem;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:-.01em;white-space:nowrap}
.figure .note{display:block;color:var(--mm-muted);font-size:.85rem;line-height:1.4}
.figure.late .value{color:var(--mm-late)}
.scroll{overflow-x:auto;margin:0 0 1rem}
.scroll svg{display:block}
.paper{display:none}
details{margin:0 0 1rem}
summary{cursor:pointer;color:var(--mm-accent);padding:.3rem 0;width:fit-content}
details[open]>summary{margin-bottom:.6rem}
.tag{display:inline-block;padding:0 .45em;border:1px solid var(--mm-bar-edge);border-radius:4px;font-size:.82em;line-height:1.5;white-space:nowrap}
.tag.late{border-color:var(--mm-late);color:var(--mm-late);background:var(--mm-late-soft);font-weight:600}
.tag.critical{border-color:var(--mm-accent);color:var(--mm-accent);background:var(--mm-accent-soft);font-weight:600}
.tag+.tag{margin-left:.4em}
.meter{display:inline-block;width:72px;height:8px;margin-right:.6em;border:1px solid var(--mm-bar-edge);border-radius:4px;overflow:hidden}
.meter span{display:block;height:100%;background:var(--mm-progress)}
.path{margin:0;padding:0;list-style:none;counter-reset:step}
.path li{counter-increment:step;display:grid;grid-template-columns:2.2rem minmax(16rem,1.3fr) minmax(15rem,1fr) minmax(12rem,1fr);gap:0 1rem;padding:.5rem 0;border-bottom:1px solid var(--mm-rule)}
.path li::before{content:counter(step);color:var(--mm-muted);font-variant-numeric:tabular-nums;text-align:right}
.path li>*{min-width:0}
.path .when{font-variant-numeric:tabular-nums}
.path .tie{color:var(--mm-muted)}
.steps li{margin-bottom:.4rem}
.tree ul{list-style:none;margin:0;padding-left:1.3rem;border-left:1px solid var(--mm-rule)}
.tree>ul{padding-left:.9rem}
.tree{columns:2 26rem;line-height:1.7}
.tree li{break-inside:avoid-column}
.hint{display:block}
`

const TABLES = `
table{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--mm-muted);font-size:.85rem;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--mm-rule);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--mm-muted);font-size:.82rem;font-weight:600;border-bottom:1.5px solid var(--mm-bar-edge);white-space:nowrap;vertical-align:bottom}
tbody th[scope=row]{font-weight:500}
.group th{font-weight:600;padding-top:1.1rem}
.right{text-align:right}
th.right,td.right{padding-right:1.6rem}
th.right:last-child,td.right:last-child{padding-right:0}
.date,.short{white-space:nowrap}
td.text,th.text{min-width:14rem}
tr.over th,tr.over td{color:var(--mm-muted)}
tr:target>*{background:var(--mm-accent-soft)}
`

const NARROW = `
@media (max-width:700px){
body{font-size:15px}
.wrap{padding:0 16px}
header{padding-top:1.4rem}
h1{font-size:1.6rem}
section{padding-top:2rem}
td.text,th.text{min-width:11rem}
.figures{grid-template-columns:1fr 1fr}
.figure{padding:.8rem}
.figure:last-child:nth-child(odd){grid-column:1/-1}
.figure .value{font-size:1.05rem}
.path li{grid-template-columns:1.8rem 1fr}
.path li>*{grid-column:2}
.path li::before{grid-row:1/4}
}
@media (max-width:340px){.figures{grid-template-columns:1fr}}
`

const PAPER = `
@page{size:A4 landscape;margin:13mm}
@media print{
:root,:root:has(#theme-light:checked),:root:has(#theme-dark:checked){color-scheme:light;${properties(light)}}
html{scroll-behavior:auto;font-size:12.5px}
body{font-size:10pt;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.wrap{max-width:none;padding:0}
header{padding-top:0}
nav,.theme,.skip,summary{display:none}
.screen{position:absolute;width:1px;height:1px;overflow:hidden}
.paper{display:block}
.slice{display:block;width:auto;max-width:100%;height:auto;max-height:168mm;break-inside:avoid;margin:0 0 4mm}
section{padding-top:7mm}
h2,h3,caption,h2+p:not(:last-child){break-after:avoid}
tr,li,.figure,pre,.brief{break-inside:avoid}
.figure .value{font-size:12pt}
.path li{padding:1mm 0;font-size:9pt}
thead{display:table-header-group}
.scroll{overflow:visible}
a{color:inherit;text-decoration:none}
table{font-size:8.2pt}
th,td,th.right,td.right{padding:1.1mm 2.4mm 1.1mm 0}
td.text,th.text{overflow-wrap:anywhere}
td.text,th.text{min-width:0}
details::details-content{content-visibility:visible;display:block;block-size:auto}
p{orphans:3;widows:3}
}
`

export const PAGE_STYLE = [COLOURS, PICTURE_STYLE, TEXT, PARTS, TABLES, NARROW, PAPER].join('')

/** Eight figures: two rows of four. */
export const MORE_FIGURES = '@media (min-width:701px){.figures{grid-template-columns:repeat(auto-fit,minmax(250px,1fr))}}'
