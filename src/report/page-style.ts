import { colours, darkColours, fontFamily } from '../charts/theme.js'
import { mathmlStyle } from './mathml.js'

/** Turns the colours of the charts' theme into their twins on a dark ground. */
function darkCharts(): string {
  return Object.entries(colours)
    .map(([role, colour]) => {
      const twin = darkColours[role as keyof typeof colours]
      return `figure svg [fill="${colour}"]{fill:${twin}}figure svg [stroke="${colour}"]{stroke:${twin}}`
    })
    .join('\n')
}

const light = `--paper:${colours.paper};--text:${colours.text};--muted:${colours.muted};--line:#d5d5d5;--soft:#f4f6f8;--bar:${colours.inner};--link:${colours.median}`
const dark = `--paper:${darkColours.paper};--text:${darkColours.text};--muted:${darkColours.muted};--line:#3a4046;--soft:#1f2429;--bar:${darkColours.inner};--link:${darkColours.median}`

/** Holds the style of a report: of letters and lines, on paper and screen, on light and dark ground. */
export const pageStyle = `
:root{color-scheme:light dark;${light}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--text);font:17px/1.55 ${fontFamily}}
main,header,footer,nav{max-width:54rem;margin:0 auto;padding:0 1.1rem}
header{padding-top:2.2rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .4rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:3rem 0 .8rem;padding-top:.9rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;line-height:1.35;margin:1.6rem 0 .5rem}
h4{font-size:1rem;margin:1.2rem 0 .2rem}
p,ul,ol,dl{margin:.6rem 0}
a{color:var(--link)}
.facts{color:var(--muted);margin:.2rem 0}
.skip{position:absolute;left:-99rem;background:var(--paper);padding:.5rem 1rem;z-index:3}
.skip:focus{left:.5rem;top:.5rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav{padding:0}
nav ul{list-style:none;margin:.9rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.answer p{font-size:1.12rem;margin:.8rem 0}
.warning{border-left:4px solid #d55e00;padding:.2rem 0 .2rem .9rem}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.94rem;line-height:1.4}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
td:last-child,th:last-child{padding-right:0}
table.binds{table-layout:fixed}
thead th{border-bottom:2px solid var(--muted)}
th[scope=row]{font-weight:normal}
small,.small{font-size:.85em;color:var(--muted)}
code{font:.88em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.bar{display:block;height:.5rem;width:100%}
.bar rect{fill:var(--bar)}
.bar .room{fill:var(--soft)}
figure{margin:1.6rem 0 2.4rem;position:relative}
figure svg{display:block;max-width:100%;height:auto}
figure svg text{font-family:${fontFamily}}
figcaption{color:var(--muted);font-size:.88rem;margin-top:.3rem}
.plot{position:relative;overflow-x:auto}
.plot.slim{display:none}
.tip{position:absolute;z-index:2;pointer-events:none;background:var(--text);color:var(--paper);font-size:.85rem;line-height:1.35;padding:.4rem .6rem;border-radius:4px;white-space:pre-line;max-width:19rem}
.mark{fill:var(--text);stroke:var(--paper);stroke-width:2}
.sources li{margin:.35rem 0;overflow-wrap:anywhere}
.hash{overflow-wrap:anywhere}
dl.repeat{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem}
dl.repeat dt{color:var(--muted)}
dl.repeat dd{margin:0;min-width:0}
.equation{overflow-x:auto;overflow-y:hidden;padding:.3rem 0}
math{font-size:1.05em}
${mathmlStyle}
footer{margin-top:3rem;padding-bottom:3rem;color:var(--muted);font-size:.88rem}
@media screen and (max-width:40rem){
.plot.wide{display:none}
.plot.slim{display:block}
body{font-size:16px}
h1{font-size:1.45rem}
.plot.only svg{min-width:38rem}
.tip{position:fixed;left:.5rem!important;right:.5rem;top:auto!important;bottom:.5rem;max-width:none}
dl.repeat{grid-template-columns:1fr;gap:0}
dl.repeat dd{margin:0 0 .6rem}
th,td{padding-right:.6rem}
}
@media screen and (prefers-color-scheme:dark){
:root{${dark}}
${darkCharts()}
}
@media print{
:root{color-scheme:light}
body{font-size:10.5pt}
nav,.skip,.tip,.mark{display:none}
main,header,footer{max-width:none;padding:0}
h2,h3,h4{break-after:avoid}
figure,tr,li{break-inside:avoid}
.scroll,.plot,.equation{overflow:visible}
a{color:inherit;text-decoration:none}
}
`
