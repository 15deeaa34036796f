/**
 * The look of the `/_local/` pages.
 *
 * Parts: `h1` with an optional `.lede`; `.bar` (a row of controls); `table.rows` inside `.card`; `.badge` with `.good`,
 * `.warn`, `.bad` or `.info`; `table.rows.stack`, whose cells stand below each other on a phone, each after its `data-label`; `.muted`, `.mono`, `.num` (right-aligned figures), `.nowrap`; `dl.facts`; `.empty`; `.button`.
 */
export const PAGE_STYLE = `
:root {
  --ground: #f6f7f9; --card: #fff; --ink: #16202c; --soft: #5a6776; --line: #e2e6eb; --hover: #f2f6fb;
  --accent: #0b62c4; --accent-soft: #e5f0fd; --good: #12693a; --good-soft: #def3e6; --warn: #7d4e00; --warn-soft: #fdf0d3;
  --bad: #a51d24; --bad-soft: #fde6e6;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151c; --card: #181f29; --ink: #e6ebf2; --soft: #9aa8b9; --line: #2a3442; --hover: #1e2733;
    --accent: #7db8ff; --accent-soft: #1b3350; --good: #7fd8a4; --good-soft: #15382a; --warn: #f0c163; --warn-soft: #3d3013;
    --bad: #ff9c9c; --bad-soft: #452025;
  }
}
* { box-sizing: border-box }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif;
}
a { color: var(--accent); text-decoration: none }
a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.skip { position: absolute; left: -999px; top: 8px; background: var(--card); padding: 6px 12px; z-index: 2 }
.skip:focus { left: 12px }
body > header {
  display: flex; gap: 8px 28px; align-items: center; flex-wrap: wrap; padding: 10px max(24px, calc((100% - 1160px) / 2));
  background: var(--card); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: 9px; font-weight: 650; color: var(--ink); letter-spacing: -.01em }
.brand:hover { text-decoration: none }
.brand span { width: 14px; height: 14px; border-radius: 50%; border: 4px solid var(--accent) }
.brand small { color: var(--soft); font-weight: 400 }
nav { display: flex; gap: 4px; flex-wrap: wrap }
nav a { color: var(--soft); padding: 5px 12px; border-radius: 7px; font-size: 14px }
nav a:hover { background: var(--hover); color: var(--ink); text-decoration: none }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600 }
main { max-width: 1208px; margin: 0 auto; padding: 26px 24px 64px }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -.015em }
h2 { font-size: 16px; margin: 28px 0 10px }
.lede { color: var(--soft); margin: 0 0 18px }
.muted { color: var(--soft) }
.mono { font-family: var(--mono); font-size: 13px }
.bar { display: flex; gap: 10px; flex-wrap: wrap; align-items: center; margin: 0 0 14px }
.bar .end { margin-left: auto }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 11px; overflow: hidden; margin: 0 0 18px }
.card.scroll { overflow-x: auto }
table.rows { width: 100%; border-collapse: collapse; font-size: 14px }
table.rows th {
  text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); padding: 9px 16px; border-bottom: 1px solid var(--line);
  white-space: nowrap;
}
table.rows td { padding: 9px 16px; border-bottom: 1px solid var(--line); vertical-align: top }
table.rows th[scope=row] { width: 1%; padding: 9px 32px 9px 16px; font-size: 14px; font-weight: 400; color: var(--ink) }
table.rows tbody tr:last-child > * { border-bottom: 0 }
table.rows tbody tr:hover { background: var(--hover) }
table.rows time, .num { font-variant-numeric: tabular-nums; white-space: nowrap }
.nowrap { white-space: nowrap }
table.rows .num { text-align: right }
details summary { cursor: pointer }
.badge {
  display: inline-block; padding: 1px 9px; border-radius: 99px; font-size: 12px; line-height: 18px; font-weight: 550;
  background: var(--hover); color: var(--soft); border: 1px solid transparent; white-space: nowrap;
}
.badge.info { background: var(--accent-soft); color: var(--accent) }
.badge.good { background: var(--good-soft); color: var(--good) }
.badge.warn { background: var(--warn-soft); color: var(--warn) }
.badge.bad { background: var(--bad-soft); color: var(--bad) }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 5px 20px; margin: 0; padding: 15px 18px; font-size: 14px }
dl.facts dt { color: var(--soft) }
dl.facts dd { margin: 0; overflow-wrap: anywhere }
.empty { padding: 54px 20px; text-align: center; color: var(--soft) }
.empty strong { display: block; color: var(--ink); font-size: 16px; margin-bottom: 4px }
input, select {
  font: inherit; font-size: 14px; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 6px 11px; min-width: 0;
}
button, .button {
  font: inherit; font-size: 14px; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 6px 13px; cursor: pointer;
}
button:hover, .button:hover { background: var(--hover); text-decoration: none }
pre { margin: 0; padding: 16px 18px; overflow-x: auto; font: 13px/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere }
iframe { display: block; width: 100%; border: 0; background: #fff }
@media (max-width: 640px) {
  main { padding: 18px 12px 48px }
  body > header { padding: 10px 12px }
  nav { flex-wrap: nowrap; overflow-x: auto; max-width: 100%; gap: 2px }
  nav a { padding: 5px 7px; font-size: 13px }
  table.rows th, table.rows td { padding: 8px 10px }
  table.stack, table.stack tbody, table.stack tr { display: block }
  table.stack thead { display: none }
  table.stack tr { padding: 8px 0; border-bottom: 1px solid var(--line) }
  table.stack tbody tr:last-child { border-bottom: 0 }
  table.rows.stack td, table.rows.stack th[scope=row] {
    display: block; width: auto; border: 0; padding: 2px 12px; text-align: left; white-space: normal; overflow-wrap: anywhere;
  }
  table.stack td[data-label] { display: flex !important; gap: 12px }
  table.stack td[data-label]::before { content: attr(data-label); flex: 0 0 84px; color: var(--soft); font-family: system-ui, sans-serif }
}
`;
